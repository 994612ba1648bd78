import ChapterKit
import NumericCore
import Report
import Transfer

extension TransferSetting {
  /// What it is usually called, else what differs.
  var title: String {
    switch (domain, task) {
    case (.same, .same): "no transfer"
    case (.same, .conditionalDiffers): "concept shift"
    case (.same, .labelsDiffer): "new labels on the same inputs"
    case (.marginalDiffers, .same): "covariate shift"
    case (.marginalDiffers, .conditionalDiffers): "a shift of inputs and rule"
    case (.marginalDiffers, .labelsDiffer): "new labels on shifted inputs"
    case (.inputsDiffer, .same): "other features for the same task"
    case (.inputsDiffer, .conditionalDiffers): "other features and another rule"
    case (.inputsDiffer, .labelsDiffer): "other features and other labels"
    }
  }
}

/// A map of the inputs that is learnt for the source's labels and kept for the target's.
enum NewHead {
  /// The target risk of the best rule on what the source's rule makes of the inputs, where the source tells four things apart and the target two kinds of them.
  static var risk: Rational {
    let inputs = ["purr", "bark", "honk", "toot", "meow"]
    let things = ["purr": "cat", "bark": "dog", "honk": "car", "toot": "bus", "meow": "cat"]
    let kinds = ["purr": "animal", "bark": "animal", "honk": "vehicle", "toot": "vehicle", "meow": "animal"]
    let domain = Domain(Dictionary(uniqueKeysWithValues: inputs.map { ($0, Rational(1, 5)) }))
    let source = LearningProblem(domain, LearningTask(labels: ["bus", "car", "cat", "dog"], rule: things))
    let target = LearningProblem(domain, LearningTask(labels: ["animal", "vehicle"], rule: kinds))
    let learnt = source.bestLabels.compactMapValues { $0.min() }
    // The new head is a rule from the source's labels to the target's; all of them are tried.
    return ProblemPairs.rules(from: source.task.labels, to: target.task.labels).map { head in
      target.risk(of: learnt.compactMapValues { head[$0] })
    }.reduce(1, min)
  }
}

extension Place {
  /// The words that describe the problem, for a command line.
  var words: [String] {
    func option(_ name: String, _ value: (some RawRepresentable<String>)?) -> [String] { value.map { ["--\(name)", $0.rawValue] } ?? [] }
    let labels = [("source-labels", problem.sourceLabels, ProblemDescription.LabelCount.many), ("target-labels", problem.targetLabels, .none)]
    return option("features", problem.features) + option("marginal", problem.marginal) + option("labels", problem.labels)
      + option("rule", problem.rule) + option("shares", problem.shares) + labels.flatMap { $1 == $2 ? [] : option($0, $1) }
  }

  /// Domains down, tasks across: where the problem may be, or how many of the four inequalities each setting meets.
  func map(_ description: ProblemDescription) -> Figure {
    let values = TransferSetting.DomainRelation.allCases.map { domain in
      TransferSetting.TaskRelation.allCases.map { task in
        let setting = TransferSetting(domain: domain, task: task)
        return problem.isSaid ? (description.settings.contains(setting) ? 1.0 : 0) : Double(setting.conditions.count)
      }
    }
    return Figure(
      title: problem.isSaid ? "Where your problem can be: 1" : "How many of the four inequalities each setting meets", caption: "",
      content: .heatMap(
        HeatMap(
          x: Axis(""), y: Axis(""), columnNames: ["task the same", "P(Y|X) differs", "labels differ"],
          rowNames: ["domain the same", "P(X) differs", "features differ"], values: values)))
  }

  /// A picture of the source, and of the target in each of at most four settings: those that are left, else one for each inequality.
  func picture(_ description: ProblemDescription) -> Figure {
    let left = description.transferSettings
    let scenarios = TransferSetting.all.filter { $0.isTransfer && ($0.domain == .same || $0.task == .same) }
    let shown = (1...4).contains(left.count) ? left : scenarios
    func name(_ setting: TransferSetting) -> String {
      let domain = ["", "P(X)", "features"][TransferSetting.DomainRelation.allCases.firstIndex(of: setting.domain) ?? 0]
      let task = ["", "P(Y|X)", "labels"][TransferSetting.TaskRelation.allCases.firstIndex(of: setting.task) ?? 0]
      return [domain, task].filter { !$0.isEmpty }.joined(separator: ", ") + " ≠"
    }
    let rows = [("source", TransferSetting(domain: .same, task: .same))] + shown.map { (name($0), $0) }
    return Figure(
      title: left.isEmpty || !problem.isSaid ? "Each inequality alone, or with the one that it brings" : "What the target looks like beside the source",
      caption: "",
      content: .decisionRegion(
        DecisionRegion(
          x: Axis("x", range: 0...10), labelNames: ["label 0", "label 1", "label 2"], grid: [],
          points: rows.flatMap { Self.points($0, $1) })))
  }

  /// Twelve inputs of a setting with their labels; other features are other places on the axis, for want of a second one.
  private static func points(_ group: String, _ setting: TransferSetting) -> [DecisionRegion.Point] {
    (0..<12).map { step in
      let share = (Double(step) + 0.5) / 12
      let x =
        switch setting.domain {
        case .same: 0.5 + 7 * share
        case .marginalDiffers: 2.5 + 7 * share * share.squareRoot()
        case .inputsDiffer: step.isMultiple(of: 2) ? 0.5 + 3 * share : 6 + 3.5 * share
        }
      let cuts =
        switch setting.task {
        case .same: [4.0]
        case .conditionalDiffers: [6.0]
        case .labelsDiffer: [3.0, 5.5]
        }
      return DecisionRegion.Point(x: x, label: cuts.count { x >= $0 }, group: group)
    }
  }

  func record(_ seen: Seen<Place>) -> [ChapterReport.Item] {
    let description = seen.evidence.description
    return [
      .table(
        Table(
          title: "The settings, as pairs of small problems have them",
          columns: ["usually called", "inequalities met", "kind", "what can be carried over as it is"],
          rows: seen.evidence.found.map { setting in
            [
              .text(setting.title), .integer(setting.conditions.count), .text(setting.isHomogeneous ? "homogeneous" : "heterogeneous"),
              .text(SolutionClass.allCases.filter(setting.usableSolutions.contains).map(\.rawValue).joined(separator: ", ")),
            ]
          })),
      .table(
        Table(
          title: "What can be known of this problem", columns: ["does it differ?", "how that is known"],
          rows: TransferSetting.Condition.allCases.map { condition in
            [.text(ChapterAdvice.symbol(condition)), .text(ChapterAdvice.sentence(description.knowability(of: condition)))]
          })),
      .table(
        Table(
          title: "The chapters that apply", columns: ["chapter", "title", "because"],
          rows: ChapterAdvice.chapters(for: description).map { [.integer($0.number), .text($0.title), .text($0.reason)] })),
    ]
  }
}
