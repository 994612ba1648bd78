import ArgumentParser
import Report

/// A part of the chapter that can be run alone.
enum Part: String, Sendable, Hashable, CaseIterable, ExpressibleByArgument {
  /// Every term on worked worlds, and the inequality over random instances.
  case terms
  /// What the divergences are: identities, laws, counterexamples, dimensions.
  case distances
  /// What samples make of them.
  case samples
  /// What large and small terms do and do not say of transfer.
  case failures
}

/// What a part has to say: a piece of the report's body, and its verdicts.
struct Section {
  let title: String
  let introduction: String
  let items: [ChapterReport.Item]
  let findings: [Finding]

  var body: [ChapterReport.Item] { [.heading(title), .paragraph(introduction)] + items }
}
