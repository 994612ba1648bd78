import Foundation

extension Problem {
  static let transport = [transportCertificate, dearOrder, entropicPlan, contractedCopy]

  /// 9a: whether prices prove that a plan is the cheapest.
  private static let transportCertificate = Problem(
    name: "transport-certificate",
    inputs: [
      "proofs": { draws, number in [certificate(&draws, 1 + number / 2, 1 + (number + 1) / 2).arguments] },
      "infeasible": { draws, number in
        var own = certificate(&draws, 2 + number / 3, 2 + number / 2)
        own.undercut(draws.next())
        return [own.arguments]
      },
      "loose": { draws, number in
        var own = certificate(&draws, 1 + number / 3, 2 + number / 2)
        own.loosen(draws.next())
        return [own.arguments]
      },
      "other masses": { draws, number in
        // A first column that costs nothing, so that its mass does not show in the value of the prices.
        var own = certificate(&draws, 2 + number / 3, 2 + number / 2, firstColumnPrice: 0)
        if number.isMultiple(of: 2) { own.source[0] += 1 } else { own.target[0] += 1 }
        return [own.arguments]
      },
      "negative": { draws, number in
        var own = certificate(&draws, 2 + number / 3, 2 + number / 2)
        own.turnRound()
        return [own.arguments]
      },
      "equal values": { draws, number in
        var own = certificate(&draws, 2 + number / 3, 2 + number / 2)
        own.balance()
        return [own.arguments]
      },
      "large": { draws, number in
        var own = certificate(&draws, 60, 50)
        if number == 1 { own.undercut(draws.next()) }
        if number == 2 { own.loosen(draws.next()) }
        return [own.arguments]
      },
    ],
    oracle: { .truth(TransportCertificate($0).isProof) },
    transformations: [
      "a constant from price to price": { arguments, draws in
        let constant = draws.whole(in: -9...9)
        return arguments.prefix(4) + [
          .wholes(arguments[4].counts.map { $0 + constant }), .wholes(arguments[5].counts.map { $0 - constant }),
        ]
      },
      "exchange": { arguments, _ in TransportCertificate(arguments).exchanged.arguments },
    ])

  /// A plan that fills cells from the first corner on, and costs for which prices prove it.
  private static func certificate(
    _ draws: inout Draws, _ sources: Int, _ targets: Int, firstColumnPrice: Int? = nil
  ) -> TransportCertificate {
    let total = 4 * (sources + targets)
    func masses(_ count: Int) -> [Int] {
      var masses = [Int](repeating: 1, count: count)
      for _ in count..<total { masses[draws.whole(in: 0...count - 1)] += 1 }
      return masses
    }
    let (source, target) = (masses(sources), masses(targets))
    let rows = (0..<sources).map { _ in draws.whole(in: -3...9) }
    var columns = (0..<targets).map { _ in draws.whole(in: -3...9) }
    if let firstColumnPrice { columns[0] = firstColumnPrice }
    let plan = TransportCertificate.firstCorner(source, target)
    let costs = rows.indices.map { i in
      columns.indices.map { j in rows[i] + columns[j] + (plan[i][j] > 0 ? 0 : draws.whole(in: 0...4)) }
    }
    return TransportCertificate(costs: costs, plan: plan, source: source, target: target, rowPrices: rows, columnPrices: columns)
  }

  /// 9b: points that it is dear to move in their order.
  private static let dearOrder = Problem(
    name: "dear-order",
    inputs: [
      "little": { draws, _ in [[.real(draws.real(in: 1.05...1.4))]] },
      "some": { draws, _ in [[.real(draws.real(in: 1.5...3))]] },
      "much": { draws, _ in [[.real(draws.real(in: 4...9.9))]] },
      "whole": { draws, _ in [[.real(Double(draws.whole(in: 2...9)))]] },
    ],
    objection: { arguments, answer in
      let rows = answer.elements.map(\.counts)
      guard rows.count == 3, let count = rows.first?.count, 1...100 ~= count, rows.allSatisfy({ $0.count == count }) else {
        return "it has to be three rows of equally many numbers, 1 to 100"
      }
      for row in rows.prefix(2) {
        guard row.allSatisfy({ abs($0 / 2) <= 500_000 }) else { return "a point lies beyond a million" }
        guard zip(row, row.dropFirst()).allSatisfy({ $0 < $1 }) else { return "the points do not ascend" }
      }
      guard rows[2].sorted() == Array(0..<count) else { return "the third row has to name each place from 0 to \(count - 1) once" }
      func cost(_ places: [Int]) -> Double {
        zip(rows[0], places).reduce(0) { $0 + Double(abs($1.0 - rows[1][$1.1])).squareRoot() }
      }
      let (ordered, other, ratio) = (cost(Array(0..<count)), cost(rows[2]), arguments[0].number)
      guard ordered > 0 else { return "moving in order costs nothing" }
      return ordered >= ratio * other - 1e-9 ? nil : "in order it costs \(ordered), your way \(other): not \(ratio) times as much"
    })

  /// 9c: the plan with entropy.
  private static let entropicPlan = Problem(
    name: "entropic-plan",
    inputs: [
      "uniform": { draws, number in [entropic(&draws, 2 + number / 2, 2 + number / 2, isUniform: true)] },
      "square": { draws, number in [entropic(&draws, 2 + number / 2, 2 + number / 2, isUniform: false)] },
      "rectangular": { draws, number in [entropic(&draws, 1 + number, 2 + number / 2, isUniform: false)] },
      "symmetric": { draws, number in
        var arguments = entropic(&draws, 2 + number, 2 + number, isUniform: false)
        let costs = arguments[0].rows
        arguments[0] = .table(costs.indices.map { i in costs.indices.map { j in (costs[i][j] + costs[j][i]) / 2 } })
        return [arguments]
      },
      "large": { draws, _ in [entropic(&draws, 40, 30, isUniform: false)] },
    ],
    oracle: { arguments in
      let (source, target) = (arguments[1].numbers, arguments[2].numbers)
      let kernel = arguments[0].rows.map { $0.map { Foundation.exp(-$0 / arguments[3].number) } }
      var (rows, columns) = (source.map { _ in 1.0 }, target.map { _ in 1.0 })
      for _ in 0..<400 {
        for i in rows.indices { rows[i] = source[i] / columns.indices.reduce(0) { $0 + kernel[i][$1] * columns[$1] } }
        for j in columns.indices { columns[j] = target[j] / rows.indices.reduce(0) { $0 + kernel[$1][j] * rows[$1] } }
      }
      return .table(rows.indices.map { i in columns.indices.map { j in rows[i] * kernel[i][j] * columns[j] } })
    },
    transformations: [
      // What a source point costs wherever it goes does not tell where it should.
      "a constant for a row": { arguments, draws in
        let constant = draws.real(in: 0...0.5)
        let rows = arguments[0].rows.enumerated().map { place, row in place == 0 ? row.map { $0 + constant } : row }
        return [.table(rows)] + arguments.dropFirst()
      }
    ])

  private static func entropic(_ draws: inout Draws, _ sources: Int, _ targets: Int, isUniform: Bool) -> Arguments {
    func masses(_ count: Int) -> [Double] { isUniform ? [Double](repeating: 1 / Double(count), count: count) : draws.masses(count) }
    let (source, target) = (masses(sources), masses(targets))
    let costs = (0..<sources).map { _ in (0..<targets).map { _ in draws.unit() } }
    return [.table(costs), .reals(source), .reals(target), .real(draws.real(in: 0.3...2))]
  }

  /// 9d: the copy ±s that is nearest to ±1 if the plan is to have entropy.
  private static let contractedCopy = Problem(
    name: "contracted-copy",
    inputs: [
      "own": { draws, _ in [[.real(draws.real(in: 0.9...1.4))]] },
      "any": { draws, _ in [[.real(draws.real(in: 0.2...1.9))]] },
      "small": { draws, number in [[.real(draws.real(in: number == 0 ? 0.0005...0.0025 : 0.0025...0.05))]] },
      "two and more": { draws, number in [[.real(number == 0 ? 2 : draws.real(in: 2.01...30))]] },
      "less and less": { _, _ in [5, 2, 1.8, 1.5, 1.2, 1, 0.7, 0.4, 0.1].map { [.real($0)] } },
    ],
    oracle: { arguments in
      let epsilon = arguments[0].number
      guard epsilon < 2 else { return .real(0) }
      // tanh(2s/ε) − s is positive below the root and negative above it.
      func tanh(_ x: Double) -> Double { 1 - 2 / (Foundation.exp(2 * x) + 1) }
      var (low, high) = (1e-6, 1.0)
      for _ in 0..<100 {
        let middle = (low + high) / 2
        if tanh(2 * middle / epsilon) > middle { low = middle } else { high = middle }
      }
      return .real((low + high) / 2)
    })
}
