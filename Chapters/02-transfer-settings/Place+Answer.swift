import ChapterKit
import Report
import Transfer

extension Place {
  func answer(_ seen: Seen<Place>) -> Answer {
    let (description, settings, isSaid) = (seen.evidence.description, seen.evidence.settings, !words.isEmpty)
    let (left, chapters) = (description.transferSettings, ChapterAdvice.chapters(for: description))
    return Answer(
      setting: isSaid ? "your problem" : "no problem described",
      question: isSaid ? "Which transfer problem is yours?" : "How many kinds of transfer problem are there?",
      reply: isSaid ? reply(description) : "\(settings.apart.count) OR \(settings.found.count), NOT 4",
      finding: isSaid
        ? finding(description, Set(chapters.map { $0.chapter.number }).sorted())
        : "Source and target can differ in \(settings.apart.count) ways, in \(settings.found.count) if other features have inputs "
          + "in common or a correspondence; only \(settings.found.count { $0.conditions.count == 1 }) of these meet one of the "
          + "four inequalities alone.",
      world: map(description), figure: picture(description),
      quantities: [
        Quantity("settings left", .integer(left.count)),
        Quantity("of them homogeneous", .integer(left.count(where: \.isHomogeneous))),
        Quantity("reasons to read on", .integer(chapters.count)),
      ],
      why: isSaid ? ChapterAdvice.knowledge(of: description) : "Other inputs have another P(X), and other labels another P(Y | X).",
      ask: isSaid
        ? Ask("Which chapters, and what can be known?", (words + ["--part", "place", "--all"]).joined(separator: " "))
        : Ask("What is yours?", "--features", "same", "--labels", "same", "--rule", "same"))
  }

  private func reply(_ description: ProblemDescription) -> String {
    let left = description.transferSettings
    guard let only = left.first else { return "NONE: NOTHING DIFFERS" }
    return (left.count == 1 ? only.title.uppercased() : "ONE OF \(left.count)")
      + (description.settings.count > left.count ? ", IF ANYTHING DIFFERS" : "")
  }

  private func finding(_ description: ProblemDescription, _ chapters: [Int]) -> String {
    let (left, numbers) = (description.transferSettings, chapters.map(String.init).joined(separator: ", "))
    guard !left.isEmpty else {
      return "Nothing differs: what is learnt on the source holds on the target as it is (chapter \(numbers))."
    }
    let kinds = description.categories.compactMap(\.self).map(\.rawValue).sorted()
    let names = left.count <= 3 ? left.map(\.title).joined(separator: "; or ") : "one of \(left.count)"
    // Rules on other features are the same or not only where something can be compared.
    let isCompared = left.contains { $0.domain == .inputsDiffer && $0.task != .labelsDiffer }
    return "Your setting is \(names)" + (description.settings.count > left.count ? ", if anything differs" : "")
      + (isCompared ? "; rules on other features compare only on common inputs or by a correspondence" : "")
      + ". In Pan and Yang's terms it is "
      + (kinds + (description.categories.contains(nil) ? ["none of their three"] : [])).joined(separator: " or ")
      + (chapters.count == 1 ? ". Chapter \(numbers) applies." : ". Chapters \(numbers) apply.")
  }

  /// The words that describe the problem, for a command line.
  var words: [String] {
    func option(_ name: String, _ value: (some RawRepresentable<String>)?) -> [String] {
      value.map { ["--\(name)", $0.rawValue] } ?? []
    }
    return option("features", problem.features) + option("marginal", problem.marginal) + option("labels", problem.labels)
      + option("rule", problem.rule) + option("shares", problem.shares)
      + (problem.sourceLabels == .many ? [] : option("source-labels", problem.sourceLabels))
      + (problem.targetLabels == .none ? [] : option("target-labels", problem.targetLabels))
  }

  /// Domains down, tasks across: where the problem may be, or how many of the four inequalities each setting meets.
  func map(_ description: ProblemDescription) -> Figure {
    let values = TransferSetting.all.map { words.isEmpty ? Double($0.conditions.count) : description.settings.contains($0) ? 1 : 0 }
    return Figure(
      title: words.isEmpty ? "How many of the four inequalities each setting meets" : "Where your problem can be: 1", caption: "",
      content: .heatMap(
        HeatMap(
          x: Axis(""), y: Axis(""), columnNames: ["task the same", "P(Y|X) differs", "labels differ"],
          rowNames: ["domain the same", "P(X) differs", "features differ"],
          values: [0, 3, 6].map { Array(values[$0..<($0 + 3)]) })))
  }

  /// A picture of the source, and of the target in each of at most four settings: those that are left, else one for each
  /// inequality.
  func picture(_ description: ProblemDescription) -> Figure {
    let left = description.transferSettings
    let isOwn = !words.isEmpty && (1...4).contains(left.count)
    let shown = isOwn ? left : TransferSetting.all.filter { $0.isTransfer && ($0.domain == .same || $0.task == .same) }
    func name(_ setting: TransferSetting) -> String {
      let domain = setting.domain == .same ? [] : [setting.domain == .inputsDiffer ? "features" : "P(X)"]
      let task = setting.task == .same ? [] : [setting.task == .labelsDiffer ? "labels" : "P(Y|X)"]
      return (domain + task).joined(separator: ", ") + " ≠"
    }
    return Figure(
      title: isOwn ? "What the target looks like beside the source" : "Each inequality alone, or with the one that it brings",
      caption: "",
      content: .decisionRegion(
        DecisionRegion(
          x: Axis("x", range: 0...10), labelNames: ["label 0", "label 1", "label 2"], grid: [],
          points: Self.points("source", TransferSetting(domain: .same, task: .same)) + shown.flatMap { Self.points(name($0), $0) }))
    )
  }

  private static func points(_ group: String, _ setting: TransferSetting) -> [DecisionRegion.Point] {
    setting.sketch.map { DecisionRegion.Point(x: $0.x, label: $0.label, group: group) }
  }
}
