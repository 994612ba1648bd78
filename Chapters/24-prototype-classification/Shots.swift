import ChapterKit
import NumericCore
import Report
import Transfer

/// Accuracy against shots and dimensions, in theory, with a simulation that guards it.
struct Shots: ChapterPart {
  static let name = "shots"
  static let title = "Shots and dimensions, in theory"
  static let seedCounts = SeedCounts(standard: 4, full: 40)

  func row(seed: UInt64) -> ShotTrial { ShotTrial(seed: seed) }

  /// One combination of dimension and shots: the law, its approximations, and the simulated errors of all seeds.
  struct Combination: Sendable {
    let rate: PrototypeErrorRate
    let errorCount: Int
    let trialCount: Int

    func interval(level: Double) -> ConfidenceInterval { .wilson(successes: errorCount, trials: trialCount, level: level) }
    /// How far the leading terms are off.
    var deviation: Double { abs(rate.leadingApproximation - rate.value) }
    var place: String { "D = \(rate.dimension), K = \(rate.shotCount)" }
  }

  /// Nine combinations, each at a level of 99.99 %, so that the simulation of a right law is inside all nine with probability 0.999.
  private static let level = 0.9999

  func evidence(_ rows: [ShotTrial]) -> [Combination] {
    ShotTrial.shotCounts.indices.flatMap { shots in
      ShotTrial.dimensions.indices.map { dimension in
        Combination(
          rate: ShotTrial.rate(ShotTrial.dimensions[dimension], ShotTrial.shotCounts[shots]),
          errorCount: rows.map { $0.errorCounts[dimension][shots] }.reduce(0, +), trialCount: rows.count * ShotTrial.trialCount)
      }
    }
  }

  var claims: [Judged<Shots>] {
    [
      Judged(
        "PC-6", .identity, expects: .corrected,
        "Two normal classes with identity covariance, at distance Δ in D dimensions, are told apart by prototypes of K shots with the error "
          + "Φ(−(Δ²/2) / √(Δ² + 2D/K)).",
        from: .said("the normal approximation of ‖q − c₂‖² − ‖q − c₁‖², with its leading terms")
      ) { seen in
        let cells = seen.evidence
        guard let all = cells.max(by: { $0.deviation < $1.deviation }),
          let many = cells.filter({ $0.rate.shotCount >= 5 }).max(by: { $0.deviation < $1.deviation })
        else { throw MissingEvidence("No combination was simulated.") }
        let agrees = cells.allSatisfy { $0.interval(level: Self.level).contains($0.rate.value) }
        return Judgement.decided(
          "largest error of the formula", says: 0, here: .text("\(all.deviation.text(digits: 3)) at \(all.place)"), holds: all.deviation <= 1e-6
        ).corrected(
          if: many.deviation < all.deviation / 2,
          to: "It is an approximation, within \(many.deviation.text(digits: 3)) on the six combinations tried of five shots and more, and too small with "
            + "one. Exactly, the error is P(u·v < 0) for independent u ~ N(δ, 2/K) and v ~ N(δ/2, 1 + 1/(2K)), ‖δ‖ = Δ."
        ).witness(
          agrees
            ? "The exact law lies within the 99.99 % interval of each of nine simulations." : "A simulation contradicts the exact law at 99.99 %."
        ).inconclusive(if: !agrees)
      }
    ]
  }

  func answer(_ seen: Seen<Shots>) -> Answer {
    let (low, high) = (100 * ShotTrial.rate(2, 1).value, 100 * ShotTrial.rate(200, 1).value)
    return Answer(
      setting: "two normal classes, Δ = \(ShotTrial.separation.text(digits: 0))", question: "What does a dimension cost?",
      reply: "SHOTS",
      finding: "By one shot the classes are told apart with an error of \(low.text(digits: 1)) % in 2 dimensions, of \(high.text(digits: 1)) % in 200.",
      figure: Self.figure(withFormula: false),
      quantities: [
        Quantity("error, D = 2, K = 1", .number(low, digits: 1), unit: "%"), Quantity("error, D = 200, K = 1", .number(high, digits: 1), unit: "%"),
      ],
      why: "The noise of a prototype adds up over all dimensions, and the difference of the means does not.",
      ask: Ask("How many shots make up for 200 dimensions?", "--part", "shots", "--all"))
  }

  /// Accuracy against shots, exactly, and if asked for by the formula with its leading terms.
  private static func figure(withFormula: Bool) -> Figure {
    let shots = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50]
    func series(_ name: String, _ dimension: Int, _ value: (PrototypeErrorRate) -> Double) -> Series {
      Series(name, points: shots.map { .init(Double($0), 100 * (1 - value(ShotTrial.rate(dimension, $0)))) })
    }
    let formulas = ShotTrial.dimensions.prefix(2).map { dimension in series("formula, D = \(dimension)", dimension) { $0.leadingApproximation } }
    return Figure(
      title: withFormula ? "The formula is good from five shots on, and too hopeful with one" : "Every dimension costs shots", caption: "",
      content: .plot(
        Plot(
          x: Axis("shots", scale: .logarithmic), y: Axis("accuracy", unit: "%"),
          series: ShotTrial.dimensions.map { dimension in series("D = \(dimension)", dimension) { $0.value } } + (withFormula ? formulas : []),
          references: [Reference("Bayes", at: 100 * (1 - ShotTrial.rate(2, 1).bayesErrorRate))])))
  }

  func record(_ seen: Seen<Shots>) -> [ChapterReport.Item] {
    [
      .figure(Self.figure(withFormula: true)),
      .table(
        Table(
          title: "The error of prototypes of K shots: exact, approximated, simulated",
          columns: ["K", "D", "exact", "leading terms", "both moments", "simulated ± 95 %"],
          rows: seen.evidence.map { cell in
            [
              .integer(cell.rate.shotCount), .integer(cell.rate.dimension), .number(cell.rate.value, digits: 4),
              .number(cell.rate.leadingApproximation, digits: 4), .number(cell.rate.momentMatchedApproximation, digits: 4),
              .estimate(Double(cell.errorCount) / Double(cell.trialCount), plusMinus: cell.interval(level: 0.95).width / 2),
            ]
          }))
    ]
  }
}
