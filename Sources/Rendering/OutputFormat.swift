internal import Report

/// The formats in which a report can be written.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// For a terminal or a file that people read.
  case text
  /// One object with the keys `chapter seed parameters claims tables figures`.
  case json
  /// The tables, one after another.
  case csv
  /// For a page.
  case markdown
  /// The figures as one drawing.
  case svg
  /// A page with everything, drawings too, in one file that needs no other.
  case html
}
