import Foundation
import Report
import Testing

/// Numbers that break drawings.
private let hardNumbers: [Double] = [
  .nan, .infinity, -.infinity, 0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 1e-300, 1, 1 + 1e-15, -1, 1e16, 1e16 + 2, 0.1,
]

/// A random figure of the given kind, with missing parts, ragged rows and long names.
private func randomFigure(kind: Int, seed: UInt64) -> Figure {
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
  func series() -> Series {
    let styles: [Series.Style] = [.line, .points, .steps]
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
  default:
    content = .forest(
      Forest(
        x: axis(), rows: (0..<count(9)).map { _ in .init(name(), estimate: number(), lower: number(), upper: number()) },
        intervalMeaning: name(), references: references()))
  }
  return Figure(title: name(), caption: name(), content: content)
}

@Suite("Figures")
struct FigureTests {
  @Test(
    "no figure traps; all its lines are exactly as wide as asked; nothing escapes without colour", arguments: 0..<7,
    RenderingStyle.Canvas.allCases)
  func anyData(kind: Int, canvas: RenderingStyle.Canvas) {
    for seed in 0..<60 as Range<UInt64> {
      let figure = randomFigure(kind: kind, seed: seed)
      for width in [40, 80, 120] {
        let style = RenderingStyle(canvas: canvas, width: width)
        let widths = Set(figure.paddedLines(style: style).map(\.displayWidth))
        #expect(widths == [width], "kind \(kind), seed \(seed)")
        let text = figure.rendered(as: .text, style: style)
        #expect(
          !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control }, "kind \(kind), seed \(seed)")
      }
    }
  }

  @Test("every figure is valid JSON, well-formed CSV and Markdown, whatever its data", arguments: 0..<7)
  func otherFormats(kind: Int) throws {
    for seed in 0..<30 as Range<UInt64> {
      let figure = randomFigure(kind: kind, seed: seed)
      let json = figure.rendered(as: .json, style: .init())
      #expect(throws: Never.self, "seed \(seed)") { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
      #expect(figure.rendered(as: .csv, style: .init()).hasSuffix("\r\n"))
      #expect(figure.rendered(as: .markdown, style: .init()).hasSuffix("\n"))
    }
  }

  @Test("colour adds escape sequences and nothing else", arguments: RenderingStyle.Canvas.allCases)
  func color(canvas: RenderingStyle.Canvas) {
    for figure in SampleFigures.all {
      let plain = figure.rendered(as: .text, style: RenderingStyle(canvas: canvas))
      let colored = figure.rendered(as: .text, style: RenderingStyle(canvas: canvas, color: true))
      #expect(colored.contains("\u{1B}["))
      #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain, "\(figure.title)")
    }
  }

  @Test("an ASCII drawing is ASCII")
  func ascii() {
    for figure in SampleFigures.all where figure.title != "Distribution functions" {
      let text = figure.rendered(as: .text, style: .init())
      // Words may hold anything: a unit, Freedman–Diaconis, 2 × 2 values.
      #expect(text.filter { !$0.isASCII }.allSatisfy { "ξ–×".contains($0) }, "\(text)")
    }
  }

  @Test("thinning many points loses no extreme")
  func manyPoints() {
    var points = (0..<100_000).map { Series.Point(Double($0), 0) }
    points[34_567] = Series.Point(34_567, 10)
    points[77_777] = Series.Point(77_777, -10)
    let figure = Figure(
      title: "Spikes", caption: "", content: .plot(Plot(x: Axis("x"), y: Axis("y"), series: [Series("s", points: points)])))
    let rows = figure.rendered(as: .text, style: .init()).split(separator: "\n").filter { $0.contains("|") || $0.contains("+") }
    #expect(rows.first?.hasPrefix(" 10 +") == true && rows.first?.contains("|") == true, "\(rows.joined(separator: "\n"))")
    let lowest = rows.first { $0.hasPrefix("-10 +") }
    #expect(lowest?.contains("|") == true, "\(rows.joined(separator: "\n"))")
  }

  @Test(
    "data that cannot be drawn gives a sentence",
    arguments: [
      ([], "There is no point to show."),
      ([Series.Point(1, 2)], "There is only one point: s at x = 1, y = 2."),
      ([Series.Point(.nan, 2), Series.Point(1, .infinity)], "None of the 2 points has a place on these axes"),
      ([Series.Point(0, -1e308), Series.Point(1, 1e308)], "too far apart for one figure."),
    ] as [([Series.Point], String)])
  func undrawable(points: [Series.Point], sentence: String) {
    let figure = Figure(
      title: "T", caption: "", content: .plot(Plot(x: Axis("x"), y: Axis("y"), series: [Series("s", points: points)])))
    for canvas in RenderingStyle.Canvas.allCases {
      let text = figure.rendered(as: .text, style: RenderingStyle(canvas: canvas, width: 160))
      // Words can tell of a range that no drawing can show.
      #expect(text.contains(canvas == .none && sentence.hasPrefix("too") ? "from -1e308 to 1e308" : sentence), "\(text)")
    }
  }

  @Test("points that are not finite leave a gap and are counted")
  func gaps() {
    let points = (0...40).map { Series.Point(Double($0), $0 == 20 ? .nan : 1) } + [Series.Point(41, 2)]
    let figure = Figure(
      title: "T", caption: "", content: .plot(Plot(x: Axis("x"), y: Axis("y"), series: [Series("s", points: points)])))
    let text = figure.rendered(as: .text, style: .init(canvas: .braille))
    #expect(text.contains("Not shown: 1 point is undefined or infinite; it leaves a gap."))
    #expect(text.contains("⡀  ⢀"), "\(text)")
  }

  @Test("six series become six panels over the same axes")
  func panels() {
    let text = SampleFigures.learners.rendered(as: .text, style: .init())
    #expect((1...7).allSatisfy { text.contains("learner \($0) (last") })
    #expect(text.contains("Every panel has the same axes: across epoch, up loss (nats)."))
  }

  @Test("a bar that is not zero is never invisible")
  func smallBar() {
    let bars = Bars(value: Axis("v"), parts: ["p"], rows: [.init("big", [1000]), .init("small", [1e-9]), .init("none", [0])])
    let text = Figure(title: "", caption: "", content: .bars(bars)).rendered(as: .text, style: .init())
    let lines = text.split(separator: "\n")
    #expect(lines.first { $0.hasPrefix("small") }?.contains("#") == true)
    #expect(lines.first { $0.hasPrefix("none") }?.contains("#") == false)
  }
}
