public import Learning

/// Why two samples cannot be measured.
public enum MeasurementError: Error, Sendable, Hashable, CustomStringConvertible {
  /// All rows of both samples are equal.
  case identicalRows
  /// A feature's values are so large or so near to each other that their squares are not doubles.
  case unusableScale(feature: Int)
  /// A classifier cannot be learned.
  case learning(LearningError)
  /// A transport problem was not solved.
  case transport(TransportError)

  /// A sentence for a person.
  public var description: String {
    switch self {
    case .identicalRows: "All rows of both samples are equal, so there is no distance to measure."
    case .unusableScale(let feature):
      "The values of feature \(feature + 1) are too large or too close together for squared distances; rescale it."
    case .learning(let error): error.description
    case .transport(let error): error.description
    }
  }
}
