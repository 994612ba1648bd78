extension FiniteDomain<Int> {
  /// The examples of a labelled sample as points, each with the same mass: risks are errors, counted in this mass.
  ///
  /// The sample's own weights do not count.
  ///
  /// - Precondition: the sample is labelled with 0 and 1.
  public init(_ sample: Sample, mass: Int = 1) {
    guard let labels = sample.labels else { preconditionFailure("Only a labelled sample is a domain of its examples.") }
    precondition(labels.allSatisfy { $0 == 0 || $0 == 1 }, "The labels of a domain are 0 and 1.")
    self.init(marginal: Array(repeating: mass, count: sample.count), labels: labels.map { $0 == 1 })
  }
}

extension FiniteDomain {
  /// The points of both domains, this one's first.
  public func appending(_ other: FiniteDomain) -> FiniteDomain {
    FiniteDomain(negative: negative + other.negative, positive: positive + other.positive)
  }
}
