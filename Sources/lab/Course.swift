/// The course as it is planned: its parts, and the number and command of every chapter.
///
/// The numbers are fixed, so that chapters can be written in any order; which of them exist is seen from the programs beside `lab`.
struct Course {
  static let parts = [
    Part(
      "I", "Foundations", from: 1,
      ["vc-bound", "transfer-settings", "hypothesis-restriction", "source-prior", "shared-representation"]),
    Part(
      "II", "Bounds and distances", from: 6,
      ["ben-david-bound", "interleaved-counterexample", "domain-divergences", "optimal-transport", "discrepancy-bound"]),
    Part("III", "Instances", from: 11, ["instance-reweighting", "label-shift", "transfer-boosting"]),
    Part(
      "IV", "Features", from: 14,
      [
        "feature-alignment", "transfer-components", "domain-adversarial", "heterogeneous-transfer", "self-training",
        "domain-generalization",
      ]),
    Part("V", "Parameters", from: 20, ["layer-transfer", "fine-tuning", "multi-task", "distillation"]),
    Part("VI", "Few examples", from: 24, ["prototype-classification", "maml", "relation-network", "zero-shot-attributes"]),
    Part(
      "VII", "Combining and failing", from: 28,
      ["hybrid-transfer", "relational-transfer", "negative-transfer", "source-selection", "pretraining-scale"]),
  ]

  static let chapters = parts.flatMap(\.chapters)
}

/// A part of the course.
struct Part: Hashable {
  let numeral: String
  let title: String
  let chapters: [CourseChapter]

  init(_ numeral: String, _ title: String, from first: Int, _ commands: [String]) {
    self.numeral = numeral
    self.title = title
    chapters = commands.enumerated().map { CourseChapter(number: first + $0, command: $1) }
  }
}

/// A chapter's place in the course.
struct CourseChapter: Hashable, Sendable {
  let number: Int
  let command: String

  /// The folder under `Chapters/`, such as `07-interleaved-counterexample`.
  var folder: String { (number < 10 ? "0" : "") + "\(number)-\(command)" }
}
