import Rendering
import Report
import Testing

@Suite("The first screen")
struct ScreenTests {
  private let report = SampleReport.report

  private func lines(_ report: ChapterReport, _ style: RenderingStyle = .init()) -> [String] {
    report.rendered(as: .text, style: style).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test("at most 40 lines of at most 80 columns, with everything on it", arguments: RenderingStyle.Canvas.allCases)
  func size(canvas: RenderingStyle.Canvas) {
    let lines = lines(report, .init(canvas: canvas))
    #expect(lines.count <= 40 || canvas == .none, "\(lines.count) lines")
    for line in lines { #expect(line.displayWidth <= 80, "\(line)") }
  }

  @Test(
    "nothing is wider than the terminal, and prose never wider than 90 columns", arguments: [40, 60, 80, 120, 160],
    RenderingStyle.Canvas.allCases)
  func widths(width: Int, canvas: RenderingStyle.Canvas) {
    for report in [report, SampleReport.bare] {
      for line in lines(report, .init(canvas: canvas, width: width)) { #expect(line.displayWidth <= min(width, 90), "\(line)") }
    }
  }

  @Test("question, reply, world, figure, verdicts, change, parts, why, ask, more: in this order, the finding last")
  func order() throws {
    let marks = [
      "07 · Interleaved domains", "ξ = 1/10, 5 points a side", "Can two domains a hair apart defeat every threshold?   YES",
      SampleFigures.strip.title, SampleFigures.risks.title, "XI-10", "4 claims: ", "  Now ", "  Parts ", "  Why ", "  Ask ",
      "./lab run 7 --xi 1/20", "  More ", "\n\nA threshold that is perfect",
    ]
    let text = report.rendered(as: .text, style: .init(canvas: .block))
    var rest = text[...]
    for mark in marks where !mark.isEmpty {
      let range = try #require(rest.range(of: mark), "\(mark) is missing or too early in \(text)")
      rest = rest[range.upperBound...]
    }
  }

  @Test("the last line is the end of the finding, so that it is in sight when the prompt returns", arguments: [40, 80, 160])
  func finding(width: Int) {
    for canvas in [RenderingStyle.Canvas.block, .braille, .ascii] {
      let last = lines(report, .init(canvas: canvas, width: width)).reversed().prefix { !$0.isEmpty }.reversed()
      #expect(last.joined(separator: " ") == report.headline)
    }
  }

  @Test("where nothing is drawn, the finding is what is read first", arguments: [40, 80, 160])
  func spoken(width: Int) {
    let lines = lines(report, .init(canvas: .none, width: width))
    #expect(lines.prefix { !$0.isEmpty }.joined(separator: " ") == report.headline)
    let drawn = lines.joined().unicodeScalars.first { (0x2500...0x259F).contains($0.value) || (0x2800...0x28FF).contains($0.value) }
    #expect(drawn == nil)
  }

  @Test("at most three verdicts by name: first what is not as the lesson states, then what surprises; the rest are counted")
  func verdicts() {
    func named(_ findings: [Finding]) -> [String] {
      let answer = SampleReport.distances
      let report = ChapterReport(
        chapter: "c", title: "c", parts: [.init(name: "p", title: "p", answer: answer, record: [], findings: findings)], seed: nil,
        parameters: [], command: "c")
      let screen = lines(report)
      return findings.map(\.claim.id).filter { id in screen.contains { $0.hasSuffix("  \(id)") } }
    }
    let (corrected, tight, refuted, inconclusive) =
      (SampleReport.corrected, SampleReport.tight, SampleReport.refuted, SampleReport.inconclusive)
    #expect(named([corrected, tight, refuted]) == ["XI-2", "BD-1", "XI-6"])
    #expect(named([corrected, tight, refuted, inconclusive]) == ["XI-2", "BD-1", "XI-10"])
    let quiet = Finding(corrected.claim, corrected.judgement)
    #expect(named([quiet, tight]) == ["BD-1"] && named([quiet]) == [])
    #expect(
      lines(report).contains("  4 claims: 1 holds · 1 corrected · 1 fails · 1 inconclusive, XI-10 not as the")
        || lines(report).joined(separator: " ").contains("1 inconclusive, XI-10 not as"))
  }

  @Test("a verdict's line has the quantity, this run's value, what the claim says of it, verdict and id")
  func verdictLine() {
    let screen = lines(report)
    #expect(
      screen.contains { $0.contains("R_S + ½d_HΔH + λ") && $0.contains("  = R_T: tight  ") && $0.hasSuffix("HOLDS         BD-1") })
    #expect(
      screen.contains {
        $0.contains("best R_S + R_T") && $0.contains("4/5") && $0.contains("published 9/10") && $0.hasSuffix("CORRECTED     XI-2")
      })
    #expect(screen.contains { $0.contains("slope") && $0.contains("-0.010 ± 0.020 points") && $0.contains("claimed below 0") })
  }

  @Test("a report of the least: no figure, no claim, no number, no parts")
  func bare() {
    #expect(
      SampleReport.bare.rendered(as: .text, style: .init()) == """
        bare
        Anything?   NO

          Why   So it is.
          Ask   Anything else? ./lab run bare
          More  --all

        Nothing.

        """)
  }

  @Test("control characters from a stranger's names do not reach the terminal")
  func controlCharacters() {
    let answer = Answer(
      setting: "a\u{1B}[2J", question: "b\u{1B}[2J?", reply: "c\u{7}", finding: "d\u{1B}.", quantities: [], why: "e\u{1B}.",
      ask: Ask("f\u{1B}?"))
    let report = ChapterReport(
      chapter: "c", title: "t\u{1B}", parts: [.init(name: "p", title: "p\u{1B}", answer: answer, record: [], findings: [])],
      change: "g\u{1B}", seed: nil, parameters: [.init("h\u{1B}", "i\u{1B}")], command: "c\u{1B}")
    for scope in [ReportScope.screen, .record] {
      let text = report.rendered(as: .text, style: .init(), scope: scope)
      #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" }, "\(text)")
    }
  }
}
