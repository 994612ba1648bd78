import ChapterKit
import NumericCore
import Report
import Transfer
import Worlds

extension Weighting {
  /// The claims: first those that are decided exactly, or to rounding, then those that seeds decide.
  var claims: [Judged<Weighting>] {
    [
      Judged(
        "CS-1", .identity, expects: .corrected, "For every loss ℓ and all domains S, T with the same labels, E_S[wℓ] = E_T[ℓ].",
        from: Bibliography.shimodaira.cited
      ) { _ in
        let (covered, uncovered) = (FiniteInstance.covered, FiniteInstance.uncovered)
        let right = covered.count(where: \.isUnbiased)
        let lost = uncovered.count { $0.weightedRisk == $0.targetRisk - $0.lostRisk }
        return Self.exactly(uncovered.count(where: \.isUnbiased)).corrected(
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
        return Self.exactly(FiniteInstance.covered.count { $0.weightSecondMoment == 1 + $0.chiSquare }).witness(
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
          FiniteInstance.covered.count { $0.pairMean == ($0.targetRisk, $0.productVariance / 2) }
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
        let instances = FiniteInstance.covered
        let bothWrong = instances.map { $0.doublyRobustBias(weights: $0.guessedWeights, model: $0.model) }
        return Self.exactly(
          zip(instances, bothWrong).count { one, bias in
            one.doublyRobustBias(weights: one.weights, model: one.model) == 0
              && one.doublyRobustBias(weights: one.guessedWeights, model: one.losses) == 0
              && bias == one.errorProduct(weights: one.guessedWeights, model: one.model)
          }
        ).witness("With both wrong it is off in \(bothWrong.count { $0 != 0 }) of \(instances.count).")
      },
      Judged(
        "CS-14", .identity, expects: .corrected,
        "Relative weights r = w/(αw + 1 − α) can take the place of w: E_S[rℓ] = E_T[ℓ], and r is at most 1/α.",
        from: Bibliography.relativeRatio.cited.noting("the bound; not that they are unbiased")
      ) { seen in
        let alpha = Rational(1, 10)
        let relative = FiniteInstance.covered.map { ($0, $0.relativeWeights(alpha)) }
        let right = relative.count { one, r in
          r.allSatisfy { $0 <= 1 / alpha }
            && one.risk(weights: r)
              == one.targetRisk - alpha * one.overSource { r[$0] * (one.weights[$0] - 1) * one.losses[$0] }
        }
        return Self.exactly(relative.count { one, r in one.risk(weights: r) == one.targetRisk })
          .corrected(
            if: right == relative.count,
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
      Judged(
        "CS-2b", .effect, expects: .fails,
        "Whatever the shift, the ESS of the weights at hand estimates n/(1 + χ²), what the weighted sample is worth.",
        from: Bibliography.kong.cited.noting("as it is used")
      ) { seen in
        let (last, shift) = (Self.shifts.count - 1, Self.shifts[Self.shifts.count - 1])
        let (share, truth) = (try seen.effect { $0.effectiveShares[last] }, Double.exp(-shift * shift))
        return share.isBelow(2 * truth, "ESS/n at μ = 3").witness(
          "The truth is \(truth.text()): the sample shows \((share.mean / truth).text(digits: 0)) times as much, because it misses "
            + "the rare large weights."
        )
      },
      Judged(
        "CS-15", .effect, expects: .corrected,
        "Where T lies within the support of S, the error of a weighted mean falls as 1/√n.", from: .said("often taken for granted")
      ) { seen in
        let ratios = try Self.variances.indices.map { index in
          try seen.effect { $0.tails[index].errors[1] / $0.tails[index].errors[0] }
        }
        return ratios[2].isBelow(Self.slowRatio, "error at 16n / error at n").corrected(
          if: ratios[0].isBelow(Self.slowRatio) && ratios[2].isAbove(Self.slowRatio),
          to:
            "It needs E_S[w²] < ∞. From N(0, 1) to N(0, s²) that is 1/(s√(2 − s²)) for s² < 2 and infinite from s² = 2 on; the "
            + "error of the mean weight then falls as n^(−1/s²), up to a logarithm at 2."
        ).witness(
          "From n = 100 to 1600 the median error of the mean weight falls to \(ratios[0].mean.text(digits: 2)) of itself for s² = "
            + "1.5, to \(ratios[1].mean.text(digits: 2)) for 2 and to \(ratios[2].mean.text(digits: 2)) for 4; theory says 0.25 "
            + "for the first and tends to 0.5 for the last."
        ).inconclusive(if: !(ratios[0].isBelow(Self.slowRatio) || ratios[0].isAbove(Self.slowRatio)))
      },
      Judged(
        "CS-4b", .effect, expects: .corrected,
        "Divided by Σw instead of n, the estimate is biased and has the smaller mean squared error.",
        from: Bibliography.hesterberg.cited.noting("as it is often put"), isHighlight: true
      ) { seen in
        // Plain minus quotient: above 0 where the quotient is the better one.
        let gains = try Self.events.indices.map { event in
          try seen.squareError(.plain, \.family, event) - seen.squareError(.selfNormalised, \.family, event)
        }
        let isBiased = FiniteInstance.covered.contains { $0.pairQuotient != $0.targetRisk }
        // Of x > ½ and of x ≤ ½.
        let (plain, quotient) = (
          try [2, 3].map { try seen.squareError(.plain, \.family, $0).mean },
          try [2, 3].map { try seen.squareError(.selfNormalised, \.family, $0).mean }
        )
        return Judgement(
          "MSE Σwf/Σw, x ≤ ½", says: .text("< \(plain[1].text(digits: 5)) of Σwf/n"), here: .number(quotient[1], digits: 5),
          holds: gains.contains { $0.isBelow(0) } ? false : isBiased && gains.allSatisfy { $0.isAbove(0) } ? true : nil
        ).corrected(
          if: zip(Self.events, gains).allSatisfy { event, gain in event.favoursPlain(shift: 1) ? gain.isBelow(0) : gain.isAbove(0)
          },
          to:
            "It depends on f. For the indicator of A the plain mean wins if E_T[w | A] < (2 + χ²)/2, to first order in 1/n; so it "
            + "came out for \(Self.events.count) events at μ = 1, n = 50."
        ).remark("Σwf/n: \(plain[1].text(digits: 5))").witness(
          "For 1[x > ½] it is the other way round: \(plain[0].text(digits: 5)) plain and \(quotient[0].text(digits: 5)) divided by "
            + "Σw. E_T[w | A] is \(Self.above.meanWeight(shift: 1).text(digits: 2)) there and "
            + "\(Self.notAbove.meanWeight(shift: 1).text(digits: 2)) for x ≤ ½; (2 + χ²)/2 is "
            + "\(((1 + Double.exp(1)) / 2).text(digits: 2))."
        ).interval(gains[3].bounds(of: "plain minus quotient, x ≤ ½")).inconclusive(if: !gains.allSatisfy(\.isDecided))
      },
      Judged(
        "CS-11", .effect, expects: .corrected,
        "Clipping large weights trades bias for variance: the error is least at a bound neither low nor infinite.",
        from: .said("folklore of importance sampling")
      ) { seen in
        // Bounds 2, 5, 20 and none, for x > ½; for x ≤ ½ no weight of the event exceeds e^(−0.375).
        let clipped: [WeightedMean] = [.clippedAt2, .clippedAt5, .clippedAt20]
        let errors = try (clipped + [.plain]).map { try seen.squareError($0, \.wide, 0) }
        let (low, high) = (errors[0] - errors[2], errors[3] - errors[2])
        let changes = try clipped.flatMap { try (seen.squareError($0, \.wide, 1) - seen.squareError(.plain, \.wide, 1)).values }
        let change = changes.map(\.magnitude).reduce(0, max)
        let roots = zip(["2", "5", "20", "none"], errors).map { "\($0): \($1.mean.squareRoot().text(digits: 3))" }
        return Judgement(
          "change by clipping, f = 1[x ≤ ½]", says: "a least error in between", here: .number(change),
          holds: change == 0 ? false : nil
        ).corrected(
          if: low.isAbove(0) && high.isAbove(0),
          to:
            "It depends on f. For 1[x > ½] a bound of 20 beats 2 and none (μ = 1.5, n = 100); where f vanishes at all weights "
            + "above the bound, as for 1[x ≤ ½], clipping changes nothing."
        ).witness("Root mean squared error for 1[x > ½] by bound: \(roots.joined(separator: ", ")).")
          .interval(high.bounds(of: "mean squared error, none minus 20")).inconclusive(if: !(low.isDecided && high.isDecided))
      },
    ]
  }

  /// A count of exact instances that an identity is true of.
  private static func exactly(_ count: Int) -> Judgement {
    .identity("exact instances", trueIn: count, of: FiniteInstance.count)
  }
}
