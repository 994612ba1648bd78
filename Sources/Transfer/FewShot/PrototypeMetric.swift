/// How alike an example and a prototype are: the score that a softmax turns into the probability of a class.
public enum PrototypeMetric: Sendable, Hashable {
  /// −‖q − c‖².
  case squaredEuclidean
  /// s · qᵀc / (‖q‖ ‖c‖) with the scale s, an inverse temperature; 0 where a vector is 0.
  case cosine(scale: Double)
}
