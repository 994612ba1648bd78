public import Learning
public import NumericCore

/// A random instance of adaptation on a few points: two labelled domains, a third marginal, and a finite class, all in whole
/// numbers.
///
/// 2…8 points, 2…12 hypotheses with random labels, marginals from a Dirichlet distribution of concentration 0.2, 1 or 5. The labels
/// of the domains are in turn the same function, two functions, or noisy with two regression functions. Both sides of an inequality
/// can be enumerated without rounding.
public struct RandomFiniteWorld: Sendable, Hashable {
  /// Where labels are plentiful.
  public let source: FiniteDomain<Int>
  /// Where predictions are wanted.
  public let target: FiniteDomain<Int>
  /// A third marginal, for laws that speak of three.
  public let third: FiniteDomain<Int>
  /// The class.
  public let hypotheses: FiniteClass

  /// The whole that masses are counted in.
  public static let whole = 10_000

  /// The next instance that `random` determines.
  public init(from random: RandomSource) {
    let count = 2 + random.integer(below: 7)
    let concentration = [0.2, 1, 5][random.integer(below: 3)]
    func labels() -> [Bool] { (0..<count).map { _ in random.integer(below: 2) == 1 } }
    let kind = random.integer(below: 3)
    let sourceLabels = labels()
    let targetLabels = kind == 0 ? sourceLabels : labels()
    func domain(_ labels: [Bool]) -> FiniteDomain<Int> {
      let marginal = Self.marginal(from: random, count: count, concentration: concentration)
      guard kind == 2 else { return FiniteDomain(marginal: marginal, labels: labels) }
      let positive = marginal.map { random.integer(below: $0 + 1) }
      return FiniteDomain(negative: zip(marginal, positive).map { $0 - $1 }, positive: positive)
    }
    source = domain(sourceLabels)
    target = domain(targetLabels)
    third = FiniteDomain(marginal: Self.marginal(from: random, count: count, concentration: concentration), labels: sourceLabels)
    hypotheses = FiniteClass(labelings: (0..<2 + random.integer(below: 11)).map { _ in labels() })
  }

  /// Dirichlet probabilities in units of 1/`whole`, rounded at the ends of their cumulative sums so that they sum to `whole`.
  private static func marginal(from random: RandomSource, count: Int, concentration: Double) -> [Int] {
    var cumulative = 0.0
    var previous = 0
    return random.dirichlet(Array(repeating: concentration, count: count)).enumerated().map { index, probability in
      cumulative += probability
      let end = index == count - 1 ? whole : min(whole, Int((cumulative * Double(whole)).rounded()))
      defer { previous = end }
      return end - previous
    }
  }
}

extension RandomFiniteWorld {
  /// In how many of random instances the risks of a randomised classifier under the target's labels and under their opposites do
  /// not sum to 1.
  ///
  /// The classifier labels each point 1 with a probability in tenths, drawn after the instance. A learner without target labels
  /// sees no difference between the two, so that its risk is at least ½ under one of them.
  public static func oppositeLabelExceptions(count: Int, from random: RandomSource) -> Int {
    (0..<count).count { _ in
      let target = RandomFiniteWorld(from: random).target
      let tenths = target.marginal.map { _ in random.integer(below: 11) }
      return target.risk(ofShares: tenths, of: 10) + target.flipped.risk(ofShares: tenths, of: 10) != 10 * whole
    }
  }
}
