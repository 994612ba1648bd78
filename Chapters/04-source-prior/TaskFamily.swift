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

  /// The fall of the total squared error in the mean over draws. Each draw is paired with its mirror image: far from the point
  /// nearly all of the fall is odd in the noise and cancels, and what is left, as small as 1/‖θ‖², shows.
  func gain(multiple: Double, from random: RandomSource) -> Double {
    let estimator = JamesStein(towards: point, variance: 1, multiple: multiple)
    return (0..<Self.repetitions).map { _ in
      let noise = random.normals(count: means.count)
      return [noise, noise.map { 0 - $0 }].map { noise in
        let observed = zip(means, noise).map { $0 + $1 }
        return zip(zip(observed, estimator.estimates(observed)), means).map { pair, mean in
          // (x − θ)² − (e − θ)² without the difference of two near numbers.
          (pair.0 - pair.1) * ((pair.0 - mean) + (pair.1 - mean))
        }.sum()
      }.mean
    }.mean
  }

  /// Squared errors of shrinking towards the mean.
  struct Errors: Codable, Sendable {
    let outlier: Double
    let total: Double
  }

  static func errors(tasks: Int, outlier: Double, from random: RandomSource) -> Errors {
    let (means, estimator) = (self.outlier(tasks: tasks, at: outlier), JamesStein(towards: .mean, variance: 1))
    let squares = (0..<repetitions).map { _ in
      let estimates = estimator.estimates(zip(means, random.normals(count: tasks)).map { $0 + $1 })
      return zip(estimates, means).map { ($0 - $1) * ($0 - $1) }
    }
    return Errors(outlier: squares.map { $0[tasks - 1] }.mean, total: squares.map { $0.sum() }.mean)
  }
}
