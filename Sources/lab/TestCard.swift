internal import Rendering
internal import Report

/// One small figure on every canvas, so that a person can see which of them the terminal and its font show well.
struct TestCard {
  let width: Int

  var text: String {
    let canvases: [(RenderingStyle.Canvas, String)] = [
      (.ascii, "plain ASCII: works everywhere"), (.block, "--plot block: the curve should have no gaps"),
      (.braille, "--plot braille: the dots should form one even line"),
    ]
    return canvases.map { canvas, hint in
      figure(titled: hint).rendered(as: .text, style: RenderingStyle(canvas: canvas, color: false, width: width))
    }.joined(separator: "\n")
  }

  private func figure(titled title: String) -> Figure {
    let points = (0...60).map { step in
      let x = Double(step) / 10 - 3
      return Series.Point(x, 1 / (1 + x * x))
    }
    let plot = Plot(
      x: Axis("x"), y: Axis("y"), series: [Series("1 / (1 + x^2)", points: points)], references: [Reference("half", at: 0.5)])
    return Figure(title: title, caption: "One peak of height 1 at x = 0.", content: .plot(plot))
  }
}
