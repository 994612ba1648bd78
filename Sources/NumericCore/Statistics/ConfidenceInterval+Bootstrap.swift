extension ConfidenceInterval {
  /// The interval between two percentiles of the statistic over resamples drawn with replacement.
  ///
  /// Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", Chapman & Hall (1993), chapter 13.
  ///
  /// - Parameters:
  ///   - sample: the independent units that are resampled: numbers, pairs, rows.
  ///   - statistic: a function of a sample of the same size.
  /// - Precondition: there is a unit and a resample, the statistic is never NaN, and the level is between 0 and 1.
  /// - Complexity: `resampleCount` values of the statistic.
  public static func bootstrapPercentile<Unit>(
    of sample: [Unit], level: Double, resampleCount: Int = 2000, from source: RandomSource, statistic: ([Unit]) -> Double
  ) -> ConfidenceInterval {
    requireLevel(level)
    let sorted = bootstrap(sample, resampleCount, source, statistic).radixSorted()
    return ConfidenceInterval(
      lower: sorted.quantileOfSorted((1 - level) / 2), upper: sorted.quantileOfSorted((1 + level) / 2), level: level,
      method: .bootstrapPercentile)
  }

  /// The bootstrap interval with percentiles corrected for bias and for a spread that changes with the parameter.
  ///
  /// The bias correction z₀ is the normal quantile of the part of resamples below the sample's own statistic, ties counted half;
  /// the acceleration a is a sixth of the skewness of the leave-one-out values. For each end's normal quantile z, the percentile is
  /// Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))).
  ///
  /// Source: B. Efron, "Better bootstrap confidence intervals", Journal of the American Statistical Association 82 (1987).
  ///
  /// - Parameters:
  ///   - sample: the independent units that are resampled: numbers, pairs, rows.
  ///   - statistic: a function of a sample of the same size, or of one unit less.
  /// - Precondition: there are two units and a resample, the statistic is finite, and the level is between 0 and 1.
  /// - Complexity: `resampleCount` + *n* + 1 values of the statistic for *n* units.
  public static func bootstrapBCa<Unit>(
    of sample: [Unit], level: Double, resampleCount: Int = 2000, from source: RandomSource, statistic: ([Unit]) -> Double
  ) -> ConfidenceInterval {
    requireLevel(level)
    precondition(sample.count >= 2, "The BCa interval needs at least two units, not \(sample.count).")
    let sorted = bootstrap(sample, resampleCount, source, statistic).radixSorted()
    let bias = biasCorrection(sorted, observed: statistic(sample))
    let acceleration = acceleration(sample, statistic)
    let percentiles = [(1 - level) / 2, (1 + level) / 2].map { probability in
      let z = bias + NormalDistribution.standard.quantile(probability)
      return NormalDistribution.standard.cumulative(bias + z / (1 - acceleration * z))
    }
    return ConfidenceInterval(
      lower: sorted.quantileOfSorted(min(percentiles[0], percentiles[1])),
      upper: sorted.quantileOfSorted(max(percentiles[0], percentiles[1])), level: level, method: .bootstrapBCa)
  }

  private static func bootstrap<Unit>(
    _ sample: [Unit], _ resampleCount: Int, _ source: RandomSource, _ statistic: ([Unit]) -> Double
  ) -> [Double] {
    precondition(!sample.isEmpty && resampleCount > 0, "A bootstrap needs at least one unit and one resample.")
    return (0..<resampleCount).map { _ in statistic(source.bootstrapIndices(sample.count).map { sample[$0] }) }
  }

  /// z₀, kept finite by half a resample where all of them lie on one side.
  private static func biasCorrection(_ sorted: [Double], observed: Double) -> Double {
    let below = Double(sorted.count { $0 < observed })
    let ties = Double(sorted.count { $0 == observed })
    let halfResample = 0.5 / Double(sorted.count)
    let part = (below + ties / 2) / Double(sorted.count)
    return NormalDistribution.standard.quantile(min(max(part, halfResample), 1 - halfResample))
  }

  /// Σ d³ / (6 (Σ d²)^(3/2)) for the deviations d of the leave-one-out values from their mean; 0 where all of them agree.
  private static func acceleration<Unit>(_ sample: [Unit], _ statistic: ([Unit]) -> Double) -> Double {
    let leftOut = sample.indices.map { index in
      var rest = sample
      rest.remove(at: index)
      return statistic(rest)
    }
    let mean = leftOut.mean
    let deviations = leftOut.map { mean - $0 }
    let squares = deviations.map { $0 * $0 }.sum()
    return squares == 0 ? 0 : deviations.map { $0 * $0 * $0 }.sum() / (6 * squares * squares.squareRoot())
  }
}
