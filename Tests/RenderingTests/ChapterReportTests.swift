import Foundation
import Rendering
import Report
import Testing

@Suite("Chapter reports")
struct ChapterReportTests {
  private let report = SampleReport.report

  @Test("the parts come in the order in which they are read")
  func order() throws {
    for (format, marks) in [
      (
        OutputFormat.text,
        [
          "A threshold that is perfect", "The claims", "On interleaved domains", "The table compares", "Verdicts: 1 of 2",
          "Try next", "Seed 7", "--seed 7",
        ]
      ),
      (
        .markdown,
        [
          "# interleaved", "A threshold that is perfect", "## The claims", "## Distances", "## Verdicts: 1 of 2", "## Try next",
          "## This run",
        ]
      ),
    ] {
      let text = report.rendered(as: format, style: .init())
      var rest = text[...]
      for mark in marks {
        let range = try #require(rest.range(of: mark), "\(mark) is missing or too early in \(text)")
        rest = rest[range.upperBound...]
      }
    }
  }

  @Test("the first line is the finding")
  func firstLine() {
    #expect(report.rendered(as: .text, style: .init(width: 160)).hasPrefix(report.headline + "\n"))
  }

  @Test("nothing is wider than asked", arguments: [40, 60, 80, 120, 160], RenderingStyle.Canvas.allCases)
  func widths(width: Int, canvas: RenderingStyle.Canvas) {
    let text = report.rendered(as: .text, style: .init(canvas: canvas, width: width))
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      #expect(String(line).displayWidth <= width || words.count == 1, "\(line)")
      #expect(!line.hasSuffix(" "))
    }
  }

  @Test("a verdict shows statement, correction, numbers and witness, and a disagreement is plain")
  func verdicts() {
    let text = report.rendered(as: .text, style: .init(width: 80))
    #expect(
      text.contains(
        """
        XI-2  CORRECTED
          For every n ≥ 2 and ξ = 1/(2n), the lowest joint error of a threshold on the
          two interleaved point sets is 1 − ξ.
          Corrected: The lowest joint error is 1 − 2ξ = 1 − 1/n.
          Predicted 9/10; measured 4/5.
          Rounding tolerance 1e-12.
          Witness: the threshold at 0.1 with label 1 to its left

        XI-10  INCONCLUSIVE
          Accuracy on the target falls with ξ.
          Predicted below 0; measured -0.010 ± 0.020.
          Interval [-0.031, 0.010] (95 % t-interval over 20 seeds).
          This is not what the lesson states: it expects the verdict 'holds'.
        """))
  }

  @Test("headings are underlined where they are looked at, and plain where they are listened to")
  func headings() {
    #expect(report.rendered(as: .text, style: .init()).contains("\nThe claims\n==========\n"))
    #expect(report.rendered(as: .text, style: .init(canvas: .block)).contains("\nThe claims\n══════════\n"))
    #expect(report.rendered(as: .text, style: .init(canvas: .none)).contains("\nThe claims\n\n"))
  }

  @Test("a command that is too long goes on after a backslash, quotes unbroken")
  func commands() {
    #expect(
      report.rendered(as: .text, style: .init(width: 60)).contains(
        """
          lab run interleaved-counterexample --xi 1/10 \\
            --convention endpoints --seeds 20 --format 'text' \\
            --plot braille
        """))
  }

  @Test("JSON has exactly the six keys, and a claim those that apply to it")
  func json() throws {
    let text = report.rendered(as: .json, style: .init())
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["chapter", "seed", "parameters", "claims", "tables", "figures"])
    let claims = try #require(object["claims"] as? [[String: Any]])
    let always: Set<String> = ["id", "statement", "source", "kind", "verdict", "predicted", "measured"]
    #expect(Set(claims[0].keys) == always.union(["tolerance", "correction", "witness"]))
    #expect(Set(claims[1].keys) == always.union(["interval", "seeds", "expected"]))
    #expect(claims[0]["measured"] as? String == "4/5")
    let tables = try #require(object["tables"] as? [[String: Any]])
    #expect(Set(tables[0].keys) == ["title", "columns", "rows"])
    let rows = try #require(tables[0]["rows"] as? [[Any]])
    #expect(rows[0][1] as? Double == 0.1234567)
    #expect(rows[1][4] is NSNull)
    #expect((object["parameters"] as? [String: Any])?["xi"] as? String == "1/10")
  }

  @Test("CSV holds the tables one after another, the verdicts last")
  func csv() {
    let text = report.rendered(as: .csv, style: .init())
    #expect(text.hasPrefix("# Distances by world\r\nworld,W1,λ*,accuracy,accuracy (plus or minus),p\r\n"))
    #expect(text.contains("\r\n\r\n# Verdicts\r\nid,verdict,expected,"))
    #expect(text.contains("XI-10,inconclusive,holds,effect,"))
  }

  @Test("the same report gives the same bytes in every format", arguments: OutputFormat.allCases)
  func determinism(format: OutputFormat) {
    let style = RenderingStyle(canvas: .block, color: true, width: 100)
    #expect(report.rendered(as: format, style: style) == report.rendered(as: format, style: style))
    #expect(report.rendered(as: format, style: style).utf8.last == UInt8(ascii: "\n"))
  }

  @Test("only text is coloured", arguments: OutputFormat.allCases)
  func color(format: OutputFormat) {
    let text = report.rendered(as: format, style: .init(canvas: .block, color: true))
    #expect(text.contains("\u{1B}[") == (format == .text))
  }

  @Test("Markdown fences hold figures that nothing in them can end")
  func fences() {
    let figure = Figure(title: "``` ````", caption: "", content: SampleFigures.gain.content)
    let text = figure.rendered(as: .markdown, style: .init())
    #expect(text.hasPrefix("`````text\n") && text.hasSuffix("\n`````\n"))
  }
}
