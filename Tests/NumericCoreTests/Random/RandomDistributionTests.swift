import NumericCore
import Testing

@Suite("Random draws") struct RandomDistributionTests {
  static let count = 20_000

  /// Expects draws to have a distribution function, by the Dvoretzky–Kiefer–Wolfowitz inequality at 10⁻⁶.
  private func expect(_ name: String, _ distribution: any ContinuousDistribution, _ draw: (RandomSource) -> Double) {
    let source = RandomSource(seed: 17).stream(name)
    let values = (0..<Self.count).map { _ in draw(source) }
    let distance = kolmogorovDistance(values) { distribution.cumulative($0) }
    #expect(distance < dvoretzkyBound(Self.count), "\(name): distance \(distance)")
  }

  @Test("continuous draws have the distribution function of their distribution") func continuous() {
    expect("normal", NormalDistribution(mean: -2, standardDeviation: 3)) { $0.normal(mean: -2, standardDeviation: 3) }
    // χ² with k degrees of freedom is a gamma number of shape k/2 and scale 2.
    expect("gamma, small shape", ChiSquaredDistribution(degreesOfFreedom: 0.6)) { $0.gamma(shape: 0.3, scale: 2) }
    expect("gamma", ChiSquaredDistribution(degreesOfFreedom: 12)) { 4 * $0.gamma(shape: 6, scale: 0.5) }
    expect("beta", BetaDistribution(0.7, 3)) { $0.beta(0.7, 3) }
    expect("Dirichlet margin", BetaDistribution(2, 4.5)) { $0.dirichlet([1.5, 2, 3])[1] }
    expect("sparse Dirichlet margin", BetaDistribution(0.2, 0.4)) { $0.dirichlet([0.2, 0.2, 0.2])[0] }
  }

  @Test("a million normals pass Kolmogorov's test, and their tails are as frequent as they should be") func normals() {
    let values = RandomSource(seed: 23).normals(count: 1_000_000)
    let sorted = values.radixSorted()
    var distance = 0.0
    for index in stride(from: 0, to: sorted.count, by: 10) {
      distance = max(distance, abs(NormalDistribution.standard.cumulative(sorted[index]) - Double(index) / 1e6))
    }
    #expect(distance < dvoretzkyBound(1_000_000))
    // Beyond 3.654 numbers come from the tail's own algorithm; between them, from the wedges of the outermost layers.
    for edge in [1, 3, 3.5, 3.6541528853610088, 4, 4.5] {
      let upper = NormalDistribution.standard.upperTail(edge)
      expectBinomial(values.count { $0 > edge }, trials: 1_000_000, probability: upper, "above \(edge)")
      expectBinomial(values.count { $0 < -edge }, trials: 1_000_000, probability: upper, "below −\(edge)")
    }
    // Around 0 the top layer, which has no rectangle below it.
    let center = 1 - 2 * NormalDistribution.standard.upperTail(0.1)
    expectBinomial(values.count { abs($0) < 0.1 }, trials: 1_000_000, probability: center, "near 0")
  }

  @Test("the normal tail beyond the outermost layer has the tail's own distribution") func normalTail() {
    let start = NormalZiggurat.tailStart
    let normal = NormalDistribution.standard
    let source = RandomSource(seed: 29)
    let values = (0..<Self.count).map { _ in NormalZiggurat.standard.drawTail(from: source) }
    let distance = kolmogorovDistance(values) { 1 - normal.upperTail($0) / normal.upperTail(start) }
    #expect(distance < dvoretzkyBound(Self.count))
  }

  @Test("the portable logarithm is within 2 units in the last place", arguments: 0..<5)
  func logarithm(seed: UInt64) {
    let source = RandomSource(seed: seed)
    for _ in 0..<2000 {
      let x = source.bernoulli(0.5) ? source.uniform() : Double.exp(source.uniform(in: -700...700))
      #expect(abs(portableLogarithm(x) - .log(x)) <= 2 * Double.log(x).ulp, "log \(x)")
    }
    #expect(portableLogarithm(1) == 0)
  }

  @Test("discrete draws have the probabilities of their distribution") func discrete() {
    check("binomial", BinomialDistribution(trials: 9, probability: 0.35)) { $0.binomial(trials: 9, probability: 0.35) }
    check("Bernoulli", BinomialDistribution(trials: 1, probability: 0.3)) { $0.bernoulli(0.3) ? 1 : 0 }
    #expect(RandomSource(seed: 1).binomial(trials: 0, probability: 0.5) == 0)
    #expect(!RandomSource(seed: 1).bernoulli(0) && RandomSource(seed: 1).bernoulli(1))
  }

  private func check(_ name: String, _ distribution: BinomialDistribution, _ draw: (RandomSource) -> Int) {
    let source = RandomSource(seed: 19).stream(name)
    let values = (0..<Self.count).map { _ in draw(source) }
    for count in 0...(values.max() ?? 0) {
      let probability = distribution.probability(of: count)
      expectBinomial(values.count { $0 == count }, trials: Self.count, probability: probability, "\(name) = \(count)")
    }
  }

  @Test("permutations of three things are equally frequent") func permutations() {
    let source = RandomSource(seed: 37)
    let drawn = (0..<Self.count).map { _ in source.permutation(3) }
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      expectBinomial(drawn.count { $0 == order }, trials: Self.count, probability: 1 / 6, "\(order)")
    }
    #expect(source.permutation(0).isEmpty && Set(source.permutation(100)) == Set(0..<100))
  }

  @Test("samples without replacement hold different elements, each sequence equally likely", arguments: [(2, 3), (2, 40)])
  func sampling(size: Int, count: Int) {
    let source = RandomSource(seed: 41)
    let drawn = (0..<Self.count).map { _ in source.sample(size, below: count) }
    #expect(drawn.allSatisfy { Set($0).count == size && $0.allSatisfy { 0 <= $0 && $0 < count } })
    for element in [0, 1, count - 1] {
      for place in 0..<size {
        let hits = drawn.count { $0[place] == element }
        expectBinomial(hits, trials: Self.count, probability: 1 / Double(count), "\(element) at \(place)")
      }
    }
    #expect(Set(source.sample(count, below: count)) == Set(0..<count) && source.sample(0, below: 0).isEmpty)
  }

  @Test("bootstrap indices are uniform and independent") func bootstrap() {
    let source = RandomSource(seed: 43)
    let drawn = (0..<Self.count).map { _ in source.bootstrapIndices(4) }
    expectBinomial(drawn.count { $0[0] == $0[3] }, trials: Self.count, probability: 0.25, "equal")
    expectBinomial(drawn.count { $0[2] == 3 }, trials: Self.count, probability: 0.25, "three")
  }

  @Test("multivariate normals have the given mean and covariance") func multivariate() throws {
    let covariance = Matrix(rows: [[4, 1.2, -0.5], [1.2, 1, 0.1], [-0.5, 0.1, 2]])
    let distribution = try MultivariateNormal(mean: [1, -2, 10], covariance: covariance)
    let draws = distribution.draws(count: Self.count, from: RandomSource(seed: 47))
    // Whitened, the draws are standard normal in every direction, axes and diagonals: z = L⁻¹(x − μ).
    let centred = draws.subtracting(rowwise: [1, -2, 10])
    let whitened = try CholeskyDecomposition(covariance).solveLower(centred.transposed).transposed
    for direction in [[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, -1]] {
      let scale = direction.norm
      let projected = whitened.times(direction).map { $0 / scale }
      #expect(kolmogorovDistance(projected) { NormalDistribution.standard.cumulative($0) } < dvoretzkyBound(Self.count))
    }
    #expect(throws: NumericalError.self) { try MultivariateNormal(mean: [0, 0], covariance: Matrix(rows: [[1, 2], [2, 1]])) }
  }
}
