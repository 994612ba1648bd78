internal import NumericCore

/// Every three sources and three targets among the places 0…6, which no two share, each with mass 1/3.
public enum LineTriples {
  /// Costs are sums of three numbers of at most 6³.
  private static let rounding = 1e-9

  /// All pairs of domains.
  private static let pairs: [(source: [Int], target: [Int])] = {
    let triples = (0..<7).flatMap { i in (i + 1..<7).flatMap { j in (j + 1..<7).map { [i, j, $0] } } }
    return triples.flatMap { source in
      triples.filter { Set(source).isDisjoint(with: $0) }.map { (source, $0) }
    }
  }()
  private static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

  /// How many pairs there are.
  public static var count: Int { pairs.count }

  /// In how many pairs a matching that crosses is cheaper, for the cost |x − y|^p, than the one in order.
  ///
  /// None for p ≥ 1. A matching is enough to look at, because the extreme plans between equal masses are matchings.
  public static func exceptions(power: Double) -> Int {
    pairs.count { source, target in
      let costs = orders.map { order in (0..<3).map { Double.pow(Double((source[$0] - target[order[$0]]).magnitude), power) }.sum()
      }
      return costs[0] > (costs.min() ?? 0) + rounding
    }
  }
}
