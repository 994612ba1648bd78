/// The exact paired permutation test: whether two treatments of the same units differ, from the differences of their counts.
///
/// If it were a coin's toss which of the two treatments of a unit is called the first, each difference dᵢ would be as likely
/// as −dᵢ. With all 2ⁿ signs equally likely,
///
///     p = P(Σ ±dᵢ ≥ Σ dᵢ)
///
/// is the probability of a sum as large as the observed one, or larger. Nothing is assumed of the distribution of the differences,
/// whose tails may be heavy; that units are independent is.
///
/// Source: R. A. Fisher, "The Design of Experiments" (1935), section 21.
///
/// - Complexity: O(*n* Σ |dᵢ|)
public struct SignFlipTest: Sendable, Hashable {
  /// The probability of a sum as large as the observed one, or larger.
  public let upperProbability: Double
  /// The probability of a sum as small as the observed one, or smaller.
  public let lowerProbability: Double

  /// Tests differences, one a unit. Without any, both probabilities are 1.
  public init(differences: [Int]) {
    var likelihoods = [0: 1.0]
    for difference in differences {
      likelihoods = Dictionary(
        likelihoods.flatMap { sum, likelihood in [(sum + difference, likelihood / 2), (sum - difference, likelihood / 2)] },
        uniquingKeysWith: +)
    }
    let observed = differences.reduce(0, +)
    // Sorted, so that rounding does not depend on the order of a dictionary.
    let sorted = likelihoods.sorted { $0.key < $1.key }
    upperProbability = sorted.filter { $0.key >= observed }.reduce(0) { $0 + $1.value }
    lowerProbability = sorted.filter { $0.key <= observed }.reduce(0) { $0 + $1.value }
  }
}
