import ChapterKit
import NumericCore
import Report
import Transfer

/// A rule that changes while the inputs stay as they are: what can be seen of it, and what is lost.
struct Drift: ChapterPart {
  static let name = "drift"
  static let title = "The same word, another meaning"

  let drift: DriftOptions

  func evidence(_ rows: [Drawless]) -> [ProblemPair] { SmallPairs.untied }

  /// The word in one corpus.
  private func word(_ noun: Rational) -> LearningProblem {
    LearningProblem(Domain(["monitor": 1]), LearningTask(labels: ["noun", "verb"], ["monitor": [noun, 1 - noun]]))
  }
  private var source: LearningProblem { word(drift.before) }
  private var target: LearningProblem { word(drift.after) }
  private var rule: [String: String] { source.bestLabels.compactMapValues { $0.min() } }
  private var risk: Rational { target.risk(of: rule) }
  /// Whether the source prefers no label to the other.
  private var isTied: Bool { source.bestLabels.values.contains { $0.count > 1 } }

  /// The pairs that are counted, and those of them whose best rule is the same.
  private static func count(_ pairs: [ProblemPair], _ isCounted: (ProblemComparison) -> Bool) -> (all: Int, kept: Int) {
    let counted = pairs.filter { isCounted($0.comparison) }
    return (counted.count, counted.count(where: \.keepsBestLabels))
  }

  var claims: [Judged<Drift>] {
    [
      Judged(
        "CN-1", .identity, expects: .holds,
        "Where P(X) is the same and P(Y | X) is not, no method without target labels can tell: whatever rule it returns, its "
          + "errors on the target and on the target with the two labels exchanged sum to 1, and importance weights are 1.",
        from: Bibliography.georgian.cited.noting("context feature bias: a word that is used differently"),
        Bibliography.impossibility.at("proof of Theorem 2, p. 135, where the two labellings' errors sum to 1"), isHighlight: true
      ) { seen in
        let targets = Set(seen.evidence.map(\.target)).union([target])
        let sums = targets.flatMap(\.exchangedRiskSums)
        let weights = seen.evidence.filter(\.comparison.isConceptShift).flatMap(\.importanceWeights)
        return Judgement.decided(
          "source rule's error", says: .text("1 − its error, exchanged"), here: .exact(risk),
          holds: (sums + weights).allSatisfy { $0 == 1 } && targets.allSatisfy { $0.domain == $0.withLabelsExchanged.domain }
        ).remark("best \(target.bayesRisk), unseen").witness(
          "The rule is \"\(rule["monitor"] ?? "")\"\(isTied ? ", in the source as good as the other" : ""), right in "
            + "\(1 - source.bayesRisk) of the source and wrong in \(risk) of the target, where the best rule is wrong in "
            + "\(target.bayesRisk). The sum is 1 for \(sums.count { $0 == 1 }) of \(sums.count) pairs of a rule and a target."
        )
      },
      Judged(
        "CN-2", .identity, expects: .corrected,
        "P(Y | X) differs, with P(X) the same, if and only if the decision boundary has changed.",
        from: .said("concept drift, as overviews explain it")
      ) { seen in
        let (all, kept) = Self.count(seen.evidence, \.isConceptShift)
        return Judgement.decided("rule unchanged", says: 0, here: .text("\(kept) of \(all)"), holds: kept == 0).corrected(
          if: seen.evidence.allSatisfy { $0.keepsBestLabels || $0.comparison.conditionalDiffers == true },
          to:
            "A boundary that has changed shows that P(Y | X) differs; P(Y | X) may differ and leave the best rule as it is. Then "
            + "the rule transfers, and its probabilities do not."
        ).witness(
          "From 5/8 to 7/8 the more probable label is the same. How often that happens depends on the problems that are tried.")
      },
      Judged(
        "DEF-11", .identity, expects: .corrected,
        "Transfer works only where source and target share relevant structure: P(X), or P(Y | X).",
        from: .said("how transfer is introduced, with the structure named")
      ) { seen in
        let neither = Self.count(seen.evidence) { $0.marginalDiffers && $0.conditionalDiffers == true }
        let sameRule = Self.count(seen.evidence) { $0.conditionalDiffers == false }
        let shifted = seen.evidence.filter(\.comparison.isCovariateShift)
        let misled = shifted.count(where: \.misleadsConstantRules)
        return Judgement.decided(
          "neither shared, rule still best", says: 0, here: .text("\(neither.kept) of \(neither.all)"), holds: neither.kept == 0
        ).corrected(
          if: sameRule.kept == sameRule.all && misled > 0,
          to:
            "Among all rules what has to be shared is which label is the more probable, where the target has mass; the same P(Y | "
            + "X) is enough for that and not needed. Within a restricted class even the same P(Y | X) is not enough."
        ).witness(
          "With the same P(Y | X) the source's rule is the target's in \(sameRule.kept) of \(sameRule.all) pairs. Of constant "
            + "rules the source's better one is the target's worse one in \(misled) of \(shifted.count) pairs under covariate "
            + "shift.")
      },
    ]
  }

  func answer(_ seen: Seen<Drift>) -> Answer {
    func series(_ name: String, _ value: (LearningProblem) -> Rational) -> Series {
      Series(name, points: (0...40).map { Rational($0, 40) }.map { Series.Point($0.doubleValue, value(word($0)).doubleValue) })
    }
    let lost = risk - target.bayesRisk
    return Answer(
      setting: "P(noun | monitor) = \(drift.before), then \(drift.after)",
      question: "Can unlabelled text show that a word has changed its meaning?",
      reply: drift.before == drift.after ? "NOTHING HAS CHANGED" : "NO",
      finding: (isTied
        ? "In the source both rules are as good; of the target \"\(rule["monitor"] ?? "")\" errs in \(risk), and the other in "
          + "\(1 - risk)"
        : "The source's rule errs in \(risk) of the target, "
          + "\(lost == 0 ? "as the best one does" : "the best one in \(target.bayesRisk)")")
        + "; the texts without their labels are the same.",
      world: picture,
      figure: Figure(
        title: "\(isTied ? "\"\(rule["monitor"] ?? "")\"" : "The rule") errs in \(risk) where the best errs in \(target.bayesRisk)",
        caption: "",
        content: .plot(
          Plot(
            x: Axis("P(noun | monitor) in the target"), y: Axis("error", range: 0...1),
            series: [series("the source's rule") { $0.risk(of: rule) }, series("the best rule", \.bayesRisk)],
            references: [Reference("target", at: drift.after.doubleValue, .vertical)]))),
      quantities: [
        Quantity("source rule's error", .exact(risk)), Quantity("best error", .exact(target.bayesRisk)),
        Quantity("lost", .exact(lost)),
      ],
      why: "P(X) is all that unlabelled examples show, and P(X) has not changed.",
      ask: drift.before == Rational(4, 5) && drift.after == Rational(3, 5)
        ? Ask("From 4/5 to 0: what is lost?", "--part", "drift", "--before", "4/5", "--after", "0")
        : Ask("From 4/5 to 3/5: what is lost?", "--part", "drift", "--before", "4/5", "--after", "3/5"))
  }

  /// Ten occurrences of the word, as the source has them, as the target has them, and as they are seen there.
  private var picture: Figure {
    func row(_ name: String, _ noun: Rational?) -> [DecisionRegion.Point] {
      (0..<10).map { place in
        let label = noun.map { Rational(2 * place + 1, 20) < $0 ? 0 : 1 } ?? 2
        return DecisionRegion.Point(x: Double(place + 1), label: label, group: name)
      }
    }
    return Figure(
      title: "", caption: "",
      content: .decisionRegion(
        DecisionRegion(
          x: Axis("occurrence"), labelNames: ["noun", "verb", "not labelled"], grid: [],
          points: row("source", drift.before) + row("target", drift.after) + row("target as seen", nil))))
  }
}
