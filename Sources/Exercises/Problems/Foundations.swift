extension Problem {
  static let foundations = [posteriorMean, usefulBias, shrinkage]

  /// 4a: the mean after n values, with a prior from the source.
  private static let posteriorMean = Problem(
    name: "posterior-mean",
    inputs: [
      "random": { draws, number in [known(&draws, 1 + number)] },
      "none": { draws, _ in [known(&draws, 0)] },
      "sure": { draws, number in [known(&draws, 1 + number).prefix(3) + [.real(0)]] },
      "many": { draws, number in [known(&draws, 5000 + number)] },
    ],
    oracle: { arguments in
      let (values, noise, prior, spread) = (arguments[0].numbers, arguments[1].number, arguments[2].number, arguments[3].number)
      // Precision-weighted; multiplied by both variances, so that a spread of 0 is no special case.
      return .real((spread * values.reduce(0, +) + noise * prior) / (Double(values.count) * spread + noise))
    },
    transformations: [
      "order": { arguments, draws in [.list(draws.shuffled(arguments[0].elements))] + arguments.dropFirst() },
      "units": { arguments, draws in
        let scale = Double(1 << draws.whole(in: 1...4))
        return [arguments[0], .real(scale * arguments[1].number), arguments[2], .real(scale * arguments[3].number)]
      },
    ])

  private static func known(_ draws: inout Draws, _ count: Int) -> Arguments {
    [reals(&draws, count), .real(draws.real(in: 0.2...4)), .real(draws.normal()), .real(draws.real(in: 0.1...4))]
  }

  /// 4b: up to which bias a prior worth k examples helps.
  private static let usefulBias = Problem(
    name: "useful-bias",
    inputs: [
      "random": { draws, _ in [[.whole(draws.whole(in: 1...200)), .real(draws.real(in: 0.1...50)), .real(draws.real(in: 0.1...4))]]
      },
      "one": { draws, _ in [[.whole(1), .real(draws.real(in: 0.1...50)), .real(1)]] },
      "heavy": { draws, _ in [[.whole(draws.whole(in: 1...50)), .real(1e9), .real(1)]] },
      "more and more data": { draws, _ in [1000, 100, 30, 10, 3, 1].map { [.whole($0), .real(2), .real(1)] } },
    ],
    oracle: { arguments in
      // (n σ² + k² b²)/(n + k)² ≤ σ²/n is b² ≤ σ² (2/k + 1/n).
      .real((arguments[2].number * (2 / arguments[1].number + 1 / arguments[0].number)).squareRoot())
    })

  /// 4c: the positive part of James and Stein.
  private static let shrinkage = Problem(
    name: "shrinkage",
    inputs: [
      // Each is 1 or more from 0, so that the factor is above 0.
      "far": { draws, number in
        let values = (0..<3 + number).map { _ in (draws.happens(0.5) ? 1 : -1) * (1 + draws.normal().magnitude) }
        return [[.reals(values), .real(draws.real(in: 0.05...0.5))]]
      },
      "two": { draws, number in [[reals(&draws, 1 + number % 2), .real(draws.real(in: 0.1...1))]] },
      "near zero": { draws, number in [[.reals((0..<4 + number).map { _ in 0.1 * draws.normal() }), .real(1)]] },
      "zero": { _, number in [[.reals([Double](repeating: 0, count: 3 + number)), .real(1)]] },
      "large": { draws, number in [[.reals((0..<300).map { _ in 3 * draws.normal() }), .real(1)]] },
    ],
    oracle: { arguments in
      let values = arguments[0].numbers
      let squares = values.reduce(0) { $0 + $1 * $1 }
      guard values.count > 2, squares > 0 else { return arguments[0] }
      return .reals(values.map { max(0, 1 - Double(values.count - 2) * arguments[1].number / squares) * $0 })
    })
}
