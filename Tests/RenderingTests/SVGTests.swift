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

  @Test("random figures of every kind are well-formed", arguments: 0..<9)
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

  @Test("text above and below the figures is on the page and in its description")
  func lines() {
    let text = SVGDocument.text(
      title: "t", figures: [SampleFigures.gain], above: ["A question? YES", "An answer."], below: ["XI-1 <holds>"])
    #expect(isWellFormed(text))
    for line in ["A question? YES", "An answer.", "XI-1 &lt;holds&gt;"] {
      #expect(text.contains(">\(line)</text>"), "\(line)")
      #expect(text.split(separator: "\n").contains { $0.hasPrefix("<desc") && $0.contains(line) }, "\(line)")
    }
  }

  @Test("no text leaves the page: long ones are wrapped, set closer or cut", arguments: 0..<9)
  func clipping(kind: Int) throws {
    for seed in 600..<606 as Range<UInt64> {
      let svg = randomFigure(kind: kind, seed: seed).rendered(as: .svg, style: .init())
      for match in svg.matches(of: /<text x="([-0-9.]+)" y="[-0-9.]+"( text-anchor="(\w+)")?([^>]*)>([^<]*)</) {
        let x = try #require(Double(match.1))
        // 4.5 units a column is what a narrow font of this size needs at least.
        let words = String(match.5).replacing("&amp;", with: "&")
        let length = match.4.firstMatch(of: /textLength="([0-9.]+)"/).flatMap { Double($0.1) } ?? 4.5 * Double(words.displayWidth)
        let left = match.3 == "end" ? x - length : match.3 == "middle" ? x - length / 2 : x
        #expect(left >= 0 && left + length <= 720, "kind \(kind), seed \(seed): \(match.0)")
      }
    }
  }

  @Test("a report stacks its figures in one document; without figures it is still one")
  func report() {
    let text = SampleReport.report.rendered(as: .svg, style: .init())
    #expect(isWellFormed(text))
    #expect(text.contains(">Bound and target risk against the threshold</text>") && text.contains(">Error of each method</text>"))
    #expect(
      text.contains("07 · Interleaved domains") && text.contains("defeat every threshold? YES") && text.contains("XI-6 FAILS"))
    #expect(isWellFormed(SampleReport.bare.rendered(as: .svg, style: .init())))
    #expect(isWellFormed(SampleReport.table.rendered(as: .svg, style: .init())))
  }
}
