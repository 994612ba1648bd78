import ChapterKit
import Rendering
import Report
import Testing

@Suite struct RenderingStyleTests {
  private func terminal(_ variables: [String: String] = [:], columns: Int = 0) -> OutputEnvironment {
    let usual = ["TERM": "xterm-256color", "LANG": "en_GB.UTF-8"]
    return OutputEnvironment(variables: usual.merging(variables) { $1 }, outputIsTerminal: true, terminalColumns: columns)
  }

  private func file(_ variables: [String: String] = [:]) -> OutputEnvironment {
    OutputEnvironment(variables: ["TERM": "xterm-256color", "LANG": "en_GB.UTF-8"].merging(variables) { $1 })
  }

  @Test("Automatic figures are blocks on a terminal with a UTF-8 locale, and ASCII elsewhere")
  func automaticCanvas() {
    #expect(RenderingStyle(in: terminal()).canvas == .block)
    #expect(RenderingStyle(in: file()).canvas == .ascii)
    for variables in [
      ["TERM": "dumb"], ["TERM": ""], ["LANG": "C"], ["LANG": ""], ["LC_ALL": "POSIX"], ["LC_CTYPE": "de_DE.ISO8859-1"],
    ] {
      #expect(RenderingStyle(in: terminal(variables)).canvas == .ascii, "\(variables)")
    }
    for variables in [
      ["LANG": "C", "LC_ALL": "C.utf8"], ["LANG": "C", "LC_CTYPE": "UTF-8"], ["LANG": "de_DE.UTF-8", "LC_ALL": ""],
    ] {
      #expect(RenderingStyle(in: terminal(variables)).canvas == .block, "\(variables)")
    }
    #expect(RenderingStyle(in: terminal(["LC_ALL": "C", "LC_CTYPE": "C.UTF-8"])).canvas == .ascii, "LC_ALL has precedence")
  }

  @Test(
    "A canvas that is asked for is used anywhere",
    arguments: zip([PlotChoice.block, .braille, .ascii, .none], RenderingStyle.Canvas.allCases))
  func chosenCanvas(choice: PlotChoice, canvas: RenderingStyle.Canvas) {
    for environment in [terminal(), terminal(["TERM": "dumb"]), terminal(columns: 20), file()] {
      #expect(RenderingStyle(plot: choice, in: environment).canvas == canvas)
    }
  }

  @Test("The width is --width, else COLUMNS, else the terminal's, else 80, within 40…160")
  func terminalWidth() {
    #expect(RenderingStyle(width: 100, in: terminal(["COLUMNS": "90"], columns: 120)).width == 100)
    #expect(RenderingStyle(in: terminal(["COLUMNS": "90"], columns: 120)).width == 90)
    #expect(RenderingStyle(in: terminal(columns: 120)).width == 120)
    #expect(RenderingStyle(in: terminal()).width == 80)
    #expect(RenderingStyle(in: terminal(columns: 500)).width == 160)
    #expect(RenderingStyle(in: terminal(columns: 10)).width == 40)
    for nonsense in ["", "0", "-5", "wide", "99999999999999999999"] {
      #expect(RenderingStyle(in: terminal(["COLUMNS": nonsense], columns: 120)).width == 120, "COLUMNS=\(nonsense)")
    }
  }

  @Test("A file is 80 columns wide unless --width says otherwise")
  func fileWidth() {
    #expect(RenderingStyle(in: file(["COLUMNS": "120"])).width == 80)
    #expect(RenderingStyle(width: 120, in: file()).width == 120)
  }

  @Test("On a terminal narrower than 40 columns words stand in for a figure")
  func narrow() {
    #expect(RenderingStyle(in: terminal(columns: 39)).canvas == .none)
    #expect(RenderingStyle(in: terminal(columns: 40)).canvas == .block)
    #expect(RenderingStyle(width: 40, in: terminal(columns: 39)).canvas == .block)
  }

  @Test("Colour goes by --color, then NO_COLOR, then FORCE_COLOR or CLICOLOR_FORCE, then TERM=dumb, then the terminal")
  func color() {
    #expect(RenderingStyle(in: terminal()).color)
    #expect(!RenderingStyle(in: file()).color)
    #expect(!RenderingStyle(in: terminal(["TERM": "dumb"])).color)
    for force in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      #expect(RenderingStyle(in: file([force: "1"])).color)
      #expect(RenderingStyle(in: terminal(["TERM": "dumb", force: "1"])).color)
      #expect(!RenderingStyle(in: file([force: "0"])).color)
      #expect(!RenderingStyle(in: file([force: ""])).color)
      #expect(!RenderingStyle(in: terminal([force: "1", "NO_COLOR": "1"])).color)
    }
    #expect(RenderingStyle(in: terminal(["NO_COLOR": ""])).color, "An empty NO_COLOR asks for nothing.")
    #expect(RenderingStyle(color: .always, in: file(["NO_COLOR": "1", "TERM": "dumb"])).color)
    #expect(!RenderingStyle(color: .never, in: terminal(["FORCE_COLOR": "1"])).color)
  }
}
