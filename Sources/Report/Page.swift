/// A title with tables and figures below it, for what is no chapter's report: a sweep, a list, a ledger.
public struct Page: Sendable, Hashable {
  /// One sentence.
  public let title: String
  /// Prose, tables and figures.
  public let items: [ChapterReport.Item]

  /// A page.
  public init(title: String, items: [ChapterReport.Item]) {
    self.title = title
    self.items = items
  }
}
