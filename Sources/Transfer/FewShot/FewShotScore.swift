public import NumericCore

/// What classifies queries, by name, with the usual parameters.
public enum NamedHead: String, Codable, Sendable, Hashable, CaseIterable {
  /// The nearest prototype, by distance or by angle.
  case prototypes, cosine
  /// The class of the nearest labelled example.
  case nearestNeighbour = "1-NN"
  /// Softmax regression.
  case logistic

  /// The algorithm.
  ///
  /// Features differ in scale between embeddings, so the penalty of the regression is relative to their mean square.
  public func algorithm(for features: Matrix) -> FewShotHead {
    switch self {
    case .prototypes: .prototypes(.squaredEuclidean)
    case .cosine: .prototypes(.cosine(scale: 1))
    case .nearestNeighbour: .nearestNeighbour
    case .logistic: .logistic(penalty: 0.01 * features.squaredRowNorms.mean)
    }
  }
}

/// The accuracy of one head on one embedding, over tasks of one kind; embeddings have names, such as the cases of an enumeration.
public struct FewShotScore<Name: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
  /// What the examples were turned into.
  public let embedding: Name
  /// What classified the queries.
  public let head: NamedHead
  /// The classes of a task.
  public let wayCount: Int
  /// The labelled examples of a class that the head was shown.
  public let shotCount: Int
  /// How many examples of a class were drawn for the tasks, of which the first `shotCount` are shown to the head.
  public let drawnCount: Int
  /// The mean over tasks, in 0…1.
  public let accuracy: Double
  /// Half of Student's 95 % interval over the tasks.
  public let halfWidth: Double

  /// A score.
  public init(
    embedding: Name, head: NamedHead, wayCount: Int, shotCount: Int, drawnCount: Int, accuracy: Double, halfWidth: Double
  ) {
    (self.embedding, self.head) = (embedding, head)
    (self.wayCount, self.shotCount, self.drawnCount) = (wayCount, shotCount, drawnCount)
    (self.accuracy, self.halfWidth) = (accuracy, halfWidth)
  }
}

extension Sequence {
  /// The score of an embedding and a head on one kind of task; nil where it was not measured.
  ///
  /// - Parameter drawn: how many examples of a class the tasks were drawn with, of which `shots` are shown.
  public func score<Name>(
    _ embedding: Name, _ head: NamedHead, ways: Int, shots: Int, of drawn: Int
  ) -> FewShotScore<Name>? where Element == FewShotScore<Name> {
    first {
      $0.embedding == embedding && $0.head == head && $0.wayCount == ways && $0.shotCount == shots && $0.drawnCount == drawn
    }
  }
}
