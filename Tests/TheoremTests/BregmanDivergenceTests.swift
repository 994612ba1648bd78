import Divergences
import NumericCore
import Testing
import Transfer

@Suite("Σ D_φ(xᵢ, c) − Σ D_φ(xᵢ, m) = n D_φ(m, c): the mean minimises every Bregman divergence in the second argument")
struct BregmanDivergenceTests {
  /// 1…8 points of 1…5 coordinates from e⁻³ to e³ with either sign where φ allows it, some of them 0, and another point of the
  /// kind.
  private struct Instance {
    let points: Matrix
    let mean: [Double]
    let other: [Double]

    init(_ divergence: BregmanDivergence, seed: UInt64) {
      let random = RandomSource(seed: seed)
      let (count, dimension) = (1 + random.integer(below: 8), 1 + random.integer(below: 5))
      func coordinate() -> Double {
        let size = Double.exp(random.uniform(in: -3...3))
        switch divergence {
        case .squaredEuclidean: return random.bernoulli(0.5) ? size : -size
        case .generalizedKullbackLeibler: return random.bernoulli(0.2) ? 0 : size
        case .itakuraSaito: return size
        }
      }
      points = Matrix(
        rowCount: count, columnCount: dimension, elements: (0..<count * dimension).map { _ in coordinate() })
      mean = points.columnMeans(weights: (0..<count).map { _ in 1 })
      // A zero in c is allowed where all x are 0 only.
      other = (0..<dimension).map { _ in
        let value = coordinate()
        return value == 0 ? 0.5 : value
      }
    }
  }

  /// φ(x) − φ(c) − ∇φ(c)·(x − c), written out.
  private func definition(_ divergence: BregmanDivergence, _ x: [Double], _ c: [Double]) -> Double {
    func potential(_ x: [Double]) -> Double {
      switch divergence {
      case .squaredEuclidean: x.map { $0 * $0 }.sum()
      case .generalizedKullbackLeibler: x.map { $0 == 0 ? 0 : $0 * .log($0) }.sum()
      case .itakuraSaito: -x.map { Double.log($0) }.sum()
      }
    }
    let gradient = c.map { c -> Double in
      switch divergence {
      case .squaredEuclidean: 2 * c
      // φ is x log x, whose derivative is log x + 1.
      case .generalizedKullbackLeibler: .log(c) + 1
      case .itakuraSaito: -1 / c
      }
    }
    return potential(x) - potential(c) - gradient.dot(x.subtracting(c))
  }

  @Test("law: each is φ(x) − φ(c) − ∇φ(c)·(x − c), never negative, and 0 at x = c", arguments: BregmanDivergence.allCases)
  func isBregman(divergence: BregmanDivergence) {
    for seed in 1...300 {
      let instance = Instance(divergence, seed: UInt64(seed))
      let x = instance.points.row(0)
      let found = divergence(x, instance.other)
      // φ and ∇φ·(x − c) reach 5 · e⁶ at most.
      #expect((found - definition(divergence, x, instance.other)).magnitude <= 1e-11, "seed \(seed)")
      #expect(found >= 0 && divergence(x, x) == 0, "seed \(seed)")
    }
  }

  @Test("law: the identity, on 400 random instances", arguments: BregmanDivergence.allCases)
  func identity(divergence: BregmanDivergence) {
    for seed in 1...400 {
      let instance = Instance(divergence, seed: UInt64(seed))
      let (toOther, toMean) = (
        divergence.sum(of: instance.points, to: instance.other), divergence.sum(of: instance.points, to: instance.mean)
      )
      let excess = Double(instance.points.rowCount) * divergence(instance.mean, instance.other)
      // Sums of at most 40 nonnegative terms, each with a few roundings; and the mean is rounded.
      let tolerance = 100 * Double.ulpOfOne * (toOther + toMean + excess + 1)
      #expect((toOther - toMean - excess).magnitude <= tolerance, "seed \(seed): \(toOther), \(toMean), \(excess)")
    }
  }

  @Test("law: no other point is better than the mean, near or far", arguments: BregmanDivergence.allCases)
  func minimality(divergence: BregmanDivergence) {
    for seed in 1...300 {
      let instance = Instance(divergence, seed: UInt64(seed))
      let random = RandomSource(seed: UInt64(seed)).stream("perturbations")
      let atMean = divergence.sum(of: instance.points, to: instance.mean)
      #expect(atMean < divergence.sum(of: instance.points, to: instance.other), "seed \(seed)")
      for size in [1e-3, 0.1, 0.9] {
        let perturbed = instance.mean.map { $0 == 0 ? size : $0 * (1 + size * (2 * random.uniform() - 1)) }
        // The excess, of order size², is far above rounding.
        #expect(atMean < divergence.sum(of: instance.points, to: perturbed), "seed \(seed), perturbed by \(size)")
      }
    }
  }

  @Test("ends: one point is its own mean; 0 log 0 = 0; mass where c has none is infinitely far; the smallest differences count")
  func ends() {
    let (kullbackLeibler, itakuraSaito) = (BregmanDivergence.generalizedKullbackLeibler, BregmanDivergence.itakuraSaito)
    #expect(kullbackLeibler([0, 1], [2, 1]) == 2 && kullbackLeibler([0], [0]) == 0 && kullbackLeibler([1], [0]) == .infinity)
    #expect(BregmanDivergence.squaredEuclidean([0, 0], [3, 4]) == 25 && BregmanDivergence.squaredEuclidean([], []) == 0)
    // Points that are all 0 in a coordinate have a mean on the edge of the domain, and the identity holds there.
    let points = Matrix(rows: [[0, 1], [0, 3]])
    let toMean = kullbackLeibler.sum(of: points, to: [0, 2])
    #expect(toMean + 2 * kullbackLeibler([0, 2], [5, 2]) == kullbackLeibler.sum(of: points, to: [5, 2]))
    // D(c + t, c) ≈ φ″(c) t²/2, to a relative error of about t/c + ulp / (t/c); log(x/c) would lose all digits.
    let step = 0x1p-25
    #expect((kullbackLeibler([3 + step], [3]) / (step * step / 6) - 1).magnitude <= 1e-7)
    #expect((itakuraSaito([3 + step], [3]) / (step * step / 18) - 1).magnitude <= 1e-7)
    #expect(itakuraSaito([0x1p900], [0x1p899]) == itakuraSaito([2], [1]))
    #expect((kullbackLeibler([1e200], [1e-200]) / 1e200 - 400 * .log(10) + 1).magnitude <= 1e-12)
  }

  @Test("necessity: for Σ |x − c|, which is no such divergence, the median of {0, 0, 3} is better than the mean")
  func absoluteDifference() {
    let points = [0.0, 0, 3]
    func total(_ c: Double) -> Double { points.map { ($0 - c).magnitude }.sum() }
    #expect(points.sum() / 3 == 1 && total(0) == 3 && total(1) == 4)
    #expect(BregmanDivergence.squaredEuclidean.sum(of: Matrix(rows: points.map { [$0] }), to: [1]) == 6)
    #expect(BregmanDivergence.squaredEuclidean.sum(of: Matrix(rows: points.map { [$0] }), to: [0]) == 9)
  }

  @Test("necessity: in the first argument the mean 5/2 of {1, 4} loses to the geometric mean 2, and to the harmonic mean 8/5")
  func reversedArguments() {
    func total(_ divergence: BregmanDivergence, from c: Double) -> Double { divergence([c], [1]) + divergence([c], [4]) }
    let kullbackLeibler = { total(.generalizedKullbackLeibler, from: $0) }
    #expect((kullbackLeibler(2) - 1).magnitude <= 4 * Double.ulpOfOne)
    #expect((kullbackLeibler(2.5) - 2.5 * Double.log(1.5625)).magnitude <= 8 * Double.ulpOfOne)
    #expect(kullbackLeibler(2.5) > 1.11)
    #expect(total(.itakuraSaito, from: 1.6) < total(.itakuraSaito, from: 2.5) - 0.2)
    #expect(total(.squaredEuclidean, from: 2.5) == 4.5)
  }

  @Test("A vector outside the domain of φ is a caller's mistake")
  func domains() async {
    await #expect(processExitsWith: .failure) { _ = BregmanDivergence.generalizedKullbackLeibler([-1], [1]) }
    await #expect(processExitsWith: .failure) { _ = BregmanDivergence.itakuraSaito([1], [0]) }
    await #expect(processExitsWith: .failure) { _ = BregmanDivergence.squaredEuclidean([.nan], [0]) }
    await #expect(processExitsWith: .failure) { _ = BregmanDivergence.squaredEuclidean([1], [0, 0]) }
  }
}
