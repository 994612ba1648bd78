/// What a person or a file gave and cannot be used, told in one sentence. Ends the program with 65.
public protocol UnusableInput: Error, CustomStringConvertible {}

/// Input data that cannot be used: an unreadable file, a NaN, a matrix without an inverse.
public struct InvalidInput: UnusableInput, Hashable {
  /// One sentence: what is wrong, where, and what would be right.
  public let description: String

  /// An error told by `sentence`.
  public init(_ sentence: String) { description = sentence }
}

/// Something outside the package that a run needs and does not find. Ends the program with 69.
public struct NotInstalled: Error, Hashable, CustomStringConvertible {
  /// One sentence with the line to type that installs it.
  public let description: String

  /// An error told by `sentence`.
  public init(_ sentence: String) { description = sentence }
}
