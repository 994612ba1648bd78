import Foundation
import Rendering
import Report
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pages")
struct PageTests {
  private let page = Page(
    title: "λ goes from 4/5 to 9/10 as ξ goes from 1/10 to 1/20.",
    items: [.heading("Curves"), .figure(SampleFigures.risks), .paragraph("And in numbers:"), .table(SampleReport.table)])

  @Test("a page holds its title, its tables and its figures in every format", arguments: OutputFormat.allCases)
  func formats(format: OutputFormat) {
    let text = page.rendered(as: format, style: .init())
    #expect(text.contains("λ goes from") || format == .csv)
    #expect(text.contains("mean shift") || format == .svg, "An SVG page of figures has no tables.")
    #expect(text.contains(SampleFigures.risks.title) || format == .csv)
    #expect(text.utf8.last == UInt8(ascii: "\n"))
    #expect(text == page.rendered(as: format, style: .init()))
  }

  @Test("as JSON it has exactly the keys title, tables and figures")
  func json() throws {
    let text = page.rendered(as: .json, style: .init())
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["title", "tables", "figures"])
    #expect((object["tables"] as? [Any])?.count == 1 && (object["figures"] as? [Any])?.count == 1)
  }

  @Test("as SVG it is well-formed, with tables drawn as lines where there is no figure")
  func svg() {
    let tables = Page(title: "Numbers", items: [.table(SampleReport.table)])
    for page in [page, tables, Page(title: "Nothing", items: [])] {
      #expect(XMLParser(data: Data(page.rendered(as: .svg, style: .init()).utf8)).parse(), "\(page.title)")
    }
    #expect(tables.rendered(as: .svg, style: .init()).contains("mean shift"))
  }

  @Test("nothing of it is wider than asked", arguments: [40, 60, 80, 160], RenderingStyle.Canvas.allCases)
  func widths(width: Int, canvas: RenderingStyle.Canvas) {
    for line in page.rendered(as: .text, style: .init(canvas: canvas, width: width)).split(separator: "\n") {
      #expect(String(line).displayWidth <= width, "\(line)")
    }
  }
}
