import Transfer

/// What the images of novel classes are turned into before they are classified, all learnt on base classes alone.
enum Embedding: String, Codable, Sendable, Hashable, CaseIterable {
  /// The pixels.
  case pixels
  /// The principal components of the base images.
  case principalComponents
  /// The discriminants of the base classes, white within a class.
  case discriminants
  /// The last layer before the logits of a network that classifies 5 base classes.
  case classifierOf5
  /// The same of 20 base classes.
  case classifierOf20
  /// The same of all base classes.
  case classifier
  /// A network trained on episodes of many ways, by squared distance.
  case episodic
  /// The same on episodes of as many ways as are tested.
  case episodicFewWays
  /// On episodes of many ways, by cosine.
  case episodicCosine
  /// By ten times the cosine.
  case episodicScaledCosine
  /// A network from a file.
  case saved
}

/// What classifies queries.
enum Head: String, Codable, Sendable, Hashable, CaseIterable {
  case prototypes, cosine, nearestNeighbour, logistic

  /// The algorithm.
  ///
  /// Features differ in scale between embeddings, so the penalty of the regression is relative to their mean square.
  func algorithm(meanSquare: Double) -> FewShotHead {
    switch self {
    case .prototypes: .prototypes(.squaredEuclidean)
    case .cosine: .prototypes(.cosine(scale: 1))
    case .nearestNeighbour: .nearestNeighbour
    case .logistic: .logistic(penalty: 0.01 * meanSquare)
    }
  }
}
