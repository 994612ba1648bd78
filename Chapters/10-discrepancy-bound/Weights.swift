import ChapterKit
import Divergences
import NumericCore
import Report
import Transfer
import Worlds

/// Weights of the source that lower the discrepancy, and what that does to a risk.
struct Weights: ChapterPart {
  static let name = "weights"
  static let title = "Weights of least discrepancy"

  let ellipse: EllipseOptions

  /// A source on the circle, with its weights and ‖M_S − M_T‖₂ for equal ones.
  struct World: Sendable {
    let least: LeastDiscrepancyWeights
    let equal: Double
    let traceBound: Double

    init(width: Double, turn: Double) throws {
      let world = CircleAndEllipse(width: width, turn: turn)
      least = try LeastDiscrepancyWeights(source: world.source, targetMoments: world.targetMoments)
      let difference = (1.0 / 12) * world.source.gram - world.targetMoments
      equal = try SquaredLossDiscrepancy(momentDifference: difference, radius: 1).value / 4
      traceBound = world.traceBound
    }
  }

  struct Evidence: Sendable {
    let here: World
    let family: [World]
    /// Weights of random clouds: the norm and what is proved of it.
    let clouds: [LeastDiscrepancyWeights]
  }
  /// Rounding leaves some 1e-5 between a norm and what is proved of it; equal weights leave some tenths.
  static let tolerance = 1e-4

  func evidence(_ rows: [Drawless]) throws -> Evidence {
    let clouds = try LeastDiscrepancyWeights.ofClouds(count: 20, from: RandomSource(seed: 10).stream("clouds"))
    let family = try [0, 0.25, 0.5, 0.8, 1.2, 1.6].flatMap { width in
      try [0.0, 10, 30, 45, 77].map { try World(width: width, turn: $0) }
    }
    return Evidence(here: try World(width: ellipse.axis.doubleValue, turn: ellipse.turn), family: family, clouds: clouds)
  }

  var claims: [Judged<Weights>] {
    [
      Judged(
        "MAN-6", .identity, expects: .holds,
        "No weights have a smaller discrepancy than those of the spectral programme, by its dual certificate.",
        from: Bibliography.discrepancyBound.cited.noting("which solves it as a semidefinite programme")
      ) { seen in
        let all = seen.evidence.clouds + seen.evidence.family.map(\.least) + [seen.evidence.here.least]
        let gap = all.map { $0.norm - $0.lowerBound }.reduce(0, max)
        return Judgement.identity("norm less what is proved", residual: gap, within: Self.tolerance).witness(
          "On \(all.count) worlds. With equal weights the largest excess over what is proved is "
            + "\(seen.evidence.family.map { $0.equal - $0.least.lowerBound }.reduce(0, max).text(digits: 2)).")
      },
      Judged(
        "MAN-7", .identity, expects: .corrected, "Weights can bring the discrepancy of a source to 0.",
        from: .said("as with importance weights, which need a density ratio")
      ) { seen in
        let (here, family) = (seen.evidence.here, seen.evidence.family)
        func isRight(_ world: World) -> Bool { abs(world.least.norm - world.traceBound) < Self.tolerance }
        return Judgement.decided(
          "least disc / Λ²", says: 0, here: .number(4 * here.least.norm, digits: 4),
          holds: family.allSatisfy { $0.least.norm < Self.tolerance }
        ).corrected(
          if: family.allSatisfy(isRight) && isRight(here),
          to:
            "Only if M_T is a weighted mean of the source's xxᵀ. For twelve even steps of the unit circle and an ellipse of "
            + "semi-axes 1 and w ≤ 1.6 the least discrepancy is |1 − w²|Λ², half of that with equal weights: weights leave E‖x‖² as "
            + "it is."
        ).tolerance(Self.tolerance).witness("Equal to it on \(family.count(where: isRight)) of \(family.count) ellipses.")
      },
      Judged(
        "MAN-8", .inequality, expects: .corrected,
        "Where the discrepancy is 0, the hypothesis of least source risk has least target risk.",
        from: .said("why a discrepancy is minimised"), isHighlight: true
      ) { seen in
        // One feature, H = {x ↦ wx}: M_S = M_T = 1, and the discrepancy is 0 for every Λ.
        let (bent, slopes) = (EqualMomentsWorld.bent, EqualMomentsWorld.slopes)
        let best = try seen.required(slopes.min { bent.sourceRisk($0) < bent.sourceRisk($1) }, "hypotheses")
        let least = try seen.required(slopes.map(bent.targetRisk).min(), "hypotheses")
        return Judgement.refuted(
          "R_T of least R_S", says: .exact(least), here: .exact(bent.targetRisk(best)), isShown: bent.targetRisk(best) > least
        ).corrected(
          if: EqualMomentsWorld.straight.allSatisfy { world in slopes.allSatisfy { world.sourceRisk($0) == world.targetRisk($0) } },
          to:
            "If both label by one function of the class, for then R_S = R_T. Else L_T(h*_S, h*_T) may be anything, and it takes "
            + "target labels to know."
        ).remark("possible: \(least)").witness(
          "Source at −1 and 1, target at 1, both with the label |x|, hypotheses wx: equal second moments, best w = \(best) on the "
            + "source and 1 on the target. With labels from the class the risks are equal for all \(slopes.count)² pairs "
            + "tried.")
      },
    ]
  }

  func answer(_ seen: Seen<Weights>) -> Answer {
    let here = seen.evidence.here
    let share = here.equal > Self.tolerance ? here.least.norm / here.equal : 1
    return Answer(
      setting: "axis \(ellipse.axis), turned by \(ellipse.turn.text())°", question: "How far do weights lower the discrepancy?",
      reply: here.equal > Self.tolerance ? "TO \(Int((100 * share).rounded())) % OF IT" : "IT IS 0 ALREADY",
      finding:
        "The discrepancy is \((4 * here.equal).text(digits: 3)) Λ² with equal weights and \((4 * here.least.norm).text(digits: 3)) "
        + "Λ² with the best ones, and no weights go below \((4 * here.traceBound).text(digits: 3)) Λ².",
      figure: Figure(
        title: here.equal > Self.tolerance ? "Weight goes to where the target is long" : "Equal weights are best", caption: "",
        content: .bars(
          Bars(
            value: Axis("weight"), parts: ["weight"],
            rows: (0..<6).map { .init("\($0 * 30)° and \($0 * 30 + 180)°", [here.least.weights[$0] + here.least.weights[$0 + 6]]) },
            references: [Reference("equal", at: 1.0 / 6)]))),
      quantities: [
        Quantity("disc, equal weights", .number(4 * here.equal, digits: 4), unit: "Λ²"),
        Quantity("disc, best weights", .number(4 * here.least.norm, digits: 4), unit: "Λ²"),
        Quantity("proved lower bound", .number(4 * here.least.lowerBound, digits: 4), unit: "Λ²"),
      ],
      why: "Only second moments count, and on a circle weights turn and stretch them but leave their trace.",
      ask: ellipse.axis == 1
        ? Ask("A target longer than the circle: how far do weights go?", "--part", "weights", "--axis", "3/2")
        : Ask("A circle as the target: what is left to do?", "--part", "weights", "--axis", "1"))
  }
}
