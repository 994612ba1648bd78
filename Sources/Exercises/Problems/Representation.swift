extension Problem {
  static let representation = [enoughTasks, largestAngle, unseenTask]

  /// 5a: from how many source tasks on a learnt representation is no burden.
  private static let enoughTasks = Problem(
    name: "enough-tasks",
    inputs: [
      "lesson": { draws, _ in [[.whole(30), .whole(3), .whole(draws.whole(in: 60...150)), .whole(draws.whole(in: 200...900))]] },
      "large": { draws, _ in
        [[.whole(draws.whole(in: 10...40)), .whole(draws.whole(in: 2...9)), .whole(100_000), .whole(draws.whole(in: 60...300))]]
      },
      "small": { draws, _ in
        let (features, shared) = (draws.whole(in: 10...40), draws.whole(in: 2...9))
        return [[.whole(features), .whole(shared), .whole(features + draws.whole(in: 4...9)), .whole(draws.whole(in: 60...300))]]
      },
      // With k + d + 3 examples of a task the quotient is 2k (n − d − 1)/(k + 2).
      "whole": { draws, _ in [wholeQuotient(&draws)] },
      // The first is whole, every other one has so many source examples that k decides, and the rest are as they come.
      "any": { draws, number in
        guard number > 0 else { return [wholeQuotient(&draws)] }
        let features = draws.whole(in: 3...60)
        let shared = draws.whole(in: 1...features - 1)
        let (examples, targets) = number.isMultiple(of: 2) ? (draws.whole(in: 4...200), 2000) : (draws.whole(in: 100...300), 50)
        return [
          [.whole(features), .whole(shared), .whole(features + examples), .whole(features + draws.whole(in: 2...targets))]
        ]
      },
      "more and more target examples": { draws, _ in
        let examples = draws.whole(in: 40...120)
        return [32, 40, 60, 100, 300, 1000, 10_000].map { [.whole(30), .whole(3), .whole(examples), .whole($0)] }
      },
    ],
    oracle: { arguments in
      let (features, shared) = (arguments[0].count, arguments[1].count)
      let (free, left) = (arguments[2].count - features - 1, arguments[3].count - features - 1)
      // v (1 + v′)/T · (n − d − 1) ≤ 1, with v = k/free and v′ = k/(free − 2); d − k is on both sides.
      let (top, bottom) = (shared * (free - 2 + shared) * left, free * (free - 2))
      return .whole(max(shared, (top + bottom - 1) / bottom))
    })

  private static func wholeQuotient(_ draws: inout Draws) -> Arguments {
    let (features, shared) = (draws.whole(in: 10...40), draws.whole(in: 2...9))
    let targets = features + 1 + (shared + 2) * draws.whole(in: 2...20)
    return [.whole(features), .whole(shared), .whole(features + shared + 3), .whole(targets)]
  }

  /// 5b: the sine of the largest principal angle of two planes.
  private static let largestAngle = Problem(
    name: "largest-angle",
    inputs: [
      "space": { draws, _ in [planes(&draws, 3, [0, draws.real(in: 0.05...1)])] },
      "any": { draws, number in [planes(&draws, 4 + number % 4, [draws.real(in: 0.05...1), draws.real(in: 0.05...1)])] },
      "same": { draws, number in [planes(&draws, 3 + number, [0, 0])] },
      "right": { draws, number in [planes(&draws, 4 + number, [draws.real(in: 0...0.9), 1])] },
      "tiny": { draws, number in [planes(&draws, 4 + number, [draws.real(in: 1e-9...5e-9), draws.real(in: 1e-9...5e-9)])] },
      "large": { draws, _ in [planes(&draws, 200, [draws.real(in: 0.05...0.5), draws.real(in: 0.05...0.5)])] },
    ],
    oracle: { arguments in
      let (first, second) = (orthonormal(arguments[0].rows), orthonormal(arguments[1].rows))
      let rests = second.map { rest(of: $0, beside: first) }
      let (p, q, r) = (dot(rests[0], rests[0]), dot(rests[1], rests[1]), dot(rests[0], rests[1]))
      return .real(((p + q) / 2 + ((p - q) * (p - q) / 4 + r * r).squareRoot()).squareRoot())
    },
    transformations: [
      "other vectors": { arguments, draws in [mixed(arguments[0].rows, &draws), mixed(arguments[1].rows, &draws)] },
      "exchange": { arguments, _ in arguments.reversed() },
    ])

  /// Two planes whose principal angles have these sines, each by two vectors that are neither of length 1 nor at a right angle.
  private static func planes(_ draws: inout Draws, _ dimension: Int, _ sines: [Double]) -> Arguments {
    func vector(_ axis: Int, _ sine: Double, _ other: Int) -> [Double] {
      (0..<dimension).map { $0 == axis ? (1 - sine * sine).squareRoot() : $0 == other ? sine : 0 }
    }
    // From axis 0 towards axis 2, and from axis 1 towards the last.
    var rows = [vector(0, 0, 2), vector(1, 0, 2), vector(0, sines[0], 2), vector(1, sines[1], dimension - 1)]
    for _ in 0..<min(60, 4 * dimension) {
      let axis = draws.whole(in: 0...dimension - 1)
      let other = (axis + draws.whole(in: 1...dimension - 1)) % dimension
      rows = rows.map { row in
        var turned = row
        turned[axis] = 0.6 * row[axis] - 0.8 * row[other]
        turned[other] = 0.8 * row[axis] + 0.6 * row[other]
        return turned
      }
    }
    return [mixed(Array(rows[..<2]), &draws), mixed(Array(rows[2...]), &draws)]
  }

  /// Two other vectors of the same plane.
  private static func mixed(_ rows: [[Double]], _ draws: inout Draws) -> Value {
    let factors = (0..<2).map { _ in [draws.real(in: 1...3), draws.real(in: -0.5...0.5)] }
    let mixed = zip(rows, zip(rows.reversed(), factors)).map { row, other -> [Double] in
      let (others, factor) = other
      return zip(row, others).map { factor[0] * $0 + factor[1] * $1 }
    }
    return .table(mixed)
  }

  private static func dot(_ first: [Double], _ second: [Double]) -> Double { zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } }

  /// What orthonormal vectors do not see of a vector.
  private static func rest(of vector: [Double], beside basis: [[Double]]) -> [Double] {
    basis.reduce(vector) { left, own in
      let share = dot(left, own)
      return zip(left, own).map { $0 - share * $1 }
    }
  }

  private static func orthonormal(_ vectors: [[Double]]) -> [[Double]] {
    vectors.reduce(into: []) { basis, vector in
      let rest = rest(of: rest(of: vector, beside: basis), beside: basis)
      let length = dot(rest, rest).squareRoot()
      basis.append(rest.map { $0 / length })
    }
  }

  /// 5c: a representation that explains all source tasks and does not see the target's.
  private static let unseenTask = Problem(
    name: "unseen-task",
    inputs: [
      "one": { draws, number in [tasks(&draws, count: 1, dimension: 3 + number, shared: 2)] },
      "fewer": { draws, number in [tasks(&draws, count: 1 + number % 3, dimension: 5 + number, shared: 2 + number % 3)] },
      "alike": { draws, number in [tasks(&draws, count: 8, dimension: 6, shared: 3 + number % 2)] },
      "tight": { draws, number in [tasks(&draws, count: 2 + number, dimension: 4 + number, shared: 3 + number)] },
      "far fewer": { draws, number in [tasks(&draws, count: 1 + number, dimension: 12, shared: 8)] },
    ],
    objection: { arguments, answer in
      let (rows, shared) = (answer.rows, arguments[1].count)
      let dimension = arguments[0].rows.first?.count ?? 0
      guard rows.count == shared + 1, rows.allSatisfy({ $0.count == dimension }) else {
        return "it has to be \(shared + 1) rows of \(dimension) numbers"
      }
      for (place, row) in rows.enumerated() {
        guard row.allSatisfy({ abs($0) <= 2 }), abs(dot(row, row) - 1) <= 1e-9 else { return "row \(place) has not the length 1" }
        for other in 0..<place where abs(dot(row, rows[other])) > 1e-9 {
          return place == shared
            ? "row \(other) of the representation sees \(abs(dot(row, rows[other]))) of the target task"
            : "rows \(other) and \(place) are not at a right angle"
        }
      }
      for (place, task) in arguments[0].rows.enumerated() {
        let rest = rest(of: task, beside: Array(rows[..<shared]))
        let unseen = (dot(rest, rest) / dot(task, task)).squareRoot()
        guard unseen <= 1e-9 else { return "the representation misses \(unseen) of source task \(place)" }
      }
      return nil
    })

  /// Source tasks that vary in fewer directions than they are said to share.
  private static func tasks(_ draws: inout Draws, count: Int, dimension: Int, shared: Int) -> Arguments {
    let directions = (0..<min(count, shared - 1)).map { _ in (0..<dimension).map { _ in draws.normal() } }
    let tasks = (0..<count).map { place in
      place < directions.count
        ? directions[place]
        : directions.reduce([Double](repeating: 0, count: dimension)) { sum, own in
          let share = draws.normal()
          return zip(sum, own).map { $0 + share * $1 }
        }
    }
    return [.table(tasks), .whole(shared)]
  }
}
