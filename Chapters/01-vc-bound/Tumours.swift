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

  struct Row: Codable, Sendable {
    let train: Double
    let test: Double
    /// The largest difference of a stump's errors on the two halves.
    let largest: Double
    /// Of the training half.
    let complexity: Double
  }

  private static let tumours = BreastCancer().sample
  private static let trainCount = BreastCancer.count / 2

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed).stream("tumours")
    let order = random.permutation(BreastCancer.count)
    let features = Self.tumours.features.rows(order)
    let benign = Self.tumours.labels ?? []
    let labels = order.map { benign[$0] == 1 }
    let n = Self.trainCount
    let training = Stumps(points: features.rows(0..<n))
    let stump = training.riskMinimizer(on: FiniteDomain(marginal: Array(repeating: 1, count: n), labels: Array(labels[..<n])))
      .hypothesis
    let isWrong = labels.indices.map { stump.label(features[$0, stump.feature]) != labels[$0] }
    let tests = labels.count - n
    // Labelled 1 in place of 0, a test point labelled 1 lowers the test error, and a training point raises the difference.
    let gains = labels.enumerated().map { index, label -> Double in
      let share = index < n ? 1 / Double(n) : -1 / Double(tests)
      return label ? share : 0 - share
    }
    let never = Double(labels[n...].count { $0 }) / Double(tests) - Double(labels[..<n].count { $0 }) / Double(n)
    return Row(
      train: Double(isWrong[..<n].count { $0 }) / Double(n), test: Double(isWrong[n...].count { $0 }) / Double(tests),
      largest: never + Stumps(points: features).best(gains: gains).gain,
      complexity: RademacherComplexity.estimate(of: training, pointCount: n, draws: Self.draws, from: random.stream("signs")))
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
        "RAD-3", .effect, expects: .holds,
        "For stumps on 284 tumours the bound by the sample's own Rademacher complexity is below that by the growth function, both at δ.",
        from: Bibliography.rademacher.cited.noting(
          "with the complexity of the sample: 3√(ln(2/δ)/(2n)) in place of √(ln(1/δ)/(2n))")
      ) { seen in
        let part = seen.part
        let above = try seen.total { $0.largest > part.rademacher($0) ? 1 : 0 }
        return try seen.effect { part.rademacher($0) - part.vc }.isBelow(0, "Rademacher − VC bound").witness(
          "Of \(seen.rows.count) halvings \(above) have a stump whose errors on the two halves differ by more than the smaller bound."
        )
      },
      Judged(
        "RAD-4", .effect, expects: .holds,
        "The half that was held out bounds the risk of the learnt stump better than either bound by the class, at the same δ.",
        from: .said("Hoeffding's inequality for one classifier")
      ) { seen in
        let part = seen.part
        return try seen.effect { ($0.test + part.heldOut) - ($0.train + min(part.vc, part.rademacher($0))) }
          .isBelow(0, "held-out bound − better bound").witness(
            "It speaks of one classifier, chosen before the half was looked at; the others speak of all, and cost no example.")
      },
    ]
  }

  func answer(_ seen: Seen<Tumours>) throws -> Answer {
    let (train, test) = (try seen.effect(\.train), try seen.effect(\.test))
    let largest = try seen.effect(\.largest)
    let ours = try seen.effect { rademacher($0) }
    let rows = [
      ("errors on the other half", test.mean), ("held-out bound", test.mean + heldOut),
      ("Rademacher bound", train.mean + ours.mean),
      ("VC bound", train.mean + vc),
    ]
    return Answer(
      setting: "\(Self.trainCount) tumours of 30 features, δ = \(confidence.delta.text())",
      question: "What do the bounds say of a stump learnt from tumours?",
      reply: "AT MOST \(rows[2].1.text(digits: 2)); IT ERRS ON \(test.mean.text(digits: 2))",
      finding:
        "The stump errs on \((100 * train.mean).text(digits: 1)) % of its half and \((100 * test.mean).text(digits: 1)) % of the other; the "
        + "bounds say at most \(rows.dropFirst().map { $0.1.text(digits: 2) }.joined(separator: ", ")).",
      figure: Figure(
        title: "The bound by random signs is \((rows[3].1 / rows[2].1).text(digits: 1)) times nearer than the VC bound",
        caption: "",
        content: .bars(Bars(value: Axis("risk"), parts: ["risk"], rows: rows.map { Bars.Row($0.0, [$0.1]) }))),
      quantities: [
        Quantity("test error", test.cell), Quantity("Rademacher bound", .number(rows[2].1, digits: 3)),
        Quantity("VC bound", .number(rows[3].1, digits: 3)), Quantity("largest difference of halves", largest.cell),
      ],
      why: "Random signs ask the class on these tumours; the growth function asks it on any.",
      ask: Ask("One failure in a million: which bound rises most?", "--part", "tumours", "--delta", "1e-6"))
  }

  func record(_ seen: Seen<Tumours>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "What is added to the errors, δ = \(confidence.delta.text())", columns: ["bound", "added"],
          rows: [
            ["largest difference of the halves", try seen.effect(\.largest).cell],
            ["2 R̂ad of the sample", try seen.effect { 2 * $0.complexity }.cell],
            ["2 R̂ad + 3√(ln(2/δ)/(2n))", try seen.effect { rademacher($0) }.cell],
            ["√((8/n)(ln Π(2n) + ln(4/δ)))", .number(vc, digits: 4)], ["held out, √(ln(1/δ)/(2n))", .number(heldOut, digits: 4)],
          ]))
    ]
  }
}
