/// Why two files cannot be measured.
public struct UnusableData: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence: what is wrong, where, and what to do.
  public let description: String

  /// An error told by `sentence`.
  init(_ sentence: String) { description = sentence }
}
