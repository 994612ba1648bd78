/// A class of classifiers h: X → {0, 1} whose disagreements can be searched too: what the theory of domain adaptation asks of H.
public protocol HypothesisClass: SetClass {
  /// The class HΔH = {h ⊕ h′ : h, h′ in H} of disagreements.
  associatedtype Differences: SetClass

  /// The class HΔH of disagreements between two hypotheses.
  var differences: Differences { get }

  /// Two hypotheses whose disagreement is `difference`, on the points `0..<count`.
  func pair(for difference: Differences.Hypothesis, count: Int) -> (Hypothesis, Hypothesis)
}
