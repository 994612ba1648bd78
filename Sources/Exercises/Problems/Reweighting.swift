extension Problem {
  static let reweighting = [effectiveSampleSize, matchingObjective, weightCap]

  private static func weights(_ draws: inout Draws, _ count: Int) -> [Double] {
    (0..<count).map { _ in draws.happens(0.2) ? 0 : draws.real(in: 0.01...5) }
  }

  /// 11a: (Σ w)² / Σ w².
  private static let effectiveSampleSize = Problem(
    name: "effective-sample-size",
    inputs: [
      "random": { draws, number in [[.reals(weights(&draws, 2 + number) + [1])]] },
      "equal": { draws, number in [[.reals([Double](repeating: draws.real(in: 0.1...9), count: 1 + number))]] },
      "one": { draws, number in [[.reals([Double](repeating: 0, count: number) + [draws.real(in: 0.1...9)])]] },
      "zeros": { _, number in [[.reals([Double](repeating: 0, count: 1 + number))]] },
      "huge": { draws, number in [[.reals((0...3 + number).map { _ in draws.real(in: 0.1...1) * 1e200 })]] },
      "tiny": { draws, number in [[.reals((0...3 + number).map { _ in draws.real(in: 0.1...1) * 1e-200 })]] },
    ],
    oracle: { arguments in
      let weights = arguments[0].numbers
      guard let largest = weights.max(), largest > 0 else { return .real(0) }
      let scaled = weights.map { $0 / largest }
      let sum = scaled.reduce(0, +)
      return .real(sum * sum / scaled.reduce(0) { $0 + $1 * $1 })
    },
    transformations: [
      "scaling": { arguments, draws in
        let scale = draws.real(in: 0.1...10)
        return [.reals(arguments[0].numbers.map { scale * $0 })]
      },
      "order": { arguments, draws in [.list(draws.shuffled(arguments[0].elements))] },
    ],
    bounds: { arguments in 1...arguments[0].elements.reduce(1) { $0 + ($1.number > 0 ? 1 : 0) } },
    smaller: shorter)

  /// 11b: what kernel mean matching minimises.
  private static let matchingObjective = Problem(
    name: "matching-objective",
    inputs: [
      "random": { draws, number in
        let count = 1 + number / 2
        return [[.reals(weights(&draws, count)), reals(&draws, count), reals(&draws, 1 + number), .real(draws.real(in: 0.3...3))]]
      },
      "zero": { draws, number in
        [[.reals([Double](repeating: 0, count: 2 + number)), reals(&draws, 2 + number), reals(&draws, 3), .real(1)]]
      },
      // On identical samples all weights 1 come to −n²/2 times the mean of the kernel, and nothing is lower.
      "identical": { draws, number in
        let own = reals(&draws, 2 + number)
        return [[.reals([Double](repeating: 1, count: 2 + number)), own, own, .real(0.7)]]
      },
    ],
    oracle: { arguments in
      let (weights, source, target) = (arguments[0].numbers, arguments[1].numbers, arguments[2].numbers)
      let bandwidth = arguments[3].number
      var objective = 0.0
      for i in source.indices {
        for j in source.indices { objective += weights[i] * weights[j] * gaussian(source[i], source[j], bandwidth) / 2 }
        let pull = target.reduce(0) { $0 + gaussian(source[i], $1, bandwidth) }
        objective -= Double(source.count) / Double(target.count) * pull * weights[i]
      }
      return .real(objective)
    })

  /// 11c: the least cap on density ratios whose bias is at most ε.
  private static let weightCap = Problem(
    name: "weight-cap",
    inputs: [
      "random": { draws, number in [pair(&draws, 2 + number, bias: draws.real(in: 0.01...0.4))] },
      "one": { draws, _ in [[.reals([1]), .reals([1]), .real(draws.real(in: 0.1...0.9))]] },
      "strict": { draws, number in [pair(&draws, 3 + number, bias: 0)] },
      "stricter and stricter": { draws, number in
        let pair = pair(&draws, 4 + number, bias: 0)
        return [0.8, 0.5, 0.2, 0.05, 0.01, 0].map { Array(pair.prefix(2)) + [.real($0)] }
      },
      "large": { draws, number in [pair(&draws, 200, bias: draws.real(in: 0.01...0.4))] },
    ],
    oracle: { arguments in
      let (source, target, bias) = (arguments[0].numbers, arguments[1].numbers, arguments[2].number)
      // Σ S (w − c)₊ falls along c, linearly between two weights.
      let points = zip(source, target).map { (mass: $0, weight: $1 / $0) }.sorted { $0.weight > $1.weight }
      var (mass, weighted) = (0.0, 0.0)
      for (place, point) in points.enumerated() {
        (mass, weighted) = (mass + point.mass, weighted + point.mass * point.weight)
        let next = place + 1 < points.count ? points[place + 1].weight : 0
        if weighted - mass * next > bias { return .real((weighted - bias) / mass) }
      }
      return .real(bias <= 0 ? points[0].weight : 0)
    })

  private static func pair(_ draws: inout Draws, _ count: Int, bias: Double) -> Arguments {
    [.reals(draws.masses(count)), .reals(draws.masses(count)), .real(bias)]
  }
}
