import ChapterKit
import NumericCore
import Report
import Transfer

/// What other shares change of the best classifier: its threshold alone. Everything is in closed form.
struct Threshold: ChapterPart {
  static let name = "threshold"
  static let title = "Only the threshold moves"

  let shift: ShiftOptions

  /// Sums of five products of probabilities are off by some ulps.
  static let tolerance = 1e-12

  struct Evidence: Sendable {
    let worlds: [NormalLabelShift]
    /// The largest deviation of corrected posteriors from the target's in each random world, and without dividing by P_S(y).
    let deviations: [(right: Double, careless: Double)]
  }

  func evidence(_ rows: [Drawless]) throws -> Evidence {
    let random = RandomSource(seed: 1).stream("joint distributions")
    let deviations = try (0..<200).map { index in
      let world = FiniteLabelShift(classCount: 2 + index % 3, pointCount: 5, from: random)
      let none = world.source.map { _ in 1 / Double(world.source.count) }
      return (
        right: world.deviation(of: try PriorCorrection(from: world.source, to: world.target)),
        careless: world.deviation(of: try PriorCorrection(from: none, to: world.target))
      )
    }
    return Evidence(worlds: [shift.world] + NormalLabelShift.family, deviations: deviations)
  }

  var claims: [Judged<Threshold>] {
    [
      Judged(
        "LS-3", .inequality, expects: .holds,
        "Moved to −ln(π_T/(1 − π_T))/gap, a threshold errs least on the target, whatever the source's shares are.",
        from: Bibliography.newPriors.cited.noting("its correction, for two normal classes")
      ) { seen in
        let (all, here) = (seen.evidence.worlds, seen.part.shift.world)
        // A formula that forgets the gap has to fail.
        let careless = all.count { !$0.isLeast(at: $0.classes.gap * $0.targetThreshold) }
        return Judgement.decided(
          "target error, moved", says: .text("≤ every threshold's"), here: .number(here.corrected, digits: 4),
          holds: all.allSatisfy { $0.isLeast(at: $0.targetThreshold) }
        ).witness(
          "Tried against 801 thresholds in \(all.count) settings. −ln(π_T/(1 − π_T)) without the gap is beaten in \(careless). "
            + "Whoever always answers the larger class errs in \(here.majority.text(digits: 4)), and the unmoved threshold in "
            + "\(here.uncorrected.text(digits: 4)).")
      },
      Judged(
        "LS-2", .identity, expects: .holds,
        "Where P(X | Y) is the same, P_T(y | x) is P_S(y | x) P_T(y)/P_S(y), divided by the sum over y.",
        from: Bibliography.newPriors.cited
      ) { seen in
        let all = seen.evidence.deviations
        return Judgement.identity("posteriors", residual: all.map(\.right).reduce(0, max), within: Self.tolerance).witness(
          "\(all.count) random joint distributions of 2 to 4 classes on 5 points, against Bayes' rule on the target. Multiplied by "
            + "P_T(y) alone, \(all.count { $0.careless > Self.tolerance }) of them come out wrong.")
      },
      Judged(
        "LS-7", .inequality, expects: .fails,
        "Normalising each domain by its own mean and variance, as batch normalisation does when it is updated, removes the shift.",
        from: .said("a common reading of aligned marginals"), isHighlight: true
      ) { seen in
        let (all, here) = (seen.evidence.worlds, seen.part.shift.world)
        let worse = all.count { $0.normalised > $0.uncorrected + Self.tolerance }
        return Judgement.refuted(
          "target error, normalised", says: .text("< \(here.uncorrected.text(digits: 4))"),
          here: .number(here.normalised, digits: 4),
          isShown: worse > 0
        ).remark("unnormalised: \(here.uncorrected.text(digits: 4))").witness(
          "It raises the error in \(worse) of \(all.count) settings, \(all.count { $0.source == $0.target }) of which have equal "
            + "shares. The mean moves because there is more of a class, and the threshold runs after it: into that class, while it "
            + "should move away.")
      },
    ]
  }

  func answer(_ seen: Seen<Threshold>) -> Answer {
    let here = shift.world
    let (old, new) = (here.sourceThreshold, here.targetThreshold)
    let isSame = shift.sourceShare == shift.targetShare
    return Answer(
      setting: shift.setting, question: "The classes come in other shares. What must change?",
      reply: isSame ? "NOTHING: THE SHARES ARE EQUAL" : "THE THRESHOLD",
      finding: isSame
        ? "The shares are the same, and the threshold \(old.text(digits: 3)) errs least, in \(here.corrected.text(digits: 4))."
        : "Moving the threshold from \(old.text(digits: 3)) to \(new.text(digits: 3)) lowers the target error from "
          + "\(here.uncorrected.text(digits: 4)) to \(here.corrected.text(digits: 4)).",
      world: drawing, figure: figure,
      quantities: [
        Quantity("unmoved", .number(here.uncorrected, digits: 4)), Quantity("moved", .number(here.corrected, digits: 4)),
        Quantity("majority", .number(here.majority, digits: 4)), Quantity("normalised", .number(here.normalised, digits: 4)),
        Quantity("threshold", .number(new, digits: 4)),
      ],
      why: "P(X | Y) is the same, so the shares enter the log-odds as one constant.",
      ask: shift.gap > 0.5
        ? Ask("Classes nearer to each other: does the threshold move less?", "--gap", max(0.5, shift.gap / 2).text())
        : Ask("Classes farther apart: does the threshold move more?", "--gap", "1"))
  }

  /// The joint densities of the two domains.
  private var drawing: Figure {
    let (world, reach) = (shift.world, shift.gap / 2 + 3)
    func curve(_ name: String, _ label: Int, _ share: Double) -> Series {
      let density = world.classes.distribution(of: label)
      let places = (0...80).map { reach * (Double($0) / 40 - 1) }
      return Series(name, points: places.map { Series.Point($0, (label == 1 ? share : 1 - share) * density.density($0)) })
    }
    return Figure(
      title: "", caption: "",
      content: .densities(
        Densities(
          x: Axis("x"),
          curves: [("source", world.source), ("target", world.target)].flatMap { name, share in
            [curve("\(name), class 0", 0, share), curve("\(name), class 1", 1, share)]
          })))
  }

  private var figure: Figure {
    let world = shift.world
    let reach = max(shift.gap / 2 + 2, 1.2 * max(world.sourceThreshold.magnitude, world.targetThreshold.magnitude))
    func curve(_ name: String, _ error: (Double) -> Double) -> Series {
      Series(name, points: (0...80).map { reach * (Double($0) / 40 - 1) }.map { Series.Point($0, error($0)) })
    }
    return Figure(
      title: "The target's error is least at \(world.targetThreshold.text(digits: 2)), the balanced error at 0", caption: "",
      content: .plot(
        Plot(
          x: Axis("threshold t"), y: Axis("error"),
          series: [curve("target", world.targetError), curve("balanced", world.classes.balancedError)],
          references: [Reference("learnt", at: world.sourceThreshold, .vertical)])))
  }
}
