public import Learning
internal import NumericCore

/// Two intervals, each of as many equal cells, that a feature folds onto one: source x on (−1, 0), target x on (1, 2), label 1 for
/// −½ < x < 3/2.
///
/// The feature is x + 1 on the source and x − 1 on the target. It has the same distribution on both, and the opposite label at
/// every value, while one interval of x errs nowhere.
///
/// Source: H. Zhao et al., "On learning invariant representations for domain adaptation", ICML (2019), its counterexample, as
/// others quote it.
public struct FoldedWorld: Sendable, Hashable {
  /// The source's feature, a mass of 1 in every cell.
  public let source: FiniteDomain<Int>
  /// The target's.
  public let target: FiniteDomain<Int>

  /// The world of `count` cells.
  ///
  /// - Precondition: the count is even and positive, so that no cell has both labels.
  public init(cells count: Int) {
    precondition(count > 0 && count.isMultiple(of: 2), "The cells are an even number.")
    func domain(from start: Rational) -> FiniteDomain<Int> {
      let labels = (0..<count).map { cell in
        let x = start + Rational(2 * cell + 1, 2 * count)
        return x > Rational(-1, 2) && x < Rational(3, 2)
      }
      return FiniteDomain(marginal: Array(repeating: 1, count: count), labels: labels)
    }
    // The cells of either interval in their order: the feature is the place in the interval.
    (source, target) = (domain(from: -1), domain(from: 1))
  }

  /// R_S + R_T of every classifier of the feature, in units of a cell.
  public var sums: [Int] {
    let count = source.count
    return (0..<1 << count).map { labels in
      let classifier = (0..<count).map { labels >> $0 & 1 == 1 }
      return source.risk(of: classifier) + target.risk(of: classifier)
    }
  }
}
