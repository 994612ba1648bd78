import Foundation

extension Problem {
  static let discrepancy = [discrepancyProperty, targetWeight, squaredLossViolation]

  /// 10a: a property of the discrepancy of linear hypotheses in the plane under the squared loss.
  private static let discrepancyProperty = Problem(
    name: "discrepancy-property",
    inputs: ["played": { _, _ in [[]] }],
    variants: [
      "right": played { 4 * $1 * $1 * norm($0) },
      "once the radius": played { $1 * $1 * norm($0) },
      "radius not squared": played { 4 * $1 * norm($0) },
      "largest eigenvalue": played { 4 * $1 * $1 * max(0, ($0[0] + $0[2]) / 2 + spread($0)) },
      "no mixed moments": played { 4 * $1 * $1 * max(abs($0[0]), abs($0[2])) },
      "trace": played { 4 * $1 * $1 * abs($0[0] + $0[2]) },
      "root of all squares": played { 4 * $1 * $1 * ($0[0] * $0[0] + 2 * $0[1] * $0[1] + $0[2] * $0[2]).squareRoot() },
      "sums": played(each: { rows in moments(rows).map { $0 * Double(rows.count) } }) { 4 * $1 * $1 * norm($0) },
      "variances": played(each: { rows in
        let means = (0..<2).map { axis in rows.reduce(0) { $0 + $1[axis] } / Double(rows.count) }
        return moments(rows.map { zip($0, means).map { $0 - $1 } })
      }) { 4 * $1 * $1 * norm($0) },
    ])

  private static func played(
    each: @escaping @Sendable ([[Double]]) -> [Double] = { moments($0) },
    _ discrepancy: @escaping @Sendable ([Double], Double) -> Double
  ) -> @Sendable (Arguments) -> Value {
    { arguments in
      guard arguments.count == 3 else { return .real(.nan) }
      let samples = arguments.prefix(2).map(\.rows)
      guard samples.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.count == 2 } }) else { return .real(.nan) }
      return .real(discrepancy(zip(each(samples[0]), each(samples[1])).map { $0 - $1 }, arguments[2].number))
    }
  }

  /// The means of x², xy and y².
  private static func moments(_ rows: [[Double]]) -> [Double] {
    [(0, 0), (0, 1), (1, 1)].map { i, j in rows.reduce(0) { $0 + $1[i] * $1[j] } / Double(rows.count) }
  }

  /// Half of what the eigenvalues of a symmetric matrix are apart.
  private static func spread(_ matrix: [Double]) -> Double {
    ((matrix[0] - matrix[2]) * (matrix[0] - matrix[2]) / 4 + matrix[1] * matrix[1]).squareRoot()
  }

  /// The eigenvalue of largest magnitude.
  private static func norm(_ matrix: [Double]) -> Double { abs(matrix[0] + matrix[2]) / 2 + spread(matrix) }

  /// 10b: the weight of the target for which the bound of Theorem 3 is least.
  private static let targetWeight = Problem(
    name: "target-weight",
    inputs: [
      "alike": { draws, _ in
        [[.whole(draws.whole(in: 1...200)), .whole(draws.whole(in: 10...500)), .real(draws.real(in: 0.5...2)), .real(0), .real(0)]]
      },
      "apart": { draws, _ in [weighing(&draws, draws.whole(in: 2...200), turn: draws.real(in: 1.5...12))] },
      "near the turn": { draws, _ in [weighing(&draws, draws.whole(in: 2...200), turn: draws.real(in: 1.02...1.4))] },
      "beyond": { draws, _ in [weighing(&draws, draws.whole(in: 2...200), turn: draws.real(in: 0.3...0.9))] },
      "one": { draws, _ in [weighing(&draws, 1, turn: draws.real(in: 1.5...12))] },
      "no joint risk": { draws, _ in
        let own = weighing(&draws, draws.whole(in: 2...200), turn: draws.real(in: 1.5...12))
        return [own.prefix(3) + [.real(own[3].number + 2 * own[4].number), .real(0)]]
      },
      "more and more targets": { draws, _ in
        let own = weighing(&draws, 100, turn: 1)
        return [1, 5, 20, 50, 90, 99, 101, 300].map { [.whole($0)] + own.dropFirst() }
      },
    ],
    oracle: { arguments in
      let (targets, sources) = (arguments[0].number, arguments[1].number)
      let (capacity, distance) = (arguments[2].number, arguments[3].number + 2 * arguments[4].number)
      let pooled = targets / (targets + sources)
      guard distance > 0 else { return .real(pooled) }
      let turn = capacity * capacity / (distance * distance)
      guard targets < turn else { return .real(1) }
      return .real(pooled * (1 + sources / (turn * (targets + sources) - targets * sources).squareRoot()))
    })

  /// Domains so far apart that the source has no weight from `turn` times as many target examples on.
  private static func weighing(_ draws: inout Draws, _ targets: Int, turn: Double) -> Arguments {
    let (capacity, share) = (draws.real(in: 0.5...2), draws.real(in: 0.2...0.8))
    let distance = capacity / (turn * Double(targets)).squareRoot()
    let (divergence, jointRisk) = (share * distance, (1 - share) / 2 * distance)
    return [.whole(targets), .whole(draws.whole(in: 10...500)), .real(capacity), .real(divergence), .real(jointRisk)]
  }

  /// 10c: one point on which the bound for the squared loss is too small.
  private static let squaredLossViolation = Problem(
    name: "squared-loss-violation",
    inputs: [
      "little": { draws, _ in [[.real(draws.real(in: 1.1...1.75))]] },
      "more": { draws, _ in [[.real(draws.real(in: 2.1...2.6))]] },
      "nearly three": { draws, _ in [[.real(draws.real(in: 2.8...2.999))]] },
      "three": { _, _ in [[.real(3)]] },
    ],
    objection: { arguments, answer in
      let rows = answer.rows
      guard rows.count == 2, rows[0].count == 2, 1...10 ~= rows[1].count else {
        return "it has to be two labels, and a class of 1 to 10 numbers"
      }
      guard rows.joined().allSatisfy({ abs($0) <= 100 }) else { return "a number lies beyond ±100" }
      func loss(_ first: Double, _ second: Double) -> Double { (first - second) * (first - second) }
      func best(_ label: Double) -> Double { rows[1].min { loss($0, label) < loss($1, label) } ?? .nan }
      let (ofSource, ofTarget, own) = (best(rows[0][0]), best(rows[0][1]), rows[1][0])
      let risk = loss(own, rows[0][1])
      // On one point domains do not differ, and the discrepancy is 0.
      let bound = loss(ofTarget, rows[0][1]) + loss(own, ofSource) + loss(ofSource, ofTarget)
      guard risk >= 1 - 1e-9 else { return "R_T is \(risk), not 1 at least" }
      let ratio = arguments[0].number
      return risk >= ratio * bound - 1e-9 ? nil : "R_T is \(risk), the bound \(bound): not \(ratio) times as much"
    })
}
