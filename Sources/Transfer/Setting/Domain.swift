public import NumericCore

/// A domain 𝒟 = {𝒳, P(X)}: a space of inputs with a distribution on it, of finitely many inputs and in exact fractions.
///
///     let spring = Domain(["sun": Rational(1, 2), "rain": Rational(1, 2)])
///     let autumn = Domain(["sun": Rational(1, 4), "rain": Rational(3, 4)])
///     spring == autumn            // false: P(X) differs
///
/// Two domains are equal if and only if they have the same inputs and every set of inputs has the same probability in both. The
/// order in which inputs are listed is no part of a domain; an input that has no mass is.
///
/// Source: S. J. Pan and Q. Yang, "A survey on transfer learning", IEEE Transactions on Knowledge and Data Engineering 22 (2010),
/// section 2.2.
public struct Domain: Sendable, Hashable {
  /// 𝒳, in ascending order.
  public let inputs: [String]
  /// P(X = x) of each of `inputs`.
  public let masses: [Rational]

  /// A domain from the probability of each input.
  ///
  /// - Precondition: no probability is negative, and their sum is 1.
  public init(_ masses: [String: Rational]) {
    precondition(masses.values.allSatisfy { $0 >= 0 }, "The masses of a domain are not negative.")
    precondition(masses.values.reduce(0, +) == 1, "The masses of a domain sum to 1.")
    inputs = masses.keys.sorted()
    self.masses = inputs.map { masses[$0] ?? 0 }
  }

  /// P(X = x), 0 for what is no input.
  public subscript(input: String) -> Rational { inputs.firstIndex(of: input).map { masses[$0] } ?? 0 }

  /// The inputs that have mass.
  public var support: [String] { zip(inputs, masses).filter { $0.1 > 0 }.map(\.0) }
}
