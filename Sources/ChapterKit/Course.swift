/// The course as it is planned: its parts, and every chapter's number, command, title, minutes and prerequisites.
///
/// The numbers are fixed, so that chapters can be written in any order; which of them exist is seen from their folders.
public enum Course {
  /// The parts in order.
  public static let parts = [
    Part(
      "I", "Foundations",
      [
        .init(1, "vc-bound", "What a sample tells of a class", minutes: 30),
        .init(2, "transfer-settings", "Domains, tasks and settings", minutes: 30),
        .init(3, "hypothesis-restriction", "A smaller class from the source", minutes: 25, after: [1, 2]),
        .init(4, "source-prior", "The source as a prior", minutes: 25, after: [2]),
        .init(5, "shared-representation", "A representation shared by tasks", minutes: 30, after: [3, 4]),
      ]),
    Part(
      "II", "Bounds and distances",
      [
        .init(6, "ben-david-bound", "The bound, term by term", minutes: 45, after: [1, 2]),
        .init(7, "interleaved-counterexample", "Interleaved domains", minutes: 25, after: [6]),
        .init(8, "domain-divergences", "What each distance sees", minutes: 40, after: [6]),
        .init(9, "optimal-transport", "Moving one domain onto another", minutes: 40, after: [8]),
        .init(10, "discrepancy-bound", "Discrepancy, and weighing the target in", minutes: 35, after: [6]),
      ]),
    Part(
      "III", "Instances",
      [
        .init(11, "instance-reweighting", "Importance weights", minutes: 50, after: [2, 6]),
        .init(12, "label-shift", "Other shares of the classes", minutes: 35, after: [11]),
        .init(13, "transfer-boosting", "Boosting across domains", minutes: 30, after: [11]),
      ]),
    Part(
      "IV", "Features",
      [
        .init(14, "feature-alignment", "Aligning features", minutes: 35, after: [8]),
        .init(15, "transfer-components", "Components that two domains share", minutes: 30, after: [14]),
        .init(16, "domain-adversarial", "Features that hide the domain", minutes: 40, after: [8, 14]),
        .init(17, "heterogeneous-transfer", "Domains with other features", minutes: 30, after: [14]),
        .init(18, "self-training", "Learning from one's own labels", minutes: 30, after: [6]),
        .init(19, "domain-generalization", "Domains that nobody has seen", minutes: 35, after: [16]),
      ]),
    Part(
      "V", "Parameters",
      [
        .init(20, "layer-transfer", "Networks cut at every layer", minutes: 45, after: [5]),
        .init(21, "fine-tuning", "Starting from the source's parameters", minutes: 35, after: [20]),
        .init(22, "multi-task", "Several tasks at once", minutes: 35, after: [5]),
        .init(23, "distillation", "Learning from a teacher", minutes: 25, after: [20]),
      ]),
    Part(
      "VI", "Few examples",
      [
        .init(24, "prototype-classification", "Classes from a few examples", minutes: 45, after: [5]),
        .init(25, "maml", "An initialisation that adapts", minutes: 35, after: [24]),
        .init(26, "relation-network", "A learnt comparison", minutes: 30, after: [24]),
        .init(27, "zero-shot-attributes", "Classes from their descriptions", minutes: 30, after: [24]),
      ]),
    Part(
      "VII", "Combining and failing",
      [
        .init(28, "hybrid-transfer", "Several kinds of transfer at once", minutes: 30, after: [11, 20]),
        .init(29, "relational-transfer", "Relations that carry over", minutes: 30, after: [2]),
        .init(30, "negative-transfer", "When transfer harms", minutes: 35, after: [6, 20]),
        .init(31, "source-selection", "Which source to learn from", minutes: 30, after: [30]),
        .init(32, "pretraining-scale", "How much pretraining buys", minutes: 30, after: [20]),
      ]),
  ]

  /// The chapters in order.
  public static let chapters = parts.flatMap(\.chapters)
}

extension Course {
  /// A part of the course.
  public struct Part: Sendable, Hashable {
    /// Its Roman number.
    public let numeral: String
    /// Its title.
    public let title: String
    /// Its chapters in order.
    public let chapters: [CourseChapter]

    init(_ numeral: String, _ title: String, _ chapters: [CourseChapter]) {
      self.numeral = numeral
      self.title = title
      self.chapters = chapters
    }
  }
}

/// A chapter's place in the course.
public struct CourseChapter: Sendable, Hashable {
  /// Its number.
  public let number: Int
  /// Its command, which is the name of its folder without the number.
  public let command: String
  /// Its title.
  public let title: String
  /// How long a student takes for the lesson with its runs.
  public let minutes: Int
  /// The numbers of the chapters to read before it.
  public let prerequisites: [Int]

  init(_ number: Int, _ command: String, _ title: String, minutes: Int, after prerequisites: [Int] = []) {
    self.number = number
    self.command = command
    self.title = title
    self.minutes = minutes
    self.prerequisites = prerequisites
  }

  /// The folder under `Chapters/`, such as `07-interleaved-counterexample`.
  public var folder: String { (number < 10 ? "0" : "") + "\(number)-\(command)" }
}
