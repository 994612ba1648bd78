import Foundation
import Rendering
import Report
import Testing

@Suite("Figures")
struct FigureTests {
  @Test(
    "no figure traps; all its lines are exactly as wide as asked; nothing escapes without colour", arguments: 0..<9,
    RenderingStyle.Canvas.allCases)
  func anyData(kind: Int, canvas: RenderingStyle.Canvas) {
    for (index, width) in [40, 80, 120].enumerated() {
      // Every combination has figures of its own.
      let first = UInt64(100 * (3 * kind + index)) + UInt64(canvas.rawValue.utf8.count)
      for seed in first..<(first + 5) {
        let lines = randomFigure(kind: kind, seed: seed).paddedLines(style: RenderingStyle(canvas: canvas, width: width))
        #expect(Set(lines.map(\.displayWidth)) == [width], "kind \(kind), seed \(seed), width \(width)")
        let controls = lines.joined().unicodeScalars.filter { $0.properties.generalCategory == .control }
        #expect(controls.isEmpty, "kind \(kind), seed \(seed), width \(width)")
      }
    }
  }

  @Test(
    "with a limit no figure is higher than it, whatever its data", arguments: 0..<9, RenderingStyle.Canvas.allCases)
  func anyDataLimited(kind: Int, canvas: RenderingStyle.Canvas) {
    for (index, width) in [40, 60, 80, 120].enumerated() {
      let place: Int = 5000 + 100 * (4 * kind + index)
      let first = UInt64(place + canvas.rawValue.utf8.count)
      for seed in first..<(first + 4) {
        let limit = seed % 4 == 0 ? 5 : 12
        let lines = randomFigure(kind: kind, seed: seed).paddedLines(
          style: RenderingStyle(canvas: canvas, width: width, figureRows: limit, isCompact: seed % 2 == 0))
        #expect(lines.count <= limit, "kind \(kind), seed \(seed), width \(width), \(lines.count) lines")
        #expect(Set(lines.map(\.displayWidth)) == [width], "kind \(kind), seed \(seed), width \(width)")
      }
    }
  }

  @Test("every figure is valid JSON, well-formed CSV and Markdown, whatever its data", arguments: 0..<9)
  func otherFormats(kind: Int) throws {
    for seed in 0..<10 as Range<UInt64> {
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

  @Test("steps turn where the value of a point begins to hold, or where it ends", arguments: RenderingStyle.Canvas.allCases)
  func steps(canvas: RenderingStyle.Canvas) {
    func text(_ style: Series.Style) -> String {
      let series = Series("s", style: style, points: [.init(0, 0), .init(5, 1), .init(10, 0)])
      let plot = Plot(x: Axis("x"), y: Axis("y"), series: [series])
      return Figure(title: "T", caption: "", content: .plot(plot))
        .rendered(as: .text, style: RenderingStyle(canvas: canvas, width: 80, figureRows: 8, isCompact: true))
    }
    let (right, left) = (text(.steps), text(.leftSteps))
    switch canvas {
    case .block:
      #expect(right.contains("●━━━━") && right.contains("━━━━┓") && !right.contains("┏"), "\(right)")
      #expect(left.contains("┏━━━━") && left.contains("━━━━●") && !left.contains("┓"), "\(left)")
    case .ascii:
      #expect(right.contains("o----") && right.contains("----.") && !right.contains(".--"), "\(right)")
      #expect(left.contains(".----") && left.contains("----o") && !left.contains("--."), "\(left)")
    case .braille: #expect(right != left)
    case .none:
      #expect(right.contains("each value from its point on") && left.contains("each value up to its point"))
    }
  }

  @Test("a reference line and the curve on it take turns, and the line says its value")
  func references() {
    let series = Series("s", points: (0...60).map { Series.Point(Double($0), 1) } + [.init(61, 2)])
    let plot = Plot(x: Axis("x"), y: Axis("y"), series: [series], references: [Reference("one", at: 1)])
    let text = Figure(title: "T", caption: "", content: .plot(plot)).rendered(as: .text, style: .init(canvas: .block))
    #expect(text.contains("╌▄╌▄╌") || text.contains("╌▀╌▀╌"), "\(text)")
    #expect(text.contains(" one = 1\n"), "\(text)")
  }

  @Test("a band is explained once for all series that have it; the legend has no curve that has its name beside it")
  func bands() {
    for canvas in [RenderingStyle.Canvas.block, .braille, .ascii] {
      let text = SampleFigures.coverage.rendered(as: .text, style: .init(canvas: canvas))
      for words in ["95 % interval over 200 samples", "with the term", "without it", "1 - delta = 0.95", "enough = 400"] {
        #expect(text.components(separatedBy: words).count == 2, "\(words) in \(text)")
      }
    }
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
