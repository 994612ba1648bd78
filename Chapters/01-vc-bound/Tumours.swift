import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

/// A stump learnt from half of the tumours, and what each bound says of its errors on the other half.
struct Tumours: ChapterPart {
  static let name = "tumours"
  static let title = "What a better theory buys"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let confidence: ConfidenceOptions

  /// How many random signs the class is asked to follow.
  static let draws = 20

  /// The learnt stump's errors on either half, and the class's complexity on its own.
  struct Row: Codable, Sendable {
    let train: Double
    let test: Double
    let complexity: Double
  }

  private static let tumours = BreastCancer()
  private static let trainCount = BreastCancer.count / 2

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed).stream("tumours")
    let (learnt, heldOut) = Self.tumours.halves(from: random)
    let stumps = Stumps(points: learnt.features)
    let stump = stumps.riskMinimizer(on: FiniteDomain(learnt)).hypothesis
    return Row(
      train: stump.errorRate(on: learnt), test: stump.errorRate(on: heldOut),
      complexity: RademacherComplexity.estimate(
        of: stumps, pointCount: learnt.count, draws: Self.draws, from: random.stream("signs")))
  }

  private var vc: Double {
    let growth = GrowthFunction.stumps(featureCount: BreastCancer.featureCount)
    return uniformDeviation(
      logGrowth: growth.logarithm(pointCount: 2 * Self.trainCount), sampleSize: Self.trainCount,
      failureProbability: confidence.delta)
  }

  private func rademacher(_ row: Row) -> Double {
    empiricalRademacherDeviation(complexity: row.complexity, sampleSize: Self.trainCount, failureProbability: confidence.delta)
  }

  /// Of one classifier, on the half that it was not learnt from.
  private var heldOut: Double {
    hoeffdingDeviation(squaredRange: 1 / Double(BreastCancer.count - Self.trainCount), failureProbability: confidence.delta)
  }

  var claims: [Judged<Tumours>] {
    [
      Judged(
        "RAD-2", .effect, expects: .holds,
        "For stumps on 284 tumours the bound by the sample's own Rademacher complexity is below that by the growth function, both "
          + "at δ.",
        from: Bibliography.rademacher.cited.noting(
          "with the complexity of the sample: 3√(ln(2/δ)/(2n)) in place of √(ln(1/δ)/(2n))")
      ) { seen in
        let part = seen.part
        return try seen.effect { part.rademacher($0) - part.vc }.isBelow(0, "Rademacher − VC bound")
      }
    ]
  }

  func answer(_ seen: Seen<Tumours>) throws -> Answer {
    let (train, test) = (try seen.effect(\.train), try seen.effect(\.test))
    let ours = try seen.effect { rademacher($0) }
    let rows = [
      ("errors on the other half", test.mean), ("held-out bound", test.mean + heldOut),
      ("Rademacher bound", train.mean + ours.mean),
      ("VC bound", train.mean + vc),
    ]
    return Answer(
      setting: "\(Self.trainCount) tumours of 30 features, δ = \(confidence.delta.text())",
      question: "What do the bounds say of a stump learnt from tumours?",
      reply: (rows[2].1 < 1 ? "AT MOST \(rows[2].1.text(digits: 2))" : "NOTHING") + "; IT ERRS ON \(test.mean.text(digits: 2))",
      finding:
        "The stump errs on \((100 * train.mean).text(digits: 1)) % of its half and \((100 * test.mean).text(digits: 1)) % of the "
        + "other; the bounds say at most \(rows.dropFirst().map { $0.1.text(digits: 2) }.joined(separator: ", ")).",
      figure: Figure(
        title: "The VC bound is \((rows[3].1 / rows[2].1).text(digits: 1)) times the bound by random signs",
        caption: "",
        content: .bars(Bars(value: Axis("risk"), parts: ["risk"], rows: rows.map { Bars.Row($0.0, [$0.1]) }))),
      quantities: [
        Quantity("test error", test.cell), Quantity("Rademacher bound", .number(rows[2].1, digits: 3)),
        Quantity("VC bound", .number(rows[3].1, digits: 3)),
      ],
      why: "Random signs ask the class on these tumours; the growth function asks it on any.",
      ask: Ask("One failure in a million: which bound rises most?", "--part", "tumours", "--delta", "1e-6"))
  }
}
