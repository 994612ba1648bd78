import ChapterKit
import NumericCore
import Report
import Transfer

/// Which of P(X), P(Y | X) and P(Y) can differ without the others, on every pair of small problems.
struct Differences: ChapterPart {
  static let name = "differences"
  static let title = "What can differ alone"

  /// How many pairs a law about P(Y) is right of.
  struct Evidence: Sendable {
    let pairs = ProblemPairs.all.pairs
    /// Pairs with the same inputs, the same labels and comparable tasks.
    let alike: [ProblemPairs.Pair]
    let shifts = ProblemPairs.labelShifts
    /// Triples of tasks of one space and one set of labels: the first agrees with the second, it with the third, and the first with the third or not.
    let chains: (all: Int, broken: Int)

    init() {
      alike = pairs.filter { !$0.comparison.inputsDiffer && !$0.comparison.labelsDiffer && $0.comparison.conditionalDiffers != nil }
      let family = ProblemPairs.all.problems.filter { $0.domain.inputs == ["a", "b"] && $0.task.labels.count == 2 }
      let differ = family.map { source in family.map { ProblemComparison(source: source, target: $0).conditionalDiffers } }
      var chains = (all: 0, broken: 0)
      for first in family.indices {
        for second in family.indices where differ[first][second] == false {
          for third in family.indices where differ[second][third] == false {
            chains.all += 1
            if differ[first][third] == true { chains.broken += 1 }
          }
        }
      }
      self.chains = chains
    }

    /// Pairs whose P(Y) differs, by what else does.
    func count(marginal: Bool, conditional: Bool) -> Int {
      alike.count {
        $0.comparison.labelSharesDiffer && $0.comparison.marginalDiffers == marginal && $0.comparison.conditionalDiffers == conditional
      }
    }
    func shiftCount(marginal: Bool, conditional: Bool) -> Int {
      shifts.count { $0.comparison.marginalDiffers == marginal && ($0.comparison.conditionalDiffers ?? false) == conditional }
    }
  }

  func evidence(_ rows: [Drawless]) -> Evidence { Evidence() }

  /// Whether P(X | Y) are the same for both labels, and whether they share no input.
  private static func classes(_ pair: ProblemPairs.Pair) -> (same: Bool, apart: Bool) {
    let classes = pair.source.classConditionals.compactMap(\.self)
    return (classes[0] == classes[1], zip(classes[0], classes[1]).allSatisfy { $0 * $1 == 0 })
  }

  var claims: [Judged<Differences>] {
    [
      Judged(
        "DEF-1", .identity, expects: .holds, "Two domains differ if and only if 𝒳 differs or P(X) does.",
        from: Bibliography.transferSurvey.at("section 2.2, p. 1347"), Bibliography.georgian.cited
      ) { seen in
        let domains = Array(Set(ProblemPairs.all.problems.map(\.domain)))
        // By the events: every set of inputs, asked for its probability in both.
        func differ(_ first: Domain, _ second: Domain) -> Bool {
          let inputs = Array(Set(first.inputs + second.inputs)).sorted()
          let events = (0..<(1 << inputs.count)).map { bits in inputs.indices.filter { bits >> $0 & 1 == 1 }.map { inputs[$0] } }
          return first.inputs != second.inputs
            || events.contains { event in event.reduce(0) { $0 + first[$1] } != event.reduce(0) { $0 + second[$1] } }
        }
        let pairs = domains.flatMap { first in domains.map { (first, $0) } }
        let byNumbers = pairs.count { $0.masses == $1.masses && $0 != $1 }
        return Judgement.law(
          "equality of domains against all events", violations: pairs.count { ($0 != $1) != differ($0, $1) }, of: pairs.count
        ).witness("A comparison of the numbers of P(X) alone would call \(byNumbers) pairs of different domains equal.")
      },
      Judged(
        "DEF-2", .identity, expects: .corrected,
        "A task is 𝒴 with P(Y | X), so that any two tasks are the same or differ, and being the same carries over from pair to pair.",
        from: Bibliography.transferSurvey.at("section 2.2, p. 1347").noting("which defines tasks so, and does not say where P(Y | X) is defined")
      ) { seen in
        let (evidence, pairs) = (seen.evidence, seen.evidence.pairs)
        let open = pairs.count { $0.comparison.conditionalDiffers == nil }
        func haveCommonSupport(_ pair: ProblemPairs.Pair) -> Bool {
          !Set(pair.source.domain.support).isDisjoint(with: pair.target.domain.support)
        }
        return Judgement.decided(
          "pairs neither the same nor different", says: 0, here: .text("\(open) of \(pairs.count)"),
          holds: open == 0 && evidence.chains.broken == 0
        ).corrected(
          if: pairs.allSatisfy { ($0.comparison.conditionalDiffers == nil) == (!$0.comparison.labelsDiffer && !haveCommonSupport($0)) },
          to: "P(Y | X) is defined where P(X) has mass. Tasks with the same labels are comparable where both domains have mass, and on disjoint supports not "
            + "at all; agreement there does not carry over."
        ).witness(
          "Of \(evidence.chains.all) triples in which a first task agrees with a second and that with a third, the first and the third differ in "
            + "\(evidence.chains.broken): the second has no mass where they do.")
      },
      Judged(
        "DEF-4", .identity, expects: .fails, "A difference in P(Y) is a case of its own, that sits in none of the four inequalities.",
        from: Bibliography.georgian.cited, isHighlight: true
      ) { seen in
        let evidence = seen.evidence
        let all = evidence.alike.count(where: \.comparison.labelSharesDiffer)
        let alone = evidence.count(marginal: false, conditional: false)
        return Judgement.refuted(
          "pairs with P(Y) alone different", says: "some", here: .text("\(alone) of \(all)"), isShown: alone == 0 && all > 0
        ).remark("P(y) = Σ P(x) P(y|x)").witness(
          "With it differs P(X) alone in \(evidence.count(marginal: true, conditional: false)) pairs, P(Y | X) alone in "
            + "\(evidence.count(marginal: false, conditional: true)), both in \(evidence.count(marginal: true, conditional: true)).")
      },
      Judged(
        "DEF-4b", .identity, expects: .corrected, "Where the classes have other shares in the target, P(Y | X) differs.",
        from: Bibliography.transferSurvey.at("section 2.2, p. 1347, its example of a difference in P(Y | X)")
      ) { seen in
        let pairs = seen.evidence.alike.filter(\.comparison.labelSharesDiffer)
        let without = pairs.count { $0.comparison.conditionalDiffers == false }
        return Judgement.decided(
          "other P(Y), same P(Y | X)", says: 0, here: .text("\(without) of \(pairs.count)"), holds: without == 0
        ).corrected(
          if: pairs.allSatisfy { $0.comparison.marginalDiffers || $0.comparison.conditionalDiffers == true },
          to: "P(X) differs or P(Y | X) does, and which of them cannot be seen from the shares."
        ).witness("Twice as many rainy days are other shares of rain and the same rule.")
      },
      Judged(
        "DEF-5", .identity, expects: .holds,
        "Nothing transfers, because nothing differs, if and only if P(X) and P(Y | X) are the same: then the joint distributions are.",
        from: .said("how traditional learning is set against transfer")
      ) { seen in
        let pairs = seen.evidence.pairs
        let wrong = pairs.count { pair in
          let isSame = pair.comparison.setting.map { !$0.isTransfer } ?? false
          return isSame
            != (pair.source.domain.inputs == pair.target.domain.inputs && pair.source.task.labels == pair.target.task.labels
              && pair.source.joint == pair.target.joint)
        }
        return Judgement.law("no difference against equal joints", violations: wrong, of: pairs.count)
      },
      Judged(
        "CN-3", .identity, expects: .corrected, "Where P(Y) differs and P(X | Y) does not, both P(X) and P(Y | X) differ.",
        from: .said("how label shift is set right; pairs drawn at random never refute it")
      ) { seen in
        let evidence = seen.evidence
        let both = evidence.shiftCount(marginal: true, conditional: true)
        return Judgement.decided(
          "both differ", says: .text("\(evidence.shifts.count) of \(evidence.shifts.count)"), here: .text("\(both) of \(evidence.shifts.count)"),
          holds: both == evidence.shifts.count
        ).corrected(
          if: evidence.shifts.allSatisfy { pair in
            let (classes, comparison) = (Self.classes(pair), pair.comparison)
            return comparison.isLabelShift && comparison.marginalDiffers == !classes.same
              && (comparison.conditionalDiffers ?? false) == !classes.apart
          },
          to: "For two classes P(X) stays if and only if both classes have the same inputs, P(X | 0) = P(X | 1), and P(Y | X) stays if and only if they share "
            + "none; between these both change."
        ).witness(
          "P(X) alone differs in \(evidence.shiftCount(marginal: true, conditional: false)), P(Y | X) alone in "
            + "\(evidence.shiftCount(marginal: false, conditional: true)).")
      },
    ]
  }

  func answer(_ seen: Seen<Differences>) -> Answer {
    let evidence = seen.evidence
    let rows = [("P(X) alone", true, false), ("P(Y | X) alone", false, true), ("both", true, true), ("neither", false, false)]
    let all = evidence.alike.count(where: \.comparison.labelSharesDiffer)
    let neither = evidence.count(marginal: false, conditional: false)
    return Answer(
      setting: "\(evidence.pairs.count) pairs of small problems", question: "Can the shares of the labels differ and nothing else?",
      reply: neither == 0 ? "NO" : "YES",
      finding:
        "P(Y) differs in \(all) pairs of the same inputs and labels, and in \(neither) of them without P(X) or P(Y | X); under label shift both differ in "
        + "\(evidence.shiftCount(marginal: true, conditional: true)) of \(evidence.shifts.count) pairs, not in all.",
      figure: Figure(
        title: "What differs where P(Y) does: never nothing", caption: "",
        content: .bars(
          Bars(
            value: Axis("pairs"), parts: ["pairs"],
            rows: rows.map { Bars.Row($0, [Double(evidence.count(marginal: $1, conditional: $2))]) }))),
      quantities: [Quantity("P(Y) differs", .integer(all), unit: "pairs"), Quantity("and nothing else", .integer(neither), unit: "pairs")],
      why: "P(Y) is made of P(X) and P(Y | X): what both leave alone cannot move.",
      ask: Ask("Are there tasks that are neither the same nor different?", "--claim", "DEF-2"))
  }
}
