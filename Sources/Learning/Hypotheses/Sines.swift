/// The class 1[sin(ωx) > 0], ω > 0: one parameter, and every number of points shattered.
///
/// On the points x_j = 10^(−j), j = 1 … m, with ω = πN, N = 1 + Σ c_i 10^i and c_i in {0, 1}, N/10^j is an even number plus c_j
/// plus a fraction strictly between 0 and 1, so that the sine is positive if and only if c_j = 0. All of it is decided in whole
/// numbers.
///
/// Source: V. N. Vapnik, "The nature of statistical learning theory", Springer (1995), as many texts quote it.
public enum Sines: Sendable {
  /// N = ω/π of the sine that gives these labels to the points 1/10, 1/100, ….
  ///
  /// - Precondition: there are at most 17 labels.
  public static func frequency(labels: [Bool]) -> Int {
    precondition(labels.count <= 17, "A whole frequency of so many digits does not fit.")
    return labels.reversed().reduce(0) { 10 * ($0 + ($1 ? 0 : 1)) } + 1
  }

  /// The labels of the points 1/10 … 10^(−count) by the sine of frequency N.
  public static func labels(frequency: Int, count: Int) -> [Bool] {
    var quotient = frequency
    return (0..<count).map { _ in
      quotient /= 10
      return quotient.isMultiple(of: 2)
    }
  }
}
