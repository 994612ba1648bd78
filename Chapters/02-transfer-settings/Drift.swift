import ChapterKit
import NumericCore
import Report
import Transfer

/// A rule that changes while the inputs stay as they are: what can be seen of it, and what is lost.
struct Drift: ChapterPart {
  static let name = "drift"
  static let title = "The same word, another meaning"

  let drift: DriftOptions

  /// Problems on two inputs with P(X) in quarters and P(1 | x) in odd eighths, so that no rule is a matter of ties.
  private static let family: [LearningProblem] = {
    let odd = [1, 3, 5, 7].map { [1 - Rational($0, 8), Rational($0, 8)] }
    return (1...3).flatMap { mass in
      ProblemPairs.conditionals(on: ["a", "b"], odd).map {
        LearningProblem(Domain(["a": Rational(mass, 4), "b": 1 - Rational(mass, 4)]), LearningTask(labels: ["0", "1"], $0))
      }
    }
  }()

  /// The same problem with the two labels exchanged: it looks the same to whoever sees no labels.
  private static func exchanged(_ problem: LearningProblem) -> LearningProblem {
    LearningProblem(
      problem.domain,
      LearningTask(
        labels: problem.task.labels,
        Dictionary(uniqueKeysWithValues: zip(problem.task.inputs, problem.task.probabilities.map { Array($0.reversed()) }))))
  }

  private static func rule(_ problem: LearningProblem) -> [String: String] { problem.bestLabels.compactMapValues { $0.min() } }

  struct Evidence: Sendable {
    /// A source and a target, with what differs, and whether the source's best rule is the target's.
    let pairs: [(comparison: ProblemComparison, keepsRule: Bool)] = Drift.family.flatMap { source in
      Drift.family.map { (ProblemComparison(source: source, target: $0), source.bestLabels == $0.bestLabels) }
    }
    /// The errors of every rule on every target and on its exchange: the largest distance of their sum from 1.
    let worlds: (count: Int, wrong: Int)
    /// Pairs under covariate shift, and those of them where the source's better constant label is not the target's.
    let constants: (all: Int, misled: Int)

    init() {
      let errors = Drift.family.flatMap { problem in problem.rules.map { problem.risk(of: $0) + Drift.exchanged(problem).risk(of: $0) } }
      worlds = (errors.count, errors.count { $0 != 1 })
      func best(_ problem: LearningProblem) -> Int { (problem.labelShares[1] - Rational(1, 2)).numerator.signum() }
      let shifted = Drift.family.flatMap { source in
        Drift.family.filter { ProblemComparison(source: source, target: $0).isCovariateShift }.map { (source, $0) }
      }
      constants = (shifted.count, shifted.count { best($0) * best($1) < 0 })
    }

    func count(_ isCounted: (ProblemComparison) -> Bool) -> (all: Int, kept: Int) {
      let counted = pairs.filter { isCounted($0.comparison) }
      return (counted.count, counted.count(where: \.keepsRule))
    }
  }

  func evidence(_ rows: [Drawless]) -> Evidence { Evidence() }

  /// The word in one corpus.
  private func word(_ noun: Rational) -> LearningProblem {
    LearningProblem(Domain(["monitor": 1]), LearningTask(labels: ["noun", "verb"], ["monitor": [noun, 1 - noun]]))
  }
  private var source: LearningProblem { word(drift.before) }
  private var target: LearningProblem { word(drift.after) }
  private var risk: Rational { target.risk(of: Self.rule(source)) }

  var claims: [Judged<Drift>] {
    [
      Judged(
        "CN-1", .identity, expects: .holds,
        "Where P(X) is the same and P(Y | X) is not, no method without target labels can tell: whatever rule it returns, its errors on the target and on the "
          + "target with the two labels exchanged sum to 1, and importance weights are 1.",
        from: Bibliography.georgian.cited.noting("context feature bias: a word that is used differently"), Bibliography.impossibility.at(
          "proof of Theorem 2, p. 135, where the two labellings' errors sum to 1"), isHighlight: true
      ) { seen in
        let worlds = seen.evidence.worlds
        let (rule, risk) = (Self.rule(source)["monitor"] ?? "", seen.part.risk)
        return Judgement.decided(
          "error of the source's rule", says: .text("1 − its error, exchanged"), here: .exact(risk),
          holds: worlds.wrong == 0 && worlds.count > 0 && risk + Self.exchanged(target).risk(of: Self.rule(source)) == 1
        ).remark("best \(target.bayesRisk), unseen").witness(
          "The rule is \"\(rule)\", right in \(source.bayesRisk == 0 ? "all" : "\(1 - source.bayesRisk)") of the source and wrong in \(risk) of the target, where the best "
            + "rule is wrong in \(target.bayesRisk). The sum is 1 for \(worlds.count) pairs of a rule and a target.")
      },
      Judged(
        "CN-2", .identity, expects: .corrected, "P(Y | X) differs, with P(X) the same, if and only if the decision boundary has changed.",
        from: .said("concept drift, as overviews explain it")
      ) { seen in
        let (all, kept) = seen.evidence.count(\.isConceptShift)
        let moved = seen.evidence.pairs.filter { !$0.keepsRule }
        return Judgement.decided(
          "changed with the rule unchanged", says: 0, here: .text("\(kept) of \(all)"), holds: kept == 0
        ).corrected(
          if: kept > 0 && moved.allSatisfy { $0.comparison.conditionalDiffers == true },
          to: "A boundary that has changed shows that P(Y | X) differs; P(Y | X) may differ and leave the best rule as it is. Then the rule transfers, and its "
            + "probabilities do not."
        ).witness("From 5/8 to 7/8 the more probable label is the same. How often that happens depends on the problems tried, whether it does not.")
      },
      Judged(
        "DEF-11", .identity, expects: .corrected, "Transfer works only where source and target share relevant structure: P(X), or P(Y | X).",
        from: .said("how transfer is introduced, with the structure named")
      ) { seen in
        let evidence = seen.evidence
        let neither = evidence.count { $0.marginalDiffers && $0.conditionalDiffers == true }
        let rule = evidence.count { $0.conditionalDiffers == false }
        return Judgement.decided(
          "neither shared, rule still best", says: 0, here: .text("\(neither.kept) of \(neither.all)"), holds: neither.kept == 0
        ).corrected(
          if: rule.kept == rule.all && evidence.constants.misled > 0,
          to: "Among all rules, what has to be shared is which label is the more probable, where the target has mass; sharing P(Y | X) is enough for that, and not "
            + "needed. Within a restricted class even sharing P(Y | X) is not enough."
        ).witness(
          "With the same P(Y | X) the source's rule is the target's in \(rule.kept) of \(rule.all) pairs. Of constant rules, the source's better one is the "
            + "target's worse one in \(evidence.constants.misled) of \(evidence.constants.all) pairs with the same P(Y | X).")
      },
    ]
  }

  func answer(_ seen: Seen<Drift>) -> Answer {
    let grid = (0...40).map { Rational($0, 40) }
    func series(_ name: String, _ value: (LearningProblem) -> Rational) -> Series {
      Series(name, points: grid.map { Series.Point($0.doubleValue, value(word($0)).doubleValue) })
    }
    let lost = risk - target.bayesRisk
    return Answer(
      setting: "P(noun | monitor) = \(drift.before), then \(drift.after)", question: "Can unlabelled text show that a word has changed its meaning?",
      reply: drift.before == drift.after ? "NOTHING HAS CHANGED" : "NO",
      finding:
        "The source's rule errs in \(risk) of the target, \(lost == 0 ? "as the best one does" : "the best one in \(target.bayesRisk)"); the texts without their labels are the same.",
      world: picture,
      figure: Figure(
        title: "The rule errs in \(risk) where the best errs in \(target.bayesRisk)", caption: "",
        content: .plot(
          Plot(
            x: Axis("P(noun | monitor) in the target"), y: Axis("error", range: 0...1),
            series: [series("the source's rule") { $0.risk(of: Self.rule(source)) }, series("the best rule", \.bayesRisk)],
            references: [Reference("target", at: drift.after.doubleValue, .vertical)]))),
      quantities: [
        Quantity("error of the source's rule", .exact(risk)), Quantity("best error", .exact(target.bayesRisk)), Quantity("lost", .exact(lost)),
      ],
      why: "P(X) is all that unlabelled examples show, and P(X) has not changed.",
      ask: Ask("From 4/5 to 3/5: what is lost?", "--part", "drift", "--before", "4/5", "--after", "3/5"))
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
