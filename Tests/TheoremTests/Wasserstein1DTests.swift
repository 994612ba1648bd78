import Divergences
import Learning
import NumericCore
import Testing

@Suite("W_p on the line is the cost of moving mass in order")
struct Wasserstein1DTests {
  /// The least Σ |x − y|^p / n over all matchings of two equally large samples.
  private func matchingCost(_ x: [Double], _ y: [Double], order: Double) -> Double {
    guard let first = x.first else { return 0 }
    return y.indices.map { index in
      var rest = y
      let partner = rest.remove(at: index)
      return Double.pow((first - partner).magnitude, order) + matchingCost(Array(x.dropFirst()), rest, order: order)
    }.min() ?? 0
  }

  private func values(_ count: Int, _ source: RandomSource) -> [Double] {
    var source = source
    return (0..<count).map { _ in (Double.random(in: -3...3, using: &source) * 2).rounded() / 2 }
  }

  @Test("law: no matching is cheaper, for p = 1, 1.5, 2, 4, over all matchings of up to 6 points with ties")
  func optimality() {
    let source = RandomSource(seed: 5)
    for trial in 0..<60 {
      let count = 1 + trial % 6
      let (x, y) = (values(count, source), values(count, source))
      for order in [1, 1.5, 2, 4] {
        let best = Double.pow(matchingCost(x, y, order: order) / Double(count), 1 / order)
        let found = wasserstein(SortedSample(x), SortedSample(y), order: order)
        #expect((found - best).magnitude <= 1e-13 * (1 + best), "trial \(trial): \(x), \(y), p = \(order)")
      }
    }
  }

  @Test("W₁ is the area between the distribution functions, and the exact cost of the monotone coupling, weights included")
  func areaEqualsCost() {
    var source = RandomSource(seed: 6)
    for trial in 0..<300 {
      let count = Int.random(in: 1...9, using: &source)
      var masses = (0..<2).map { _ in (0..<count).map { _ in Int.random(in: 0...4, using: &source) } }
      for side in 0..<2 { masses[side][0] += 1 + 4 * count - masses[side].reduce(0, +) }
      let positions = (0..<count).map { _ in Int.random(in: 0...3, using: &source) }.reduce(into: [0]) {
        $0.append($0[$0.count - 1] + $1)
      }
      .dropLast()
      let domains = DomainPair(
        source: FiniteDomain(marginal: masses[0], labels: masses[0].map { _ in true }),
        target: FiniteDomain(marginal: masses[1], labels: masses[1].map { _ in true }))
      let area = domains.wasserstein1(positions: Array(positions))
      let coupling = MonotoneCoupling(source: masses[0], target: masses[1])
      #expect(coupling.cost(positions: Array(positions)) { $0 } == area, "trial \(trial)")
      for (side, point) in [(0, \MonotoneCoupling<Int>.Move.from), (1, \.to)] {
        for index in 0..<count {
          #expect(
            coupling.moves.filter { $0[keyPath: point] == index }.reduce(0) { $0 + $1.mass } == masses[side][index],
            "trial \(trial)")
        }
      }
      let samples = masses.map { SortedSample(positions.map(Double.init), weights: $0.map(Double.init)) }
      let whole = Double(1 + 4 * count)
      let tolerance = 64 * Double.ulpOfOne * (1 + Double(area))
      #expect((wasserstein1(samples[0], samples[1]) - Double(area) / whole).magnitude <= tolerance, "trial \(trial)")
      #expect((wasserstein(samples[0], samples[1], order: 1) - Double(area) / whole).magnitude <= tolerance, "trial \(trial)")
    }
  }

  @Test("nondecreasing in p, symmetric, translation adds its length, scaling scales")
  func laws() {
    let source = RandomSource(seed: 7)
    for trial in 0..<100 {
      let (x, y) = (values(7, source), values(4, source))
      let (a, b) = (SortedSample(x), SortedSample(y))
      let distances = [1, 1.3, 2, 3, 6].map { wasserstein(a, b, order: $0) }
      let rounding = 1e-12
      for (smaller, larger) in zip(distances, distances.dropFirst()) {
        #expect(smaller <= larger * (1 + rounding), "trial \(trial)")
      }
      #expect(wasserstein1(a, b) == wasserstein1(b, a), "trial \(trial)")
      #expect((wasserstein1(a, b) - distances[0]).magnitude <= rounding * (1 + distances[0]), "trial \(trial)")
      #expect((wasserstein(a, SortedSample(x.map { $0 + 0.25 }), order: 2) - 0.25).magnitude <= rounding, "trial \(trial)")
      let (scaled, mirrored) = (
        wasserstein1(SortedSample(x.map { 4 * $0 }), SortedSample(y.map { 4 * $0 })),
        wasserstein1(SortedSample(x.map { -$0 }), SortedSample(y.map { -$0 }))
      )
      #expect((scaled - 4 * distances[0]).magnitude <= rounding * (1 + scaled), "trial \(trial)")
      #expect((mirrored - distances[0]).magnitude <= rounding * (1 + mirrored), "trial \(trial)")
    }
  }

  /// Pairs of samples that fill the bins in different ways.
  private static let pairs: [String: @Sendable (RandomSource, Int, Int) -> ([Double], [Double])] = [
    "one law": { ($0.normals(count: $1), $0.normals(count: $2)) },
    "moved": { ($0.normals(count: $1), $0.normals(count: $2).map { 0.5 + 1.2 * $0 }) },
    "apart": { ($0.normals(count: $1), $0.normals(count: $2).map { 50 + $0 }) },
    "heavy tails": { ($0.normals(count: $1).map { 1 / $0 }, $0.normals(count: $2).map { 1 / ($0 + 1) }) },
    "ties": { ($0.normals(count: $1).map { ($0 * 4).rounded() }, $0.normals(count: $2).map { ($0 * 5).rounded() }) },
    "one value": { (Array(repeating: 2, count: $1), $0.normals(count: $2)) },
    "crossing": { ($0.normals(count: $1), $0.normals(count: $2).map { 3 * $0 }) },
  ]

  @Test("of unsorted samples the same as of sorted ones", arguments: pairs.keys.sorted())
  func unsorted(name: String) throws {
    let random = RandomSource(seed: 11).stream(name)
    let pair = try #require(Self.pairs[name])
    for (n, m) in [(1, 1), (3, 200), (2000, 2000), (2100, 2100), (5000, 3000), (40_000, 40_001)] {
      let (x, y) = pair(random, n, m)
      let exact = wasserstein1(SortedSample(x), SortedSample(y))
      // Sums of n + m terms, each to a few roundings of a place in 1,250 bins.
      #expect((wasserstein1(x, y) - exact).magnitude <= 1e-12 * exact, "\(n), \(m)")
      #expect(wasserstein1(x, x.reversed()) == 0)
    }
  }

  @Test("distances of the size of the largest doubles neither overflow nor vanish")
  func scale() {
    #expect(wasserstein(SortedSample([0]), SortedSample([1e200]), order: 3) == 1e200)
    #expect(wasserstein(SortedSample([0]), SortedSample([1e-200]), order: 3) == 1e-200)
    #expect(wasserstein1([0, 1e300], [1e300, 1e308]) == wasserstein1(SortedSample([0, 1e300]), SortedSample([1e300, 1e308])))
  }
}
