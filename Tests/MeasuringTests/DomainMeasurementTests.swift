import Divergences
import Learning
import Measuring
import NumericCore
import Testing

@Suite("The measurement of two samples")
struct DomainMeasurementTests {
  private let source = Matrix(rows: [[0, 0], [1, 0.5], [2, -1], [0.5, 2], [-1, 1]])
  private let target = Matrix(rows: [[1, 1], [2, 3], [3, 0], [0, 2.5]])
  private let plan = MeasurementPlan(permutationCount: 50, resampleCount: 20)

  @Test("OT-01: W₁ and W₂ as POT's emd2 gives them")
  func transport() throws {
    let measured = try DomainMeasurement(source: source, target: target, plan: plan, random: RandomSource(seed: 1))
    #expect((measured.wasserstein1.value - 1.6287295282183674).magnitude < 1e-14)
    #expect((measured.wasserstein2.value - 1.7066048165876013).magnitude < 1e-14)
    #expect(measured.bandwidthIsMedian)
  }

  @Test("Every distance is its definition written out", arguments: 0..<10 as Range<UInt64>)
  func definitions(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let (n, m, d) = (4 + random.integer(below: 6), 4 + random.integer(below: 6), 1 + random.integer(below: 3))
    let (source, target) = (random.normals(rowCount: n, columnCount: d), random.normals(rowCount: m, columnCount: d))
    let measured = try DomainMeasurement(source: source, target: target, plan: plan, random: random)
    let (x, y) = ((0..<n).map(source.row), (0..<m).map(target.row))
    func mean(_ a: [[Double]], _ b: [[Double]], _ f: ([Double], [Double]) -> Double) -> Double {
      a.flatMap { p in b.map { f(p, $0) } }.mean
    }
    let distance: ([Double], [Double]) -> Double = { $0.squaredDistance(to: $1).squareRoot() }
    let width = measured.bandwidth
    let kernel: ([Double], [Double]) -> Double = { Double.exp(-$0.squaredDistance(to: $1) / (2 * width * width)) }
    let pooled = x + y
    let pairs = pooled.indices.flatMap { i in pooled[..<i].map { distance($0, pooled[i]) } }
    let energy = 2 * mean(x, y, distance) - mean(x, x, distance) - mean(y, y, distance)
    let biased = mean(x, x, kernel) + mean(y, y, kernel) - 2 * mean(x, y, kernel)
    let withoutDiagonal = { (points: [[Double]]) in
      let k = Double(points.count)
      return (mean(points, points, kernel) * k * k - k) / (k * (k - 1))
    }
    let unbiased = withoutDiagonal(x) + withoutDiagonal(y) - 2 * mean(x, y, kernel)
    // Sums of a few hundred terms of size 1 in another order.
    #expect((measured.bandwidth - pairs.median).magnitude < 1e-12)
    #expect((measured.energyDistance.value - energy).magnitude < 1e-12)
    #expect((measured.biasedMMD.value - biased).magnitude < 1e-12)
    #expect((measured.unbiasedMMD.value - unbiased).magnitude < 1e-12)
    #expect(measured.slicedWasserstein1.value <= measured.wasserstein1.value + 1e-12)
    // A line has one direction and its opposite.
    if d == 1 { #expect((measured.slicedWasserstein1.value - measured.wasserstein1.value).magnitude < 1e-12) }
    #expect((1...Double(n)).contains(measured.effectiveSampleSize))
  }

  @Test("The same seed gives the same measurement, and rows beyond the limit are left out of pairs only")
  func subsampling() throws {
    let random = RandomSource(seed: 3)
    let (source, target) = (random.normals(rowCount: 90, columnCount: 2), random.normals(rowCount: 40, columnCount: 2))
    let small = MeasurementPlan(permutationCount: 20, resampleCount: 10, comparedRowLimit: 50, transportTestRowLimit: 10)
    let measured = try DomainMeasurement(source: source, target: target, plan: small, random: RandomSource(seed: 9))
    #expect(try measured == DomainMeasurement(source: source, target: target, plan: small, random: RandomSource(seed: 9)))
    #expect(measured.comparedCounts.source == 50 && measured.comparedCounts.target == 40)
    #expect(measured.transportTestCounts.source == 10 && measured.transportTestCounts.target == 10)
    #expect(measured.coralTestCounts.source == 50 && measured.coralTestCounts.target == 40)
    #expect(measured.coralDistance.value == coralDistance(source, target))
  }

  @Test("W₁ and W₂ are those of all compared rows; their tests compare fewer rows with as many")
  func fewerRowsInTransportTests() throws {
    let plan = MeasurementPlan(permutationCount: 19, resampleCount: 0, transportTestRowLimit: 10)
    let random = RandomSource(seed: 5)
    let pValues = try (0..<8).flatMap { _ in
      let (source, target) = (random.normals(rowCount: 60, columnCount: 2), random.normals(rowCount: 50, columnCount: 2))
      let measured = try DomainMeasurement(source: source, target: target, plan: plan, random: random)
      let (first, second) = try (
        SampleDistance.wasserstein1.value(source, target), SampleDistance.wasserstein2.value(source, target)
      )
      #expect((measured.wasserstein1.value - first).magnitude < 1e-12)
      #expect((measured.wasserstein2.value - second).magnitude < 1e-12)
      return [measured.wasserstein1.pValue, measured.wasserstein2.pValue]
    }
    // Distances of 60 and 50 rows lie below those of all relabellings of 10 and 10.
    #expect(pValues.contains { $0 < 0.5 } && pValues.contains { $0 > 0.5 })
  }

  @Test("A shift of three deviations has the least p that the relabellings allow; none has p above it")
  func permutationTests() throws {
    let random = RandomSource(seed: 4)
    let base = random.normals(rowCount: 80, columnCount: 3)
    let (source, target) = (base.rows(0..<40), base.rows(40..<80))
    let moved = target.subtracting(rowwise: [3, 0, 0])
    let plan = MeasurementPlan(permutationCount: 99, resampleCount: 50)
    let far = try DomainMeasurement(source: source, target: moved, plan: plan, random: RandomSource(seed: 1))
    for distance in [far.wasserstein1, far.wasserstein2, far.slicedWasserstein1, far.unbiasedMMD, far.energyDistance] {
      #expect(distance.pValue == 0.01)
    }
    #expect(far.proxyADistance.pValue < 1e-4)
    #expect(far.features[0].pValue < 1e-6 && far.features[1].pValue > 0.01)
    let near = try DomainMeasurement(source: source, target: target, plan: plan, random: RandomSource(seed: 1))
    #expect(near.energyDistance.pValue > 0.02 && near.wasserstein1.pValue > 0.02)
    let interval = try #require(far.slicedWasserstein1.interval)
    #expect(interval.lower < interval.upper && interval.lower > 0)
    #expect(near.slicedWasserstein1.pValue > 0.02)
  }

  @Test(
    "The basic bootstrap turns resampled distances around θ: these are not negative, so that no interval ends above 2θ",
    arguments: 0..<10 as Range<UInt64>)
  func intervals(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let (source, target) = (random.normals(rowCount: 20, columnCount: 2), random.normals(rowCount: 15, columnCount: 2))
    let measured = try DomainMeasurement(source: source, target: target, plan: plan, random: random)
    for distance in [measured.slicedWasserstein1, measured.biasedMMD, measured.energyDistance, measured.coralDistance] {
      let interval = try #require(distance.interval)
      #expect(0 <= interval.lower && interval.lower <= interval.upper && interval.upper <= 2 * distance.value)
    }
  }

  @Test("Equal rows and values whose squares overflow are refused")
  func refused() {
    let constant = Matrix(rowCount: 3, columnCount: 1, repeating: 2)
    #expect(throws: MeasurementError.identicalRows) {
      try DomainMeasurement(source: constant, target: constant, random: RandomSource(seed: 1))
    }
    let huge = Matrix(rowCount: 2, columnCount: 2, elements: [0, 1e200, 0, 1])
    #expect(throws: MeasurementError.unusableScale(feature: 1)) {
      try DomainMeasurement(source: huge, target: huge, random: RandomSource(seed: 1))
    }
    let farBelow = Matrix(rowCount: 2, columnCount: 2, elements: [0, -1e71, 0, -1])
    #expect(throws: MeasurementError.unusableScale(feature: 1)) {
      try DomainMeasurement(source: farBelow, target: farBelow, random: RandomSource(seed: 1))
    }
  }

  @Test("Where most rows coincide the bandwidth is the mean distance")
  func coincidingRows() throws {
    let source = Matrix(rowCount: 6, columnCount: 1, elements: [0, 0, 0, 0, 0, 1])
    let measured = try DomainMeasurement(source: source, target: source, plan: plan, random: RandomSource(seed: 1))
    #expect(!measured.bandwidthIsMedian)
    // 20 of the 66 pairs are 1 apart.
    #expect((measured.bandwidth - 20.0 / 66).magnitude < 1e-15)
    #expect(measured.wasserstein1.value == 0)
  }

  @Test("The domain classifier's p is the hypergeometric tail, and the extreme counts give −2 and 2")
  func heldOutClassifier() throws {
    let random = RandomSource(seed: 6)
    let source = random.normals(rowCount: 24, columnCount: 1)
    let target = source.subtracting(rowwise: [-100])
    let apart = try HeldOutDomainClassifier(source: source, target: target, random: random)
    #expect(apart.distance == 2)
    // One of (24 choose 12) ways to call 12 of the 24 held-out rows "target".
    #expect((apart.pValue - Double.exp(-Double.logBinomial(24, 12))).magnitude < 1e-12)
  }

  @Test("PAD-02: the classifier of scikit-learn has balanced error 0.225 on its training rows")
  func proxyADistanceOfScikitLearn() throws {
    let both = Matrix(rowCount: 9, columnCount: 2, elements: source.elements + target.elements)
    let labels = [0.0, 0, 0, 0, 0, 1, 1, 1, 1]
    let predicted = try LogisticRegression(Sample(features: both, labels: labels)).labels(of: both)
    let errors = zip(predicted, labels).map { $0 == $1 ? 0.0 : 1.0 }
    let balanced = (errors[..<5].reduce(0, +) / 5 + errors[5...].reduce(0, +) / 4) / 2
    #expect((balanced - 0.225).magnitude < 1e-15)
    #expect((proxyADistance(balancedError: balanced) - 1.1).magnitude < 1e-14)
    #expect((proxyADistance(balancedError: 0.35) - 0.6).magnitude < 1e-15, "PAD-01")
  }

  @Test("DISC-01: 4Λ² ‖M_S − M_T‖₂ of the uncentred second moments")
  func discrepancy() throws {
    let moments = [source, target].map { (1 / Double($0.rowCount)) * $0.transposedTimes($0) }
    let values = try SymmetricEigendecomposition(moments[0] - moments[1]).values
    let norm: Double = values.map(\.magnitude).max() ?? 0
    #expect((4 * norm - 18.401812490325007).magnitude < 1e-12)
  }
}
