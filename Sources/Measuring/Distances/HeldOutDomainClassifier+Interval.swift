internal import Divergences
internal import NumericCore

extension HeldOutDomainClassifier {
  /// The distance with its p-value and an interval from resampling the held-out rows, which for counts of errors is binomial.
  func measured(resamples: Int, random: RandomSource) -> MeasuredDistance {
    let resampled = (0..<resamples).map { _ in
      let onSource = random.binomial(trials: sourceCount, probability: Double(sourceErrorCount) / Double(sourceCount))
      let onTarget = random.binomial(trials: targetCount, probability: Double(targetErrorCount) / Double(targetCount))
      return proxyADistance(
        balancedError: (Double(onSource) / Double(sourceCount) + Double(onTarget) / Double(targetCount)) / 2)
    }
    let ends = resampled.isEmpty ? nil : resampled.quantiles([0.025, 0.975])
    return MeasuredDistance(value: distance, pValue: pValue, interval: ends.map { .init(lower: $0[0], upper: $0[1]) })
  }
}
