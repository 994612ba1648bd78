public import Learning
public import NumericCore

/// The bound of Mansour, Mohri and Rostamizadeh for a finite class on finitely many points, in exact fractions.
///
/// With L_D(h, h′) = E_D loss(h, h′), labelling functions f_S and f_T, and h*_S, h*_T the hypotheses of least risk on each domain,
///
///     disc = max over h, h′ in H of |L_S(h, h′) − L_T(h, h′)|
///     R_T(h) ≤ R_T(h*_T) + L_S(h, h*_S) + disc + L_T(h*_S, h*_T)      for every h in H
///
/// where the loss is symmetric and obeys the triangle inequality: the zero-one and the absolute loss do, the squared loss does not.
/// For it the root of L_T, a norm, does:
///
///     √R_T(h) ≤ √R_T(h*_T) + √(L_S(h, h*_S) + disc) + √L_T(h*_S, h*_T).
///
/// Source: Y. Mansour, M. Mohri and A. Rostamizadeh, "Domain adaptation: learning bounds and algorithms", COLT (2009); the form
/// with roots is by Minkowski's inequality.
public struct DiscrepancyBound: Sendable, Hashable {
  /// The source.
  public let source: LabelledPoints
  /// The target.
  public let target: LabelledPoints
  /// The class: the value of each hypothesis at each point.
  public let hypotheses: [[Rational]]
  /// The loss.
  public let loss: Loss
  /// disc(S, T).
  public let discrepancy: Rational
  /// The index of h*_S, the first of least risk.
  public let sourceBest: Int
  /// The index of h*_T, the first of least risk.
  public let targetBest: Int
  /// λ = min over h of R_S(h) + R_T(h).
  public let idealJointRisk: Rational

  /// The terms of the bound.
  ///
  /// - Precondition: there is a hypothesis, and each has a value at every point of both domains.
  /// - Complexity: O(*m*² *n*) for *m* hypotheses on *n* points.
  public init(source: LabelledPoints, target: LabelledPoints, hypotheses: [[Rational]], loss: Loss) {
    let count = source.masses.count
    precondition(
      !hypotheses.isEmpty && target.masses.count == count, "A bound needs a hypothesis and two domains on the same points.")
    precondition(hypotheses.allSatisfy { $0.count == count }, "A hypothesis has a value at every point.")
    (self.source, self.target, self.hypotheses, self.loss) = (source, target, hypotheses, loss)
    let differences = zip(source.masses, target.masses).map { $0 - $1 }
    var discrepancy = Rational(0)
    for (index, first) in hypotheses.enumerated() {
      for second in hypotheses[..<index] {
        discrepancy = max(discrepancy, Self.mean(differences, first, second, loss).magnitude)
      }
    }
    self.discrepancy = discrepancy
    let sourceRisks = hypotheses.map { Self.mean(source.masses, $0, source.labels, loss) }
    let targetRisks = hypotheses.map { Self.mean(target.masses, $0, target.labels, loss) }
    func first(_ risks: [Rational]) -> Int { risks.indices.reduce(0) { risks[$1] < risks[$0] ? $1 : $0 } }
    (sourceBest, targetBest) = (first(sourceRisks), first(targetRisks))
    idealJointRisk = zip(sourceRisks, targetRisks).map { $0 + $1 }.reduce(sourceRisks[0] + targetRisks[0]) { min($0, $1) }
  }

  private static func mean(_ masses: [Rational], _ first: [Rational], _ second: [Rational], _ loss: Loss) -> Rational {
    masses.indices.reduce(Rational(0)) { $0 + masses[$1] * loss(first[$1], second[$1]) }
  }

  /// R_S(h).
  public func sourceRisk(_ hypothesis: Int) -> Rational { Self.mean(source.masses, hypotheses[hypothesis], source.labels, loss) }
  /// R_T(h).
  public func targetRisk(_ hypothesis: Int) -> Rational { Self.mean(target.masses, hypotheses[hypothesis], target.labels, loss) }
  /// L_S(h, h*_S).
  public func sourceLoss(_ hypothesis: Int) -> Rational {
    Self.mean(source.masses, hypotheses[hypothesis], hypotheses[sourceBest], loss)
  }
  /// L_T(h*_S, h*_T): how far the two best hypotheses are apart where it matters, which takes target labels to know.
  public var bestLoss: Rational { Self.mean(target.masses, hypotheses[sourceBest], hypotheses[targetBest], loss) }

  /// The right side: R_T(h*_T) + L_S(h, h*_S) + disc + L_T(h*_S, h*_T).
  public func bound(_ hypothesis: Int) -> Rational { targetRisk(targetBest) + sourceLoss(hypothesis) + discrepancy + bestLoss }

  /// The right side of the form with roots, for the squared loss, squared.
  public func rootBound(_ hypothesis: Int) -> Double {
    let terms = [targetRisk(targetBest), sourceLoss(hypothesis) + discrepancy, bestLoss]
    let root = terms.reduce(0) { $0 + $1.doubleValue.squareRoot() }
    return root * root
  }

  /// The bound of Ben-David et al. with the same discrepancy, for a loss with the triangle inequality: R_S(h) + disc + λ.
  public func benDavidBound(_ hypothesis: Int) -> Rational { sourceRisk(hypothesis) + discrepancy + idealJointRisk }

  /// The total variation distance ½ Σ |S(x) − T(x)|.
  public var totalVariation: Rational {
    zip(source.masses, target.masses).reduce(Rational(0)) { $0 + ($1.0 - $1.1).magnitude } / 2
  }

  /// The largest loss between two hypotheses at a point.
  public var largestLoss: Rational {
    source.masses.indices.reduce(Rational(0)) { largest, point in
      hypotheses.reduce(largest) { most, first in hypotheses.reduce(most) { max($0, loss(first[point], $1[point])) } }
    }
  }
}
