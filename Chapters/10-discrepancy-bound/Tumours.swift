import Bounds
import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

/// Small tumours as the source and large ones as the target: the target error of the stump of least α-weighted risk, against α.
struct Tumours: ChapterPart {
  static let name = "tumours"
  static let title = "Weighing small tumours against large ones"
  static let seedCounts = SeedCounts(standard: 200, full: 1000)
  static let comparesWithDefault = false

  let tumours: TumourOptions

  /// The source's examples; the target's that may be learnt from, all others are held out; the labels of the claims.
  static let (sourceCount, poolCount, fixedLabels) = (200, 150, 20)
  /// The weights of the target in thousandths.
  static let weights = Array(stride(from: 0, through: AlphaWeightedStumps.whole, by: 100))
  private static func share(_ weight: Int) -> Double { Double(weight) / Double(AlphaWeightedStumps.whole) }
  /// Half and half, fixed before anything was seen: the best of several weights would be best by luck as well.
  static let half = weights.count / 2
  /// 2 · 30 · (n − 1) + 2 labellings of n points are fewer than 2ⁿ from n = 9 on: no 9 points are shattered.
  static let dimension = 8
  static let delta = 0.05

  /// Errors on held-out large tumours, one for each of `weights`, and at the bound's α*; the same with as many labels as are asked
  /// for.
  struct Row: Codable, Sendable {
    let errors: [Double]
    let atBound: Double
    let asked: [Double]
    let askedAtBound: Double
  }

  private static let domains = BreastCancer().bySize

  /// λ of stumps between the two halves of the data: twice the least of ½ R_T + ½ R_S.
  static let jointRisk =
    2 * AlphaWeightedStumps(source: domains.small, target: domains.large).riskMinimizer(AlphaWeightedStumps.whole / 2).risk

  /// Theorem 3 for so many labels. ½ d_HΔH is 1: a stump by the radius has one label on the source, the other on the target.
  static func bound(_ labels: Int) -> AlphaWeightedBound {
    AlphaWeightedBound(
      dimension: dimension, failureProbability: delta, divergenceAndJointRisk: 1 + jointRisk, sourceCount: sourceCount,
      targetCount: labels)
  }
  /// α* in thousandths.
  static func boundWeight(_ labels: Int) -> Int { Int((Double(AlphaWeightedStumps.whole) * bound(labels).best).rounded()) }

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed).stream("tumours")
    let source = Self.domains.small.examples(Array(random.permutation(Self.domains.small.count).prefix(Self.sourceCount)))
    let order = random.permutation(Self.domains.large.count)
    let heldOut = Self.domains.large.examples(Array(order.dropFirst(Self.poolCount)))
    func errors(_ labels: Int) -> (all: [Double], atBound: Double) {
      let target = Self.domains.large.examples(Array(order.prefix(labels)))
      let both = AlphaWeightedStumps(source: source, target: target)
      let all = (Self.weights + [Self.boundWeight(labels)]).map { both.stump($0).errorRate(on: heldOut) }
      return (Array(all.dropLast()), all[all.count - 1])
    }
    let fixed = errors(Self.fixedLabels)
    let asked = tumours.labels == Self.fixedLabels ? fixed : errors(tumours.labels)
    return Row(errors: fixed.all, atBound: fixed.atBound, asked: asked.all, askedAtBound: asked.atBound)
  }

  private static func excess(_ seen: Seen<Tumours>, _ value: (Row) -> Double) throws -> SeedEffect {
    try seen.effect { 100 * (value($0) - $0.errors[half]) }
  }

  var claims: [Judged<Tumours>] {
    [
      Judged(
        "AW-3", .effect, expects: .holds,
        "With 200 small tumours and 20 large ones, the stump that weighs both samples by half errs less on large ones than that of "
          + "either sample alone.",
        from: Bibliography.theory.at("section 5").noting("the best α may lie between 0 and 1, as others quote it")
      ) { seen in
        let (alone, source) = (try Self.excess(seen) { $0.errors[Self.weights.count - 1] }, try Self.excess(seen) { $0.errors[0] })
        let both = [alone, source]
        let smaller = alone.mean < source.mean ? alone : source
        return Judgement(
          "smaller gain of ½", unit: "points", says: "above 0", here: smaller.cell,
          holds: both.allSatisfy { $0.isAbove(0) } ? true : both.contains { $0.isBelow(0) } ? false : nil
        ).witness("Over the large ones alone \(alone.cell) points, over the small ones alone \(source.cell).").interval(
          smaller.bounds(of: "the smaller of two gains", unit: "points"))
      },
      Judged(
        "AW-3b", .effect, expects: .fails,
        "Weighted so that the bound of Theorem 3 is least, the stump errs less than half and half.",
        from: Bibliography.theory.at("Theorem 3").noting("its best weight as advice; as others quote it")
      ) { seen in
        let bound = Self.bound(Self.fixedLabels)
        let excess = try Self.excess(seen, \.atBound)
        return excess.isBelow(0, "error at α* less at ½", unit: "points").witness(
          "With ½ d_HΔH = 1, λ = \(Self.jointRisk.text(digits: 3)) and a VC dimension of at most \(Self.dimension), α* = "
            + "\(Self.share(Self.boundWeight(Self.fixedLabels)).text(digits: 3)); there the bound adds "
            + "\(bound.value(bound.best).text(digits: 1)) to the best risk, which says nothing of a risk.")
      },
    ]
  }

  func answer(_ seen: Seen<Tumours>) throws -> Answer {
    let effects = try Self.weights.indices.map { index in try seen.effect { 100 * $0.asked[index] } }
    let (source, half, alone) = (effects[0], effects[Self.half], effects[effects.count - 1])
    let gains = [alone - half, source - half]
    let star = Self.share(Self.boundWeight(tumours.labels))
    let atBound = try seen.effect { 100 * $0.askedAtBound }
    let best = effects.indices.reduce(0) { effects[$1].mean < effects[$0].mean ? $1 : $0 }
    let bestWeight = Self.share(Self.weights[best])
    return Answer(
      setting: "200 small tumours, \(tumours.labels) large ones, stumps",
      question: "Should source and target both count?",
      reply: gains.allSatisfy { $0.isAbove(0) }
        ? "YES" : gains[0].isBelow(0) || gains[1].isBelow(0) ? "NO, ONE IS BETTER" : "THIS RUN CANNOT TELL",
      finding: "Of held-out large tumours \(source.mean.text(digits: 1)) % are wrong by small ones alone, "
        + "\(alone.mean.text(digits: 1)) % by large ones alone, \(half.mean.text(digits: 1)) % by half and half.",
      figure: Figure(
        title: "Least at α = \(bestWeight.text()); the bound says α = \(star.text(digits: 2)), with "
          + "\(atBound.mean.text(digits: 1)) %",
        caption: "",
        content: .plot(
          Plot(
            x: Axis("α"), y: Axis("target errors", unit: "%"),
            series: [
              Series(
                "stump",
                points: zip(Self.weights, effects).map { Series.Point(Self.share($0), $1.mean) })
            ]))),
      quantities: [
        Quantity("α of the bound", .number(star, digits: 3)), Quantity("errors there", atBound.cell, unit: "%"),
        Quantity("errors at ½", half.cell, unit: "%"), Quantity("target alone", alone.cell, unit: "%"),
        Quantity("source alone", source.cell, unit: "%"),
      ],
      why: "The weight trades the noise of few labels for the bias of another domain.",
      ask: tumours.labels < 100
        ? Ask("With 100 large ones: is the source of use still?", "--part", "tumours", "--labels", "100")
        : Ask("With 10 large ones: is the source of use?", "--part", "tumours", "--labels", "10"))
  }

  func record(_ seen: Seen<Tumours>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Errors (%) on held-out large tumours, \(tumours.labels) labels", columns: ["α", "errors", "less those at ½"],
          rows: try Self.weights.indices.map { index in
            [
              .number(Self.share(Self.weights[index]), digits: 1), try seen.effect { 100 * $0.asked[index] }.cell,
              try seen.effect { 100 * ($0.asked[index] - $0.asked[Self.half]) }.cell,
            ]
          }))
    ]
  }
}
