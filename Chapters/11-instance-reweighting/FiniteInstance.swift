import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Two domains on a few points in exact fractions, with a loss and a model of it: what weighting is right about is right here to the last digit.
struct FiniteInstance: Sendable {
  let source: [Rational]
  let target: [Rational]
  let losses: [Rational]
  /// A guess m(x) of the loss, and one of the ratio.
  private(set) var model: [Rational] = []
  private(set) var guessedWeights: [Rational] = []

  /// Instances on four points that the source covers, and instances where it misses one.
  static let covered = family(hasFullSupport: true, seed: 11)
  static let uncovered = family(hasFullSupport: false, seed: 12)
  static let count = 200

  private static func family(hasFullSupport: Bool, seed: UInt64) -> [FiniteInstance] {
    let random = RandomSource(seed: seed)
    return (0..<count).map { _ in
      var masses = (0..<4).map { _ in 1 + random.integer(below: 4) }
      if !hasFullSupport { masses[random.integer(below: 4)] = 0 }
      func quarters() -> [Rational] { (0..<4).map { _ in Rational(random.integer(below: 5), 4) } }
      var instance = FiniteInstance(source: masses, target: (0..<4).map { _ in 1 + random.integer(below: 4) }, losses: quarters())
      (instance.model, instance.guessedWeights) = (quarters(), quarters())
      return instance
    }
  }

  /// Domains from masses in whole numbers.
  init(source: [Int], target: [Int], losses: [Rational]) {
    func normalised(_ masses: [Int]) -> [Rational] { masses.map { Rational($0, masses.reduce(0, +)) } }
    (self.source, self.target, self.losses) = (normalised(source), normalised(target), losses)
  }

  /// q/p, and 0 where there is no source mass: no example will be there to be weighted.
  var weights: [Rational] { zip(source, target).map { $0 > 0 ? $1 / $0 : 0 } }

  /// Σ p(x) v(x), and Σ q(x) v(x).
  func overSource(_ value: (Int) -> Rational) -> Rational { source.indices.reduce(Rational(0)) { $0 + source[$1] * value($1) } }
  func overTarget(_ value: (Int) -> Rational) -> Rational { target.indices.reduce(Rational(0)) { $0 + target[$1] * value($1) } }

  /// The mean of v over all samples of two source examples.
  func overPairs(_ value: (Int, Int) -> Rational) -> Rational { overSource { first in overSource { value(first, $0) } } }

  /// E_S[wℓ] and E_T[ℓ].
  var weightedRisk: Rational { overSource { weights[$0] * losses[$0] } }
  var targetRisk: Rational { overTarget { losses[$0] } }

  /// One classifier on three points, where weighting is right and where it is not; it errs at the third point only.
  static let threePoints: [(name: String, instance: FiniteInstance, targetRisk: Rational)] = [
    ("same labels, T within S", FiniteInstance(source: [2, 1, 1], target: [1, 1, 2], losses: [0, 0, 1]), Rational(1, 2)),
    ("T outside S at point 3", FiniteInstance(source: [2, 2, 0], target: [1, 1, 2], losses: [0, 0, 1]), Rational(1, 2)),
    ("other labels at point 3", FiniteInstance(source: [2, 1, 1], target: [1, 1, 2], losses: [0, 0, 0]), Rational(1, 2)),
    ("the same, P(x) equal", FiniteInstance(source: [1, 1, 2], target: [1, 1, 2], losses: [0, 0, 0]), Rational(1, 2)),
  ]
}

/// The second moment of a weighted loss against the law of Cortes, Mansour and Mohri:
///
///     E_S[w²ℓ²] ≤ d_{α+1}(T‖S) R^{1 − 1/α},   d_{α+1}(T‖S) = (Σ q^{α+1} / p^α)^{1/α},   R = E_T[ℓ], 0 ≤ ℓ ≤ 1, α ≥ 1.
///
/// Equality needs Hölder's: w^α constant where ℓ = 1, and hardly any target mass elsewhere. Half of the instances are near to that.
struct CortesInequality: Sendable, Hashable {
  static let orders = [1, 1.5, 2, 5]
  /// The number of domains for each order.
  static let instanceCount = 500
  /// Both sides are sums and powers of a few positive terms, exact to some tens of ulps of themselves.
  static let relativeTolerance = 1e-12

  private(set) var violationCount = 0
  /// The largest left side over right side, and how often the law with R^1 in place of R^{1 − 1/α} is violated.
  private(set) var largestRatio = 0.0
  private(set) var violationsOfSharper = 0

  init() {
    let random = RandomSource(seed: 12)
    for order in Self.orders {
      for instance in 0..<Self.instanceCount {
        let count = 2 + random.integer(below: 8)
        let source = random.dirichlet(Array(repeating: 1, count: count))
        var (target, losses) = (random.dirichlet(Array(repeating: 1, count: count)), random.uniforms(count: count))
        if instance.isMultiple(of: 2) {
          let inside = 1 + random.integer(below: count - 1)
          let (mass, outside) = (source[..<inside].reduce(0, +), source[inside...].reduce(0, +))
          target = source.indices.map { $0 < inside ? 0.999 * source[$0] / mass : 0.001 * source[$0] / outside }
          losses = source.indices.map { $0 < inside ? 1 : 0 }
        }
        let (ratio, risk) = Self.ratio(source, target, losses: losses, order: order)
        violationCount += ratio > 1 + Self.relativeTolerance ? 1 : 0
        violationsOfSharper += ratio > Double.pow(risk, 1 / order) * (1 + Self.relativeTolerance) ? 1 : 0
        largestRatio = max(largestRatio, ratio)
      }
    }
  }

  /// The left side over the right side, and R.
  static func ratio(_ source: [Double], _ target: [Double], losses: [Double], order: Double) -> (ratio: Double, risk: Double) {
    var (left, power, risk) = (0.0, 0.0, 0.0)
    for (index, loss) in losses.enumerated() {
      let (p, q) = (source[index], target[index])
      left += q * q / p * loss * loss
      power += q * Double.pow(q / p, order)
      risk += q * loss
    }
    return (left / (Double.pow(power, 1 / order) * Double.pow(risk, 1 - 1 / order)), risk)
  }
}

/// A covariate shift under which estimated weights turn a perfect classifier into one that is always wrong.
///
/// Nine source points −10 … −2 are labelled 1, one at 1 is labelled 0; the target's points 0, 0.2, 0.4, 0.6 are labelled 1. The labels are one function
/// of the point, and h ≡ 1 errs on one source point in ten and on no target point. The target lies outside the source's support, next to the one
/// exception: kernel mean matching puts nearly all weight there, and the best threshold 1[x ≥ t] becomes h ≡ 0 left of 1.
struct HarmfulReweighting: Sendable, Hashable {
  static let sourcePoints: [Double] = [-10, -9, -8, -7, -6, -5, -4, -3, -2, 1]
  static let targetPoints = [0, 0.2, 0.4, 0.6]

  let unweightedTargetRisk: Double
  let weightedTargetRisk: Double
  /// The share of the weight on the exception.
  let exceptionShare: Double

  init() throws(LearningError) {
    func column(_ points: [Double]) -> Matrix { Matrix(rowCount: points.count, columnCount: 1, elements: points) }
    let weights = try KernelMeanMatching(
      source: column(Self.sourcePoints), target: column(Self.targetPoints), kernel: .gaussian(bandwidth: 1)
    ).weights
    unweightedTargetRisk = Self.targetRisk(ofBest: Self.sourcePoints.map { _ in 1 })
    weightedTargetRisk = Self.targetRisk(ofBest: weights.values)
    exceptionShare = weights.values[Self.sourcePoints.count - 1] / weights.values.reduce(0, +)
  }

  /// The target risk of the threshold 1[x ≥ t] of least weighted source risk; it is unique here, up to thresholds that label all points alike.
  static func targetRisk(ofBest weights: [Double]) -> Double {
    let cuts = [-.infinity] + sourcePoints.map { $0 + 0.5 }
    func risk(_ cut: Double) -> Double {
      zip(sourcePoints, weights).reduce(0) { ($1.0 >= cut) == ($1.0 < 0) ? $0 : $0 + $1.1 }
    }
    let best = cuts.reduce(cuts[0]) { risk($1) < risk($0) ? $1 : $0 }
    return Double(targetPoints.count { $0 < best }) / Double(targetPoints.count)
  }

  /// Example 8 of Ben-David et al. exactly: the target risks of the best threshold 1[x < t] on the source, and of the best with the weights T/S.
  static func exampleEight(rarity: Rational) -> (unweighted: Rational, weighted: Rational) {
    let world = FiniteWorld.rareFlip(rarity: rarity)
    let thresholds = Thresholds(.below)
    // The weighted source has the target's marginal and the source's labels.
    let weighted = FiniteDomain(marginal: world.target.marginal, labels: [false, true])
    func targetRisk(ofBestOn domain: FiniteDomain<Rational>) -> Rational {
      let own = thresholds.risks(on: domain)
      return thresholds.risks(on: world.target)[own.indices.reduce(0) { own[$1] < own[$0] ? $1 : $0 }]
    }
    return (targetRisk(ofBestOn: world.source), targetRisk(ofBestOn: weighted))
  }
}
