import Report
import Testing

@Suite("Findings and their sources")
struct FindingTests {
  @Test(
    "A run agrees with the lesson where the verdict is the one stated, and only there", arguments: Verdict.allCases,
    Verdict.allCases)
  func agreement(expected: Verdict, computed: Verdict) {
    let claim = Claim(id: "X-1", statement: "It is so.", citations: [.said("a guess")], kind: .identity, expectedVerdict: expected)
    let judgement =
      switch computed {
      case .holds: Judgement.decided("x", says: 1, here: 1, holds: true)
      case .fails: Judgement.decided("x", says: 1, here: 2, holds: false)
      case .corrected: Judgement.decided("x", says: 1, here: 2, holds: false).corrected(if: true, to: "Otherwise.")
      case .inconclusive: Judgement.law("x", violations: 0, of: 0)
      }
    let finding = Finding(claim, judgement)
    #expect(finding.verdict == computed && finding.isAsExpected == (expected == computed))
  }

  @Test("A citation names work, place and remark, and says where we have not seen the work")
  func citations() {
    let (seen, other) = (Source("A. B", "C", "D 2010", isSeen: true), Source("E. F", "G", "H 2011"))
    #expect(seen.at("p. 3").text == "A. B, \"C\", D 2010, p. 3")
    #expect(other.at("Theorem 2").noting("as quoted").text == "E. F, \"G\", H 2011, Theorem 2, as quoted (not seen by us)")
    #expect(Citation.said("a guess").text == "a guess")
    let claim = Claim(id: "X", statement: "s", citations: [seen.cited, .said("a guess")], kind: .effect, expectedVerdict: .holds)
    #expect(claim.source == "A. B, \"C\", D 2010; a guess")
  }

  @Test("A report holds what its parts hold, in their order, and is as expected if every claim is")
  func report() {
    func part(_ name: String, holds: Bool) -> ChapterReport.Part {
      let claim = Claim(id: name, statement: "s", citations: [], kind: .identity, expectedVerdict: .holds)
      let answer = Answer(
        setting: "", question: "\(name)?", reply: "YES", finding: "\(name).", quantities: [], why: "So.", ask: Ask("And?"))
      return ChapterReport.Part(
        name: name, title: name, answer: answer, record: [.table(Table(title: name, columns: [], rows: []))],
        findings: [Finding(claim, .decided("x", says: 1, here: 1, holds: holds))])
    }
    func report(_ parts: ChapterReport.Part...) -> ChapterReport {
      ChapterReport(chapter: "c", title: "C", parts: parts, seed: nil, parameters: [], command: "c")
    }
    let right = report(part("a", holds: true), part("b", holds: true))
    #expect(right.headline == "a." && right.findings.map(\.claim.id) == ["a", "b"] && right.tables.map(\.title) == ["a", "b"])
    #expect(right.isAsExpected && !report(part("a", holds: true), part("b", holds: false)).isAsExpected)
  }
}
