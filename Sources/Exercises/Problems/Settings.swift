extension Problem {
  static let settings = [domainDifferences, decisionTable, labelShares]

  /// 2a: which of P(X), P(Y | X), P(Y) and P(X | Y) differ.
  private static let domainDifferences = Problem(
    name: "domain-differences",
    inputs: [
      "random": { draws, _ in [[table(&draws, 2, 2, 0...2), table(&draws, 2, 2, 0...2)]] },
      "multiple": { draws, number in
        let own = table(&draws, 2 + number / 3, 2, 0...3)
        return [[own, scaled(own, rows: nil, columns: nil, by: draws.whole(in: 2...4))]]
      },
      "covariate": { draws, number in
        let own = table(&draws, 3 + number / 3, 2, 1...3)
        let factors = own.elements.map { _ in draws.whole(in: 1...3) }
        return [[own, scaled(own, rows: factors, columns: nil, by: 1)]]
      },
      "concept": { draws, number in
        let others = table(&draws, 1 + number / 3, 3, 1...3).elements
        let first = draws.shuffled([1, 2, 3])
        return [[.list([.wholes(first)] + others), .list([.wholes([first[2], first[0], first[1]])] + others)]]
      },
      "label": { draws, number in
        let own = table(&draws, 2 + number / 3, 3, 1...3)
        return [[own, scaled(own, rows: nil, columns: (0..<3).map { _ in draws.whole(in: 1...3) }, by: 1)]]
      },
      // The rule agrees where both have mass, and some inputs have it in one domain alone.
      "partly": { draws, number in
        let own = table(&draws, 4 + number / 3, 2, 1...3)
        let sides = own.elements.indices.map { $0 < 3 ? $0 : draws.whole(in: 0...2) }
        let factors = [0, 1].map { side in sides.map { $0 == side ? 0 : draws.whole(in: 1...2) } }
        return [factors.map { scaled(own, rows: $0, columns: nil, by: 1) }]
      },
      "apart": { draws, number in
        let own = table(&draws, 2 + number / 3, 2, 1...3)
        let none = Value.list(own.elements.map { .wholes($0.counts.map { _ in 0 }) })
        let other = table(&draws, 2 + number / 3, 2, 1...3)
        return [[.list(own.elements + none.elements), .list(none.elements + other.elements)]]
      },
      "large": { draws, number in
        let own = table(&draws, 60, 5, 0...100_000)
        let factors = own.elements.map { _ in draws.whole(in: 1...9) }
        return [[own, scaled(own, rows: number.isMultiple(of: 2) ? factors : nil, columns: nil, by: 7)]]
      },
    ],
    oracle: { arguments in
      let tables = TablePair(source: arguments[0].elements.map(\.counts), target: arguments[1].elements.map(\.counts))
      return .list(tables.differences.map(Value.truth))
    },
    transformations: [
      "order of the inputs": { arguments, draws in
        let order = draws.shuffled(Array(arguments[0].elements.indices))
        return arguments.map { list in .list(order.map { list.elements[$0] }) }
      },
      "more examples": { arguments, draws in
        [scaled(arguments[0], rows: nil, columns: nil, by: draws.whole(in: 2...9)), arguments[1]]
      },
    ],
    smaller: { arguments in
      // Without one input, or without one label, as long as both domains keep some mass.
      let tables = arguments.map { $0.elements.map(\.counts) }
      let rows = tables[0].indices.map { place in tables.map { table in table.indices.filter { $0 != place }.map { table[$0] } } }
      let columns = tables[0][0].indices.map { place in
        tables.map { table in table.map { row in row.indices.filter { $0 != place }.map { row[$0] } } }
      }
      return (rows + columns).filter { pair in pair.allSatisfy { $0.joined().reduce(0, +) > 0 } }
        .map { pair in pair.map { .list($0.map(Value.wholes)) } }
    })

  private static func table(_ draws: inout Draws, _ inputs: Int, _ labels: Int, _ range: ClosedRange<Int>) -> Value {
    var rows = (0..<inputs).map { _ in (0..<labels).map { _ in draws.whole(in: range) } }
    if rows.joined().allSatisfy({ $0 == 0 }) { rows[0][0] = 1 }
    return .list(rows.map(Value.wholes))
  }

  private static func scaled(_ table: Value, rows: [Int]?, columns: [Int]?, by factor: Int) -> Value {
    .list(
      table.elements.enumerated().map { place, row in
        .wholes(row.counts.enumerated().map { factor * $1 * (rows?[place] ?? 1) * (columns?[$0] ?? 1) })
      })
  }

  /// 2b: a property of the table that says which of five inequalities can hold together.
  private static let decisionTable = Problem(
    name: "decision-table",
    inputs: ["played": { _, _ in [[]] }],
    variants: [
      "right": played(isPossible),
      "another space, one distribution": played { _, marginal, labels, rule, shares in
        (!labels || rule && shares) && (!shares || marginal || rule)
      },
      "other labels, one rule": played { inputs, marginal, labels, rule, shares in
        (!inputs || marginal) && (!labels || shares) && (!shares || marginal || rule)
      },
      "other labels, one share": played { inputs, marginal, labels, rule, shares in
        (!inputs || marginal) && (!labels || rule) && (!shares || marginal || rule)
      },
      "shares alone": played { inputs, marginal, labels, rule, shares in (!inputs || marginal) && (!labels || rule && shares) },
      "shares by the rule": played { isPossible($0, $1, $2, $3, $4) && (!$4 || $3) },
      "shares by both": played { isPossible($0, $1, $2, $3, $4) && (!$4 || $1 && $3) },
      "shares always": played { isPossible($0, $1, $2, $3, $4) && ($4 || !$1 && !$3) },
      "one at a time": played { isPossible($0, $1, $2, $3, $4) && [$0, $1, $2, $3, $4].count { $0 } <= 1 },
      "same spaces": played { isPossible($0, $1, $2, $3, $4) && !$0 && !$2 },
    ])

  @Sendable private static func isPossible(_ inputs: Bool, _ marginal: Bool, _ labels: Bool, _ rule: Bool, _ shares: Bool) -> Bool {
    (!inputs || marginal) && (!labels || rule && shares) && (!shares || marginal || rule)
  }

  private static func played(
    _ table: @escaping @Sendable (Bool, Bool, Bool, Bool, Bool) -> Bool
  ) -> @Sendable (Arguments) -> Value {
    { arguments in
      guard arguments.count == 5 else { return .truth(false) }
      let differ = arguments.map(\.isTrue)
      return .truth(table(differ[0], differ[1], differ[2], differ[3], differ[4]))
    }
  }

  /// 2c: two tables that differ in some respects, and in others do not.
  private static let labelShares = Problem(
    name: "label-shares",
    inputs: [
      "inputs only": { _, number in [[.whole(0), .whole(2 + number)]] },
      "rule only": { _, number in [[.whole(1), .whole(2 + number)]] },
      "shares kept": { _, number in [[.whole(2), .whole(2 + number)]] },
    ],
    objection: { arguments, answer in
      let rows = answer.elements.map(\.counts)
      let (kind, labelCount) = (arguments[0].count, arguments[1].count)
      guard rows.count.isMultiple(of: 2), 4...100 ~= rows.count, rows.allSatisfy({ $0.count == labelCount }) else {
        return "it has to be two tables of equally many rows, 2 to 50, with \(labelCount) numbers in each"
      }
      guard rows.joined().allSatisfy({ 0...1000 ~= $0 }) else { return "a count is negative or above 1000" }
      let tables = TablePair(source: Array(rows.prefix(rows.count / 2)), target: Array(rows.suffix(rows.count / 2)))
      guard tables.everythingHasMass else { return "an input or a label has no mass in one of the domains" }
      let names = ["P(X)", "P(Y | X)", "P(Y)", "P(X | Y)"]
      let wanted: [[Bool?]] = [[nil, false, true, false], [false, nil, true, false], [true, true, false, nil]]
      for (name, (differs, isWanted)) in zip(names, zip(tables.differences, wanted[kind])) where differs != isWanted ?? differs {
        return "\(name) \(differs ? "differs, and has to be the same" : "is the same, and has to differ")"
      }
      return nil
    })
}

/// How often each input has each label in two domains; a row is an input.
struct TablePair {
  let source: [[Int]]
  let target: [[Int]]

  /// Whether P(X), P(Y | X), P(Y) and P(X | Y) differ, the conditional ones where both domains have mass; all in whole numbers.
  var differences: [Bool] {
    [self, TablePair(source: Self.transposed(source), target: Self.transposed(target))].flatMap { pair in
      [!Self.isProportional(pair.source.map(Self.sum), pair.target.map(Self.sum)), pair.rowsDiffer]
    }
  }

  var everythingHasMass: Bool {
    [source, target, Self.transposed(source), Self.transposed(target)].joined().allSatisfy { Self.sum($0) > 0 }
  }

  private var rowsDiffer: Bool {
    zip(source, target).contains { Self.sum($0) > 0 && Self.sum($1) > 0 && !Self.isProportional($0, $1) }
  }

  private static func isProportional(_ first: [Int], _ second: [Int]) -> Bool {
    let (left, right) = (sum(first), sum(second))
    return zip(first, second).allSatisfy { $0 * right == $1 * left }
  }

  private static func sum(_ counts: [Int]) -> Int { counts.reduce(0, +) }

  private static func transposed(_ rows: [[Int]]) -> [[Int]] {
    (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
  }
}
