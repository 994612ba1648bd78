import ChapterKit
import NumericCore
import Report
import Transfer
import Worlds

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
      effectiveShares: Self.shifts.map {
        ShiftedNormalEvent.weights(of: points, shift: $0).effectiveSampleSize / Double(Self.weightCount)
      },
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

  var claims: [Judged<Weighting>] { identities + effects }

  /// The claims that seeds decide; those that are decided exactly stand beside this file.
  private var effects: [Judged<Weighting>] {
    [
      Judged(
        "CS-2b", .effect, expects: .fails,
        "Whatever the shift, the ESS of the weights at hand estimates n/(1 + χ²), what the weighted sample is worth.",
        from: Bibliography.kong.cited.noting("as it is used")
      ) { seen in
        let (last, shift) = (Self.shifts.count - 1, Self.shifts[Self.shifts.count - 1])
        let (share, truth) = (try seen.effect { $0.effectiveShares[last] }, Double.exp(-shift * shift))
        return share.isBelow(2 * truth, "ESS/n at μ = 3").witness(
          "The truth is \(truth.text()): the sample shows \((share.mean / truth).text(digits: 0)) times as much, because it misses "
            + "the rare large weights."
        )
      },
      Judged(
        "CS-15", .effect, expects: .corrected,
        "Where T lies within the support of S, the error of a weighted mean falls as 1/√n.", from: .said("often taken for granted")
      ) { seen in
        let ratios = try Self.variances.indices.map { index in
          try seen.effect { $0.tails[index].errors[1] / $0.tails[index].errors[0] }
        }
        return ratios[2].isBelow(Self.slowRatio, "error at 16n / error at n").corrected(
          if: ratios[0].isBelow(Self.slowRatio) && ratios[2].isAbove(Self.slowRatio),
          to:
            "It needs E_S[w²] < ∞. From N(0, 1) to N(0, s²) that is 1/(s√(2 − s²)) for s² < 2 and infinite from s² = 2 on; the "
            + "error of the mean weight then falls as n^(−1/s²), up to a logarithm at 2."
        ).witness(
          "From n = 100 to 1600 the median error of the mean weight falls to \(ratios[0].mean.text(digits: 2)) of itself for s² = "
            + "1.5, to \(ratios[1].mean.text(digits: 2)) for 2 and to \(ratios[2].mean.text(digits: 2)) for 4; theory says 0.25 "
            + "for the first and tends to 0.5 for the last."
        ).inconclusive(if: !(ratios[0].isBelow(Self.slowRatio) || ratios[0].isAbove(Self.slowRatio)))
      },
      Judged(
        "CS-4b", .effect, expects: .corrected,
        "Divided by Σw instead of n, the estimate is biased and has the smaller mean squared error.",
        from: Bibliography.hesterberg.cited.noting("as it is often put"), isHighlight: true
      ) { seen in
        // Plain minus quotient: above 0 where the quotient is the better one.
        let gains = try Self.events.indices.map { event in
          try seen.squareError(.plain, \.family, event) - seen.squareError(.selfNormalised, \.family, event)
        }
        let isBiased = FiniteInstance.covered.contains { one in
          one.overPairs { i, j in
            (one.weights[i] * one.losses[i] + one.weights[j] * one.losses[j]) / (one.weights[i] + one.weights[j])
          } != one.targetRisk
        }
        // Of x > ½ and of x ≤ ½.
        let (plain, quotient) = (
          try [2, 3].map { try seen.squareError(.plain, \.family, $0).mean },
          try [2, 3].map { try seen.squareError(.selfNormalised, \.family, $0).mean }
        )
        return Judgement(
          "MSE Σwf/Σw, x ≤ ½", says: .text("< \(plain[1].text(digits: 5)) of Σwf/n"), here: .number(quotient[1], digits: 5),
          holds: gains.contains { $0.isBelow(0) } ? false : isBiased && gains.allSatisfy { $0.isAbove(0) } ? true : nil
        ).corrected(
          if: zip(Self.events, gains).allSatisfy { event, gain in event.favoursPlain(shift: 1) ? gain.isBelow(0) : gain.isAbove(0)
          },
          to:
            "It depends on f. For the indicator of A the plain mean wins if E_T[w | A] < (2 + χ²)/2, to first order in 1/n; so it "
            + "came out for \(Self.events.count) events at μ = 1, n = 50."
        ).remark("Σwf/n: \(plain[1].text(digits: 5))").witness(
          "For 1[x > ½] it is the other way round: \(plain[0].text(digits: 5)) plain and \(quotient[0].text(digits: 5)) divided by "
            + "Σw. E_T[w | A] is \(Self.above.meanWeight(shift: 1).text(digits: 2)) there and "
            + "\(Self.notAbove.meanWeight(shift: 1).text(digits: 2)) for x ≤ ½; (2 + χ²)/2 is "
            + "\(((1 + Double.exp(1)) / 2).text(digits: 2))."
        ).interval(gains[3].bounds(of: "plain minus quotient, x ≤ ½")).inconclusive(if: !gains.allSatisfy(\.isDecided))
      },
      Judged(
        "CS-11", .effect, expects: .corrected,
        "Clipping large weights trades bias for variance: the error is least at a bound neither low nor infinite.",
        from: .said("folklore of importance sampling")
      ) { seen in
        // Bounds 2, 5, 20 and none, for x > ½; for x ≤ ½ no weight of the event exceeds e^(−0.375).
        let clipped: [WeightedMean] = [.clippedAt2, .clippedAt5, .clippedAt20]
        let errors = try (clipped + [.plain]).map { try seen.squareError($0, \.wide, 0) }
        let (low, high) = (errors[0] - errors[2], errors[3] - errors[2])
        let changes = try clipped.flatMap { try (seen.squareError($0, \.wide, 1) - seen.squareError(.plain, \.wide, 1)).values }
        let change = changes.map(\.magnitude).reduce(0, max)
        let roots = zip(["2", "5", "20", "none"], errors).map { "\($0): \($1.mean.squareRoot().text(digits: 3))" }
        return Judgement(
          "change by clipping, f = 1[x ≤ ½]", says: "a least error in between", here: .number(change),
          holds: change == 0 ? false : nil
        ).corrected(
          if: low.isAbove(0) && high.isAbove(0),
          to:
            "It depends on f. For 1[x > ½] a bound of 20 beats 2 and none (μ = 1.5, n = 100); where f vanishes at all weights "
            + "above the bound, as for 1[x ≤ ½], clipping changes nothing."
        ).witness("Root mean squared error for 1[x > ½] by bound: \(roots.joined(separator: ", ")).")
          .interval(high.bounds(of: "mean squared error, none minus 20")).inconclusive(if: !(low.isDecided && high.isDecided))
      },
    ]
  }
}
