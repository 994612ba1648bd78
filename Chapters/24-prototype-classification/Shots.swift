import ChapterKit
import NumericCore
import Report
import Transfer

/// Accuracy against shots and dimensions, in theory, with a simulation that guards it.
struct Shots: ChapterPart {
  static let name = "shots"
  static let title = "Shots and dimensions, in theory"
  static let seedCounts = SeedCounts(standard: 4, full: 40)

  let law: LawOptions

  func row(seed: UInt64) -> PrototypeErrorGrid {
    PrototypeErrorGrid(separation: law.separation, from: RandomSource(seed: seed))
  }

  /// The law and the errors of all seeds for each combination; nothing where no seed was measured.
  func evidence(_ rows: [PrototypeErrorGrid]) -> [PrototypeErrorSimulation] {
    PrototypeErrorGrid.simulations(rows, separation: law.separation)
  }

  private func rate(_ dimension: Int, _ shots: Int) -> PrototypeErrorRate {
    PrototypeErrorRate(dimension: dimension, shotCount: shots, separation: law.separation)
  }

  /// Nine simulations, each with an interval of 99.99 %, so that a right law is inside all nine with a probability of 0.999.
  private static let level = 0.9999

  var claims: [Judged<Shots>] {
    [
      Judged(
        "PC-6", .identity, expects: .corrected,
        "For every Δ, D and K, two equally frequent normal classes with identity covariance, at distance Δ in D dimensions, are "
          + "told apart by prototypes of K shots with the error Φ(−(Δ²/2) / √(Δ² + 2D/K)).",
        from: .said("the normal approximation of ‖q − c₂‖² − ‖q − c₁‖², with its leading terms")
      ) { seen in
        guard !seen.evidence.isEmpty else { throw MissingEvidence("Nothing was simulated.") }
        let trial = LeadingApproximationTrial()
        let (all, several) = (trial.worst, trial.severalShotDeviation)
        let agrees = seen.evidence.allSatisfy { $0.interval(level: Self.level).contains($0.rate.value) }
        return Judgement.decided(
          "largest error of the formula", says: 0,
          here: .text(
            "\(all.leadingDeviation.text(digits: 3)) at Δ = \(all.separation.text()), D = \(all.dimension), K = \(all.shotCount)"),
          holds: all.leadingDeviation <= 1e-6
        ).corrected(
          if: several < all.leadingDeviation / 2,
          to: "It is an approximation: among \(trial.count) combinations with Δ = 1/2 … 6, D = 1 … 1000 and K = 1 … 100 within "
            + "\(several.text(digits: 3)) from five shots on, and within \(all.leadingDeviation.text(digits: 3)) below; it is "
            + "too small in \(trial.tooSmallCount) of "
            + "them. Exactly, the error is P(u·v < 0) for independent u ~ N(δ, (2/K) I) and v ~ N(δ/2, (1 + 1/(2K)) I), ‖δ‖ = Δ."
        ).witness(
          agrees
            ? "The exact law lies within the 99.99 % interval of each of nine simulations, which hold together at 99.9 %."
            : "A simulation contradicts the exact law at 99.99 %."
        ).inconclusive(if: !agrees)
      }
    ]
  }

  func answer(_ seen: Seen<Shots>) -> Answer {
    let enough = Self.plottedShots.first { rate(200, $0).value <= rate(2, 1).value }
    let (low, high, bayes) = (100 * rate(2, 1).value, 100 * rate(200, 1).value, 100 * rate(2, 1).bayesErrorRate)
    return Answer(
      setting: "two normal classes, Δ = \(law.separation.text())", question: "What does a dimension cost?",
      reply: enough.map { "\($0) SHOTS IN 200 DO WHAT 1 DOES IN 2" } ?? "MORE THAN 50 SHOTS IN 200",
      finding:
        "By one shot the classes are told apart with an error of \(low.text(digits: 1)) % in 2 dimensions and of "
        + "\(high.text(digits: 1)) % in 200; the best classifier errs in \(bayes.text(digits: 1)) %.",
      figure: figure(withFormula: false),
      quantities: [
        Quantity("error, D = 2, K = 1", .number(low, digits: 1), unit: "%"),
        Quantity("error, D = 200, K = 1", .number(high, digits: 1), unit: "%"),
        Quantity("error, D = 200, K = 20", .number(100 * rate(200, 20).value, digits: 1), unit: "%"),
        Quantity("Bayes error", .number(bayes, digits: 1), unit: "%"),
      ],
      why: "The noise of a prototype adds up over all dimensions, and the difference of the means does not.",
      ask: Ask(
        "Classes half as far apart: do dimensions cost as much?", "--part", "shots", "--separation",
        "\((law.separation / 2).text())"))
  }

  private static let plottedShots = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50]

  /// Accuracy against shots, exactly, and if asked for by the formula with its leading terms.
  private func figure(withFormula: Bool) -> Figure {
    func series(_ name: String, _ dimension: Int, _ value: (PrototypeErrorRate) -> Double) -> Series {
      Series(name, points: Self.plottedShots.map { .init(Double($0), 100 * (1 - value(rate(dimension, $0)))) })
    }
    let formulas = PrototypeErrorGrid.dimensions.prefix(2).map { dimension in
      series("formula, D = \(dimension)", dimension) { $0.leadingApproximation }
    }
    return Figure(
      title: withFormula ? "The formula beside the law" : "Every dimension costs shots", caption: "",
      content: .plot(
        Plot(
          x: Axis("shots", scale: .logarithmic), y: Axis("accuracy", unit: "%"),
          series: PrototypeErrorGrid.dimensions.map { dimension in series("D = \(dimension)", dimension) { $0.value } }
            + (withFormula ? formulas : []),
          references: [Reference("Bayes", at: 100 * (1 - rate(2, 1).bayesErrorRate))])))
  }

  func record(_ seen: Seen<Shots>) -> [ChapterReport.Item] {
    [
      .figure(figure(withFormula: true)),
      .table(
        Table(
          title: "The error of prototypes of K shots: exact, approximated, simulated",
          columns: ["K", "D", "exact", "leading terms", "both moments", "simulated ± 95 %"],
          rows: seen.evidence.map { cell in
            [
              .integer(cell.rate.shotCount), .integer(cell.rate.dimension), .number(cell.rate.value, digits: 4),
              .number(cell.rate.leadingApproximation, digits: 4), .number(cell.rate.momentMatchedApproximation, digits: 4),
              .estimate(cell.share, plusMinus: cell.interval(level: 0.95).width / 2),
            ]
          })),
    ]
  }
}
