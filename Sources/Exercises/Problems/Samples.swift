import Foundation

extension Problem {
  static let samples = [growthFunction, sampleSize, uniformDeviation, sineShattering]

  private static func rows(_ draws: inout Draws, points: Int, hypotheses: Int) -> [[Bool]] {
    (0..<hypotheses).map { _ in (0..<points).map { _ in draws.happens(0.5) } }
  }

  private static func value(_ rows: [[Bool]]) -> Value { .list(rows.map { .list($0.map(Value.truth)) }) }

  /// 1a: in how many ways a class labels m points, the best of all sets of m.
  private static let growthFunction = Problem(
    name: "growth-function",
    inputs: [
      "random": { draws, number in [[value(rows(&draws, points: 1 + number / 3, hypotheses: 1 + number))]] },
      "thresholds": { draws, number in
        let count = 2 + number
        return [[value(draws.shuffled((0...count).map { cut in (0..<count).map { $0 < cut } }))]]
      },
      "repeated": { draws, number in
        // Thresholds label few ways however many there are.
        let count = 3 + number % 3
        let thresholds = (0...count).map { cut in (0..<count).map { $0 < cut } }
        let own = number.isMultiple(of: 2) ? rows(&draws, points: 3, hypotheses: 2 + number % 3) : thresholds
        return [[value(draws.shuffled(own + own + own))]]
      },
      // On the first points all hypotheses agree; the others tell them apart.
      "agreeing": { draws, number in
        let agreed = rows(&draws, points: 2, hypotheses: 1)[0]
        let free = 2 + number % 2
        return [[value((0..<1 << free).map { mask in agreed + (0..<free).map { mask >> $0 & 1 == 1 } })]]
      },
      "one": { draws, number in [[value(rows(&draws, points: 1 + number, hypotheses: 1))]] },
      "large": { draws, number in [[value(rows(&draws, points: 10, hypotheses: 60 + number))]] },
    ],
    oracle: { arguments in
      let rows = arguments[0].truthRows
      let count = rows.first?.count ?? 0
      var most = [Int](repeating: 0, count: count + 1)
      for subset in 0..<1 << count {
        let places = (0..<count).filter { subset >> $0 & 1 == 1 }
        let labelings = Set(rows.map { row in places.map { row[$0] } })
        most[places.count] = max(most[places.count], labelings.count)
      }
      return .wholes(most)
    },
    transformations: [
      "order of the points": { arguments, draws in
        let rows = arguments[0].truthRows
        let order = draws.shuffled(Array(rows[0].indices))
        return [value(rows.map { row in order.map { row[$0] } })]
      },
      "exchange of the labels": { arguments, _ in [value(arguments[0].truthRows.map { $0.map { !$0 } })] },
    ],
    smaller: shorter)

  /// 1b: the fewest examples from which on the VC bound's term is at most ε.
  private static let sampleSize = Problem(
    name: "sample-size",
    inputs: [
      "random": { draws, _ in [size(draws.whole(in: 1...50), draws.real(in: 0.05...0.5), draws.real(in: 0.001...0.2))] },
      "one": { draws, _ in [size(1, draws.real(in: 0.05...0.9), draws.real(in: 0.001...0.2))] },
      "rich": { draws, _ in [size(draws.whole(in: 200...3000), draws.real(in: 0.1...0.9), 0.05)] },
      "sure": { draws, _ in [size(draws.whole(in: 1...20), draws.real(in: 0.05...0.5), 1e-100)] },
      "many": { draws, _ in [size(draws.whole(in: 30...40), draws.real(in: 0.002...0.0025), 0.05)] },
      "surer and surer": { draws, _ in
        let (dimension, epsilon) = (draws.whole(in: 1...30), draws.real(in: 0.1...0.5))
        return [0.5, 0.3, 0.1, 0.03, 0.01, 0.001].map { size(dimension, epsilon, $0) }
      },
      "richer and richer": { draws, _ in
        let epsilon = draws.real(in: 0.1...0.5)
        return [1, 2, 5, 20, 100, 1000].map { size($0, epsilon, 0.05) }
      },
    ],
    oracle: { arguments in
      let (dimension, epsilon, delta) = (arguments[0].number, arguments[1].number, arguments[2].number)
      func isKept(_ count: Int) -> Bool {
        let n = Double(count)
        let capacity = dimension * Foundation.log(2 * Foundation.exp(1) * n / dimension)
        return (8 / n * (capacity + Foundation.log(4 / delta))).squareRoot() <= epsilon
      }
      // The bound is one for d ≤ 2n, and from there on its term falls. At n = d/2 it is more than 4.
      var failing = (arguments[0].count + 1) / 2
      var kept = 2 * failing
      while !isKept(kept) { (failing, kept) = (kept, 2 * kept) }
      while kept - failing > 1 {
        let middle = (failing + kept) / 2
        if isKept(middle) { kept = middle } else { failing = middle }
      }
      return .whole(kept)
    })

  private static func size(_ dimension: Int, _ epsilon: Double, _ delta: Double) -> Arguments {
    [.whole(dimension), .real(epsilon), .real(delta)]
  }

  /// 1c: sup R − R̂ of all thresholds, of which the true risk is known.
  private static let uniformDeviation = Problem(
    name: "uniform-deviation",
    inputs: [
      "random": { draws, number in [labelled(&draws, 1 + number, noise: Double(draws.whole(in: 0...8)) / 16, among: 1 << 20)] },
      "one": { draws, _ in [labelled(&draws, 1, noise: 0.25)] },
      "coins": { draws, number in [labelled(&draws, 2 + number, noise: 0.5, among: 16)] },
      // The first has its supremum just above ¼, at no threshold.
      "ties": { draws, number in
        if number == 0 { return [[.reals([0.25, 0.5]), .list([.truth(true), .truth(false)]), .real(0.0625)]] }
        var arguments = labelled(&draws, 4 + number, noise: Double(draws.whole(in: 1...8)) / 16)
        arguments[0] = .reals(arguments[0].elements.map { _ in Double(draws.whole(in: 1...3)) / 4 })
        return [arguments]
      },
      // All on one side, so that the threshold furthest from the values is the one that deviates.
      "one side": { draws, number in
        var arguments = labelled(&draws, 2 + number, noise: 0.125)
        let side = Double(number % 2)
        arguments[0] = .reals(arguments[0].numbers.map { 0.375 + side * 0.125 + $0 / 8 })
        arguments[1] = .list(arguments[0].elements.map { _ in .truth(side == 1) })
        return [arguments]
      },
      // The first is misled most at the end of the line.
      "large": { draws, number in
        var arguments = labelled(&draws, 1500, noise: 0.125, among: 1 << 30)
        if number == 0 { arguments[1] = .list(arguments[1].elements.map { _ in .truth(true) }) }
        return [arguments]
      },
    ],
    oracle: { arguments in
      let (values, labels, noise) = (arguments[0].numbers, arguments[1].truths, arguments[2].number)
      // How many errors fewer a threshold makes once it has passed a value.
      var gains: [Double: Int] = [0: 0]
      for (value, label) in zip(values, labels) { gains[value, default: 0] += label ? 1 : -1 }
      let ends = gains.keys.sorted() + [1]
      var (errors, largest) = (labels.count { $0 }, -Double.infinity)
      for (left, right) in zip(ends, ends.dropFirst()) {
        // Between two values the thresholds label the sample alike, and R is largest at one of the ends.
        errors -= gains[left] ?? 0
        let risk = noise + (1 - 2 * noise) * max(abs(left - 0.5), abs(right - 0.5))
        largest = max(largest, risk - Double(errors) / Double(values.count))
      }
      return .real(largest)
    },
    transformations: [
      "order": { arguments, draws in
        let order = draws.shuffled(Array(arguments[0].elements.indices))
        return arguments.prefix(2).map { list in .list(order.map { list.elements[$0] }) } + [arguments[2]]
      },
      "mirror": { arguments, _ in
        [
          .reals(arguments[0].numbers.map { 1 - $0 }), .list(arguments[1].truths.map { .truth(!$0) }), arguments[2],
        ]
      },
    ])

  /// Values in (0, 1) that are multiples of 1/steps, with the labels 1[x < ½], some of them turned over.
  private static func labelled(_ draws: inout Draws, _ count: Int, noise: Double, among steps: Int = 1024) -> Arguments {
    let values = (0..<count).map { _ in Double(draws.whole(in: 1...steps - 1)) / Double(steps) }
    return [.reals(values), .list(values.map { .truth(($0 < 0.5) != draws.happens(noise)) }), .real(noise)]
  }

  /// 1d: a frequency with which 1[sin ωx > 0] has given labels at 1/10, 1/100, …
  private static let sineShattering = Problem(
    name: "sine-shattering",
    inputs: [
      "one": { _, number in [[.list([.truth(number % 2 == 0)])]] },
      "all of three": { _, number in [[.list((0..<3).map { .truth(number >> $0 & 1 == 1) })]] },
      "some": { draws, number in [[value(rows(&draws, points: 4 + number % 5, hypotheses: 1)).elements[0]]] },
      "equal": { _, number in [[.list([Value](repeating: .truth(number % 2 == 0), count: 5 + number))]] },
      "many": { draws, _ in [[value(rows(&draws, points: 17, hypotheses: 1)).elements[0]]] },
    ],
    objection: { arguments, answer in
      guard case .whole(let multiple) = answer, multiple > 0 else { return "it has to be a whole number above 0" }
      // sin(πk/10ⁱ) > 0 where k leaves a rest between 0 and 10ⁱ on division by 2 · 10ⁱ.
      var power = 1
      for (place, label) in arguments[0].truths.enumerated() {
        power *= 10
        let rest = multiple % (2 * power)
        let isPositive = rest > 0 && rest < power
        if isPositive != label { return "sin(πk/10^\(place + 1)) is \(isPositive ? "" : "not ")above 0" }
      }
      return nil
    })
}
