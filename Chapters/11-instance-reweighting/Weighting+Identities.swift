import ChapterKit
import NumericCore
import Report
import Transfer
import Worlds

extension Weighting {
  /// A count of exact instances that an identity is true of.
  private static func exactly(_ count: Int) -> Judgement {
    .decided(
      "exact instances", says: .text("\(FiniteInstance.count)"), here: .text("\(count) of \(FiniteInstance.count)"),
      holds: count == FiniteInstance.count)
  }

  /// The claims that are decided exactly, or to rounding.
  var identities: [Judged<Weighting>] {
    [
      Judged(
        "CS-1", .identity, expects: .corrected, "For every loss ℓ and all domains S, T with the same labels, E_S[wℓ] = E_T[ℓ].",
        from: Bibliography.shimodaira.cited
      ) { _ in
        let (covered, uncovered) = (FiniteInstance.covered, FiniteInstance.uncovered)
        let right = covered.count { $0.weightedRisk == $0.targetRisk }
        let lost = uncovered.count { one in
          one.weightedRisk - one.targetRisk == 0 - one.overTarget { one.source[$0] == 0 ? one.losses[$0] : 0 }
        }
        return Self.exactly(uncovered.count { $0.weightedRisk == $0.targetRisk }).corrected(
          if: right == covered.count && lost == uncovered.count,
          to: "It holds where T lies within the support of S; elsewhere the bias is exactly −E_T[ℓ · 1(x outside the support)]."
        ).witness(
          "The instances are those where the source misses a point. With full support \(right) of \(covered.count) are unbiased; "
            + "without it the bias is the corrected one in \(lost)."
        )
      },
      Judged(
        "CS-2", .identity, expects: .holds,
        "E_S[w²] = 1 + χ²(T‖S), so that for all T within the support of S, ESS/n tends to 1/(1 + χ²), or to 0 where χ² is "
          + "infinite.",
        from: .said("the definition of χ²"), Bibliography.kong.cited.noting("on what weighted examples are worth")
      ) { seen in
        let near = Self.shifts.indices.filter { Self.shifts[$0] <= 1 }
        let errors = try near.map { index in
          try seen.effect { $0.effectiveShares[index] }.mean - Double.exp(-Self.shifts[index] * Self.shifts[index])
        }
        return Self.exactly(
          FiniteInstance.covered.count { one in
            one.overSource { one.weights[$0] * one.weights[$0] }
              == 1 + one.overSource { (one.weights[$0] - 1) * (one.weights[$0] - 1) }
          }
        ).witness(
          "On \(Self.weightCount) Gaussian weights with μ ≤ 1, the mean ESS/n differs from exp(−μ²) by at most "
            + "\(errors.map(\.magnitude).reduce(0, max).text(digits: 3))."
        )
      },
      Judged(
        "CS-3", .inequality, expects: .holds, "For all S, T, 0 ≤ ℓ ≤ 1 and α ≥ 1, E_S[w²ℓ²] ≤ d_{α+1}(T‖S) · E_T[ℓ]^(1−1/α).",
        from: Bibliography.cortes.at("Lemma 2")
      ) { seen in
        let cortes = seen.evidence.cortes
        return Judgement.law(
          "left > right", violations: cortes.violationCount, of: cortes.instanceCount
        ).tolerance(SecondMomentTrial.relativeTolerance).witness(
          "Half of the domains are near to equality: left/right reaches \(cortes.largestRatio.text(digits: 4)). With E_T[ℓ] in "
            + "place of its power the law is violated \(cortes.violationsOfSharper) times."
        )
      },
      Judged(
        "CS-4", .identity, expects: .holds,
        "The mean of wℓ over n source examples is unbiased, with variance (E_S[w²ℓ²] − E_T[ℓ]²)/n.",
        from: .said("the variance of a mean, in the notation of Cortes et al.")
      ) { seen in
        Self.exactly(
          FiniteInstance.covered.count { one in
            let products = zip(one.weights, one.losses).map { $0 * $1 }
            let mean = one.overPairs { (products[$0] + products[$1]) / 2 }
            let square = one.overPairs { (products[$0] + products[$1]) * (products[$0] + products[$1]) / 4 }
            return mean == one.targetRisk
              && square - mean * mean == (one.overSource { products[$0] * products[$0] } - mean * mean) / 2
          }
        ).witness(
          "Over all samples of two examples. With n = 50, μ = 1 and 1[x > ½] the squared error is "
            + "\(try seen.squareError(.plain, \.family, 2).cell); theory says "
            + "\(Self.above.variance(shift: 1, count: 50).text(digits: 4))."
        )
      },
      Judged(
        "CS-13", .identity, expects: .holds,
        "E_T[m] + E_S[ŵ(ℓ − m)] = E_T[ℓ] for every m if ŵ = w, and for every ŵ if m = ℓ; else it is off by E_S[(ŵ − w)(ℓ − m)].",
        from: Bibliography.doublyRobust.cited.noting("there for policies")
      ) { _ in
        func bias(_ one: FiniteInstance, _ weights: [Rational], _ model: [Rational]) -> Rational {
          one.overTarget { model[$0] } + one.overSource { weights[$0] * (one.losses[$0] - model[$0]) } - one.targetRisk
        }
        let instances = FiniteInstance.covered
        return Self.exactly(
          instances.count { one in
            bias(one, one.weights, one.model) == 0 && bias(one, one.guessedWeights, one.losses) == 0
              && bias(one, one.guessedWeights, one.model)
                == one.overSource { (one.guessedWeights[$0] - one.weights[$0]) * (one.losses[$0] - one.model[$0]) }
          }
        ).witness(
          "With both wrong it is off in \(instances.count { bias($0, $0.guessedWeights, $0.model) != 0 }) of \(instances.count).")
      },
      Judged(
        "CS-14", .identity, expects: .corrected,
        "Relative weights r = w/(αw + 1 − α) can take the place of w: E_S[rℓ] = E_T[ℓ], and r is at most 1/α.",
        from: Bibliography.relativeRatio.cited.noting("the bound; not that they are unbiased")
      ) { seen in
        let alpha = Rational(1, 10)
        func relative(_ one: FiniteInstance, _ point: Int) -> Rational {
          one.weights[point] / (alpha * one.weights[point] + 1 - alpha)
        }
        let instances = FiniteInstance.covered
        let right = instances.count { one in
          one.source.indices.allSatisfy { relative(one, $0) <= 1 / alpha }
            && one.overSource { relative(one, $0) * one.losses[$0] } - one.targetRisk
              == 0 - alpha * one.overSource { relative(one, $0) * (one.weights[$0] - 1) * one.losses[$0] }
        }
        return Self.exactly(instances.count { one in one.overSource { relative(one, $0) * one.losses[$0] } == one.targetRisk })
          .corrected(
            if: right == instances.count,
            to:
              "They are at most 1/α, so that E_S[r²] is finite under every shift, and biased by −α E_S[r(w − 1)ℓ], however many "
              + "examples there are."
          ).witness(
            "Exactly at α = 1/10. At μ = 1.5, n = 100, f = 1[x > ½] and α = \(seen.part.relative.relativity.text()) the bias is "
              + "\(try seen.effect { $0.wide.bias[.relative]?[0] }.cell), the mean squared error "
              + "\(try seen.squareError(.relative, \.wide, 0).cell) against \(try seen.squareError(.plain, \.wide, 0).cell) "
              + "of the plain mean."
          )
      },
    ]
  }
}
