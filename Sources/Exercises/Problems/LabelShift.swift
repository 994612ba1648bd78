import Foundation

extension Problem {
  static let labelShift = [shareEstimate, movedThreshold, priorCorrection]

  /// 12a: the target's shares from a confusion matrix of joint fractions.
  private static let shareEstimate = Problem(
    name: "share-estimate",
    inputs: [
      "two": { draws, _ in [shift(&draws, classes: 2)] },
      "several": { draws, number in [shift(&draws, classes: 3 + number % 3)] },
      "unshifted": { draws, number in
        let own = shift(&draws, classes: 2 + number % 3)
        return [[own[0], .reals(own[0].rows.map { $0.reduce(0, +) })]]
      },
      // A class that is never predicted leaves a row of zeros; with labels of no influence all columns are multiples of one.
      "never predicted": { draws, number in
        var own = shift(&draws, classes: 2 + number % 3).map(\.self)
        var rows = own[0].rows
        let last = rows.removeLast()
        rows[0] = zip(rows[0], last).map(+)
        own[0] = .table(rows + [last.map { _ in 0 }])
        let fractions = own[1].numbers
        own[1] = .reals([fractions[0] + fractions[fractions.count - 1]] + fractions.dropFirst().dropLast() + [0])
        return [own]
      },
      "guessed": { draws, number in
        let (predicted, shares) = (someShares(&draws, 2 + number % 3), someShares(&draws, 2 + number % 3))
        return [[.table(predicted.map { fraction in shares.map { fraction * $0 } }), .reals(predicted)]]
      },
      // A classifier that errs more often than not is as good as one that seldom does.
      "contrary": { draws, _ in
        let own = shift(&draws, classes: 2)
        return [[.list(own[0].elements.reversed()), .list(own[1].elements.reversed())]]
      },
    ],
    oracle: { arguments in
      let matrix = arguments[0].rows
      guard let weights = solution(of: matrix, arguments[1].numbers) else { return .list([]) }
      return .reals(weights.indices.map { label in weights[label] * matrix.reduce(0) { $0 + $1[label] } })
    },
    transformations: [
      "other names of the predictions": { arguments, draws in
        let order = draws.shuffled(Array(arguments[0].elements.indices))
        return arguments.map { list in .list(order.map { list.elements[$0] }) }
      }
    ])

  private static func someShares(_ draws: inout Draws, _ count: Int) -> [Double] {
    let parts = (0..<count).map { _ in draws.real(in: 1...5) }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }

  /// A confusion matrix and the predictions on the target, both exact.
  private static func shift(_ draws: inout Draws, classes: Int) -> Arguments {
    let (source, target) = (someShares(&draws, classes), someShares(&draws, classes))
    let predicted = (0..<classes).map { label in
      someShares(&draws, classes).enumerated().map { 0.4 * $1 + ($0 == label ? 0.6 : 0) }
    }
    let matrix = (0..<classes).map { row in (0..<classes).map { predicted[$0][row] * source[$0] } }
    let fractions = (0..<classes).map { row in (0..<classes).reduce(0) { $0 + predicted[$1][row] * target[$1] } }
    return [.table(matrix), .reals(fractions)]
  }

  /// The solution of Mx = b by elimination with the largest pivots; nil where one is 0 but for rounding.
  private static func solution(of matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var rows = zip(matrix, right).map { $0 + [$1] }
    for column in rows.indices {
      guard let pivot = (column..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }) else { return nil }
      guard abs(rows[pivot][column]) > 1e-9 else { return nil }
      rows.swapAt(column, pivot)
      for row in rows.indices where row != column {
        let factor = rows[row][column] / rows[column][column]
        rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }

  /// 12b: errors of a threshold that stays, that is corrected, and that follows a normalisation.
  private static let movedThreshold = Problem(
    name: "moved-threshold",
    inputs: [
      "own": { draws, _ in [[.real(draws.real(in: 1.5...2.5)), .real(draws.real(in: 0.75...0.95))]] },
      "rare": { draws, _ in [[.real(draws.real(in: 1...3)), .real(draws.real(in: 0.05...0.3))]] },
      "any": { draws, _ in [[.real(draws.real(in: 0.1...5)), .real(draws.real(in: 0.01...0.99))]] },
      "equal": { draws, _ in [[.real(draws.real(in: 0.1...5)), .real(0.5)]] },
    ],
    oracle: { arguments in
      let (gap, share) = (arguments[0].number, arguments[1].number)
      func below(_ x: Double) -> Double { Foundation.erfc(-x / 2.0.squareRoot()) / 2 }
      func error(_ threshold: Double) -> Double {
        share * below(threshold - gap / 2) + (1 - share) * below(-threshold - gap / 2)
      }
      // The target's mean is (2π − 1) g/2, and is moved to the source's, 0.
      return .reals([error(0), error(-Foundation.log(share / (1 - share)) / gap), error((2 * share - 1) * gap / 2)])
    })

  /// 12c: a property of the correction of posteriors.
  private static let priorCorrection = Problem(
    name: "prior-correction",
    inputs: ["played": { _, _ in [[]] }],
    variants: [
      "right": played { zip($0, zip($1, $2)).map { $0 * $1.1 / $1.0 } },
      "unnormalised": { arguments in
        guard let (posteriors, source, target) = triple(arguments) else { return .list([]) }
        return .reals(zip(posteriors, zip(source, target)).map { $0 * $1.1 / $1.0 })
      },
      "target's shares only": played { zip($0, $2).map { $0 * $1 } },
      "weights turned over": played { zip($0, zip($1, $2)).map { $0 * $1.0 / $1.1 } },
      "no correction": played { posteriors, _, _ in posteriors },
      "shares for posteriors": played { _, _, target in target },
      "shares added": played { zip($0, zip($1, $2)).map { max(0, $0 + $1.1 - $1.0) } },
      "first weight for all others": played { posteriors, source, target in
        posteriors.indices.map { posteriors[$0] * ($0 == 0 ? target[0] / source[0] : (1 - target[0]) / (1 - source[0])) }
      },
      "never sure": played { zip($0, zip($1, $2)).map { max($0, 0.01) * $1.1 / $1.0 } },
    ])

  private static func triple(_ arguments: Arguments) -> (posteriors: [Double], source: [Double], target: [Double])? {
    guard arguments.count == 3 else { return nil }
    let lists = arguments.map(\.numbers)
    guard let count = lists.first?.count, count > 0, lists.allSatisfy({ $0.count == count }) else { return nil }
    return (lists[0], lists[1], lists[2])
  }

  private static func played(
    _ products: @escaping @Sendable ([Double], [Double], [Double]) -> [Double]
  ) -> @Sendable (Arguments) -> Value {
    { arguments in
      guard let (posteriors, source, target) = triple(arguments) else { return .list([]) }
      let parts = products(posteriors, source, target)
      let sum = parts.reduce(0, +)
      return .reals(parts.map { $0 / sum })
    }
  }
}
