extension Problem {
  static let layers = [freezing, pairedError, cutProperty]

  /// 20a: frozen features against fine-tuning all of them.
  private static let freezing = Problem(
    name: "freezing",
    inputs: [
      "own": { draws, _ in [setting(&draws, count: draws.whole(in: 50...100), biased: true)] },
      "any": { draws, _ in [setting(&draws, count: draws.whole(in: 1...5000), biased: true)] },
      "unbiased": { draws, _ in [setting(&draws, count: draws.whole(in: 1...500), biased: false)] },
    ],
    oracle: { arguments in
      let (count, dimension, kept) = (arguments[0].number, arguments[1].number, arguments[2].number)
      let (noise, bias) = (arguments[3].number, arguments[4].number)
      let crossover = bias > 0 ? (dimension - kept) * noise / bias : .infinity
      return .reals([kept * noise / count + bias, dimension * noise / count, crossover])
    })

  private static func setting(_ draws: inout Draws, count: Int, biased: Bool) -> Arguments {
    let kept = draws.whole(in: 1...20)
    return [
      .whole(count), .whole(kept + draws.whole(in: 1...500)), .whole(kept), .real(draws.real(in: 0.1...2)),
      .real(biased ? draws.real(in: 0.01...0.5) : 0),
    ]
  }

  /// 20b: the standard error of a mean difference of runs that share their seeds.
  private static let pairedError = Problem(
    name: "paired-error",
    inputs: [
      "paired": { draws, number in
        let world = (0..<3 + number).map { _ in 5 * draws.normal() }
        return [[.reals(world.map { $0 + 0.2 * draws.normal() }), .reals(world.map { $0 + 0.2 * draws.normal() })]]
      },
      "opposed": { draws, number in
        let world = (0..<3 + number).map { _ in draws.normal() }
        return [[.reals(world), .reals(world.map { -$0 })]]
      },
      "two": { draws, _ in [[reals(&draws, 2), reals(&draws, 2)]] },
      "equal": { draws, number in
        let world = (0..<2 + number).map { _ in Double(draws.whole(in: 0...100)) }
        return [[.reals(world), .reals(world.map { $0 + 3 })]]
      },
    ],
    oracle: { arguments in
      let differences = zip(arguments[0].numbers, arguments[1].numbers).map { $0 - $1 }
      let count = Double(differences.count)
      let mean = differences.reduce(0, +) / count
      let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return .real((squares / (count - 1) / count).squareRoot())
    },
    transformations: [
      "exchange": { arguments, _ in arguments.reversed() },
      "shift of a seed": { arguments, draws in
        let shifts = arguments[0].elements.map { _ in Double(draws.whole(in: -50...50)) }
        return arguments.map { .reals(zip($0.numbers, shifts).map(+)) }
      },
    ])

  /// 20c: a property of cutting a network.
  private static let cutProperty = Problem(
    name: "cut-property",
    inputs: ["played": { _, _ in [[]] }],
    variants: [
      "right": played { source, target, cut in source.prefix(cut) + target.dropFirst(cut) },
      "one too few": played { source, target, cut in source.prefix(max(0, cut - 1)) + target.dropFirst(max(0, cut - 1)) },
      "one too many": played { source, target, cut in source.prefix(cut + 1) + target.dropFirst(cut + 1) },
      "from above": played { source, target, cut in target.prefix(target.count - cut) + source.suffix(cut) },
      "exchanged": played { source, target, cut in target.prefix(cut) + source.dropFirst(cut) },
      "nothing": played { _, target, _ in target[...] },
      "everything at the last cut": played { source, target, cut in
        cut + 1 >= source.count ? source[...] : source.prefix(cut) + target.dropFirst(cut)
      },
      "first layer kept": played { source, target, cut in
        source.prefix(1) + source.dropFirst().prefix(max(0, cut - 1)) + target.dropFirst(max(1, cut))
      },
    ])

  private static func played(
    _ cut: @escaping @Sendable ([Double], [Double], Int) -> ArraySlice<Double>
  ) -> @Sendable (Arguments) -> Value {
    { arguments in
      guard arguments.count == 3 else { return .list([]) }
      let (source, target) = (arguments[0].numbers, arguments[1].numbers)
      guard source.count == target.count, 0...source.count ~= arguments[2].count else { return .list([]) }
      return .reals(Array(cut(source, target, arguments[2].count)))
    }
  }
}
