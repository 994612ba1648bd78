public import NumericCore

extension PrototypeErrorRate {
  /// How many queries err of `trialCount` that are drawn, each with prototypes of its own.
  public func simulatedErrorCount(trialCount: Int, from random: RandomSource) -> Int {
    (0..<trialCount).count { _ in simulatedQueryErrs(random) }
  }

  /// Whether a query of the first class, whose mean is 0, is nearer to the prototype of the second.
  ///
  /// A prototype is the mean of K normal examples, hence normal with the variance 1/K.
  private func simulatedQueryErrs(_ random: RandomSource) -> Bool {
    let spread = 1 / Double(shotCount).squareRoot()
    let first = random.normals(count: dimension).scaled(by: spread)
    var second = random.normals(count: dimension).scaled(by: spread)
    second[0] += separation
    let query = random.normals(count: dimension)
    return query.squaredDistance(to: second) < query.squaredDistance(to: first)
  }
}

/// The law beside simulated errors.
public struct PrototypeErrorSimulation: Sendable, Hashable {
  /// The law.
  public let rate: PrototypeErrorRate
  /// How many queries erred.
  public let errorCount: Int
  /// How many were simulated.
  public let trialCount: Int

  /// A simulation that was made.
  ///
  /// - Precondition: there is a trial.
  public init(of rate: PrototypeErrorRate, errorCount: Int, trialCount: Int) {
    precondition(trialCount > 0 && (0...trialCount).contains(errorCount), "Of \(trialCount) trials \(errorCount) cannot err.")
    (self.rate, self.errorCount, self.trialCount) = (rate, errorCount, trialCount)
  }

  /// The share of queries that erred.
  public var share: Double { Double(errorCount) / Double(trialCount) }

  /// Wilson's interval of the error rate.
  public func interval(level: Double) -> ConfidenceInterval { .wilson(successes: errorCount, trials: trialCount, level: level) }
}
