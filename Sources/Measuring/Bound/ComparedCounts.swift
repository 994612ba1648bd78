/// How many rows of each sample a figure was taken over.
public struct ComparedCounts: Sendable, Hashable {
  /// Rows of the source.
  public let source: Int
  /// Rows of the target.
  public let target: Int
}
