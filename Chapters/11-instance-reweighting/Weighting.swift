import ChapterKit
import NumericCore
import Report
import Transfer

/// What weighting can do: what it is unbiased for, what it costs, and which estimate is the better one.
struct Weighting: ChapterPart {
  static let name = "weighting"
  static let title = "What weighting can do, and what it costs"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let shift: ShiftOptions
  let relative: RelativeOptions

  /// The μ at which the effective sample size is measured, on so many weights.
  static let shifts = [0.25, 0.5, 1, 1.5, 2, 2.5, 3]
  static let weightCount = 2000
  static let (above, notAbove) = (
    ShiftedNormalEvent(threshold: 0.5, isAbove: true), ShiftedNormalEvent(threshold: 0.5, isAbove: false)
  )
  /// The events on which the plain mean and the quotient are compared, at μ = 1 and n = 50.
  static let events = [-0.5, 0.5, 1.5].flatMap { t in [true, false].map { ShiftedNormalEvent(threshold: t, isAbove: $0) } }
  /// The s² of wider targets N(0, s²), and the sizes at which their weights are compared.
  static let variances = [1.5, 2, 4]
  static let tailCounts = [100, 1600]
  /// 16 times the examples divide an error that falls as 1/√n by 4; to be told from that, it has to keep a tenth more than this
  /// quarter.
  static let slowRatio = 0.35

  struct Row: Codable, Sendable {
    let effectiveShares: [Double]
    /// Of x > ½ and x ≤ ½ at the shift and size asked for, and at μ = 1.5, n = 100.
    let asked: WeightedMeanTrial
    let wide: WeightedMeanTrial
    /// Of `events`.
    let family: WeightedMeanTrial
    let tails: [WideTargetTrial]
  }

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed).stream("weighting")
    let points = random.stream("shares").normals(count: Self.weightCount)
    let (both, alpha) = ([Self.above, Self.notAbove], relative.relativity)
    return Row(
      effectiveShares: Self.shifts.map { ShiftedNormalEvent.weights(of: points, shift: $0).effectiveShare },
      asked: WeightedMeanTrial(
        both, shift: shift.shift, count: shift.draws, relativity: alpha, repetitions: 50, from: random.stream("asked")),
      wide: WeightedMeanTrial(both, shift: 1.5, count: 100, relativity: alpha, repetitions: 250, from: random.stream("wide")),
      family: WeightedMeanTrial(
        Self.events, shift: 1, count: 50, relativity: alpha, ways: [.plain, .selfNormalised], repetitions: 50,
        from: random.stream("family")),
      tails: Self.variances.map { WideTargetTrial(variance: $0, counts: Self.tailCounts, from: random.stream("tail \($0)")) })
  }

  struct Evidence: Sendable { let cortes: SecondMomentTrial }

  func evidence(_ rows: [Row]) -> Evidence { Evidence(cortes: SecondMomentTrial(from: RandomSource(seed: 12))) }

  func answer(_ seen: Seen<Weighting>) throws -> Answer {
    let (shift, count) = (self.shift.shift, self.shift.draws)
    let worth = Double(count) * Double.exp(-shift * shift)
    func square(_ way: WeightedMean, _ event: Int) throws -> SeedEffect { try seen.squareError(way, \.asked, event) }
    func better(_ event: Int) throws -> String {
      let gain = try square(.plain, event) - square(.selfNormalised, event)
      return gain.isAbove(0) ? "Σwf/Σw" : gain.isBelow(0) ? "Σwf/n" : "neither clearly"
    }
    return Answer(
      setting: "μ = \(shift.text()), n = \(count)", question: "What are n weighted examples worth?",
      reply: "\(worth.text(digits: 1)) OF \(count)",
      finding:
        "\(count) examples are worth n/(1 + χ²) = \(worth.text(digits: 1)); the smaller squared error has \(try better(0)) for "
        + "1[x > ½] and \(try better(1)) for 1[x ≤ ½].",
      figure: try effectiveSizeFigure(seen),
      quantities: [
        Quantity("n/(1 + χ²)", .number(worth), unit: "examples"),
        Quantity("MSE Σwf/n, x > ½", try square(.plain, 0).cell),
        Quantity("MSE Σwf/Σw, x > ½", try square(.selfNormalised, 0).cell),
        Quantity("MSE Σwf/n, x ≤ ½", try square(.plain, 1).cell),
        Quantity("MSE Σwf/Σw, x ≤ ½", try square(.selfNormalised, 1).cell),
        Quantity("MSE relative, x > ½", try square(.relative, 0).cell),
        Quantity("MSE doubly robust, x > ½", try square(.doublyRobust, 0).cell),
      ],
      why: "The few examples with large weights carry the estimate, and E w² = 1 + χ² says how few.",
      ask: Ask(
        shift < 2 ? "Shift by one more: how many are left?" : "Shift by one less: how many are left?", "--part", "weighting",
        "--shift", (shift < 2 ? shift + 1 : shift - 1).text()))
  }

  func record(_ seen: Seen<Weighting>) throws -> [ChapterReport.Item] {
    func estimates(_ setting: String, _ trial: KeyPath<Row, WeightedMeanTrial>) throws -> Table {
      Table(
        title: "Estimates of P_T(x > ½) and P_T(x ≤ ½), \(setting)",
        columns: ["estimate", "bias, x > ½", "MSE, x > ½", "MSE, x ≤ ½"],
        rows: try WeightedMean.allCases.map { way in
          [
            .text(way == .relative ? "relative, α = \(relative.relativity.text())" : way.rawValue),
            try seen.effect { $0[keyPath: trial].bias[way]?[0] }.cell, try seen.squareError(way, trial, 0).cell,
            try seen.squareError(way, trial, 1).cell,
          ]
        })
    }
    let tables = [
      Table(
        title: "Effective share of \(Self.weightCount) weights, N(0, 1) → N(μ, 1)",
        columns: ["μ", "χ²", "1/(1 + χ²)", "ESS/n of a sample"],
        rows: try Self.shifts.enumerated().map { index, shift in
          [
            .number(shift), .number(Double.expMinusOne(shift * shift), digits: 2), .number(Double.exp(-shift * shift), digits: 5),
            try seen.effect { $0.effectiveShares[index] }.cell,
          ]
        }),
      Table(
        title: "Unbounded weights, N(0, 1) → N(0, s²)",
        columns: ["s²", "1/(1 + χ²)", "n", "ESS/n", "median |mean w − 1|"],
        rows: try Self.variances.enumerated().flatMap { index, variance in
          try Self.tailCounts.enumerated().map { size, count in
            [
              .number(variance), .number(WideTargetTrial.share(variance: variance), digits: 3), .integer(count),
              try seen.effect { $0.tails[index].shares[size] }.cell, try seen.effect { $0.tails[index].errors[size] }.cell,
            ]
          }
        }),
      try estimates("μ = \(shift.shift.text()), n = \(shift.draws)", \.asked), try estimates("μ = 1.5, n = 100", \.wide),
      Table(
        title: "The plain estimate should win where E_T[w | A] < \(((1 + Double.exp(1)) / 2).text(digits: 3)) (μ = 1, n = 50)",
        columns: ["A", "P_T(A)", "E_T[w | A]", "MSE Σwf/n", "MSE Σwf/Σw", "difference"],
        rows: try Self.events.enumerated().map { index, event in
          let plain = try seen.squareError(.plain, \.family, index)
          let quotient = try seen.squareError(.selfNormalised, \.family, index)
          return [
            .text("x \(event.isAbove ? ">" : "≤") \(event.threshold.text())"), .number(event.truth(shift: 1), digits: 3),
            .number(event.meanWeight(shift: 1), digits: 3), .number(plain.mean, digits: 5), .number(quotient.mean, digits: 5),
            (plain - quotient).cell,
          ]
        }),
    ]
    return tables.map { .table($0) }
  }

  /// ESS/n against χ²: theory and samples.
  private func effectiveSizeFigure(_ seen: Seen<Weighting>) throws -> Figure {
    let line = (0...90).map { step in
      let square = 9 * Double(step) / 90
      return Series.Point(max(Double.expMinusOne(square), 0.06), Double.exp(-square))
    }
    let shares = try Self.shifts.indices.map { index in try seen.effect { $0.effectiveShares[index] } }
    let last = Self.shifts[Self.shifts.count - 1]
    return Figure(
      title:
        "At μ = \(last.text()) a sample claims \((shares[shares.count - 1].mean * Double.exp(last * last)).text(digits: 0)) times "
        + "its effective size",
      caption: "",
      content: .plot(
        Plot(
          x: Axis("χ²(T‖S)", scale: .logarithmic), y: Axis("ESS/n", scale: .logarithmic),
          series: [
            Series("1/(1 + χ²)", points: line),
            Series(
              "samples of \(Self.weightCount)", style: .points,
              points: zip(Self.shifts, shares).map { shift, share in Series.Point(Double.expMinusOne(shift * shift), share.mean) }),
          ])))
  }
}

extension Seen<Weighting> {
  /// The mean squared error of one way, of the event at a place.
  func squareError(_ way: WeightedMean, _ trial: KeyPath<Weighting.Row, WeightedMeanTrial>, _ event: Int) throws -> SeedEffect {
    try effect { $0[keyPath: trial].meanSquare[way]?[event] }
  }
}
