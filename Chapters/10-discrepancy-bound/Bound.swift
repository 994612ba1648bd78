import Bounds
import ChapterKit
import Divergences
import Learning
import NumericCore
import Report
import Worlds

/// The bound with the discrepancy: for which losses, and against that of Ben-David et al.
struct Bound: ChapterPart {
  static let name = "bound"
  static let title = "The bound, loss by loss"

  let point: PointOptions

  /// Exact random instances, the same in every run.
  struct Evidence: Sendable {
    let instances: [DiscrepancyBound]
    let classifications: [(domains: DomainPair<Int>, hypotheses: FiniteClass)]
    let onePoint: [DiscrepancyBound]

    func instances(_ losses: Loss...) -> [DiscrepancyBound] { instances.filter { losses.contains($0.loss) } }
    func violations(_ losses: Loss...) -> Int { instances.count { losses.contains($0.loss) && $0.isViolated() } }
  }
  /// Instances of each loss.
  static let count = 400

  func evidence(_ rows: [Drawless]) -> Evidence {
    let random = RandomSource(seed: 10)
    let instances = Loss.allCases.flatMap { loss in
      (0..<Self.count).map { _ in DiscrepancyBound(RandomLossWorld(from: random, loss: loss)) }
    }
    let classifications = (0..<200).map { _ in
      let world = RandomFiniteWorld(from: random)
      return (DomainPair(source: world.source, target: world.target), world.hypotheses)
    }
    return Evidence(
      instances: instances, classifications: classifications,
      onePoint: (1..<20).map { DiscrepancyBound(RandomLossWorld(onePoint: Rational($0, 20), loss: .squared)) })
  }

  private var here: DiscrepancyBound { DiscrepancyBound(RandomLossWorld(onePoint: point.c, loss: .squared)) }

  var claims: [Judged<Bound>] {
    [
      Judged(
        "MAN-1", .identity, expects: .holds, "For the zero-one loss the discrepancy is half of d_HΔH.",
        from: Bibliography.discrepancyBound.cited.noting("by its definition")
      ) { seen in
        let cases = seen.evidence.classifications
        let violations = cases.count { domains, hypotheses in
          let half = domains.disagreementDivergence(over: hypotheses).supremum
          return DiscrepancyBound.zeroOneDiscrepancy(of: domains, over: hypotheses) != Rational(half, RandomFiniteWorld.whole)
        }
        return Judgement.law("instances where they differ", violations: violations, of: cases.count)
      },
      Judged(
        "MAN-3", .inequality, expects: .holds,
        "R_T(h) ≤ R_T(h*_T) + L_S(h, h*_S) + disc(S, T) + L_T(h*_S, h*_T) for every h in H, for the zero-one and the absolute "
          + "loss.",
        from: Bibliography.discrepancyBound.cited.noting(
          "there for symmetric losses with the triangle inequality; its Theorem 8, as others quote it")
      ) { seen in
        let instances = seen.evidence.instances(.zeroOne, .absolute)
        let withoutHalf = (
          disc: instances.count { $0.isViolated(without: $0.discrepancy / 2) },
          loss: instances.count { $0.isViolated(without: $0.bestLoss / 2) }
        )
        return Judgement.law("violated instances", violations: instances.count { $0.isViolated() }, of: instances.count).witness(
          "Every hypothesis, in exact fractions. With half of disc it is violated in \(withoutHalf.disc) of them, with half of "
            + "L_T(h*_S, h*_T) in \(withoutHalf.loss).")
      },
      Judged(
        "MAN-3b", .inequality, expects: .corrected, "The same bound for the squared loss, that of regression.",
        from: .said("the bound as it is often used; the paper asks for the triangle inequality"), isHighlight: true
      ) { seen in
        let here = seen.part.here
        let cases = seen.evidence.instances(.squared) + seen.evidence.onePoint + [here]
        return Judgement.decided(
          "bound on R_T(0)", says: .text("≥ R_T = \(here.targetRisk(0))"), here: .exact(here.bound(0)),
          holds: seen.evidence.violations(.squared) == 0 && here.targetRisk(0) <= here.bound(0)
        ).corrected(
          if: cases.allSatisfy { $0.obeysRootForm(within: 1e-12) },
          to: "√R_T(h) ≤ √R_T(h*_T) + √(L_S(h, h*_S) + disc) + √L_T(h*_S, h*_T): the root of a squared loss is a norm."
        ).remark("< R_T = \(here.targetRisk(0))").tolerance(1e-12).witness(
          "One point, H = {0, \(point.c)}, f_S = 0, f_T = 1. Violated in \(seen.evidence.violations(.squared)) of \(Self.count) "
            + "random instances, the form with roots in none of \(cases.count), and at the one point it is an equality.")
      },
      Judged(
        "MAN-4", .inequality, expects: .corrected, "The bound is tighter than R_S(h) + ½ d_HΔH + λ, at the h of least source risk.",
        from: .said("how the comparison in the paper is retold")
      ) { seen in
        let instances = seen.evidence.instances(.zeroOne, .absolute)
        let (smaller, larger) = DiscrepancyBound.comparison(of: instances)
        return Judgement.decided(
          "larger in", says: "no instance", here: .text("\(larger) of \(instances.count)"), holds: larger == 0
        ).corrected(
          if: smaller > 0 && larger > 0,
          to:
            "Neither is: each is the smaller one somewhere. One pays for the best joint hypothesis, the other for how far apart "
            + "the two best are."
        ).witness("Smaller in \(smaller), larger in \(larger), equal in \(instances.count - smaller - larger).")
      },
      Judged(
        "MAN-5", .inequality, expects: .holds, "disc(S, T) ≤ M · TV(S, T), where M is the largest loss between two hypotheses.",
        from: Bibliography.discrepancyBound.cited.noting("where the distance is Σ |S(x) − T(x)| = 2 TV, as others quote it")
      ) { seen in
        let all = seen.evidence.instances
        return Judgement.law(
          "violations", violations: all.count { $0.discrepancy > $0.largestLoss * $0.totalVariation }, of: all.count
        ).witness(
          "An equality in \(all.count { $0.discrepancy == $0.largestLoss * $0.totalVariation && $0.discrepancy > 0 }) of them with "
            + "disc > 0, so that no smaller constant would do.")
      },
    ]
  }

  func answer(_ seen: Seen<Bound>) -> Answer {
    let bound = here.bound(0)
    return Answer(
      setting: "one point, H = {0, c}, c = \(point.c)", question: "Does the discrepancy bound hold for the squared loss?",
      reply: here.targetRisk(0) > bound ? "NO: R_T = 1 > \(bound)" : "HERE",
      finding:
        "At one point, with no difference of the domains, h = 0 has R_T = \(here.targetRisk(0)), and the bound says \(bound); "
        + "with roots it says \(here.rootBound(0).text(digits: 3)).",
      figure: Self.figure,
      quantities: [
        Quantity("R_T", .exact(here.targetRisk(0))), Quantity("bound", .exact(bound)),
        Quantity("with roots", .number(here.rootBound(0))),
        Quantity("absolute loss", .exact(DiscrepancyBound(RandomLossWorld(onePoint: point.c, loss: .absolute)).bound(0))),
      ],
      why: "Two short steps may have squares that sum to less than the square of the long one.",
      ask: Ask("For which c is the bound least?", "--sweep", "c=1/10:9/10:1/10", "--part", "bound"))
  }

  private static var figure: Figure {
    func curve(_ name: String, _ value: (Rational) -> Double) -> Series {
      Series(name, points: (1..<40).map { Rational($0, 40) }.map { Series.Point($0.doubleValue, value($0)) })
    }
    return Figure(
      title: "The bound for the squared loss is below R_T for every c", caption: "",
      content: .plot(
        Plot(
          x: Axis("c"), y: Axis("bound", range: 0...1.2),
          series: [
            curve("squared") { DiscrepancyBound(RandomLossWorld(onePoint: $0, loss: .squared)).bound(0).doubleValue },
            curve("absolute") { DiscrepancyBound(RandomLossWorld(onePoint: $0, loss: .absolute)).bound(0).doubleValue },
          ], references: [Reference("R_T of h = 0", at: 1)])))
  }

  func record(_ seen: Seen<Bound>) -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "At the h of least source risk, \(Self.count) random instances of each loss",
          columns: ["loss", "bound violated", "smaller than Ben-David's", "larger", "equal"],
          rows: Loss.allCases.map { loss in
            let all = seen.evidence.instances(loss)
            let (smaller, larger) = DiscrepancyBound.comparison(of: all)
            return [
              .text(loss.rawValue), .integer(seen.evidence.violations(loss)), .integer(smaller), .integer(larger),
              .integer(all.count - smaller - larger),
            ]
          }))
    ]
  }
}

extension DiscrepancyBound {
  /// A world as an instance of the bound.
  fileprivate init(_ world: RandomLossWorld) {
    self.init(source: world.source, target: world.target, hypotheses: world.hypotheses, loss: world.loss)
  }
}
