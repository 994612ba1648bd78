import ChapterKit
import Report
import Transfer

/// Which of P(X), P(Y | X) and P(Y) can differ without the others, on every pair of small problems.
struct Differences: ChapterPart {
  static let name = "differences"
  static let title = "What can differ alone"

  struct Evidence: Sendable {
    let pairs = SmallPairs.all
    let shifts = SmallPairs.labelShifts
    /// Pairs with the same inputs, the same labels, and another P(Y); of some the supports are disjoint, so that P(Y | X) cannot be
    /// compared.
    let sharesDiffer = SmallPairs.all.filter {
      !$0.comparison.inputsDiffer && !$0.comparison.labelsDiffer && $0.comparison.labelSharesDiffer
    }
    var incomparable: [ProblemPair] { sharesDiffer.filter { $0.comparison.conditionalDiffers == nil } }
  }

  /// How many of the pairs differ in just these; nil counts those whose P(Y | X) cannot be compared.
  private static func count(_ pairs: [ProblemPair], marginal: Bool, conditional: Bool?) -> Int {
    pairs.count { $0.comparison.marginalDiffers == marginal && $0.comparison.conditionalDiffers == conditional }
  }

  func evidence(_ rows: [Drawless]) -> Evidence { Evidence() }

  var claims: [Judged<Differences>] {
    [
      Judged(
        "DEF-1", .identity, expects: .holds, "Two domains differ if and only if 𝒳 differs or P(X) does.",
        from: Bibliography.transferSurvey.at("section 2.2, p. 1347"), Bibliography.georgian.cited
      ) { seen in
        let domains = Set(seen.evidence.pairs.map(\.source.domain))
        let pairs = domains.flatMap { first in domains.map { (first, $0) } }
        return Judgement.law(
          "equality against all events", violations: pairs.count { ($0 != $1) != $0.differsInAnEvent(from: $1) }, of: pairs.count
        )
        .witness(
          "Comparing the numbers of P(X) alone would call \(pairs.count { $0.masses == $1.masses && $0 != $1 }) pairs of different "
            + "domains equal."
        )
      },
      Judged(
        "DEF-2", .identity, expects: .corrected,
        "A task is 𝒴 with P(Y | X), so that any two tasks are the same or differ, and being the same carries over from pair to "
          + "pair.",
        from: Bibliography.transferSurvey.at("section 2.2, p. 1347").noting(
          "which defines tasks so; that they can always be compared is taken for granted")
      ) { seen in
        let (pairs, chains) = (seen.evidence.pairs, AgreementChains(among: SmallPairs.binary))
        let open = pairs.count { $0.comparison.conditionalDiffers == nil }
        return Judgement.decided(
          "pairs neither the same nor different", says: 0, here: .text("\(open) of \(pairs.count)"),
          holds: open == 0 && chains.brokenCount == 0
        ).corrected(
          if: pairs.allSatisfy {
            ($0.comparison.conditionalDiffers == nil) == (!$0.comparison.labelsDiffer && $0.supportsAreDisjoint)
          },
          to:
            "P(Y | X) is defined where P(X) has mass. Tasks with the same labels are comparable where both domains have mass, and "
            + "on disjoint supports not at all; agreement there does not carry over."
        ).witness(
          "Of \(chains.count) triples in which a first task agrees with a second and that with a third, the first and the third "
            + "differ in \(chains.brokenCount): the second has no mass where they do.")
      },
      Judged(
        "DEF-4", .identity, expects: .fails,
        "A difference in P(Y) is a case of its own, that sits in none of the four inequalities.",
        from: Bibliography.georgian.cited, isHighlight: true
      ) { seen in
        let pairs = seen.evidence.sharesDiffer
        // Without P(X), and without P(Y | X) wherever that can be compared.
        let alone = pairs.count { !$0.comparison.marginalDiffers && $0.comparison.conditionalDiffers != true }
        return Judgement.refuted(
          "P(Y) alone differs", says: "some", here: .text("\(alone) of \(pairs.count)"), isShown: alone == 0 && !pairs.isEmpty
        ).remark("P(y) = Σ P(x) P(y|x)").witness(
          "With it differs P(X) alone in \(Self.count(pairs, marginal: true, conditional: false)) pairs, P(Y | X) alone in "
            + "\(Self.count(pairs, marginal: false, conditional: true)), both in "
            + "\(Self.count(pairs, marginal: true, conditional: true)); in \(Self.count(pairs, marginal: true, conditional: nil)) "
            + "P(X) does and P(Y | X) cannot be compared."
        )
      },
      Judged(
        "DEF-4b", .identity, expects: .corrected, "Where the classes have other shares in the target, P(Y | X) differs.",
        from: Bibliography.transferSurvey.at("section 2.2, p. 1347, its example of a difference in P(Y | X)")
      ) { seen in
        let pairs = seen.evidence.sharesDiffer
        let without = pairs.count { $0.comparison.conditionalDiffers == false }
        return Judgement.decided(
          "other P(Y), same P(Y | X)", says: 0, here: .text("\(without) of \(pairs.count)"), holds: without == 0
        ).corrected(
          if: pairs.allSatisfy { $0.comparison.marginalDiffers || $0.comparison.conditionalDiffers == true },
          to: "P(X) differs or P(Y | X) does, and which of them cannot be seen from the shares."
        ).witness("Twice as many cloudy days are other shares of rain, and may leave the rule as it is.")
      },
      Judged(
        "DEF-5", .identity, expects: .holds,
        "P(X) and P(Y | X) are the same, and nothing is to be transferred, if and only if the joint distributions are.",
        from: .said("how traditional learning is set against transfer")
      ) { seen in
        let wrong = seen.evidence.pairs.count { pair in
          let (source, target) = (pair.source, pair.target)
          let isEqual = source.domain.inputs == target.domain.inputs && source.task.labels == target.task.labels
          return (pair.comparison.setting?.isTransfer == false) != (isEqual && source.joint == target.joint)
        }
        return Judgement.law("no difference against equal joints", violations: wrong, of: seen.evidence.pairs.count)
      },
      Judged(
        "CN-3", .identity, expects: .corrected, "Where P(Y) differs and P(X | Y) does not, both P(X) and P(Y | X) differ.",
        from: .said("how label shift is set right; pairs drawn at random do not refute it")
      ) { seen in
        let shifts = seen.evidence.shifts
        let both = Self.count(shifts, marginal: true, conditional: true)
        return Judgement.decided(
          "both differ", says: .integer(shifts.count), here: .text("\(both) of \(shifts.count)"), holds: both == shifts.count
        ).corrected(
          if: shifts.allSatisfy { $0.comparison.isLabelShift && $0.changesAsTwoClassesPredict },
          to:
            "For two classes P(X) stays if and only if P(X | 0) = P(X | 1), and P(Y | X) stays if and only if the classes share no "
            + "input; between these both change."
        ).witness(
          "P(X) alone differs in \(Self.count(shifts, marginal: true, conditional: false)), P(Y | X) alone in "
            + "\(Self.count(shifts, marginal: false, conditional: true)).")
      },
    ]
  }

  func answer(_ seen: Seen<Differences>) -> Answer {
    let (evidence, pairs) = (seen.evidence, seen.evidence.sharesDiffer)
    let rows: [(String, Bool, Bool?)] = [
      ("P(X) alone", true, false), ("P(Y | X) alone", false, true), ("both", true, true), ("P(X); P(Y | X) unknown", true, nil),
      ("neither", false, false),
    ]
    let neither = pairs.count { !$0.comparison.marginalDiffers && $0.comparison.conditionalDiffers != true }
    return Answer(
      setting: "\(evidence.pairs.count) pairs of small problems", question: "Can the shares of the labels differ and nothing else?",
      reply: neither == 0 ? "NO" : "YES",
      finding:
        "P(Y) differs in \(pairs.count) pairs of the same inputs and labels, of which \(evidence.incomparable.count) have a P(Y | "
        + "X) that cannot be compared, and in \(neither) without P(X) or P(Y | X); under label shift both differ in "
        + "\(Self.count(evidence.shifts, marginal: true, conditional: true)) of \(evidence.shifts.count) pairs.",
      figure: Figure(
        title: "What differs where P(Y) does: never nothing", caption: "",
        content: .bars(
          Bars(
            value: Axis("pairs"), parts: ["pairs"],
            rows: rows.map { Bars.Row($0, [Double(Self.count(pairs, marginal: $1, conditional: $2))]) }))),
      quantities: [
        Quantity("P(Y) differs", .integer(pairs.count), unit: "pairs"),
        Quantity("and nothing else", .integer(neither), unit: "pairs"),
      ],
      why: "P(Y) is made of P(X) and P(Y | X): what both leave alone cannot move.",
      ask: Ask("Are there tasks that are neither the same nor different?", "--claim", "DEF-2"))
  }
}
