import ChapterKit
import Learning
import NumericCore
import Report
import Transfer

/// Whether a source harms: a matter of how many target examples there are, and of labels to see it.
struct Harm: ChapterPart {
  static let name = "harm"
  static let title = "When a source harms"

  let harm: HarmOptions

  private var pooled: PooledMean { PooledMean(bias: harm.bias) }
  private var together: Rational { pooled.risk(sourceCount: harm.sourceN, targetCount: harm.targetN) }
  private var alone: Rational { Rational(1, harm.targetN) }

  /// Whether the mean of n differences ±1, each as often as the other, is at least g from 0: of all differences in [−1, 1] these vary most.
  private static func miss(_ count: Int, _ gap: Double) -> Double {
    // The sum 2K − n of n signs is ±n g or beyond; a hair inside, so that rounding cannot lose the border.
    let least = Int(((Double(count) * (1 + gap)) / 2 - 1e-9).rounded(.up))
    return 2 * BinomialDistribution(trials: count, probability: 0.5).probability(atLeast: least)
  }

  private struct Case {
    let bias: Rational
    let source, target: Int
    /// The risk of both samples together less that of the target's alone.
    var change: Rational { PooledMean(bias: bias).risk(sourceCount: source, targetCount: target) - Rational(1, target) }
    var helps: Bool { change < 0 }
  }
  private static let counts = [1, 2, 5, 20, 100, 1000]
  private static let cases = counts.flatMap { source in
    counts.flatMap { target in [0, 1, 5, 10, 20].map { Case(bias: Rational($0, 20), source: source, target: target) } }
  }

  var claims: [Judged<Harm>] {
    [
      Judged(
        "DEF-9", .inequality, expects: .corrected,
        "Transfer is from a source with far more examples than the target has: |D_S| ≫ |D_T|.",
        from: .said("lessons on the formal definition"),
        Bibliography.transferSurvey.at("section 2.2, p. 1347").noting("which says \"in most cases\"")
      ) { _ in
        let fewer = Self.cases.filter { $0.source < $0.target }
        let helping = fewer.count(where: \.helps)
        return Judgement.decided(
          "smaller source that helps", says: "none", here: .text("\(helping) of \(fewer.count)"), holds: helping == 0
        ).corrected(
          if: Self.cases.allSatisfy {
            $0.helps
              == ($0.bias * $0.bias < PooledMean(bias: $0.bias).squaredCrossover(sourceCount: $0.source, targetCount: $0.target))
          },
          to:
            "It is the usual case and no part of the definition. Pooling helps if and only if b² < σ²(1/n_S + 1/n_T), whichever sample is larger."
        ).witness(
          "One source example that is off by σ/2 lowers the risk from five target examples from 1/5 to "
            + "\(PooledMean(bias: Rational(1, 2)).risk(sourceCount: 1, targetCount: 5)).")
      },
      Judged(
        "DEF-10", .inequality, expects: .corrected,
        "Negative transfer, a higher target risk with the source than without, is a property of source and target.",
        from: Bibliography.transferSurvey.at("section 2.3, p. 1347, and section 6, p. 1354").noting(
          "which speak of the source's domain and task, not of the number of examples")
      ) { _ in
        // The same source with the same number of its examples, for a target with more or fewer.
        let sources = Dictionary(grouping: Self.cases) { "\($0.bias) \($0.source)" }.values.map { $0.map(\.change) }
        let turning = sources.count { changes in changes.contains { $0 > 0 } && changes.contains { $0 < 0 } }
        return Judgement.decided(
          "risk with the source", says: .text("one sign for every n_T"), here: .exact(together), holds: turning == 0
        ).remark("alone \(alone): \(together > alone ? "harms" : "no harm")").corrected(
          if: turning > 0 && Self.cases.filter { $0.bias == 0 }.allSatisfy(\.helps),
          to:
            "It is one of source, target, learner, baseline and the number of target examples: for the pooled mean, of b² against "
            + "σ²(1/n_S + 1/n_T)."
        ).witness("Of \(sources.count) sources \(turning) help for some n_T and harm for others.")
      },
      Judged(
        "DEF-10b", .inequality, expects: .holds,
        "To see a difference g in risk at level 0.95, 2 ln(2/δ)/g² labelled target examples suffice: 185 for g = 0.2, 738 for 0.1, 2952 for "
          + "0.05.", from: .said("Hoeffding's inequality for paired differences in −1, 0, 1")
      ) { _ in
        let said = [(0.2, 185), (0.1, 738), (0.05, 2952)]
        let isRight = said.allSatisfy { PairedComparison(gap: $0, failureProbability: 0.05).sufficientCount == $1 }
        // Enough for the differences that vary most, while a third is not: else the check could not fail.
        let isEnough = said.allSatisfy { Self.miss($1, $0) <= 0.05 && Self.miss($1 / 3, $0) > 0.05 }
        let count = PairedComparison(gap: harm.gap, failureProbability: harm.delta).sufficientCount
        return Judgement.decided(
          "labels for g = \(harm.gap.text())", says: "enough", here: .integer(count), holds: isRight && isEnough
        )
        .witness(
          "For differences ±1, which vary most, the exact probability to miss is "
            + said.map { Self.miss($1, $0).text(significantDigits: 2) }.joined(separator: ", ")
            + ", and above 0.05 with a third of the labels. Both models have to be fixed before the labels are seen.")
      },
    ]
  }

  func answer(_ seen: Seen<Harm>) -> Answer {
    let counts = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000]
    func series(_ name: String, _ value: (Int) -> Rational) -> Series {
      Series(name, points: counts.map { Series.Point(Double($0), value($0).doubleValue) })
    }
    let excess = harm.bias * harm.bias - Rational(1, harm.sourceN)
    // b² < 1/n_S + 1/n_T is n_T < 1/(b² − 1/n_S); where b² is no larger than 1/n_S it holds for every n_T.
    let limit = excess > 0 ? (1 / excess).doubleValue.text(significantDigits: 3) : nil
    let labels = PairedComparison(gap: harm.gap, failureProbability: harm.delta).sufficientCount
    let verdict = together > alone ? "harms" : together < alone ? "helps" : "changes nothing"
    return Answer(
      setting: "b = \(harm.bias), n_S = \(harm.sourceN), n_T = \(harm.targetN)", question: "Does the source harm?",
      reply: together > alone ? "YES" : together < alone ? "NO, IT HELPS" : "IT CHANGES NOTHING",
      finding:
        "With \(harm.targetN) target \(harm.targetN == 1 ? "example" : "examples") the source \(verdict); it helps with \(limit.map { "fewer than \($0)" } ?? "any number of them"). "
        + "To see a difference of \(harm.gap.text()) in risk takes \(labels) labels.",
      figure: Figure(
        title: limit.map { "The same source helps up to n_T = \($0) and harms from there on" } ?? "The source helps at every n_T",
        caption: "",
        content: .plot(
          Plot(
            x: Axis("n_T", scale: .logarithmic), y: Axis("risk", scale: .logarithmic),
            series: [
              series("source and target") { pooled.risk(sourceCount: harm.sourceN, targetCount: $0) },
              series("target alone") { Rational(1, $0) },
            ]))),
      quantities: [
        Quantity("risk with the source", .exact(together)), Quantity("risk alone", .exact(alone)),
        Quantity("labels to see it", .integer(labels)),
      ],
      why: "The source adds bias that no target example removes, and takes away variance that target examples take away too.",
      ask: Ask("Two target examples: does it harm?", "--part", "harm", "--target-n", "2"))
  }
}
