import Rendering
import Report

/// A small deterministic generator (SplitMix64), so that samples are the same on every platform.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Nearly normal: the sum of twelve uniform numbers.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += Double.random(in: 0...1, using: &self) }
    return sum
  }
}

/// One figure of every kind, as chapters draw them.
enum SampleFigures {
  static let all: [Figure] = [
    sweep, simulation, distributions, risks, coverage, domains, learners, estimates, slack, marginals, accuracy, terms, gain,
    confusion,
    kernel, strip,
    plane, plan, pictures, forest,
  ]

  /// Lines with reference lines.
  static let sweep: Figure = {
    let xs: [Double] = (0...100).map { Double($0) / 100 }
    func square(_ x: Double) -> Double { (x - 0.5) * (x - 0.5) }
    let target = Series("target risk", points: xs.map { Series.Point($0, 0.5 - square($0)) })
    let source = Series("source risk", points: xs.map { Series.Point($0, square($0)) })
    let bound = Series("bound", points: xs.map { Series.Point($0, 0.5 + 1.2 * square($0)) })
    let plot = Plot(
      x: Axis("threshold", unit: "ξ"), y: Axis("risk", unit: "probability"), series: [target, source, bound],
      references: [Reference("chance level", at: 0.5), Reference("optimum", at: 0.3, .vertical)])
    return Figure(
      title: "Bound and target risk against the threshold", caption: "The bound is attained at 0.5.", content: .plot(plot))
  }()

  /// A bound, an estimate and its band over a logarithmic axis.
  static let simulation: Figure = {
    let sizes: [Double] = [10, 30, 100, 300, 1000, 3000, 10000]
    let bound = sizes.map { Series.Point($0, 1 / $0.squareRoot() + 0.05) }
    let estimate = sizes.map { size in
      let root = size.squareRoot()
      return Series.Point(size, 0.7 / root + 0.05, lower: 0.5 / root + 0.04, upper: 0.85 / root + 0.06)
    }
    let plot = Plot(
      x: Axis("sample size", unit: "points", scale: .logarithmic), y: Axis("error"),
      series: [
        Series("bound", points: bound), Series("estimate", points: estimate, bandMeaning: "95 % t-interval over 20 seeds"),
      ])
    return Figure(
      title: "Error against sample size", caption: "The estimate approaches the bound from below.", content: .plot(plot))
  }()

  /// Steps.
  static let distributions: Figure = {
    let source = Series("source", style: .steps, points: (0...10).map { Series.Point(Double($0), Double($0) / 10) })
    let target = Series("target", style: .steps, points: (0...10).map { Series.Point(Double($0) + 0.5, Double($0) / 10) })
    let plot = Plot(x: Axis("x"), y: Axis("F(x)", range: 0...1), series: [source, target])
    return Figure(title: "Distribution functions", caption: "W₁ is the area between them.", content: .plot(plot))
  }()

  /// Steps that are continuous from the left, some of them on each other: the risks of 1[x < t] on five source and five target
  /// points.
  static let risks: Figure = {
    func risk(_ name: String, _ offset: Double, _ falls: Bool) -> Series {
      let values: [Double] = [1, 0.8, 0.6, 0.4, 0.2, 0]
      let ends = (0..<5).map { 0.2 * Double($0) + offset } + [1]
      return Series(
        name, style: .leftSteps,
        points: [Series.Point(0, falls ? 1 : 0)]
          + zip(ends, values).map { Series.Point($0, falls ? $1 : 1 - $1) })
    }
    let plot = Plot(
      x: Axis("t"), y: Axis("", range: 0...1), series: [risk("R_S", 0, true), risk("R_T", 0.1, false)],
      references: [Reference("best sum", at: 0.8)])
    return Figure(title: "The two risks exchange their places", caption: "", content: .plot(plot))
  }()

  /// Two estimates with bands of the same meaning, and a reference line on which one of them ends.
  static let coverage: Figure = {
    let sizes: [Double] = [30, 100, 300, 1000, 3000]
    func series(_ name: String, _ value: @escaping (Double) -> Double) -> Series {
      Series(
        name, points: sizes.map { .init($0, value($0), lower: value($0) - 0.03, upper: min(1, value($0) + 0.03)) },
        bandMeaning: "95 % interval over 200 samples")
    }
    let plot = Plot(
      x: Axis("m", unit: "points a domain", scale: .logarithmic), y: Axis("coverage"),
      series: [series("with the term") { _ in 1 }, series("without it") { 0.7 + 2 / ($0.squareRoot() + 5) }],
      references: [Reference("1 - delta", at: 0.95), Reference("enough", at: 400, .vertical)])
    return Figure(title: "Only the term makes it a guarantee", caption: "Bands overlap nowhere.", content: .plot(plot))
  }()

  /// Points, one of them not a number.
  static let domains: Figure = {
    var random = SplitMix(seed: 1)
    func cloud(_ shift: Double) -> [Series.Point] {
      (0..<40).map { _ in Series.Point(random.normal() + shift, random.normal()) }
    }
    let source = Series("source", style: .points, points: cloud(-1))
    let target = Series("target", style: .points, points: cloud(1) + [Series.Point(.nan, 1)])
    let plot = Plot(x: Axis("x1"), y: Axis("x2"), series: [source, target])
    return Figure(title: "Two domains", caption: "The target is shifted to the right.", content: .plot(plot))
  }()

  /// More series than one drawing holds.
  static let learners: Figure = {
    let series = (1...7).map { learner in
      let points = (0...40).map { epoch in Series.Point(Double(epoch), 1 / (1 + Double(epoch * learner) / 10)) }
      return Series("learner \(learner)", points: points)
    }
    let plot = Plot(x: Axis("epoch"), y: Axis("loss", unit: "nats"), series: series)
    return Figure(title: "Seven learners", caption: "All of them converge.", content: .plot(plot))
  }()

  /// Points with error bars.
  static let estimates: Figure = {
    let points = (1...8).map { index in
      let value = 0.5 + 0.05 * Double(index)
      return Series.Point(Double(index), value, lower: value - 0.05, upper: value + 0.1)
    }
    let series = Series("prototype classifier", style: .points, points: points, bandMeaning: "95 % Wilson interval")
    let plot = Plot(x: Axis("shots"), y: Axis("accuracy"), series: [series])
    return Figure(title: "Accuracy against shots", caption: "More shots help.", content: .plot(plot))
  }()

  static let slack: Figure = {
    var random = SplitMix(seed: 2)
    let values = (0..<1000).map { _ in 0.4 + 0.1 * random.normal() } + [.nan]
    let histogram = Histogram(
      x: Axis("slack", unit: "probability"), values: values, references: [Reference("attained", at: 0, .vertical)])
    return Figure(
      title: "Slack of the bound over 1000 instances", caption: "It is never negative.", content: .histogram(histogram))
  }()

  /// Two densities, a smooth one and one in steps.
  static let marginals: Figure = {
    let source = Series(
      "source",
      points: (0...80).map { index in
        let x = -4 + 0.1 * Double(index)
        return Series.Point(x, 1 / (1 + 3 * (x + 1) * (x + 1) * (x + 1) * (x + 1)))
      })
    let target = Series(
      "target", style: .steps,
      points: [(-4, 0), (0, 0.2), (1, 0.7), (2, 0.3), (3, 0), (4, 0)].map { Series.Point($0.0, $0.1) })
    return Figure(
      title: "The marginals", caption: "The target lies to the right.",
      content: .densities(Densities(x: Axis("x"), curves: [source, target])))
  }()

  static let accuracy: Figure = {
    let bars = Bars(
      value: Axis("accuracy", range: 0...1), parts: ["accuracy on the target"],
      rows: [
        .init("source only", [0.61]), .init("importance weighting", [0.745]), .init("CORAL", [0.78]), .init("oracle", [0.93]),
      ],
      references: [Reference("chance level", at: 0.5, .vertical)])
    return Figure(title: "Accuracy by method", caption: "Alignment closes half of the gap.", content: .bars(bars))
  }()

  static let terms: Figure = {
    let bars = Bars(
      value: Axis("bound", unit: "probability"), parts: ["source risk", "half the divergence", "ideal joint risk"],
      rows: [
        .init("mean shift", [0.1, 0.25, 0.05]), .init("rotation", [0.05, 0.4, 0.02]), .init("label flip", [0, 0, 1.2]),
      ],
      references: [Reference("vacuous from here", at: 1, .vertical)])
    return Figure(
      title: "The three terms of the bound", caption: "Each can be the cause of failure.", content: .bars(bars))
  }()

  static let gain: Figure = {
    let bars = Bars(
      value: Axis("gain", unit: "points"), parts: ["gain over source only"],
      rows: [.init("near source", [3]), .init("far source", [-2.5]), .init("random source", [0.02]), .init("broken", [.nan])])
    return Figure(title: "Negative transfer", caption: "A far source hurts.", content: .bars(bars))
  }()

  static let confusion: Figure = {
    let names = ["books", "dvd", "kitchen", "music"]
    let values: [[Double]] = [
      [0.9, 0.8, 0.6, 0.7], [0.75, 0.92, 0.55, 0.6], [0.5, 0.52, 0.95, .nan], [0.7, 0.66, 0.5, 0.91],
    ]
    let map = HeatMap(x: Axis("target"), y: Axis("source"), columnNames: names, rowNames: names, values: values)
    return Figure(title: "Accuracy between domains", caption: "The diagonal is best.", content: .heatMap(map))
  }()

  static let kernel: Figure = {
    let values: [[Double]] = (0..<50).map { row in
      (0..<100).map { column in
        let distance = Double(2 * row - column)
        return 1 / (1 + 0.01 * distance * distance)
      }
    }
    let map = HeatMap(
      x: Axis("second point"), y: Axis("first point"), columnNames: (0..<100).map(String.init),
      rowNames: (0..<50).map(String.init), values: values)
    return Figure(title: "Kernel matrix", caption: "Near points are alike.", content: .heatMap(map))
  }()

  static let strip: Figure = {
    let points = (0..<10).map { index in
      let isSource = index % 2 == 0
      return DecisionRegion.Point(x: Double(index) / 10, label: isSource ? 1 : 0, group: isSource ? "source" : "target")
    }
    let region = DecisionRegion(
      x: Axis("x", range: 0...1), labelNames: ["label 0", "label 1"], grid: [[1, 1, 1, 1, 0, 0, 0, 0, 0, 0]], points: points)
    return Figure(
      title: "The interleaved points", caption: "Every target point lies between two source points.",
      content: .decisionRegion(region))
  }()

  static let plane: Figure = {
    var random = SplitMix(seed: 3)
    let points = (0..<40).map { index in
      DecisionRegion.Point(
        x: random.normal() + (index % 2 == 0 ? -1.5 : 1.5), y: random.normal(), label: index % 2,
        group: index < 20 ? "source" : "target")
    }
    let grid = (0..<40).map { row in (0..<80).map { column in column + row > 60 ? 1 : 0 } }
    let region = DecisionRegion(x: Axis("x1"), y: Axis("x2"), labelNames: ["cat", "dog"], grid: grid, points: points)
    return Figure(title: "A linear classifier", caption: "It is right on most points.", content: .decisionRegion(region))
  }()

  static let plan: Figure = {
    let mass: [[Double]] = [[0.25, 0.083, 0, 0], [0, 0.167, 0.167, 0], [0, 0, 0.083, 0.25]]
    let plan = TransportPlan(
      sourceNames: ["s1", "s2", "s3"], targetNames: ["t1", "t2", "t3", "t4"], mass: mass)
    return Figure(title: "The optimal plan", caption: "Mass never crosses.", content: .transportPlan(plan))
  }()

  /// Pictures of 7 × 6 values; a place is free, a caption is long, and a value is missing.
  static let pictures: Figure = {
    func picture(_ caption: String, _ lines: String...) -> PictureGrid.Picture {
      PictureGrid.Picture(caption, values: lines.map { $0.map { ($0.wholeNumberValue.map(Double.init) ?? .nan) / 9 } })
    }
    let sevens = [
      picture("support 1", "788886", "100057", "000083", "000580", "000920", "004800", "007300"),
      picture("support 2", "067871", "012195", "000290", "003996", "000930", "001800", "005600"),
    ]
    let ones = [picture("support 1", "000900", "003900", "027900", "000900", "000900", "000900", "002992")]
    func mean(_ pictures: [PictureGrid.Picture]) -> PictureGrid.Picture {
      func value(_ line: Int, _ column: Int) -> Double {
        pictures.map { $0.values[line][column] }.reduce(0, +) / Double(pictures.count)
      }
      let values = (0..<7).map { line in (0..<6).map { value(line, $0) } }
      return PictureGrid.Picture("prototype", values: values)
    }
    let query = picture("query, nearest to the sevens", "456775", "000068", "000270", "00?800", "000800", "003700", "005400")
    let grid = PictureGrid(
      value: Axis("ink", unit: "share", range: 0...1),
      rows: [
        .init("sevens", pictures: sevens + [mean(sevens), query]), .init("ones", pictures: ones + [nil, mean(ones)]),
      ])
    return Figure(title: "Prototypes", caption: "A prototype is the mean of its class.", content: .pictureGrid(grid))
  }()

  static let forest: Figure = {
    let forest = Forest(
      x: Axis("target error"),
      rows: [
        .init("source only", estimate: 0.39, lower: 0.35, upper: 0.43),
        .init("importance weighting", estimate: 0.255, lower: 0.21, upper: 0.30),
        .init("oracle", estimate: 0.07, lower: 0.06, upper: 0.085),
      ],
      intervalMeaning: "95 % t-interval over 20 seeds", references: [Reference("bound", at: 0.45, .vertical)])
    return Figure(title: "Error of each method", caption: "All stay below the bound.", content: .forest(forest))
  }()
}
