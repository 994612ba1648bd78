import Foundation

extension Problem {
  static let divergences = [wasserstein, unbiasedDiscrepancy, classViolation]

  static func reals(_ draws: inout Draws, _ count: Int) -> Value { .reals((0..<count).map { _ in draws.normal() }) }

  /// 8a: W₁ on the line.
  private static let wasserstein = Problem(
    name: "wasserstein",
    inputs: [
      "equal sizes": { draws, number in [[reals(&draws, 1 + number), reals(&draws, 1 + number)]] },
      "other sizes": { draws, number in [[reals(&draws, 1 + number / 2), reals(&draws, 2 + number)]] },
      "ties": { draws, number in
        [(0..<2).map { place in .reals((0..<3 + number + place).map { _ in Double(draws.whole(in: 0...3)) }) }]
      },
      "identical": { draws, number in
        let own = reals(&draws, 2 + number)
        return [[own, .list(draws.shuffled(own.elements))]]
      },
      "large": { draws, _ in
        [[.reals((0..<50_000).map { _ in draws.unit() }), .reals((0..<60_001).map { _ in 0.5 + draws.unit() })]]
      },
    ],
    oracle: { arguments in
      let (source, target) = (arguments[0].numbers.sorted(), arguments[1].numbers.sorted())
      let values = (source + target).sorted()
      // ∫ |F − G|, between one value and the next.
      var (below, sum) = ((source: 0, target: 0), 0.0)
      for (value, next) in zip(values, values.dropFirst()) {
        while below.source < source.count, source[below.source] <= value { below.source += 1 }
        while below.target < target.count, target[below.target] <= value { below.target += 1 }
        let gap = abs(Double(below.source) / Double(source.count) - Double(below.target) / Double(target.count))
        sum += gap * (next - value)
      }
      return .real(sum)
    },
    transformations: [
      "exchange": { arguments, _ in arguments.reversed() },
      "translation": { arguments, draws in
        let shift = draws.normal()
        return arguments.map { .reals($0.numbers.map { $0 + shift }) }
      },
      "repetition": { arguments, _ in [.reals(arguments[0].numbers + arguments[0].numbers), arguments[1]] },
    ],
    smaller: shorter)

  static func gaussian(_ x: Double, _ y: Double, _ bandwidth: Double) -> Double {
    Foundation.exp(-(x - y) * (x - y) / (2 * bandwidth * bandwidth))
  }

  /// 8b: the unbiased estimate of the squared maximum mean discrepancy.
  private static let unbiasedDiscrepancy = Problem(
    name: "unbiased-mmd",
    inputs: [
      "random": { draws, number in [[reals(&draws, 2 + number / 2), reals(&draws, 2 + number), .real(draws.real(in: 0.3...3))]] },
      "two": { draws, _ in [[reals(&draws, 2), reals(&draws, 2), .real(1)]] },
      "narrow": { draws, number in [[reals(&draws, 20 + number), reals(&draws, 30), .real(0.001)]] },
      "identical": { draws, number in
        let own = reals(&draws, 3 + number)
        return [[own, own, .real(1)]]
      },
    ],
    oracle: { arguments in
      let (source, target, bandwidth) = (arguments[0].numbers, arguments[1].numbers, arguments[2].number)
      func within(_ sample: [Double]) -> Double {
        var sum = 0.0
        for i in sample.indices { for j in sample.indices where i != j { sum += gaussian(sample[i], sample[j], bandwidth) } }
        return sum / Double(sample.count * (sample.count - 1))
      }
      var between = 0.0
      for x in source { for y in target { between += gaussian(x, y, bandwidth) } }
      return .real(within(source) + within(target) - 2 * between / Double(source.count * target.count))
    },
    transformations: [
      "exchange": { arguments, _ in [arguments[1], arguments[0], arguments[2]] },
      "translation": { arguments, draws in
        let shift = draws.normal()
        return arguments.prefix(2).map { .reals($0.numbers.map { $0 + shift }) } + [arguments[2]]
      },
    ])

  /// 8c: a class with d_H > d_HΔH.
  private static let classViolation = Problem(
    name: "class-violation",
    inputs: [
      "one": { _, _ in [[.whole(1)]] }, "some": { draws, _ in [[.whole(draws.whole(in: 2...4))]] },
      "many": { draws, _ in [[.whole(draws.whole(in: 5...16))]] },
    ],
    objection: { arguments, instance in
      let rows = instance.rows
      guard rows.count > 2, let count = rows.first?.count, count > 0, count <= 50, rows.allSatisfy({ $0.count == count }) else {
        return "it has to be two rows of masses and a row for each hypothesis, equally long, at most 50"
      }
      if let objection = rows.prefix(2).compactMap(FiniteWorld.objection).first { return objection }
      guard rows.dropFirst(2).joined().allSatisfy({ $0 == 0 || $0 == 1 }) else { return "labels are 0 and 1" }
      let hypotheses = rows.dropFirst(2).map { $0.map { $0 == 1 } }
      guard Set(hypotheses).count >= arguments[0].count else {
        return "it has \(Set(hypotheses).count) different hypotheses; \(arguments[0].count) are asked for"
      }
      let none = [Bool](repeating: false, count: count)
      let world = FiniteWorld(source: rows[0], target: rows[1], sourceLabels: none, targetLabels: none, hypotheses: hypotheses)
      let (single, pairs) = (world.halfSingleDivergence, world.halfDivergence)
      return single > pairs + 1e-9 ? nil : "½ d_H is \(single) and ½ d_HΔH is \(pairs): no violation"
    })
}
