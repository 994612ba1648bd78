/// The proxy A-distance: how well classifiers of a class tell the two domains apart, as 2(1 − 2ε).
///
/// ε is the balanced error, the mean of the two domains' error rates, of a classifier that labels target points 1 and source
/// points 0. For the least ε over a class closed under complement it equals the divergence
///
///     d_H(S, T) = 2 sup over h in H of |S(h) − T(h)|.
///
/// That is d_H, not the d_HΔH of the bound. With the error on the points that the classifier was chosen on it is biased up, and for
/// a classifier that is not the best of its class it is too small; below 0 it means worse than guessing.
///
/// Source: S. Ben-David, J. Blitzer, K. Crammer and F. Pereira, "Analysis of representations for domain adaptation", NIPS 19
/// (2006).
///
/// - Parameter balancedError: the mean of the two error rates, in 0…1.
/// - Returns: a value in −2…2: 2 for domains told apart without error, 0 for guessing.
public func proxyADistance(balancedError: Double) -> Double {
  precondition((0...1).contains(balancedError), "An error rate lies in 0…1.")
  return 2 * (1 - 2 * balancedError)
}
