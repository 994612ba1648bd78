import ChapterKit
import NumericCore
import Report
import Worlds

/// What the source tells of a threshold: rules that are perfect on it, and what they do on the target.
struct Thresholding: ChapterPart {
  static let name = "thresholds"
  static let title = "Perfect on the source"

  let spacing: SpacingOptions
  let points: PointOptions

  func evidence(_ rows: [Drawless]) -> Interleaved { Interleaved(spacing, points) }

  /// The rule at the last point 2kξ with `<` and with `≤`: below that point lie 2(n − 1) points, and up to it one more.
  private static func strictAndClosed(_ world: Interleaved) -> (strict: Rational, closed: Rational) {
    let cut = 2 * (world.world.sourceCount - 1)
    // R on the points labelled 1, whichever domain they are.
    let risk = { (cut: Int) in Rational(world.world.sourceCount - (cut + 1) / 2, world.world.sourceCount) }
    return (risk(cut), risk(cut + 1))
  }

  var claims: [Judged<Thresholding>] {
    [
      Judged(
        "XI-3", .identity, expects: .corrected,
        "For every ξ, a threshold that outputs 1 for points smaller than the last point labelled 1 is perfect on the domain of "
          + "label 1.",
        from: Bibliography.homer.cited.noting("where the point is 0.8 and the domain is the source")
      ) { seen in
        let (strict, closed) = Self.strictAndClosed(seen.evidence)
        return Judgement.decided(
          "risk of the rule", says: 0, here: .exact(strict),
          holds: Interleaved.family.allSatisfy { Self.strictAndClosed($0).strict == 0 }
        ).corrected(
          if: closed == 0 && Interleaved.family.allSatisfy { Self.strictAndClosed($0).closed == 0 },
          to: "The rule with ≤ in place of < is perfect on it."
        ).witness("The last point itself is labelled 0.")
      },
      Judged(
        "XI-5", .inequality, expects: .corrected,
        "For every ξ, every threshold of least source risk has target risk at least 1 − ξ.",
        from: Bibliography.impossibility.at("Example 6, p. 133, where the source is the points labelled 0")
      ) { seen in
        let here = seen.evidence
        func least(_ world: Interleaved) throws -> Rational {
          try seen.required(world.targetRisksOfSourceOptimal.first, "threshold of least source risk")
        }
        // The target's points: n, or one fewer where they are the ones labelled 0 and the end of [0, 1] is a point labelled 1.
        func targetCount(_ world: Interleaved) -> Int { world.domains.target.marginal.count { $0 > 0 } }
        let worlds = Interleaved.family + [here]
        let belowCount = try worlds.count { try least($0) < 1 - $0.spacing }
        return Judgement.decided(
          "R_T of least R_S", says: .text("≥ \(1 - here.spacing)"),
          here: .text(here.targetRisksOfSourceOptimal.map(\.description).joined(separator: " or ")),
          holds: try worlds.allSatisfy { try least($0) >= 1 - $0.spacing }
        ).corrected(
          if: try worlds.allSatisfy { try least($0) >= 1 - Rational(1, targetCount($0)) }
            && worlds.contains { try least($0) == 1 - Rational(1, targetCount($0)) },
          to:
            "It is at least 1 − 1/n with n target points, and where thresholds between the last two points are perfect on the "
            + "source some attain that; which value is attained depends on how ties are broken."
        ).witness(
          "Below 1 − ξ in \(belowCount) of \(worlds.count) worlds; not in those where the last "
            + "point of all is the source's, for there R_T = 1.")
      },
      Judged(
        "XI-8", .identity, expects: .holds,
        "The example satisfies covariate shift: P_S(y | x) = P_T(y | x) at every x of both domains.",
        from: Bibliography.impossibility.at("Example 6, item 1, p. 133"), Bibliography.homer.cited
      ) { seen in
        let domains = seen.evidence.domains
        let (sources, targets) = (domains.source.marginal, domains.target.marginal)
        let shared = sources.indices.filter { sources[$0] > 0 && targets[$0] > 0 }
        // P(1 | x) differs where the cross products do.
        let differing = shared.count {
          domains.source.positive[$0] * domains.target.negative[$0] != domains.source.negative[$0] * domains.target.positive[$0]
        }
        return Judgement.decided("points where they differ", says: 0, here: .integer(differing), holds: differing == 0)
          .remark("vacuously: \(shared.count) points are shared")
          .witness("It holds vacuously: \(shared.count) points have mass in both domains, so the two are compared nowhere.")
      },
    ]
  }

  func answer(_ seen: Seen<Thresholding>) -> Answer {
    let here = seen.evidence
    let risks = here.targetRisksOfSourceOptimal.map(\.description).joined(separator: " or ")
    return Answer(
      setting: "ξ = \(here.spacing)", question: "What does a threshold that is best on the source do on the target?",
      reply: "IT ERRS ON \(risks)",
      finding:
        "Thresholds of least source risk, R_S = \(here.leastSourceRisk), have target risk \(risks).",
      figure: here.riskFigure,
      quantities: [
        Quantity("least R_S", .exact(here.leastSourceRisk)),
        Quantity("least R_T of these", here.targetRisksOfSourceOptimal.first.map(Cell.exact) ?? .missing),
      ],
      why: "The source is silent about the points between its own, and there the target lies.",
      ask: Ask(
        "Exchange source and target: what changes?", "--part", "thresholds", "--roles",
        points.roles == .article ? "paper" : "article"))
  }
}
