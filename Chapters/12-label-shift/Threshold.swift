import ChapterKit
import NumericCore
import Report
import Worlds

/// What other shares change of the best classifier: its threshold alone. Everything is in closed form.
struct Threshold: ChapterPart {
  static let name = "threshold"
  static let title = "Only the threshold moves"

  let shares: ShareOptions
  let gap: GapOptions

  func evidence(_ rows: [Drawless]) -> ShiftFamily { ShiftFamily(including: here) }

  private var here: ShiftFamily.Setting { ShiftFamily.Setting(world: gap.world, source: shares.source, target: shares.target) }

  var claims: [Judged<Threshold>] {
    [
      Judged(
        "LS-3", .inequality, expects: .holds,
        "Moved to −ln(π_T/(1 − π_T))/gap, a threshold learnt on other shares errs least on the target, whatever the source's shares are.",
        from: Bibliography.newPriors.cited.noting("its correction, for two normal classes")
      ) { seen in
        let (all, here) = (seen.evidence.settings, seen.part.here)
        let wrong = all.count { !$0.isLeast(at: $0.world.bestThreshold(positiveShare: $0.target)) }
        // A formula that forgets the gap, or moves the source's threshold by half the log-odds, has to fail here.
        let forgetful = all.count { !$0.isLeast(at: $0.world.gap * $0.world.bestThreshold(positiveShare: $0.target)) }
        return Judgement.decided(
          "target error, moved", says: .text("≤ every threshold's"), here: .number(here.corrected, digits: 4), holds: wrong == 0
        ).remark("from \(here.uncorrected.text(digits: 4))").witness(
          "Tried against 801 thresholds in \(all.count) settings. −ln(π_T/(1 − π_T)) without the gap is beaten in \(forgetful). Whoever "
            + "always answers the larger class errs in \(here.majority.text(digits: 4)), and the unmoved threshold in "
            + "\(here.uncorrected.text(digits: 4)).")
      },
      Judged(
        "LS-2", .identity, expects: .holds,
        "Where P(X | Y) is the same, P_T(y | x) is P_S(y | x) P_T(y)/P_S(y), divided by the sum over y.",
        from: Bibliography.newPriors.cited
      ) { seen in
        Judgement.identity("posteriors", residual: seen.evidence.correctionResidual, within: ShiftFamily.tolerance).witness(
          "\(ShiftFamily.jointCount) random joint distributions of 2 to 4 classes on 5 points, against Bayes' rule on the target. "
            + "Multiplied by P_T(y) alone, \(seen.evidence.wrongWithoutDivision) of them come out wrong.")
      },
      Judged(
        "LS-7", .inequality, expects: .fails,
        "Normalising each domain by its own mean and variance, as batch normalisation does when it is updated, removes the shift.",
        from: .said("a common reading of aligned marginals"), isHighlight: true
      ) { seen in
        let (all, here) = (seen.evidence.settings, seen.part.here)
        let worse = all.count { $0.normalised > $0.uncorrected + 1e-12 }
        return Judgement.refuted(
          "target error, normalised", says: .text("< \(here.uncorrected.text(digits: 4))"), here: .number(here.normalised, digits: 4),
          isShown: worse > 0
        ).remark("\(here.normalised > here.uncorrected ? "worse than" : "unmoved:") \(here.uncorrected.text(digits: 4))").witness(
          "It raises the error in \(worse) of \(all.count) settings. The mean moves because there is more of a class, and the threshold "
            + "runs after it: into that class, while it should move away.")
      },
    ]
  }

  func answer(_ seen: Seen<Threshold>) -> Answer {
    let (old, new) = (here.sourceThreshold, here.world.bestThreshold(positiveShare: here.target))
    let isSame = shares.sourceShare == shares.targetShare
    return Answer(
      setting: "P_S(1) = \(shares.sourceShare), P_T(1) = \(shares.targetShare), gap \(gap.gap.text())",
      question: "The classes come in other shares. What must change?", reply: isSame ? "NOTHING: THE SHARES ARE EQUAL" : "THE THRESHOLD",
      finding: isSame
        ? "The shares are the same, and the threshold \(old.text(digits: 3)) errs least at \(here.corrected.text(digits: 4))."
        : "Moving the threshold from \(old.text(digits: 3)) to \(new.text(digits: 3)) lowers the target error from "
          + "\(here.uncorrected.text(digits: 4)) to \(here.corrected.text(digits: 4)).",
      world: world, figure: figure(old, new),
      quantities: [
        Quantity("unmoved", .number(here.uncorrected, digits: 4)), Quantity("moved", .number(here.corrected, digits: 4)),
        Quantity("majority", .number(here.majority, digits: 4)), Quantity("normalised", .number(here.normalised, digits: 4)),
        Quantity("threshold", .number(new, digits: 4)),
      ],
      why: "P(X | Y) is the same, so the shares enter the log-odds as one constant.",
      ask: Ask("Classes nearer to each other: does the threshold move less?", "--gap", max(0.5, gap.gap / 2).text()))
  }

  /// The joint densities of the two domains.
  private var world: Figure {
    let reach = gap.gap / 2 + 3
    func curve(_ name: String, _ label: Int, _ share: Double) -> Series {
      Series(
        name,
        points: (0...80).map { Double($0) / 40 - 1 }.map {
          Series.Point(reach * $0, share * gap.world.distribution(of: label).density(reach * $0))
        })
    }
    return Figure(
      title: "", caption: "",
      content: .densities(
        Densities(
          x: Axis("x"),
          curves: [
            curve("source, 0", 0, 1 - shares.source), curve("source, 1", 1, shares.source),
            curve("target, 0", 0, 1 - shares.target), curve("target, 1", 1, shares.target),
          ])))
  }

  private func figure(_ old: Double, _ new: Double) -> Figure {
    let reach = max(gap.gap / 2 + 2, max(old.magnitude, new.magnitude) * 1.2)
    func curve(_ name: String, _ error: (Double) -> Double) -> Series {
      Series(name, points: (0...80).map { reach * (Double($0) / 40 - 1) }.map { Series.Point($0, error($0)) })
    }
    return Figure(
      title: "The target's error is least at \(new.text(digits: 2)), the balanced error at 0", caption: "",
      content: .plot(
        Plot(
          x: Axis("threshold t"), y: Axis("error"),
          series: [
            curve("target") { gap.world.error(threshold: $0, positiveShare: shares.target) },
            curve("balanced") { gap.world.balancedError(threshold: $0) },
          ], references: [Reference("learnt", at: old, .vertical)])))
  }

  func record(_ seen: Seen<Threshold>) -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Errors on the target, P_S(1) = \(shares.sourceShare)",
          columns: ["P_T(1)", "unmoved", "moved", "majority", "normalised", "balanced, moved"],
          rows: [0.1, 0.3, 0.5, 0.7, 0.9, 0.95].map { target in
            let one = ShiftFamily.Setting(world: gap.world, source: shares.source, target: target)
            let balanced = gap.world.balancedError(threshold: gap.world.bestThreshold(positiveShare: target))
            return [.number(target)]
              + [one.uncorrected, one.corrected, one.majority, one.normalised, balanced].map { .number($0, digits: 4) }
          }))
    ]
  }
}
