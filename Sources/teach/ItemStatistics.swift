import Exercises

/// How an exercise went in a class.
struct ItemStatistics: Sendable {
  /// One check, or all of an exercise.
  struct Item: Sendable {
    let exercise: String
    /// From 1; nil for the exercise as a whole.
    let number: Int?
    let title: String
    let isHidden: Bool
    /// For each student who tried it, the share of the points; those of the other items beside it.
    var scores: [(own: Double, rest: Double)] = []
    var verdicts: [Verdict: Int] = [:]

    /// The share of those who tried that passed in full.
    var passRate: Double? { scores.isEmpty ? nil : Double(scores.count { $0.own == 1 }) / Double(scores.count) }
    /// The mean share of the points.
    var mean: Double? { scores.isEmpty ? nil : scores.reduce(0) { $0 + $1.own } / Double(scores.count) }

    /// The correlation of this item with the rest of the paper; nil where one of them is the same for everybody.
    var discrimination: Double? {
      guard scores.count >= 3 else { return nil }
      let count = Double(scores.count)
      let (own, rest) = (scores.reduce(0) { $0 + $1.own } / count, scores.reduce(0) { $0 + $1.rest } / count)
      let both = scores.reduce(0) { $0 + ($1.own - own) * ($1.rest - rest) }
      let (first, second) = (
        scores.reduce(0) { $0 + ($1.own - own) * ($1.own - own) }, scores.reduce(0) { $0 + ($1.rest - rest) * ($1.rest - rest) }
      )
      return first > 1e-12 && second > 1e-12 ? both / (first * second).squareRoot() : nil
    }
  }

  /// For each exercise itself, then its checks.
  private(set) var items: [Item] = []
  /// How often a check was the first that failed, by exercise and claim.
  private(set) var firstFailures: [String: [String: Int]] = [:]

  init(_ exercises: [(exercise: Exercise, hidden: [Check])]) {
    for (exercise, hidden) in exercises {
      items.append(Item(exercise: exercise.id, number: nil, title: exercise.title, isHidden: false))
      for (place, check) in (exercise.checks + hidden).enumerated() {
        items.append(Item(exercise: exercise.id, number: place + 1, title: check.claim, isHidden: place >= exercise.checks.count))
      }
    }
  }

  /// Adds a student's results; what was not tried, or is not known, tells nothing of an item.
  mutating func add(_ results: [ExerciseResult]) {
    let total = results.reduce(0) { $0 + ($1.points ?? 0) }
    for result in results {
      for place in items.indices where items[place].exercise == result.exercise {
        if items[place].number == nil { items[place].verdicts[result.verdict, default: 0] += 1 }
        guard result.verdict.isScored, let points = result.points, ![.missing, .notAttempted].contains(result.verdict) else {
          continue
        }
        if let number = items[place].number {
          guard result.checks.indices.contains(number - 1), result.checks[number - 1].state != .notRun else { continue }
          let earned = result.checks[number - 1].earned
          items[place].scores.append((earned > 0 ? 1 : 0, Double(total - earned)))
        } else {
          items[place].scores.append((Double(points) / Double(max(1, result.possible)), Double(total - points)))
        }
      }
      if let failed = result.checks.first(where: { $0.state != .passed }) {
        firstFailures[result.exercise, default: [:]][failed.claim, default: 0] += 1
      }
    }
  }

  /// The commonest first failure of an exercise.
  func commonestFailure(_ exercise: String) -> String {
    let counts = (firstFailures[exercise] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return counts.first.map { "\($0.value) × \($0.key)" } ?? ""
  }

  private func rounded(_ number: Double?) -> String { number.map { "\(($0 * 1000).rounded() / 1000)" } ?? "" }

  /// `items.csv`.
  var text: String {
    let titles = ["exercise", "check", "kind", "what", "tried", "pass rate", "mean share", "discrimination", "commonest failure"]
    return CommaSeparated.text(
      [titles]
        + items.map { item in
          [
            item.exercise, item.number.map(String.init) ?? "",
            item.number == nil ? "exercise" : item.isHidden ? "hidden" : "public",
            item.title, "\(item.scores.count)", rounded(item.passRate), rounded(item.mean), rounded(item.discrimination),
            item.number == nil ? commonestFailure(item.exercise) : "",
          ]
        })
  }
}
