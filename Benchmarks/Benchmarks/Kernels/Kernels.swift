import Benchmark
import Learning
import NumericCore
import Transfer

// Fixed work, the same as that of `peers.py`; a benchmark's name is the peer's row. `./compare` prints both and their ratio.

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 1, maxDuration: .seconds(3), maxIterations: 30)
  let random = RandomSource(seed: 7)

  for size in [32, 64, 128, 256, 512] {
    let a = Matrix(rowCount: size, columnCount: size, elements: random.normals(count: size * size))
    let b = Matrix(rowCount: size, columnCount: size, elements: random.normals(count: size * size))
    // Small products repeat until a measurement is well above the clock's resolution.
    let repetitions = max(1, 10_000_000 / (size * size * size))
    Benchmark("matrix-product-\(size)") { benchmark in
      var product = Matrix(rowCount: size, columnCount: size, repeating: 0)
      for _ in 0..<repetitions { Matrix.multiply(a, b, into: &product) }
      blackHole(product)
    }
  }

  for size in [200, 400] {
    let x = Matrix(rowCount: 2 * size, columnCount: size, elements: random.normals(count: 2 * size * size))
    let symmetric = x.gram
    Benchmark("symmetric-eigen-\(size)") { _ in blackHole(try SymmetricEigendecomposition(symmetric)) }
  }

  Benchmark("normals-1e6") { _ in blackHole(random.normals(count: 1_000_000)) }

  let x = random.normals(count: 1_000_000)
  let y = random.normals(count: 1_000_000).map { 0.5 + 1.2 * $0 }
  Benchmark("wasserstein-1d-1e6") { _ in blackHole(wasserstein1(SortedSample(x), SortedSample(y))) }

  let shifted = random.normals(count: 1_000_000).map { 0.3 + $0 }
  Benchmark("hdh-thresholds-1e6") { _ in blackHole(ThresholdDivergence(SortedSample(x), SortedSample(shifted)).kuiper) }

  let source = Matrix(rowCount: 1000, columnCount: 10, elements: random.normals(count: 10_000))
  let target = Matrix(rowCount: 1000, columnCount: 10, elements: random.normals(count: 10_000).map { 0.3 + $0 })
  Benchmark("mmd-permutation-1000") { _ in
    blackHole(
      KernelTwoSampleTest(
        source: source, target: target, kernel: .gaussian(gamma: 0.05), permutations: 200, random: random))
  }
}
