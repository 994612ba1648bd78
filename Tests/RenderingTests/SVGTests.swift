import Foundation
import Rendering
import Report
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("SVG")
struct SVGTests {
  private func isWellFormed(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

  @Test("every sample figure is well-formed, named and described", arguments: SampleFigures.all)
  func samples(figure: Figure) {
    let text = figure.rendered(as: .svg, style: .init())
    #expect(isWellFormed(text))
    #expect(text.contains("role=\"img\"") && text.contains("<title id=\"title\">") && text.contains("<desc id="))
    #expect(text.contains("prefers-color-scheme:dark"))
  }

  @Test("random figures of every kind are well-formed", arguments: 0..<8)
  func anyData(kind: Int) {
    for seed in 500..<505 as Range<UInt64> {
      #expect(isWellFormed(randomFigure(kind: kind, seed: seed).rendered(as: .svg, style: .init())), "kind \(kind), seed \(seed)")
    }
  }

  @Test("names with mark-up and control characters stay text")
  func escaping() {
    let title = "<script>&\"'\u{0}\u{1B}]]>\u{FFFF}"
    let figure = Figure(title: title, caption: title, content: SampleFigures.gain.content)
    let text = figure.rendered(as: .svg, style: .init())
    #expect(isWellFormed(text))
    #expect(!text.contains("<script"))
  }

  @Test("a report stacks its figures in one document; without figures it is still one")
  func report() {
    let text = SampleReport.report.rendered(as: .svg, style: .init())
    #expect(isWellFormed(text))
    #expect(text.contains(">Bound and target risk against the threshold</text>") && text.contains(">Error of each method</text>"))
    let empty = ChapterReport(
      chapter: "c", headline: "Nothing.", body: [], findings: [], tryNext: [], seed: nil, parameters: [], command: "c")
    #expect(isWellFormed(empty.rendered(as: .svg, style: .init())))
    #expect(isWellFormed(SampleReport.table.rendered(as: .svg, style: .init())))
  }
}
