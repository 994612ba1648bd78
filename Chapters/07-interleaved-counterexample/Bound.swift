import ChapterKit
import NumericCore
import Report
import Worlds

/// How near the domains are, how badly every threshold does, and which bounds survive that.
struct Bound: ChapterPart {
  static let name = "bound"
  static let title = "Near domains, and no threshold for both"

  let spacing: SpacingOptions
  let points: PointOptions

  /// This ξ, and the smallest kernel discrepancy that the bound with MMD would need.
  struct Evidence: Sendable {
    let here: Interleaved
    let discrepancies: [(width: String, squared: InterleavedMeanDiscrepancy)]
  }

  func evidence(_ rows: [Drawless]) -> Evidence {
    let here = Interleaved(spacing, points)
    let widths = [("1", 1), ("0.1", 0.1), ("ξ", here.spacing.doubleValue)]
    return Evidence(here: here, discrepancies: widths.map { ($0, InterleavedMeanDiscrepancy(here.world, bandwidth: $1)) })
  }

  /// How many worlds ξ = 1/m a statement about every ξ is true of.
  private static func count(_ isTrue: (Interleaved) -> Bool) -> Int { Interleaved.family.count(where: isTrue) }
  private static let worlds = "\(Interleaved.family.count) worlds ξ = 1/2 … 1/40, both sets of points, both roles"

  var claims: [Judged<Bound>] {
    [
      Judged(
        "XI-1", .identity, expects: .corrected,
        "For every ξ, the lowest joint error λ of a threshold on source and target is exactly 1 − ξ.",
        from: Bibliography.impossibility.at("Example 6, item 4, p. 133"), Bibliography.homer.cited, isHighlight: true
      ) { seen in
        let here = seen.evidence.here
        let (right, all) = (Self.count { $0.idealJointRisk == 1 - $0.spacing }, Interleaved.family.count)
        return Judgement.decided(
          "best R_S + R_T = λ", says: .exact(1 - here.spacing), here: .exact(here.idealJointRisk),
          holds: right == all && here.idealJointRisk == 1 - here.spacing
        ).published(.exact(1 - here.spacing)).corrected(
          if: Self.count { $0.idealJointRisk == $0.correctedJointRisk } == all && here.idealJointRisk == here.correctedJointRisk,
          to:
            "λ = 1 − 1/n with n points labelled 1. With the article's points that is 1 − 2ξ where 1/(2ξ) is whole; with the end of "
            + "[0, 1] included, (1 − ξ)/(1 + ξ) where 1/ξ is odd and 1/(1 + 2ξ) where it is even. It tends to 1 as ξ does to 0."
        ).witness(
          "The threshold just above 0 labels one of \(here.world.sourceCount) points right and nothing else wrong. λ = 1 − ξ in "
            + "\(right) of \(Self.worlds).")
      },
      Judged(
        "XI-1b", .identity, expects: .corrected,
        "For every ξ, d_A(S, T) = 2 sup |S(A) − T(A)| over the disagreements A of two thresholds is ξ.",
        from: Bibliography.impossibility.at("Example 6, item 2, p. 133, with the factor 2 of its Definition 4")
      ) { seen in
        let here = seen.evidence.here
        let all = Interleaved.family.count
        return Judgement.decided(
          "d_HΔH", says: .exact(here.spacing), here: .exact(2 * here.supremumOverDisagreements),
          holds: Self.count { 2 * $0.supremumOverDisagreements == $0.spacing } == all
        ).published(.exact(here.spacing)).corrected(
          if: Self.count { 2 * $0.supremumOverDisagreements == $0.correctedDivergence } == all
            && 2 * here.supremumOverDisagreements == here.correctedDivergence,
          to: "d_A = 2/n with n points a side, and 4/n with n points labelled 1 and one fewer labelled 0."
        ).witness("An interval around one point tells the domains apart by its mass.")
      },
      Judged(
        "XI-2", .identity, expects: .holds, "For every ξ, the Wasserstein distance W₁ of the two marginals is ξ.",
        from: Bibliography.homer.cited
      ) { seen in
        let here = seen.evidence.here
        return Judgement.decided(
          "W₁", says: .exact(here.spacing), here: .exact(here.wasserstein1),
          holds: here.wasserstein1 == here.spacing && Self.count { $0.wasserstein1 == $0.spacing } == Interleaved.family.count
        ).witness(
          "Mass moves in order along the line, each atom by ξ where the sides have equally many points; then W_p = ξ for every p ≥ "
            + "1."
        )
      },
      Judged(
        "XI-9", .inequality, expects: .holds, "For every threshold h, R_T(h) ≤ R_S(h) + ½ d_HΔH(S, T) + λ.",
        from: Bibliography.theory.at("Theorem 2, without its sample term"), isHighlight: true
      ) { seen in
        let here = seen.evidence.here
        let right = here.sourceRisk(here.worstCut) + here.supremumOverDisagreements + here.idealJointRisk
        let left = here.targetRisk(here.worstCut)
        return Judgement.decided(
          "R_S + ½d_HΔH + λ", says: .text("≥ R_T = \(left)"), here: .exact(right),
          holds: left <= right
            && Self.count { $0.worstIncrease <= $0.supremumOverDisagreements + $0.idealJointRisk } == Interleaved.family.count
        ).remark(left == right ? "= R_T: tight" : "≥ R_T = \(left)").witness(
          "Of all thresholds \(here.worstName) has the least slack.")
      },
      Judged(
        "XI-6", .inequality, expects: .fails, "For every ξ and every threshold h, R_T(h) ≤ R_S(h) + W₁(S, T) + λ.",
        from: Bibliography.homer.cited.noting("its bound with its distance, as reconstructed: the formula is an image"),
        isHighlight: true
      ) { seen in
        let here = seen.evidence.here
        let right = here.sourceRisk(here.worstCut) + here.wasserstein1 + here.idealJointRisk
        let left = here.targetRisk(here.worstCut)
        let violations = Self.count { $0.worstIncrease > $0.wasserstein1 + $0.idealJointRisk }
        return Judgement.refuted(
          "R_S + W₁ + λ", says: .text("≥ R_T = \(left)"), here: .exact(right), isShown: left > right || violations > 0
        ).remark("\(left > right ? "<" : "≥") R_T = \(left)").witness(
          "\(here.worstName) has R_T = \(left) and R_S = \(here.sourceRisk(here.worstCut)). Violated in \(violations) of "
            + "\(Self.worlds)."
        )
      },
      Judged(
        "MMD-4", .inequality, expects: .fails,
        "For every ξ and every threshold h, R_T(h) ≤ R_S(h) + MMD(S, T) + λ, with the Gaussian kernel of width 1.",
        from: Bibliography.homer.cited.noting("its bound with the distance of mean embeddings, as reconstructed")
      ) { seen in
        // R_T ≤ R_S + MMD + λ for every h is MMD ≥ max (R_T − R_S) − λ, and both sides are squared, because MMD² is what is summed.
        func needed(_ world: Interleaved) -> Double { (world.worstIncrease - world.idealJointRisk).doubleValue }
        func isViolated(_ world: Interleaved, _ squared: InterleavedMeanDiscrepancy) -> Bool {
          needed(world) * needed(world) - squared.value > squared.tolerance
        }
        let (here, squared) = (seen.evidence.here, seen.evidence.discrepancies[0].squared)
        let violations = Self.count { isViolated($0, InterleavedMeanDiscrepancy($0.world, bandwidth: 1)) }
        return Judgement.refuted(
          "MMD", says: .text("≥ R_T − R_S − λ = \(needed(here).text())"), here: .number(squared.value.squareRoot()),
          isShown: violations > 0 || isViolated(here, squared)
        ).witness("\(here.worstName) decides. Violated in \(violations) of \(Self.worlds).")
      },
    ]
  }

  func answer(_ seen: Seen<Bound>) -> Answer {
    let here = seen.evidence.here
    let (joint, divergence) = (here.idealJointRisk, here.supremumOverDisagreements)
    let bound = here.sourceRisk(here.worstCut) + divergence + joint
    return Answer(
      setting: "ξ = \(here.spacing), \(here.world.sourceCount) and \(here.world.targetCount) points",
      question: "Can two domains a hair apart defeat every threshold?",
      reply: joint >= Rational(1, 2) ? "YES" : joint > 0 ? "NOT HERE: one errs by \(joint) in all" : "NO",
      finding:
        "At distance W₁ = \(here.wasserstein1) the best threshold has R_S + R_T = \(joint), and the bound is \(bound) where R_T is "
        + "\(here.targetRisk(here.worstCut)).",
      world: here.drawing, figure: here.riskFigure,
      quantities: [
        Quantity("λ", .exact(joint)), Quantity("W₁", .exact(here.wasserstein1)), Quantity("½ d_HΔH", .exact(divergence)),
        Quantity("bound", .exact(bound)), Quantity("worst R_T", .exact(here.targetRisk(here.worstCut))),
      ],
      why: "W₁ sees that the points are near, not that their labels alternate.",
      ask: Ask("Halve ξ: does λ rise or fall?", "--xi", "\(here.spacing / 2)"))
  }

  func record(_ seen: Seen<Bound>) -> [ChapterReport.Item] {
    let here = seen.evidence.here
    let exact: [(String, Rational)] = [
      ("W₁", here.wasserstein1), ("sup over H (Kolmogorov–Smirnov)", here.supremumOverClass),
      ("sup over HΔH (Kuiper), ½ d_HΔH", here.supremumOverDisagreements), ("d_HΔH = 2 sup", 2 * here.supremumOverDisagreements),
      ("total variation", Rational(here.domains.totalVariation, here.world.whole)),
    ]
    return [
      .table(
        Table(
          title: "How far apart the marginals are", columns: ["distance", "exact", "decimal"],
          rows: exact.map { [.text($0), .exact($1), .number($1.doubleValue)] }
            + seen.evidence.discrepancies.map { width, squared in
              [.text("MMD, Gaussian kernel of width \(width)"), .missing, .number(squared.value.squareRoot())]
            })),
      .figure(Self.spacingFigure(points.convention)), .table(Self.spacingTable),
    ]
  }
}
