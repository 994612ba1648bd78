import Rendering
import Report

/// Numbers that break drawings.
private let hardNumbers: [Double] = [
  .nan, .infinity, -.infinity, 0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 1e-300, 1, 1 + 1e-15, -1, 1e16, 1e16 + 2, 0.1,
]

/// A random figure of the given kind, with missing parts, ragged rows and long names.
func randomFigure(kind: Int, seed: UInt64) -> Figure {
  var random = SplitMix(seed: seed)
  let isHard = random.next() % 2 == 0
  func number() -> Double {
    isHard && random.next() % 3 == 0 ? hardNumbers.randomElement(using: &random) ?? 0 : random.normal() * 3
  }
  func count(_ upper: Int) -> Int { Int.random(in: 0...upper, using: &random) }
  func name() -> String {
    let names = [
      "a", "target risk", "日本語", "λ* ⊕", String(repeating: "long", count: 30), "", "tab\tand\u{1B}[31m",
      "two words " + String(repeating: "w", count: 50),
    ]
    return names.randomElement(using: &random) ?? ""
  }
  func axis() -> Axis {
    let ranges: [ClosedRange<Double>?] = [nil, nil, 0...1, -1e308...1e308, 2...2, -.infinity ... .infinity, -3...0]
    return Axis(
      name(), unit: count(1) == 0 ? nil : name(), scale: count(3) == 0 ? .logarithmic : .linear,
      range: ranges.randomElement(using: &random) ?? nil)
  }
  func references() -> [Reference] {
    (0..<count(2)).map { _ in Reference(name(), at: number(), count(1) == 0 ? .horizontal : .vertical) }
  }
  func matrix() -> [[Double]] {
    let columns = count(1) == 0 ? count(5) : count(200)
    return (0..<(count(1) == 0 ? count(5) : count(80))).map { _ in (0..<max(0, columns - count(1))).map { _ in number() } }
  }
  func smallMatrix() -> [[Double]] {
    let columns = count(12)
    return (0..<count(12)).map { _ in (0..<max(0, columns - count(1))).map { _ in number() } }
  }
  func series() -> Series {
    let styles: [Series.Style] = [.line, .points, .steps, .leftSteps]
    let constant = count(4) == 0 ? number() : nil
    let points = (0..<(count(2) == 0 ? count(2) : count(300))).map { index in
      let band = count(1) == 0
      return Series.Point(
        count(3) == 0 ? number() : Double(index), constant ?? number(), lower: band ? number() : nil, upper: band ? number() : nil)
    }
    return Series(
      name(), style: styles.randomElement(using: &random) ?? .line, points: points, bandMeaning: count(1) == 0 ? nil : name())
  }
  let content: Figure.Content
  switch kind {
  case 0: content = .plot(Plot(x: axis(), y: axis(), series: (0..<count(8)).map { _ in series() }, references: references()))
  case 1:
    content = .histogram(
      Histogram(
        x: axis(), values: (0..<count(200)).map { _ in number() }, binCount: count(2) == 0 ? count(1000) - 5 : nil,
        references: references()))
  case 2:
    let parts = count(7)
    content = .bars(
      Bars(
        value: axis(), parts: (0..<parts).map { _ in name() },
        rows: (0..<count(9)).map { _ in Bars.Row(name(), (0..<count(7)).map { _ in number() }) }, references: references()))
  case 3:
    let values = matrix()
    content = .heatMap(
      HeatMap(
        x: axis(), y: axis(), columnNames: (0..<count(200)).map { _ in name() }, rowNames: (0..<count(80)).map { _ in name() },
        values: values))
  case 4:
    content = .decisionRegion(
      DecisionRegion(
        x: axis(), y: count(1) == 0 ? nil : axis(), labelNames: (0..<count(3)).map { _ in name() },
        grid: (0..<count(5)).map { _ in (0..<count(20)).map { _ in count(9) - 1 } },
        points: (0..<count(40)).map { _ in .init(x: number(), y: number(), label: count(9) - 1, group: name()) }))
  case 5:
    let mass = matrix()
    content = .transportPlan(
      TransportPlan(
        sourceNames: (0..<count(9)).map { _ in name() }, targetNames: (0..<count(9)).map { _ in name() }, mass: mass))
  case 6:
    func picture() -> PictureGrid.Picture? {
      count(4) == 0 ? nil : PictureGrid.Picture(name(), values: count(5) == 0 ? matrix() : smallMatrix())
    }
    content = .pictureGrid(
      PictureGrid(
        value: axis(), rows: (0..<count(4)).map { _ in PictureGrid.Row(name(), pictures: (0..<count(9)).map { _ in picture() }) }))
  case 7:
    content = .densities(Densities(x: axis(), curves: (0..<count(4)).map { _ in series() }))
  default:
    content = .forest(
      Forest(
        x: axis(), rows: (0..<count(9)).map { _ in .init(name(), estimate: number(), lower: number(), upper: number()) },
        intervalMeaning: name(), references: references()))
  }
  return Figure(title: name(), caption: name(), content: content)
}
