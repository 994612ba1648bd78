import Foundation

extension Problem {
  static let restriction = [finiteClassSize, consistentFailure, nestedClass]

  /// 3a: the fewest examples with |H| e^(−εm) ≤ δ.
  private static let finiteClassSize = Problem(
    name: "finite-class-size",
    inputs: [
      "one": { draws, _ in [size(0, draws.real(in: 0.02...0.5), draws.real(in: 0.001...0.2))] },
      "few": { draws, _ in [size(draws.whole(in: 1...60), draws.real(in: 0.02...0.5), draws.real(in: 0.001...0.2))] },
      "rich": { draws, _ in [size(draws.whole(in: 2000...20_000), draws.real(in: 0.01...0.5), 0.05)] },
      "sure": { draws, _ in [size(draws.whole(in: 1...40), draws.real(in: 0.05...0.5), 1e-300)] },
      "near": { draws, _ in [size(draws.whole(in: 1...40), draws.real(in: 1e-6...1e-5), draws.real(in: 0.001...0.2))] },
      "surer and surer": { draws, _ in
        let (bits, epsilon) = (draws.whole(in: 0...30), draws.real(in: 0.1...0.5))
        return [0.5, 0.3, 0.1, 0.03, 0.01, 0.001].map { size(bits, epsilon, $0) }
      },
      "richer and richer": { draws, _ in
        let epsilon = draws.real(in: 0.1...0.5)
        return [0, 1, 2, 5, 20, 100, 1000, 5000].map { size($0, epsilon, 0.05) }
      },
    ],
    oracle: { arguments in
      let capacity = arguments[0].number * Foundation.log(2) - Foundation.log(arguments[2].number)
      return .whole(Int((capacity / arguments[1].number).rounded(.up)))
    })

  private static func size(_ bits: Int, _ epsilon: Double, _ delta: Double) -> Arguments {
    [.whole(bits), .real(epsilon), .real(delta)]
  }

  /// 3b: how often a bad hypothesis is consistent with m examples.
  private static let consistentFailure = Problem(
    name: "consistent-failure",
    inputs: [
      "random": { draws, number in
        let errors = (0..<1 + number % 5).map { _ in (0..<2 + number / 2).map { _ in draws.happens(0.4) } }
        let masses = draws.masses(2 + number / 2)
        // No risk is just ε: that is another check.
        return [learning(masses, errors, (Double(draws.whole(in: 1...24)) + 1.0 / 32) / 64, draws.whole(in: 1...12))]
      },
      "nested": { draws, number in
        let count = 2 + number
        return [learning(draws.masses(count + 1), steps(count), 1.0 / 1024, draws.whole(in: 1...12))]
      },
      "disjoint": { draws, number in
        let count = 2 + number
        let errors = (0..<count).map { own in (0..<count).map { $0 == own } }
        return [learning(draws.masses(count), errors, 1.0 / 1024, draws.whole(in: 1...12))]
      },
      "independent": { draws, number in
        let bits = 2 + number % 3
        let masses = [Double](repeating: 1 / Double(1 << bits), count: 1 << bits)
        return [learning(masses, (0..<bits).map { bit in masses.indices.map { $0 >> bit & 1 == 1 } }, 0.25, draws.whole(in: 1...8))]
      },
      // The first has the risk ε, and the others less.
      "border": { draws, number in
        let masses = draws.masses(3 + number)
        let epsilon = masses[0] + masses[1]
        let others = masses.indices.filter { masses[$0] < epsilon }.map { own in masses.indices.map { $0 == own } }
        return [learning(masses, [masses.indices.map { $0 < 2 }] + others, epsilon, draws.whole(in: 1...6))]
      },
      "none bad": { draws, number in
        let masses = draws.masses(4)
        return [learning(masses, [[true, false, false, false], [false, true, true, false]], 1, number)]
      },
      "no examples": { draws, number in [learning(draws.masses(3 + number), steps(2 + number), 1.0 / 1024, 0)] },
      "large": { draws, _ in
        let errors = (0..<12).map { _ in (0..<30).map { _ in draws.happens(0.1) } }
        return [learning(draws.masses(30), errors, 129.0 / 2048, draws.whole(in: 5...20))]
      },
    ],
    oracle: { arguments in
      let (masses, epsilon) = (arguments[0].numbers, arguments[2].number)
      let bad = arguments[1].truthRows.filter { row in FiniteWorld.mass(masses, row, row.map { _ in false }) >= epsilon }
      return .real(survival(masses, bad, arguments[3].count))
    },
    transformations: [
      "a copy": { arguments, draws in
        let rows = arguments[1].elements
        return [arguments[0], .list(rows + [rows[draws.whole(in: 0...rows.count - 1)]])] + arguments.dropFirst(2)
      },
      "order": { arguments, draws in [arguments[0], .list(draws.shuffled(arguments[1].elements))] + arguments.dropFirst(2) },
    ])

  private static func learning(_ masses: [Double], _ errors: [[Bool]], _ epsilon: Double, _ examples: Int) -> Arguments {
    [.reals(masses), .list(errors.map { .list($0.map(Value.truth)) }), .real(epsilon), .whole(examples)]
  }

  /// Errors of which each contains the one before, on one point more than there are hypotheses.
  private static func steps(_ count: Int) -> [[Bool]] { (0..<count).map { last in (0...count).map { $0 <= last } } }

  /// The probability that at least one of these regions is missed by all examples, by inclusion and exclusion.
  private static func survival(_ masses: [Double], _ regions: [[Bool]], _ examples: Int) -> Double {
    (1..<max(1, 1 << regions.count)).reduce(0) { sum, set in
      let places = regions.indices.filter { set >> $0 & 1 == 1 }
      let missed = masses.indices.reduce(0) { mass, point in places.contains { regions[$0][point] } ? mass : mass + masses[point] }
      let term = Foundation.pow(missed, Double(examples))
      return places.count.isMultiple(of: 2) ? sum - term : sum + term
    }
  }

  /// 3c: many bad hypotheses that survive no more often than one.
  private static let nestedClass = Problem(
    name: "nested-class",
    inputs: [
      "two": { draws, _ in [[.whole(2), .real(draws.real(in: 0.35...0.45))]] },
      "some": { draws, number in [[.whole(3 + number), .real(draws.real(in: 0.26...0.4))]] },
      "many": { draws, number in [[.whole(10 + number), .real(draws.real(in: 0.05...0.3))]] },
      "very bad": { draws, _ in [[.whole(draws.whole(in: 3...8)), .real(draws.real(in: 0.6...0.9))]] },
    ],
    objection: { arguments, answer in
      let (rows, count, epsilon) = (answer.rows, arguments[0].count, arguments[1].number)
      guard let masses = rows.first, 1...30 ~= masses.count, rows.allSatisfy({ $0.count == masses.count }) else {
        return "it has to be rows of equally many numbers, 1 to 30"
      }
      guard rows.count == count + 1 else { return "there are \(rows.count) rows, and not one of masses and \(count) of hypotheses" }
      if let objection = FiniteWorld.objection(toMasses: masses) { return objection }
      guard rows.dropFirst().joined().allSatisfy({ $0 == 0 || $0 == 1 }) else { return "a hypothesis has a number besides 0 and 1" }
      let errors = rows.dropFirst().map { $0.map { $0 == 1 } }
      for (place, row) in errors.enumerated() {
        let risk = FiniteWorld.mass(masses, row, row.map { _ in false })
        guard risk >= epsilon - 1e-9 else { return "hypothesis \(place) has the risk \(risk), which is not bad" }
        for other in 0..<place where FiniteWorld.mass(masses, row, errors[other]) < 1e-6 {
          return "hypotheses \(other) and \(place) do not differ"
        }
      }
      for examples in [1, 2, 5, 20] {
        let (all, one) = (survival(masses, errors, examples), Foundation.pow(1 - epsilon, Double(examples)))
        guard all <= one + 1e-9 else { return "after \(examples) examples one is left with probability \(all), not \(one)" }
      }
      return nil
    })
}
