import Foundation
import Rendering
import Report
import Testing

@Suite("Chapter reports")
struct ChapterReportTests {
  private let report = SampleReport.report

  @Test("the parts of a record come in the order in which they are read", arguments: [OutputFormat.text, .markdown])
  func order(format: OutputFormat) throws {
    let marks = [
      "07 · Interleaved domains", "Near domains", "Can two domains", "A threshold that is perfect", "Risks", "The table compares",
      "Distances by world", "Why: W₁ sees", "XI-2", "BD-1", "XI-6", "Distances", "How far apart", "XI-10", "4 claims:", "This run",
      "./lab run interleaved-counterexample",
    ]
    var rest = report.rendered(as: format, style: .init(width: 160), scope: .record)[...]
    for mark in marks {
      let range = try #require(rest.range(of: mark), "\(mark) is missing or too early.")
      rest = rest[range.upperBound...]
    }
  }

  @Test("the last line of a record is its finding")
  func lastLine() {
    #expect(
      report.rendered(as: .text, style: .init(width: 160), scope: .record).hasSuffix(
        "\n\nA threshold that is perfect on the source errs on source and target together by at least\n4/5, not 9/10.\n"))
  }

  @Test("nothing is wider than asked", arguments: [40, 60, 80, 120, 160], RenderingStyle.Canvas.allCases)
  func widths(width: Int, canvas: RenderingStyle.Canvas) {
    for scope in [ReportScope.record, .screen, .claim("XI-10")] {
      for line in report.rendered(as: .text, style: .init(canvas: canvas, width: width), scope: scope).split(separator: "\n") {
        let words = line.split(separator: " ")
        #expect(String(line).displayWidth <= width || words.count == 1, "\(scope): \(line)")
        #expect(!line.hasSuffix(" "), "\(scope): \(line)")
      }
    }
  }

  @Test(
    "the record states each claim once, with correction, numbers and witness, and a disagreement is plain",
    arguments: [40, 80, 160])
  func once(width: Int) {
    let text = report.rendered(as: .text, style: .init(width: width), scope: .record)
    let lines = text.split(separator: "\n")
    for finding in report.findings {
      let head = "\(finding.claim.id)  \(finding.verdict.rawValue.uppercased())"
      #expect(lines.count { $0 == head } == 1, "\(head)")
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.ranges(of: finding.claim.statement).count == 1, "\(finding.claim.statement)")
    }
  }

  @Test("a claim is told in full: statement, source, correction, numbers, interval, tolerance, witness")
  func claims() {
    #expect(
      report.rendered(as: .text, style: .init(width: 80), scope: .claim("XI-2")) == """
        XI-2  CORRECTED
          For every n ≥ 2 and ξ = 1/(2n), the lowest joint error of a threshold on the
          two interleaved point sets is 1 − ξ.
          A. Author and B. Author, "On interleaved domains", Venue (2012), Theorem 3
          Corrected: The lowest joint error is 1 − 2ξ = 1 − 1/n.
          The claim says: best R_S + R_T 9/10.
          Here: best R_S + R_T 4/5.
          Rounding tolerance 1e-12.
          Witness: The threshold at 0.1 with label 1 to its left.

        ./lab explain XI-2 · ./lab lesson 7

        """)
    #expect(
      report.rendered(as: .text, style: .init(width: 80), scope: .claim("XI-10")) == """
        XI-10  INCONCLUSIVE
          Accuracy on the target falls with ξ.
          often taken for granted
          The claim says: slope below 0.
          Here: slope -0.010 ± 0.020 points.
          Interval [-0.031, 0.010] (slope, 95 % Student interval over 20 seeds).
          This is not what the lesson states: it expects the verdict 'holds'.

        ./lab explain XI-10 · ./lab lesson 7

        """)
  }

  @Test("headings are underlined where they are looked at, and plain where they are listened to")
  func headings() {
    func record(_ canvas: RenderingStyle.Canvas) -> String {
      report.rendered(as: .text, style: .init(canvas: canvas), scope: .record)
    }
    #expect(record(.ascii).contains("\nNear domains\n============\n"))
    #expect(record(.block).contains("\nNear domains\n════════════\n"))
    #expect(record(.none).contains("\nNear domains\n\n"))
  }

  @Test("a command that is too long goes on after a backslash, quotes unbroken")
  func commands() {
    #expect(
      report.rendered(as: .text, style: .init(width: 60), scope: .record).contains(
        """
          ./lab run interleaved-counterexample --xi 1/10 \\
            --convention endpoints --seeds 20 --format 'text' \\
            --plot braille
        """))
  }

  @Test("JSON has exactly the ten keys, and a claim those that apply to it")
  func json() throws {
    let text = report.rendered(as: .json, style: .init())
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let keys = ["chapter", "headline", "question", "answer", "quantities", "seed", "parameters", "claims", "tables", "figures"]
    #expect(Set(object.keys) == Set(keys))
    #expect(object["headline"] as? String == report.headline && object["answer"] as? String == "YES")
    let quantities = try #require(object["quantities"] as? [[String: Any]])
    #expect(quantities.allSatisfy { Set($0.keys) == ["name", "value", "unit"] })
    #expect(quantities.map { $0["name"] as? String } == ["λ", "slope"] && quantities[0]["value"] as? String == "4/5")
    #expect(quantities[0]["unit"] is NSNull && quantities[1]["unit"] as? String == "points")
    let claims = try #require(object["claims"] as? [[String: Any]])
    let always: Set<String> = ["id", "statement", "source", "kind", "verdict", "quantity", "says", "predicted", "measured"]
    #expect(Set(claims[0].keys) == always.union(["published", "tolerance", "correction", "witness"]))
    #expect(Set(claims[1].keys) == always)
    #expect(Set(claims[3].keys) == always.union(["unit", "interval", "seeds", "expected"]))
    #expect(claims[0]["measured"] as? String == "4/5" && claims[0]["says"] as? String == "9/10")
    let tables = try #require(object["tables"] as? [[String: Any]])
    #expect(Set(tables[0].keys) == ["title", "columns", "rows"])
    let rows = try #require(tables[0]["rows"] as? [[Any]])
    #expect(rows[0][1] as? Double == 0.1234567)
    #expect(rows[1][4] is NSNull)
    #expect((object["parameters"] as? [String: Any])?["xi"] as? String == "1/10")
    #expect((object["figures"] as? [[String: Any]])?.count == 4, "Of each part the world, the figure and what the record adds.")
  }

  @Test("CSV holds the tables one after another, the verdicts last")
  func csv() {
    let text = report.rendered(as: .csv, style: .init())
    #expect(text.hasPrefix("# Distances by world\r\nworld,W1,λ*,accuracy,accuracy (plus or minus),p\r\n"))
    #expect(text.contains("\r\n\r\n# Verdicts\r\nid,verdict,expected,kind,quantity,says,published,here,"))
    #expect(text.contains("XI-10,inconclusive,holds,effect,slope,below 0,,"))
    #expect(text.contains("XI-2,corrected,corrected,identity,best R_S + R_T,9/10,9/10,4/5,"))
  }

  @Test("the same report gives the same bytes in every format", arguments: OutputFormat.allCases)
  func determinism(format: OutputFormat) {
    let style = RenderingStyle(canvas: .block, color: true, width: 100)
    for report in [report, SampleReport.bare] {
      #expect(report.rendered(as: format, style: style) == report.rendered(as: format, style: style))
      #expect(report.rendered(as: format, style: style).utf8.last == UInt8(ascii: "\n") || format == .csv)
    }
  }

  @Test("only text is coloured", arguments: OutputFormat.allCases, [ReportScope.screen, .record, .claim("XI-2")])
  func color(format: OutputFormat, scope: ReportScope) {
    let text = report.rendered(as: format, style: .init(canvas: .block, color: true), scope: scope)
    #expect(text.contains("\u{1B}[") == (format == .text))
  }

  @Test("Markdown fences hold figures that nothing in them can end")
  func fences() {
    let figure = Figure(title: "``` ````", caption: "", content: SampleFigures.gain.content)
    let text = figure.rendered(as: .markdown, style: .init())
    #expect(text.hasPrefix("`````text\n") && text.hasSuffix("\n`````\n"))
  }
}
