import Rendering
import Report
import Testing

@Suite("Reference renderings")
struct ReferenceRenderingTests {
  @Test(
    "a figure looks as it did",
    arguments: ReferenceRendering.narrow + ReferenceRendering.usual + ReferenceRendering.wide + ReferenceRendering.kinds
      + ReferenceRendering.pictures + ReferenceRendering.screen)
  func rendering(reference: ReferenceRendering) {
    let style = RenderingStyle(
      canvas: reference.canvas, width: reference.width, figureRows: reference.rows, isCompact: reference.rows != nil)
    let text = reference.figure.rendered(as: .text, style: style)
    #expect(text == reference.text, "\(text)")
  }
}
