extension Stump {
  /// The stump with the fewest errors on a labelled sample, of ``Stumps`` on its features; the first of equals.
  ///
  /// - Precondition: the sample is labelled with 0 and 1, and its features are finite.
  public init(fewestErrorsOn sample: Sample) {
    self = Stumps(points: sample.features).riskMinimizer(on: FiniteDomain(sample)).hypothesis
  }

  /// The weighted share of a sample that the stump labels wrongly.
  ///
  /// - Precondition: the sample is labelled and not empty.
  public func errorRate(on sample: Sample) -> Double {
    sample.risk(of: sample.features.column(feature).map { label($0) ? 1 : 0 }, loss: .zeroOne)
  }
}
