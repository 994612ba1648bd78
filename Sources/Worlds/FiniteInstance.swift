public import NumericCore

/// Two domains on a few points in exact fractions, with a loss and a model of it: what weighting is right about is right here to
/// the last digit.
public struct FiniteInstance: Sendable, Hashable {
  /// The masses of the points on the source.
  public let source: [Rational]
  /// The masses on the target.
  public let target: [Rational]
  /// ℓ(x).
  public let losses: [Rational]
  /// A guess m(x) of the loss.
  public private(set) var model: [Rational] = []
  /// A guess of the ratio.
  public private(set) var guessedWeights: [Rational] = []

  /// Instances on four points that the source covers; the same ones in every run.
  public static let covered = family(hasFullSupport: true, seed: 11)
  /// Instances where the source misses one of the four points.
  public static let uncovered = family(hasFullSupport: false, seed: 12)
  /// The number of instances of each kind.
  public static let count = 200

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
  public init(source: [Int], target: [Int], losses: [Rational]) {
    func normalised(_ masses: [Int]) -> [Rational] { masses.map { Rational($0, masses.reduce(0, +)) } }
    (self.source, self.target, self.losses) = (normalised(source), normalised(target), losses)
  }

  /// Domains from probabilities.
  init(probabilities source: [Rational], _ target: [Rational], losses: [Rational]) {
    (self.source, self.target, self.losses) = (source, target, losses)
  }

  /// q/p, and 0 where there is no source mass: no example will be there to be weighted.
  public var weights: [Rational] { zip(source, target).map { $0 > 0 ? $1 / $0 : 0 } }

  /// Σ p(x) v(x).
  public func overSource(_ value: (Int) -> Rational) -> Rational {
    source.indices.reduce(Rational(0)) { $0 + source[$1] * value($1) }
  }
  /// Σ q(x) v(x).
  public func overTarget(_ value: (Int) -> Rational) -> Rational {
    target.indices.reduce(Rational(0)) { $0 + target[$1] * value($1) }
  }

  /// The mean of v over all samples of two source examples.
  public func overPairs(_ value: (Int, Int) -> Rational) -> Rational { overSource { first in overSource { value(first, $0) } } }

  /// E_S[vℓ] with any weights v, one a point.
  public func risk(weights: [Rational]) -> Rational { overSource { weights[$0] * losses[$0] } }
  /// E_S[wℓ].
  public var weightedRisk: Rational { risk(weights: weights) }
  /// E_T[ℓ].
  public var targetRisk: Rational { overTarget { losses[$0] } }

  /// One classifier on three points, where weighting is right and where it is not; it errs at the third point only.
  public static let threePoints: [(name: String, instance: FiniteInstance, targetRisk: Rational)] = [
    ("same labels, T within S", FiniteInstance(source: [2, 1, 1], target: [1, 1, 2], losses: [0, 0, 1]), Rational(1, 2)),
    ("T outside S at point 3", FiniteInstance(source: [2, 2, 0], target: [1, 1, 2], losses: [0, 0, 1]), Rational(1, 2)),
    ("other labels at point 3", FiniteInstance(source: [2, 1, 1], target: [1, 1, 2], losses: [0, 0, 0]), Rational(1, 2)),
    ("the same, P(x) equal", FiniteInstance(source: [1, 1, 2], target: [1, 1, 2], losses: [0, 0, 0]), Rational(1, 2)),
  ]
}
