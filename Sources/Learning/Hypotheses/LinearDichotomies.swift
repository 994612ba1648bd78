internal import NumericCore

/// The share of all labellings of N points in general position in ℝ^d that a hyperplane with an intercept divides without error.
///
///     2^(1−N) Σ_{k=0}^{d} C(N − 1, k) = P(B ≤ d),   B binomial of N − 1 tosses of a fair coin
///
/// All of them for N ≤ d + 1, half at N = 2(d + 1), hardly any for many more. By symmetry it is also the probability that a fixed
/// labelling of N points of one law with a density can be divided: there the labels say nothing about the points.
///
/// Source: T. M. Cover, "Geometrical and statistical properties of systems of linear inequalities with applications in pattern
/// recognition", IEEE Transactions on Electronic Computers EC-14 (1965).
///
/// - Precondition: there is a point, and the dimension is not negative.
public func separableShare(pointCount: Int, dimension: Int) -> Double {
  precondition(pointCount > 0 && dimension >= 0, "Dichotomies are of at least one point.")
  return BinomialDistribution(trials: pointCount - 1, probability: 0.5).probability(atMost: dimension)
}
