/// A work that the course cites: written once, in the table of sources, and pointed to from every claim that it makes.
public struct Source: Sendable, Hashable {
  /// The authors, as they sign, such as "J. Snell, K. Swersky and R. Zemel".
  public let authors: String
  /// The title.
  public let title: String
  /// Journal or proceedings, volume, year, pages.
  public let venue: String
  /// Whether a text of it has been read for this course; where not, places in it are as others quote them.
  public let isSeen: Bool

  /// A work.
  public init(_ authors: String, _ title: String, _ venue: String, isSeen: Bool = false) {
    self.authors = authors
    self.title = title
    self.venue = venue
    self.isSeen = isSeen
  }

  /// The work with a place in it, such as "Theorem 2" or "Example 6, p. 133".
  public func at(_ place: String) -> Citation { Citation(self, place) }

  /// The work as a whole.
  public var cited: Citation { Citation(self, nil) }
}

/// Where a statement comes from: a work and the place in it, or words where no work states it.
public struct Citation: Sendable, Hashable {
  /// The work; nil for what is said without one.
  public let source: Source?
  /// The place in the work.
  public let place: String?
  /// What the work does not say, or where the statement is heard if there is no work.
  public let note: String?

  init(_ source: Source, _ place: String?) {
    self.source = source
    self.place = place
    note = nil
  }

  private init(source: Source?, place: String?, note: String?) {
    self.source = source
    self.place = place
    self.note = note
  }

  /// A statement that no work makes, such as "often taken for granted" or "the definition of λ".
  public static func said(_ note: String) -> Citation { Citation(source: nil, place: nil, note: note) }

  /// The citation with a remark on it, such as "as it is often quoted".
  public func noting(_ note: String) -> Citation { Citation(source: source, place: place, note: note) }

  /// Author, title, venue, place, and the remark.
  public var text: String {
    let work = source.map { "\($0.authors), \"\($0.title)\", \($0.venue)" }
    return [work, place, note].compactMap(\.self).joined(separator: ", ") + (source?.isSeen == false ? " (not seen by us)" : "")
  }
}
