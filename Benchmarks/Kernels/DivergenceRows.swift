import Divergences
import Learning
import NumericCore

/// Distances between samples.
var divergenceRows: [Row] {
  [wasserstein, thresholds, permutations]
}

private var wasserstein: Row {
  Row("wasserstein-1d-1e6") { inputs in
    let x = try inputs.keep("x", inputs.random.normals(count: 1_000_000))
    let y = try inputs.keep("y", inputs.random.normals(count: 1_000_000).map { 0.5 + 1.2 * $0 })
    return { wasserstein1(x, y) }
  }
}

private var thresholds: Row {
  Row("hdh-thresholds-1e6") { inputs in
    let x = try inputs.keep("x", inputs.random.normals(count: 1_000_000))
    let y = try inputs.keep("y", inputs.random.normals(count: 1_000_000).map { 0.3 + $0 })
    return { ThresholdDivergence(x, y).kuiper }
  }
}

private var permutations: Row {
  Row("mmd-permutation-1000") { inputs in
    let (source, target) = try (inputs.cloud("source", 1000, 10), inputs.cloud("target", 1000, 10, mean: 0.3))
    return {
      KernelTwoSampleTest(
        source: source, target: target, kernel: .gaussian(gamma: 0.05), permutations: 200, random: inputs.random
      ).statistic
    }
  }
}
