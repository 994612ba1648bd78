import Divergences
import Learning
import NumericCore
import Testing

/// The laws of every distance of the course, tried on random samples.
struct SampleDistanceTests {
  private static let directions = RandomSource(seed: 3).directions(count: 5, dimension: 2)

  /// Every distance that is declared.
  static let distances: [SampleDistance] = [
    .wasserstein1, .wasserstein2, .slicedWasserstein1(directions: directions), .biasedMMD(.linear),
    .biasedMMD(.gaussian(bandwidth: 1)),
    .biasedMMD(.polynomial(degree: 2, offset: 0)), .biasedMMD(.polynomial(degree: 3)), .gaussianMMD, .energy, .coral,
    .kolmogorovSmirnov,
    .stumps, .proxyA(seed: 5),
  ]

  /// Samples of unequal sizes, laws and, for the triangle, of three kinds.
  private static func samples(_ seed: UInt64) -> [Matrix] {
    let random = RandomSource(seed: seed)
    return (0..<3).map { kind in
      var points = random.normals(rowCount: 4 + random.integer(below: 9), columnCount: 2)
      points.transformRows { _, row in
        row[0] = Double(kind) * 0.7 + row[0]
        row[1] = (1 + Double(kind)) * row[1]
      }
      return points
    }
  }

  private static func mapped(_ points: Matrix, _ map: (Double) -> Double) -> Matrix {
    Matrix(rowCount: points.rowCount, columnCount: points.columnCount, elements: points.elements.map(map))
  }

  /// By how much a law is violated on three samples, relative to the size of the distances; 0 where it holds.
  private static func violation(of law: SampleDistance.Law, by distance: SampleDistance, on samples: [Matrix]) throws -> Double {
    let (x, y, z) = (samples[0], samples[1], samples[2])
    let value = try distance.value(x, y)
    func unequal(_ other: Double, _ expected: Double) -> Double {
      (other - expected).magnitude / max(1, expected.magnitude)
    }
    switch law {
    case .nonNegative: return max(0, -value)
    case .zeroOnEqualSamples: return try distance.value(x, x).magnitude
    case .symmetric: return unequal(try distance.value(y, x), value)
    case .triangle:
      let longer = try distance.value(x, z)
      return max(0, longer - value - (try distance.value(y, z))) / max(1, longer)
    case .translationInvariant:
      let shift = [3.0, -5]
      return unequal(try distance.value(x.subtracting(rowwise: shift), y.subtracting(rowwise: shift)), value)
    case .rotationInvariant:
      let turn = Matrix(rows: [[0.6, 0.8], [-0.8, 0.6]])
      return unequal(try distance.value(x * turn, y * turn), value)
    case .homogeneous(let degree):
      let scale = 3.0
      return unequal(
        try distance.value(Self.mapped(x) { scale * $0 }, Self.mapped(y) { scale * $0 }), Double.pow(scale, Double(degree)) * value)
    case .monotoneInvariant:
      return unequal(try distance.value(Self.mapped(x, Double.exp), Self.mapped(y, Double.exp)), value)
    }
  }

  /// Squares of sums that cancel: a root of 10⁻¹⁶ is 10⁻⁸, and a transport cost has as much.
  private static let rounding = 1e-7

  @Test("Every distance keeps every law that it claims", arguments: distances.indices)
  func claimedLaws(index: Int) throws {
    let distance = Self.distances[index]
    for law in distance.laws {
      for seed in 0..<40 {
        let violation = try Self.violation(of: law, by: distance, on: Self.samples(UInt64(seed)))
        #expect(violation < Self.rounding, "\(distance.name), \(law), seed \(seed)")
      }
    }
  }

  @Test("A law that a distance does not claim is broken by some samples", arguments: distances.indices)
  func brokenLaws(index: Int) throws {
    let distance = Self.distances[index]
    let all: [SampleDistance.Law] = [
      .nonNegative, .zeroOnEqualSamples, .symmetric, .triangle, .translationInvariant, .rotationInvariant, .monotoneInvariant,
    ]
    for law in all where !distance.laws.contains(law) {
      let violations = try (0..<40).map { try Self.violation(of: law, by: distance, on: Self.samples(UInt64($0))) }
      let triangles = law == .triangle ? try Self.collinear.map { try Self.violation(of: law, by: distance, on: $0) } : []
      let signs = law == .nonNegative ? try Self.alike.map { try Self.violation(of: law, by: distance, on: $0) } : []
      #expect((violations + triangles + signs).contains { $0 > Self.rounding }, "\(distance.name), \(law)")
    }
  }

  /// Three samples in a row, on which a square is longer than its parts: in place, in spread, and in both.
  private static let collinear: [[Matrix]] = [0, 1].map { kind in
    let base = RandomSource(seed: 9).normals(rowCount: 8, columnCount: 2)
    return (0..<3).map { step in mapped(base) { kind == 0 ? $0 + 0.3 * Double(step) : $0 * (1 + 0.3 * Double(step)) } }
  }

  /// Samples of one law, between which an unbiased distance is negative half of the time.
  private static let alike: [[Matrix]] = (0..<20).map { seed in
    let random = RandomSource(seed: UInt64(seed))
    return (0..<3).map { _ in random.normals(rowCount: 10, columnCount: 2) }
  }

  @Test("Distances of known samples: (0, 0), (0, 0) against (3, 4), (3, 4)")
  func knownValues() throws {
    let (x, y) = (Matrix(rows: [[0, 0], [0, 0]]), Matrix(rows: [[3, 4], [3, 4]]))
    let expected: [(SampleDistance, Double)] = [
      (.wasserstein1, 5), (.wasserstein2, 5), (.biasedMMD(.linear), 25), (.energy, 10), (.coral, 0), (.kolmogorovSmirnov, 1),
      (.stumps, 1),
    ]
    for (distance, value) in expected {
      let measured = try distance.value(x, y)
      #expect((measured - value).magnitude < 1e-12, "\(distance.name)")
    }
  }
}
