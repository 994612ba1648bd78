import Bounds
import ChapterKit
import NumericCore
import Report

/// How much the target's examples should weigh against the source's: in the bound, and in truth.
struct Alpha: ChapterPart {
  static let name = "alpha"
  static let title = "What source examples should weigh"

  let samples: SampleOptions

  private var here: AlphaWeightedMean {
    AlphaWeightedMean(bias: samples.bias, sourceCount: samples.sources, targetCount: samples.targets)
  }

  var claims: [Judged<Alpha>] {
    [
      Judged(
        "AW-1", .identity, expects: .holds,
        "f(α) = c√(α²/m_T + (1 − α)²/m_S) + (1 − α)A is least at α* = 1 where m_T ≥ (c/A)², and at m_T/m (1 + m_S/√((c/A)²m − m_S "
          + "m_T)) below it.",
        from: Bibliography.theory.at("Theorem 3 and what follows it").noting("as others quote it, constants aside")
      ) { seen in
        let bounds = AlphaWeightedMean.family.map(\.normalBound)
        let violations = bounds.count { bound in
          // α* is better than every weight of a grid, and 1 exactly from the transition on.
          bound.margin(at: bound.best) < -1e-9 || (bound.best == 1) != (Double(bound.targetCount) >= bound.transition)
        }
        let off = bounds.count { $0.value($0.scalingDeviation(by: 1.1).best) > $0.value($0.best) + 1e-9 }
        return Judgement.law("bounds not least at α*", violations: violations, of: bounds.count).tolerance(1e-9).witness(
          "Against 2001 weights each. With a tenth more for c the weight is worse in \(off). Here (c/A)² = "
            + "\(seen.part.here.normalBound.transition.text(digits: 1)).")
      },
      Judged(
        "AW-2", .inequality, expects: .corrected, "From (c/A)² target examples on source examples are of no use.",
        from: Bibliography.theory.at("section 5").noting("how its phase transition is retold"), isHighlight: true
      ) { seen in
        let cases = AlphaWeightedMean.family.filter { $0.normalBound.best == 1 }
        let (here, enough) = (
          seen.part.here,
          AlphaWeightedMean(bias: samples.bias, sourceCount: samples.sources, targetCount: seen.part.transitionCount)
        )
        return Judgement.decided(
          "1 − best α at m_T = \(enough.targetCount)", says: 0,
          here: .text((1 - enough.best).doubleValue.text(significantDigits: 3)),
          holds: cases.allSatisfy { $0.best == 1 } && enough.best == 1
        ).corrected(
          if: AlphaWeightedMean.family.allSatisfy {
            $0.best < 1 && $0.leastRisk < $0.targetRisk && $0.isLeast(at: $0.best.doubleValue)
          },
          to:
            "That is so of the bound. The mean squared error is 1/(n_T + 1/(1/n_S + b²)) at its best α, which is below 1 always: "
            + "the source is worth up to 1/b² target examples, for ever."
        ).witness(
          "In exact fractions on \(AlphaWeightedMean.family.count) settings, \(cases.count) of them past the transition. Here the "
            + "source is worth \(here.worth.doubleValue.text(digits: 2)) target examples.")
      },
      Judged(
        "MS-1", .inequality, expects: .holds,
        "For a mean whose source is off by b, the best α-weighting has no larger risk than the target alone or both samples "
          + "pooled.",
        from: .said("the bias and variance of a weighted mean")
      ) { seen in
        let all = AlphaWeightedMean.family + [seen.part.here]
        let violations = all.count { $0.leastRisk > min($0.targetRisk, $0.pooledRisk) || !$0.isLeast(at: $0.best.doubleValue) }
        return Judgement.law("settings where it has", violations: violations, of: all.count).witness(
          "And no neighbour α* ± 1/1000 does as well. Here \(seen.part.here.leastRisk.doubleValue.text(digits: 4)), alone "
            + "\(seen.part.here.targetRisk.doubleValue.text(digits: 4)), pooled "
            + "\(seen.part.here.pooledRisk.doubleValue.text(digits: 4))."
        )
      },
    ]
  }

  /// The first whole number of target examples at or past the transition, at most a million.
  private var transitionCount: Int { Int(min(1_000_000, here.normalBound.transition.rounded(.up))) }

  func answer(_ seen: Seen<Alpha>) -> Answer {
    let (bound, best) = (here.normalBound, here.best.doubleValue)
    let isPast = bound.best == 1
    return Answer(
      setting: "b = \(samples.bias), n_S = \(samples.sources), n_T = \(samples.targets)",
      question: "When are source examples of no use?",
      reply: "NEVER; THE BOUND SAYS FROM \(transitionCount)",
      finding: "The bound is least at α = \(bound.best.text(digits: 3)), the risk at \(best.text(digits: 3)), where it is "
        + "\(here.leastRisk.doubleValue.text(digits: 4)) and the target's sample alone has "
        + "\(here.targetRisk.doubleValue.text(digits: 4)).",
      figure: figure,
      quantities: [
        Quantity("α* of the risk", .number(best, digits: 4)), Quantity("α* of the bound", .number(bound.best, digits: 4)),
        Quantity("risk at α*", .number(here.leastRisk.doubleValue, digits: 5)),
        Quantity("transition", .number(bound.transition, digits: 1), unit: "target examples"),
      ],
      why: "The source's bias enters the bound at first order in 1 − α, and the squared error at second.",
      ask: isPast || transitionCount > 10_000
        ? Ask("Five target examples: what do the two weights say?", "--part", "alpha", "--targets", "5")
        : Ask(
          "Past the transition: what is α* of the risk?", "--part", "alpha", "--bias", "\(samples.bias)", "--targets",
          "\(transitionCount)"))
  }

  private var figure: Figure {
    let counts = (0...40).map { Int(Double.pow(10, Double($0) / 10).rounded()) }.filter { $0 <= 10_000 }
    func curve(_ name: String, _ value: (AlphaWeightedMean) -> Double) -> Series {
      Series(
        name,
        points: Set(counts).sorted().map {
          Series.Point(
            Double($0), value(AlphaWeightedMean(bias: samples.bias, sourceCount: samples.sources, targetCount: $0)))
        })
    }
    return Figure(
      title: transitionCount <= 10_000
        ? "The bound drops the source from \(transitionCount) target examples on, the risk never"
        : "Neither drops the source by 10000 target examples", caption: "",
      content: .plot(
        Plot(
          x: Axis("target examples", scale: .logarithmic), y: Axis("best α"),
          series: [curve("bound") { $0.normalBound.best }, curve("risk") { $0.best.doubleValue }])))
  }

  func record(_ seen: Seen<Alpha>) -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Best weight of the target, b = \(samples.bias), n_S = \(samples.sources)",
          columns: ["n_T", "α* of the risk", "α* of the bound", "risk at α*", "target alone", "pooled"],
          rows: AlphaWeightedMean.counts.map { count in
            let mean = AlphaWeightedMean(bias: samples.bias, sourceCount: samples.sources, targetCount: count)
            return [
              .integer(count), .number(mean.best.doubleValue, digits: 4), .number(mean.normalBound.best, digits: 4),
              .number(mean.leastRisk.doubleValue, digits: 5), .number(mean.targetRisk.doubleValue, digits: 5),
              .number(mean.pooledRisk.doubleValue, digits: 5),
            ]
          }))
    ]
  }
}
