/// A distribution on the outcomes 0 ..< `count`, prepared for many draws at constant cost each.
///
///     let faces = CategoricalDistribution(weights: [1, 1, 1, 3])
///     let rolls = faces.draws(count: 1000, from: source)
///
/// For one draw, `RandomSource.categorical(_:)` is cheaper.
///
/// Every cell k of n equal ones is split: below `thresholds[k]` it belongs to outcome k, above it to `aliases[k]`, so that the parts of
/// each outcome add up to its probability.
///
/// Source: A. J. Walker, "An efficient method for generating discrete random variables with general distributions", ACM Transactions
/// on Mathematical Software 3 (1977); tables built as by M. D. Vose, IEEE Transactions on Software Engineering 17 (1991).
public struct CategoricalDistribution: Sendable, Hashable {
  private let thresholds: [Double]
  private let aliases: [Int]

  /// The number of outcomes.
  public var count: Int { thresholds.count }

  /// The distribution whose probabilities are proportional to `weights`.
  ///
  /// - Precondition: the weights are finite and not negative, and their sum is positive and finite.
  /// - Complexity: O(*n*) for *n* outcomes.
  public init(weights: [Double]) {
    requireWeights(weights)
    let total = weights.reduce(0, +)
    precondition(total.isFinite, "The weights of outcomes sum to a finite number.")
    // Heights relative to the mean height: what exceeds 1 fills up the cells of those below 1.
    var heights = weights.map { $0 / total * Double(weights.count) }
    // An outcome of weight 0 must never be drawn, even if rounding leaves its cell over.
    let heaviest = weights.indices.max { weights[$0] < weights[$1] } ?? 0
    var aliases = weights.indices.map { weights[$0] > 0 ? $0 : heaviest }
    var small = weights.indices.filter { heights[$0] < 1 }
    var large = weights.indices.filter { heights[$0] >= 1 }
    while let low = small.popLast(), let high = large.last {
      aliases[low] = high
      heights[high] = (heights[high] + heights[low]) - 1
      if heights[high] < 1 { small.append(large.removeLast()) }
    }
    // What is left over has height 1 up to rounding.
    thresholds = heights.indices.map { aliases[$0] == $0 ? 1 : heights[$0] }
    self.aliases = aliases
  }

  /// One outcome.
  public func draw(from source: RandomSource) -> Int {
    let cell = source.integer(below: count)
    return source.uniform() < thresholds[cell] ? cell : aliases[cell]
  }

  /// Independent outcomes.
  ///
  /// - Precondition: `count` is not negative.
  public func draws(count: Int, from source: RandomSource) -> [Int] { source.draws(count) { draw(from: source) } }
}

extension RandomSource {
  /// One outcome in `0 ..< weights.count`, with probabilities proportional to the weights.
  ///
  /// - Precondition: the weights are finite and not negative, and their sum is positive and finite.
  /// - Complexity: O(*n*) for *n* outcomes; for many draws, prepare a ``CategoricalDistribution``.
  public func categorical(_ weights: [Double]) -> Int {
    requireWeights(weights)
    var rest = uniform() * weights.reduce(0, +)
    var outcome = 0
    for (index, weight) in weights.enumerated() where weight > 0 {
      outcome = index
      rest -= weight
      if rest < 0 { break }
    }
    return outcome  // The last possible one, where rounding let the rest survive all weights.
  }
}
