import NumericCore
import Report
import Transfer

/// Means of several tasks, in units of the standard error of one, on which shrinking is tried.
struct TaskFamily: Sendable {
  let name: String
  let point: JamesStein.Point
  let means: [Double]

  /// The pairs that a seed draws.
  static let repetitions = 200

  /// Whether the loss has a variance: E[1/χ⁴] is infinite in up to four dimensions, so that near the point no interval over seeds
  /// can be trusted.
  var isSimulated: Bool { means.count > 4 || means.contains { $0.magnitude >= 10 } }

  /// Equal means, means spread evenly, and one mean off the others, near and far.
  static let all = [(JamesStein.Point.zero, 3), (.mean, 4), (.zero, 5), (.mean, 10)].flatMap(families)

  private static func families(_ point: JamesStein.Point, _ count: Int) -> [TaskFamily] {
    let equal = TaskFamily(name: "all 0", point: point, means: Array(repeating: 0, count: count))
    let steps = (0..<count).map { 2 * Double($0) / Double(count - 1) - 1 }
    let others = [1.0, 10, 1000].flatMap { scale -> [TaskFamily] in
      let spread = TaskFamily(name: "spread over ±\(scale.text())", point: point, means: steps.map { scale * $0 })
      return [spread, TaskFamily(name: "one at \(scale.text())", point: point, means: outlier(tasks: count, at: scale))]
    }
    return [equal] + others
  }

  static func outlier(tasks: Int, at distance: Double) -> [Double] { Array(repeating: 0, count: tasks - 1) + [distance] }

  /// The exact fall of the total risk.
  var exactGain: Double { Double(means.count) - JamesStein(towards: point, variance: 1).totalRisk(means: means) }

  /// The same in the mean over draws.
  func gain(multiple: Double, from random: RandomSource) -> Double {
    JamesStein(towards: point, variance: 1, multiple: multiple).simulatedGain(
      means: means, repetitions: Self.repetitions, from: random)
  }

  /// Squared errors of shrinking towards the mean.
  struct Errors: Codable, Sendable {
    let outlier: Double
    let total: Double
  }

  static func errors(tasks: Int, outlier: Double, from random: RandomSource) -> Errors {
    let errors = JamesStein(towards: .mean, variance: 1).simulatedErrors(
      means: self.outlier(tasks: tasks, at: outlier), repetitions: repetitions, from: random)
    return Errors(outlier: errors.each[tasks - 1], total: errors.total)
  }
}
