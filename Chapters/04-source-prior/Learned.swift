import ChapterKit
import NumericCore
import Report
import Transfer

/// A prior learnt from T tasks, for a task that is still to come.
struct Learned: ChapterPart {
  static let name = "learned"
  static let title = "A prior learnt from many tasks"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let sample: SampleOptions

  /// How many tasks the prior is learnt from.
  static let counts = [2, 4, 16, 64, 256, 1024]
  /// How often a seed learns it.
  static let repetitions = 100
  /// τ² in units of σ²/n at which the first order is tried besides 1: only together they tell 3v²/(τ² + v) from 3v/2 and the like.
  static let outerRatios = [0.25, 4]
  /// At 1024 tasks the next order of the expansion in 1/T is some hundredths. At the outer ratios 3v/2, 3τ²/2 and 3vτ²/(τ² + v) are
  /// off by three eighths and more.
  static let margin = 0.2

  /// The risk of the next task in units of σ²/n, in the mean over the draws, one for each of `counts`.
  struct Row: Codable, Sendable {
    /// Where τ² is σ²/n.
    let equal: [Double]
    /// With a prior of the most tasks, one for each of `outerRatios`.
    let outer: [Double]
    let asked: [Double]
  }

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed).stream("learned")
    return Row(
      equal: Self.counts.map { Self.risk($0, variance: 1, from: random.stream("equal \($0)")) },
      outer: Self.outerRatios.map { Self.risk(Self.most, variance: $0, from: random.stream("outer \($0)")) },
      asked: Self.counts.map { Self.risk($0, variance: ratio, from: random.stream("asked \($0)")) })
  }

  private static let most = counts[counts.count - 1]

  /// The risk with a prior learnt from tasks whose means are drawn from N(0, τ²), τ² in units of σ²/n.
  private static func risk(_ count: Int, variance: Double, from random: RandomSource) -> Double {
    LearnedPrior.simulatedRisk(tasks: count, variance: variance, repetitions: repetitions, from: random)
  }

  /// nτ²/σ².
  private var ratio: Double { (Rational(sample.n) / sample.prior.worth).doubleValue }
  /// The risk with the true prior, in units of σ²/n.
  private static func oracle(_ variance: Double) -> Double { variance / (variance + 1) }

  var claims: [Judged<Learned>] {
    [
      Judged(
        "BAYES-4", .effect, expects: .holds,
        "A prior learnt from T tasks is worth the true one as T grows: its excess risk tends to 3v²/((τ² + v)T), v = σ²/n.",
        from: .said("the first order of both moments' errors, derived in the lesson")
      ) { seen in
        func share(_ risk: Double, _ ratio: Double) -> Double { (risk - Self.oracle(ratio)) * Double(Self.most) * (ratio + 1) / 3 }
        let equal = try seen.effect { $0.equal.last.map { share($0, 1) } }
        let outer = try Self.outerRatios.enumerated().map { index, ratio in try seen.effect { share($0.outer[index], ratio) } }
        let shares = [equal] + outer
        return try SeedEffect.areEquivalent(shares, to: 1, margin: Self.margin, "excess at T = \(Self.most) / first order").witness(
          "For τ² of 1, \(Self.outerRatios.map { $0.text() }.joined(separator: " and ")) times σ²/n it is "
            + "\(shares.map { "\($0.cell)" }.joined(separator: ", ")).")
      },
      Judged(
        "BAYES-4b", .effect, expects: .corrected, "A prior learnt from related tasks helps the next one.",
        from: .said("the promise of learning to learn")
      ) { seen in
        let (few, many) = (try seen.effect { $0.equal[0] }, try seen.effect { $0.equal[2] })
        return Judgement(
          "risk, prior of 2 tasks", says: "< 1, in units of σ²/n", here: few.cell,
          holds: few.isAbove(1) ? false : few.isBelow(1) ? true : nil
        ).corrected(
          if: few.isAbove(1) && many.isBelow(1),
          to: "It takes enough tasks: where τ² = σ²/n, a prior learnt from two of them by moments does harm, and one from 16 helps."
        ).witness("From 16 tasks the risk is \(many.cell).").interval(few.bounds(of: "risk of the next task, n·risk/σ²"))
          .inconclusive(if: !(few.isAbove(1) || few.isBelow(1)) || !(many.isAbove(1) || many.isBelow(1)))
      },
    ]
  }

  func answer(_ seen: Seen<Learned>) throws -> Answer {
    let risks = try Self.counts.indices.map { index in try seen.effect { $0.asked[index] } }
    let enough = Self.counts.indices.first { risks[$0].isBelow(1) }
    let none = risks.allSatisfy { $0.isAbove(1) } ? "NOT FROM \(Self.most)" : "UNDECIDED"
    return Answer(
      setting: "τ = \(sample.tau), σ = \(sample.sigma), n = \(sample.n)", question: "From how many tasks can a prior be learnt?",
      reply: enough.map { "\(Self.counts[$0]) SUFFICE" } ?? none,
      finding: "The next task's risk is \(risks[0].mean.text(digits: 3)) σ²/n with a prior from \(Self.counts[0]) tasks, "
        + "\(risks[2].mean.text(digits: 3)) from \(Self.counts[2]), and \(Self.oracle(ratio).text(digits: 3)) with the true one.",
      figure: Figure(
        title: "The learnt prior comes to the true one", caption: "",
        content: .plot(
          Plot(
            x: Axis("T", scale: .logarithmic), y: Axis("risk of the next task, n·risk/σ²"),
            series: [Series("learnt", points: zip(Self.counts, risks).map { Series.Point(Double($0), $1.mean) })],
            references: [Reference("alone", at: 1), Reference("true prior", at: Self.oracle(ratio))]))),
      quantities: zip(Self.counts, risks).map { Quantity("risk, T = \($0)", $1.cell, unit: "σ²/n") }
        + [Quantity("risk, true prior", .number(Self.oracle(ratio)), unit: "σ²/n")],
      why: "A variance learnt from two tasks is hardly known, and a prior too narrow does harm.",
      ask: Ask("A wider prior: are more tasks needed?", "--part", "learned", "--tau", "\(min(5, 2 * sample.tau))"))
  }

  func record(_ seen: Seen<Learned>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Risk of the next task where τ² = σ²/n, in units of σ²/n",
          columns: ["T", "learnt prior", "true prior", "excess · T"],
          rows: try Self.counts.enumerated().map { index, count in
            [
              .integer(count), try seen.effect { $0.equal[index] }.cell, .number(Self.oracle(1)),
              try seen.effect { ($0.equal[index] - Self.oracle(1)) * Double(count) }.cell,
            ]
          }))
    ]
  }
}
