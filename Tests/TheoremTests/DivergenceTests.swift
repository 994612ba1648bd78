import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("Divergences over a class are pseudometrics, ordered by the richness of the class")
struct DivergenceTests {
  @Test("symmetry, the triangle inequality, and at most twice the total variation")
  func pseudometric() {
    for seed in 1...400 {
      let world = RandomFiniteWorld(seed: seed)
      let (hypotheses, domains) = (world.hypotheses, [world.source, world.target, world.third])
      func distance(_ first: Int, _ second: Int) -> Int {
        DomainPair(source: domains[first], target: domains[second]).disagreementDivergence(over: hypotheses).divergence
      }
      #expect(distance(0, 1) == distance(1, 0), "seed \(seed)")
      #expect(distance(0, 2) <= distance(0, 1) + distance(1, 2), "seed \(seed)")
      #expect(distance(0, 0) == 0, "seed \(seed)")
      #expect(distance(0, 1) <= 2 * DomainPair(source: domains[0], target: domains[1]).totalVariation, "seed \(seed)")
    }
  }

  @Test("the witness attains the supremum, with the sign that is told")
  func witness() {
    for seed in 1...300 {
      let instance = RandomFiniteWorld(seed: seed)
      let divergence = instance.domains.disagreementDivergence(over: instance.hypotheses)
      let labels = instance.hypotheses.differences.labels(of: divergence.witness, count: instance.domains.source.count)
      let difference = zip(labels, instance.domains.marginalDifferences).reduce(0) { $1.0 ? $0 + $1.1 : $0 }
      #expect(difference == (divergence.isLargerOnSource ? divergence.supremum : -divergence.supremum), "seed \(seed)")
    }
  }

  @Test("d_H ≤ d_HΔH where H has a constant; without one it can be larger, as one hypothesis shows")
  func constant() {
    for seed in 1...400 {
      let instance = RandomFiniteWorld(seed: seed)
      let none = Array(repeating: false, count: instance.domains.source.count)
      let hypotheses = FiniteClass(labelings: instance.hypotheses.labelings + [none])
      let (overClass, overDifferences) = (
        instance.domains.hypothesisDivergence(over: hypotheses), instance.domains.disagreementDivergence(over: hypotheses)
      )
      #expect(overClass.supremum <= overDifferences.supremum, "seed \(seed)")
    }
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 0], labels: [true, true]), target: FiniteDomain(marginal: [0, 1], labels: [true, true]))
    let single = FiniteClass(labelings: [[true, false]])
    #expect(domains.hypothesisDivergence(over: single).supremum == 1)
    #expect(domains.disagreementDivergence(over: single).supremum == 0)
  }
}

@Suite("Thresholds: sup over H is Kolmogorov–Smirnov, sup over HΔH is Kuiper")
struct KuiperTests {
  /// Two samples with many ties, and weights that are whole numbers.
  private func samples(seed: UInt64) -> (x: [Double], y: [Double], wx: [Int], wy: [Int]) {
    var source = RandomSource(seed: seed)
    func values() -> [Double] {
      (0..<Int.random(in: 1...12, using: &source)).map { _ in Double(Int.random(in: -4...4, using: &source)) }
    }
    let (x, y) = (values(), values())
    return (
      x, y, x.map { _ in Int.random(in: 1...5, using: &source) }, y.map { _ in Int.random(in: 1...5, using: &source) }
    )
  }

  /// The sample as a domain on −4…4, in units of `whole` masses.
  private func domain(_ values: [Double], _ weights: [Int], scale: Int) -> FiniteDomain<Int> {
    var masses = Array(repeating: 0, count: 9)
    for (value, weight) in zip(values, weights) { masses[Int(value) + 4] += weight * scale }
    return FiniteDomain(marginal: masses, labels: masses.map { _ in true })
  }

  @Test("equal to the exact suprema over the classes, with ties and weights; KS ≤ Kuiper ≤ 2 KS")
  func identity() {
    for seed in 1...500 {
      let (x, y, wx, wy) = samples(seed: UInt64(seed))
      let (totalX, totalY) = (wx.reduce(0, +), wy.reduce(0, +))
      let weighted = DomainPair(source: domain(x, wx, scale: totalY), target: domain(y, wy, scale: totalX))
      let whole = Double(totalX * totalY)
      let found = ThresholdDivergence(
        SortedSample(x, weights: wx.map(Double.init)), SortedSample(y, weights: wy.map(Double.init)))
      // Prefix sums of at most 12 weights of order 1, then a division: a few ulps of 1.
      let tolerance = 16 * Double.ulpOfOne
      for orientation in Thresholds.Orientation.allCases {
        let overClass = weighted.hypothesisDivergence(over: Thresholds(orientation)).supremum
        let overDifferences = weighted.disagreementDivergence(over: Thresholds(orientation)).supremum
        #expect((found.kolmogorovSmirnov - Double(overClass) / whole).magnitude <= tolerance, "seed \(seed), \(orientation)")
        #expect((found.kuiper - Double(overDifferences) / whole).magnitude <= tolerance, "seed \(seed), \(orientation)")
      }
      let ones = (x.map { _ in 1 }, y.map { _ in 1 })
      let plain = DomainPair(source: domain(x, ones.0, scale: y.count), target: domain(y, ones.1, scale: x.count))
      let counted = ThresholdDivergence(SortedSample(x), SortedSample(y))
      let size = Double(x.count * y.count)
      #expect(counted.kuiper == counted.sourceExcess + counted.targetExcess)
      #expect(
        (counted.kuiper - Double(plain.disagreementDivergence(over: Thresholds()).supremum) / size).magnitude <= .ulpOfOne,
        "seed \(seed)")
      #expect(counted.kolmogorovSmirnov <= counted.kuiper && counted.kuiper <= 2 * counted.kolmogorovSmirnov, "seed \(seed)")
    }
  }

  @Test("of unsorted samples the same as by the sweep over the distinct values, for hundreds with ties")
  func unsorted() {
    for seed in 1...40 {
      let random = RandomSource(seed: UInt64(seed))
      let levels = [3.0, 20, 1e9][seed % 3]
      func values() -> [Double] { random.uniforms(count: 1 + random.integer(below: 800)).map { ($0 * levels).rounded() / levels } }
      var (x, y) = (values(), values())
      if seed % 2 == 0 {
        // By turns, so that bins are of one sample alone.
        x = x.map { ($0 * 8).rounded(.down) + $0 / 2 }
        y = y.map { ($0 * 8).rounded(.down) + 0.5 + $0 / 2 }
      }
      var (largest, smallest) = (0, 0)
      for value in Set(x + y) {
        let (below, targetBelow) = (x.count { $0 <= value }, y.count { $0 <= value })
        largest = max(largest, below * y.count - targetBelow * x.count)
        smallest = min(smallest, below * y.count - targetBelow * x.count)
      }
      let found = ThresholdDivergence(x, y)
      #expect(found == ThresholdDivergence(SortedSample(x), SortedSample(y)))
      let whole = Double(x.count * y.count)
      #expect(found.sourceExcess == Double(largest) / whole && found.targetExcess == Double(-smallest) / whole, "seed \(seed)")
      for (place, excess) in [(found.sourceExcessLocation, largest), (found.targetExcessLocation, smallest)] where excess != 0 {
        let difference = x.count { $0 <= place } * y.count - y.count { $0 <= place } * x.count
        #expect(difference == excess, "seed \(seed)")
      }
    }
  }

  @Test("of thousands of unsorted values, of which most are not sorted, the same as of all sorted")
  func manyBins() {
    for seed in 0..<40 {
      let random = RandomSource(seed: UInt64(seed))
      let levels = [3.0, 20, 1e9, 1e9][seed % 4]
      func values(_ shift: Double) -> [Double] {
        random.uniforms(count: 2048 + random.integer(below: 3000)).map { u in
          // By turns in the last of four, so that bins are of one sample alone.
          seed % 4 == 3 ? (u * 8).rounded(.down) + shift + u / 2 : (u * levels).rounded() / levels
        }
      }
      let (x, y) = (values(0), values(0.5))
      #expect(ThresholdDivergence(x, y) == ThresholdDivergence(SortedSample(x), SortedSample(y)), "seed \(seed)")
    }
  }

  @Test("the reported places cut where the excess is attained")
  func locations() {
    let divergence = ThresholdDivergence(SortedSample([0, 1, 2, 2, 5, 7]), SortedSample([1, 3, 3, 4, 8]))
    func excess(_ place: Double) -> Double {
      Double([0, 1, 2, 2, 5, 7].count { $0 <= place }) / 6 - Double([1, 3, 3, 4, 8].count { $0 <= place }) / 5
    }
    #expect((excess(divergence.sourceExcessLocation) - divergence.sourceExcess).magnitude <= .ulpOfOne)
    #expect((excess(divergence.targetExcessLocation) + divergence.targetExcess).magnitude <= .ulpOfOne)
  }

  @Test("identical samples are at distance 0, separated ones at 1")
  func ends() {
    let same = ThresholdDivergence(SortedSample([2, 1, 2]), SortedSample([1, 2, 2]))
    #expect(same.kuiper == 0 && same.sourceExcessLocation == -.infinity)
    #expect(ThresholdDivergence(SortedSample([1]), SortedSample([2])).kuiper == 1)
    #expect(ThresholdDivergence(SortedSample([1, 4]), SortedSample([2, 3])).kuiper == 1)
  }
}

@Suite("Classes that are closed under complement")
struct ComplementTests {
  /// Whether the best set for T − S gains as much as the best for S − T, over random masses with the same total.
  private func isSymmetric(_ sets: some SetClass, count: Int, seed: UInt64) -> Bool {
    let random = RandomSource(seed: seed)
    return (0..<100).allSatisfy { _ in
      var gains = (0..<count).map { _ in random.integer(below: 11) - 5 }
      gains[0] -= gains.reduce(0, +)
      return sets.best(gains: gains).gain == sets.best(gains: gains.map { -$0 }).gain
    }
  }

  @Test("are those that say so: one search serves both signs; one-sided thresholds and intervals do not")
  func closure() {
    let random = RandomSource(seed: 1)
    let points = Matrix(rowCount: 8, columnCount: 2, elements: (0..<16).map { _ in Double(random.integer(below: 5)) })
    let (stumps, halfPlanes) = (Stumps(points: points), HalfPlanes(points: points))
    let (thresholds, unions) = (Thresholds(.either), IntervalUnions(limit: 2, withComplements: true))
    #expect(stumps.isClosedUnderComplement && isSymmetric(stumps, count: 8, seed: 2))
    #expect(stumps.differences.isClosedUnderComplement && isSymmetric(stumps.differences, count: 8, seed: 3))
    #expect(halfPlanes.isClosedUnderComplement && isSymmetric(halfPlanes, count: 8, seed: 4))
    #expect(halfPlanes.differences.isClosedUnderComplement && isSymmetric(halfPlanes.differences, count: 8, seed: 5))
    #expect(thresholds.isClosedUnderComplement && isSymmetric(thresholds, count: 8, seed: 6))
    #expect(unions.isClosedUnderComplement && isSymmetric(unions, count: 8, seed: 7))
    #expect(!Thresholds(.below).isClosedUnderComplement && !isSymmetric(Thresholds(.below), count: 8, seed: 8))
    #expect(!IntervalUnions.intervals.isClosedUnderComplement && !isSymmetric(IntervalUnions.intervals, count: 8, seed: 9))
  }
}
