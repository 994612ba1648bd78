import Foundation
import Rendering
import Report
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("HTML pages")
struct HTMLTests {
  private static let hostile = "<script>alert(1)</script>&\"'\u{0}\u{1B}\u{202E}]]>--><img src=x onerror=y>"

  private func isWellFormed(_ text: String) -> Bool {
    XMLParser(data: Data(text.replacing("<!DOCTYPE html>\n", with: "").utf8)).parse()
  }

  private func page(_ words: String) -> Page {
    let figure = Figure(title: words, caption: words, content: SampleFigures.gain.content)
    let table = Table(title: words, columns: [words, "n"], rows: [[.text(words), .integer(1)]])
    return Page(title: words, items: [.heading(words), .paragraph(words), .table(table), .figure(figure), .figure(figure)])
  }

  @Test("whatever a page says stays text", arguments: [hostile, "λ ≤ ½", ""])
  func escaping(words: String) {
    let text = page(words).rendered(as: .html, style: .init())
    #expect(isWellFormed(text))
    #expect(!text.contains("<script") && !text.contains("<img") && !text.unicodeScalars.contains("\u{202E}"))
  }

  @Test("a page needs nothing else, runs nothing, and is shown in light and in dark")
  func selfContained() {
    let text = page("A").rendered(as: .html, style: .init())
    #expect(!text.replacing("http://www.w3.org/2000/svg", with: "").contains("http"))
    for word in ["src=", "href=", "@import", "<script", "url(http"] { #expect(!text.contains(word), "\(word)") }
    #expect(
      text.contains("<meta charset=\"utf-8\"/>") && text.contains("prefers-color-scheme:dark") && text.contains("lang=\"en\""))
  }

  @Test("identifiers occur once, and every drawing is named and described by its own")
  func identifiers() {
    let text = page("A").rendered(as: .html, style: .init())
    let identifiers = text.matches(of: /id="([^"]+)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    for match in text.matches(of: /aria-labelledby="(\S+) (\S+)"/) {
      #expect(identifiers.contains(String(match.1)) && identifiers.contains(String(match.2)))
    }
    #expect(text.matches(of: /role="img"/).count == 2)
  }

  @Test("figures of every kind are drawn", arguments: SampleFigures.all)
  func figures(figure: Figure) {
    let text = figure.rendered(as: .html, style: .init())
    #expect(isWellFormed(text) && text.contains("<figure>"))
  }

  @Test("a chapter's record has its claims with their verdicts")
  func record() {
    let report = SampleReport.report
    let text = report.rendered(as: .html, style: .init())
    #expect(isWellFormed(text))
    for finding in report.findings { #expect(text.contains("\(finding.claim.id): ")) }
  }
}
