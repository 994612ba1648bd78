import Foundation

extension Problem {
  static let prototypes = [linearPrototypes, middleOfAClass, boundaries]

  /// 24a: the weights and the intercept of each class, whose largest score is the nearest prototype.
  private static let linearPrototypes = Problem(
    name: "linear-prototypes",
    inputs: [
      "random": { draws, number in [classes(&draws, examples: 4 + number, dimension: 1 + number / 3, count: 2 + number / 4)] },
      "one each": { draws, number in [classes(&draws, examples: 2 + number / 2, dimension: 2, count: 2 + number / 2)] },
      "large": { draws, _ in [classes(&draws, examples: 400, dimension: 20, count: 10)] },
    ],
    oracle: { arguments in
      let (examples, labels) = (arguments[0].rows, arguments[1].counts)
      return .table(
        (0..<arguments[2].count).map { label in
          let members = zip(examples, labels).filter { $0.1 == label }.map(\.0)
          let sums = members.reduce(members[0].map { _ in 0.0 }) { zip($0, $1).map(+) }
          let prototype = sums.map { $0 / Double(members.count) }
          return prototype.map { 2 * $0 } + [-prototype.reduce(0) { $0 + $1 * $1 }]
        })
    })

  private static func classes(_ draws: inout Draws, examples: Int, dimension: Int, count: Int) -> Arguments {
    let labels = draws.shuffled((0..<max(examples, count)).map { $0 % count })
    let rows = labels.map { label in (0..<dimension).map { _ in Double(label) + draws.normal() } }
    return [.table(rows), .wholes(labels), .whole(count)]
  }

  /// 24b: points whose mean is not nearest to them all.
  private static let middleOfAClass = Problem(
    name: "middle-of-a-class",
    inputs: ["three": { _, _ in [[.whole(3)]] }, "more": { draws, _ in [[.whole(draws.whole(in: 4...9))]] }],
    objection: { arguments, instance in
      let rows = instance.rows
      guard rows.count == 2, rows[1].count == 1, rows[0].count == arguments[0].count else {
        return "it has to be a row of \(arguments[0].count) points and a row with one"
      }
      guard rows.joined().allSatisfy({ abs($0) <= 1e6 }) else { return "a point is further than 10⁶ from 0, or no number" }
      let mean = rows[0].reduce(0, +) / Double(rows[0].count)
      func distances(from center: Double) -> Double { rows[0].reduce(0) { $0 + abs($1 - center) } }
      let (own, others) = (distances(from: rows[1][0]), distances(from: mean))
      return own <= 0.9 * others && others > 0
        ? nil : "the distances sum to \(own), and from the mean \(mean) to \(others): no tenth less"
    })

  /// 24c: where prototypes and where the Bayes rule cut between two normal classes.
  private static let boundaries = Problem(
    name: "boundaries",
    inputs: [
      "own": { draws, _ in [setting(&draws, prior: draws.real(in: 0.55...0.95))] },
      "balanced": { draws, _ in [setting(&draws, prior: 0.5)] },
      "any": { draws, _ in [setting(&draws, prior: draws.real(in: 0.01...0.99))] },
      "reversed": { draws, _ in
        let setting = setting(&draws, prior: draws.real(in: 0.1...0.9))
        return [[setting[1], setting[0]] + setting[2...]]
      },
    ],
    oracle: { arguments in
      let (first, second, variance, prior) = (arguments[0].number, arguments[1].number, arguments[2].number, arguments[3].number)
      let middle = (first + second) / 2
      return .reals([middle, middle + variance / (second - first) * Foundation.log(prior / (1 - prior))])
    })

  private static func setting(_ draws: inout Draws, prior: Double) -> Arguments {
    let first = draws.normal()
    return [.real(first), .real(first + draws.real(in: 0.5...3)), .real(draws.real(in: 0.2...2)), .real(prior)]
  }
}
