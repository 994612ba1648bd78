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

  var claims: [Judged<Harm>] {
    [
      Judged(
        "DEF-9", .inequality, expects: .corrected,
        "Transfer is from a source with far more examples than the target has: |D_S| ≫ |D_T|.",
        from: .said("lessons on the formal definition"),
        Bibliography.transferSurvey.at("section 2.2, p. 1347").noting("which says \"in most cases\"")
      ) { _ in
        let fewer = PoolingCase.family.filter { $0.sourceCount < $0.targetCount }
        let helping = fewer.count(where: \.helps)
        return Judgement.decided(
          "smaller source that helps", says: "none", here: .text("\(helping) of \(fewer.count)"), holds: helping == 0
        ).corrected(
          if: PoolingCase.family.allSatisfy { $0.helps == $0.shouldHelp },
          to:
            "It is the usual case and no part of the definition. Pooling helps if and only if b² < σ²(1/n_S + 1/n_T), whichever "
            + "sample is larger."
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
        let (turning, sources) = PoolingCase.turningSources(among: PoolingCase.family)
        return Judgement.decided(
          "sources that help and harm, by n_T", says: 0, here: .text("\(turning) of \(sources)"), holds: turning == 0
        ).corrected(
          if: turning > 0 && PoolingCase.family.filter { $0.mean.bias == 0 }.allSatisfy(\.helps),
          to:
            "It is one of source, target, learner, baseline and the number of target examples: for the pooled mean, of b² against "
            + "σ²(1/n_S + 1/n_T)."
        ).witness(
          "Each of the \(sources) sources, a bias with a number of examples, was tried for \(PoolingCase.counts.count) numbers "
            + "of target examples."
        )
      },
      Judged(
        "DEF-10b", .inequality, expects: .corrected,
        "To see a difference g between the errors of two classifiers at level 0.95, 2 ln(2/δ)/g² labelled target examples suffice: "
          + "185 for g = 0.2, 738 for 0.1, 2952 for 0.05.",
        from: .said("Hoeffding's inequality for paired differences in −1, 0, 1, its half-width taken for what can be seen")
      ) { _ in
        let said = [(0.2, 185, 738), (0.1, 738, 2952), (0.05, 2952, 11805)].map {
          (of: PairedComparison(gap: $0, failureProbability: 0.05), placing: $1, seeing: $2)
        }
        let chances = said.map { $0.of.detectionProbability(count: $0.placing) }
        // A third of the labels does not place the difference, and half of the others does not show it: else the checks could not
        // fail.
        let isPlaced = said.allSatisfy {
          $0.of.sufficientCount == $0.placing && $0.of.missProbability(count: $0.placing) <= 0.05
            && $0.of.missProbability(count: $0.placing / 3) > 0.05
        }
        let isSeen = said.allSatisfy {
          $0.of.detectingCount == $0.seeing && $0.of.detectionProbability(count: $0.seeing) >= 0.95
            && $0.of.detectionProbability(count: $0.seeing / 2) < 0.95
        }
        let asked = PairedComparison(gap: harm.gap, failureProbability: harm.delta)
        return Judgement.decided(
          "chance to see g = 0.1 by 738 labels", says: "0.95", here: .number(chances[1], digits: 2),
          holds: chances.allSatisfy { $0 >= 0.95 }
        ).corrected(
          if: isPlaced && isSeen,
          to:
            "They place the difference to within g with probability 0.95, and an interval of that width for one of g excludes 0 "
            + "about every other time. Four times as many suffice to see it, 8 ln(2/δ)/g²: 738, 2952, 11805; twice as many do not."
        ).witness(
          "Exactly, for differences ±1, which vary most: a difference of g is seen with probability "
            + chances.map { $0.text(digits: 2) }.joined(separator: ", ") + ", and one of 0 is placed g or more off with "
            + said.map { $0.of.missProbability(count: $0.placing).text(significantDigits: 2) }.joined(separator: ", ")
            + ". At level 1 − \(harm.delta.text()), \(asked.sufficientCount) labels place a difference of \(harm.gap.text()), and "
            + "\(asked.detectingCount) show it. Both classifiers have to be fixed before the labels are seen.")
      },
    ]
  }

  func answer(_ seen: Seen<Harm>) -> Answer {
    let counts = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000]
    func series(_ name: String, _ value: (Int) -> Rational) -> Series {
      Series(name, points: counts.map { Series.Point(Double($0), value($0).doubleValue) })
    }
    let labels = PairedComparison(gap: harm.gap, failureProbability: harm.delta).detectingCount
    let verdict = together > alone ? "harms" : together < alone ? "helps" : "changes nothing"
    let share = Rational(harm.sourceN, harm.sourceN + harm.targetN)
    let (added, taken) = (share * share * harm.bias * harm.bias, alone - Rational(1, harm.sourceN + harm.targetN))
    return Answer(
      setting: "b = \(harm.bias), n_S = \(harm.sourceN), n_T = \(harm.targetN)", question: "Does the source harm?",
      reply: together > alone ? "YES" : together < alone ? "NO, IT HELPS" : "IT CHANGES NOTHING",
      finding:
        "With \(harm.targetN.counted("target example")) the source \(verdict); it \(range.said).",
      figure: Figure(
        title: "The same source \(range.drawn)", caption: "",
        content: .plot(
          Plot(
            x: Axis("n_T", scale: .logarithmic), y: Axis("risk", scale: .logarithmic),
            series: [
              series("source and target") { pooled.risk(sourceCount: harm.sourceN, targetCount: $0) },
              series("target alone") { Rational(1, $0) },
            ]))),
      quantities: [
        Quantity("risk with the source", .exact(together)), Quantity("risk alone", .exact(alone)),
        Quantity("labels that show g", .integer(labels)),
      ],
      why: "The source adds \(added.doubleValue.text(significantDigits: 4)) of squared bias, and takes away "
        + "\(taken.doubleValue.text(significantDigits: 4)) of variance.",
      ask: Ask(
        harm.targetN == 2 ? "Twenty target examples: does it harm?" : "Two target examples: does it harm?", "--part", "harm",
        "--target-n", harm.targetN == 2 ? "20" : "2"))
  }

  /// For which whole numbers of target examples the source helps, ties and harms, for a sentence and for the figure.
  private var range: (said: String, drawn: String) {
    guard let limit = pooled.breakEvenTargetCount(sourceCount: harm.sourceN) else {
      return ("helps with any number of them", "helps at every n_T")
    }
    // The last whole number below the limit: of a limit that is one itself, the one before.
    let (isTie, most) = (limit.denominator == 1, (limit.numerator - 1) / limit.denominator)
    let tie = isTie ? limit.numerator : nil
    // A tie with 1 would make 1 + 1/n_S the square of a fraction, which it never is.
    guard most > 0 else { return ("helps with none", "harms at every n_T") }
    return (
      "helps with at most \(most)" + (tie.map { " and ties with \($0)" } ?? ""),
      "helps up to n_T = \(most)" + (tie.map { ", ties at \($0), harms beyond" } ?? " and harms from \(most + 1) on")
    )
  }
}
