extension Problem {
  static let interleaved = [thresholdDivergence, interleavedPoints, interleavedPrediction]

  /// 7a: the divergence of thresholds between two samples.
  private static let thresholdDivergence = Problem(
    name: "threshold-divergence",
    inputs: [
      "small": { draws, number in [sample(&draws, 1 + number / 4, among: 12) + sample(&draws, 1 + number / 3, among: 12)] },
      "ties": { draws, number in [sample(&draws, 2 + number, among: 3) + sample(&draws, 3 + number, among: 3)] },
      "identical": { draws, number in
        let own = sample(&draws, 1 + number, among: 5)
        return [own + [.list(draws.shuffled(own[0].elements))]]
      },
      "disjoint": { draws, number in
        let own = sample(&draws, 1 + number, among: 9)
        return [own + [.reals((0...number).map { _ in draws.real(in: 2...3) })]]
      },
      // A source on both sides of its target: the disagreement that tells them apart has two ends.
      "sandwich": { draws, number in
        let outside = (0..<2 * (number + 1)).map { place in (place.isMultiple(of: 2) ? -1 : 1) * draws.real(in: 1...2) }
        return [[.reals(outside), .reals((0...number).map { _ in draws.real(in: -0.9...0.9) })]]
      },
      "large": { draws, number in
        let count = 60_000
        return [[.reals((0..<count).map { _ in draws.unit() }), .reals((0..<count + 7).map { _ in 0.1 + draws.unit() / 2 })]]
      },
    ],
    oracle: { arguments in .real(2 * kuiper(arguments[0].numbers, arguments[1].numbers)) },
    transformations: [
      "exchange": { arguments, _ in arguments.reversed() },
      "stretching": { arguments, _ in arguments.map { .reals($0.numbers.map { 2 * $0 * $0 * $0 + 8 }) } },
      "repetition": { arguments, _ in [.reals(arguments[0].numbers + arguments[0].numbers), arguments[1]] },
    ],
    smaller: shorter)

  private static func sample(_ draws: inout Draws, _ count: Int, among valueCount: Int) -> [Value] {
    [.reals((0..<count).map { _ in Double(draws.whole(in: 0...valueCount - 1)) / Double(valueCount) })]
  }

  /// sup |S(A) − T(A)| over the intervals A between two thresholds: the largest less the smallest of F_S − F_T, 0 being among them.
  private static func kuiper(_ source: [Double], _ target: [Double]) -> Double {
    var changes: [Double: (source: Int, target: Int)] = [:]
    for value in source { changes[value, default: (0, 0)].source += 1 }
    for value in target { changes[value, default: (0, 0)].target += 1 }
    // In whole numbers, so that equal differences are equal.
    var (below, difference, largest, smallest) = ((0, 0), 0, 0, 0)
    for value in changes.keys.sorted() {
      below.0 += changes[value]?.source ?? 0
      below.1 += changes[value]?.target ?? 0
      difference = below.0 * target.count - below.1 * source.count
      (largest, smallest) = (max(largest, difference), min(smallest, difference))
    }
    return Double(largest - smallest) / Double(source.count * target.count)
  }

  /// 7b: how many points the two domains have at spacing p/q, with the end of [0, 1] included.
  private static let interleavedPoints = Problem(
    name: "interleaved-points",
    inputs: [
      "even": { draws, _ in [[.whole(1), .whole(2 * draws.whole(in: 1...40))]] },
      "odd": { draws, _ in [[.whole(1), .whole(2 * draws.whole(in: 1...40) + 1)]] },
      "unrounded": { _, number in [[.whole(1), .whole([3, 6, 7, 10, 49, 98, 103, 107, 161, 187, 197, 206][number % 12])]] },
      "fractions": { draws, _ in
        let top = draws.whole(in: 2...9)
        return [[.whole(top), .whole(draws.whole(in: 2 * top...40 * top))]]
      },
      "large": { draws, _ in [[.whole(draws.whole(in: 1...3)), .whole(draws.whole(in: 50_000...200_000))]] },
    ],
    oracle: { arguments in
      let steps = arguments[1].count / arguments[0].count  // The largest k with k p/q ≤ 1.
      return .wholes([steps / 2 + 1, (steps + 1) / 2])
    })

  /// 7c: λ, ½ d_HΔH and W₁ for ξ = 1/(2n), n points a side.
  private static let interleavedPrediction = Problem(
    name: "interleaved-prediction",
    inputs: [
      // Not 9 and not 10, which the article and the starter print.
      "own": { draws, _ in [[.whole([3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15][draws.whole(in: 0...10)])]] },
      "any": { draws, _ in [[.whole(draws.whole(in: 2...500))]] },
      "one": { _, _ in [[.whole(1)]] },
    ],
    oracle: { arguments in
      let count = arguments[0].number
      // The threshold that labels just the first of n points right errs on (n − 1)/n of the source; an interval holds at most one
      // point more of one kind than of the other; each atom moves by ξ.
      return .reals([1 - 1 / count, 1 / count, 1 / (2 * count)])
    })
}
