import ChapterKit
import NumericCore
import Report
import Transfer

extension Place {
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

  /// Twelve inputs of a setting with their labels; other features are other places on the axis, for want of a second one.
  private static func points(_ group: String, _ setting: TransferSetting) -> [DecisionRegion.Point] {
    let cuts: [TransferSetting.TaskRelation: [Double]] = [.same: [4], .conditionalDiffers: [6], .labelsDiffer: [3, 5.5]]
    return (0..<12).map { step in
      let share = (Double(step) + 0.5) / 12
      let x: Double =
        switch setting.domain {
        case .same: 0.5 + 7 * share
        case .marginalDiffers: 2.5 + 7 * share * share.squareRoot()
        case .inputsDiffer: step.isMultiple(of: 2) ? 0.5 + 3 * share : 6 + 3.5 * share
        }
      return DecisionRegion.Point(x: x, label: (cuts[setting.task] ?? []).count { x >= $0 }, group: group)
    }
  }
}
