internal import Learning
public import NumericCore

/// The excess risks of ``RepresentationRisk`` by simulation: the mean over samples, σ² = 1.
///
/// The errors of least squares do not depend on w, so that w is 0 for the features that φ sees, the first k, and β for the first
/// one that it does not see.
public struct RepresentationSimulation: Codable, Sendable, Hashable {
  /// ‖ŵ − w‖² of least squares on all features.
  public let scratch: Double
  /// The same with φ, one for each β² that was tried.
  public let shared: [Double]

  /// Simulates samples of n examples, on which φ sees all but β² of the target, for each `unseen`.
  ///
  /// - Precondition: 1 ≤ k < d ≤ n, no β² is negative, and there is a repetition.
  /// - Throws: `NumericalError` of least squares.
  public init(
    featureCount: Int, dimension: Int, count: Int, unseen: [Rational], repetitions: Int, from random: RandomSource
  ) throws(NumericalError) {
    precondition(1 <= dimension && dimension < featureCount && featureCount <= count, "Least squares is unique for 1 ≤ k < d ≤ n.")
    precondition(repetitions > 0 && unseen.allSatisfy { $0 >= 0 }, "A mean is over a sample, and β² is not negative.")
    var (scratch, shared) = (0.0, unseen.map { _ in 0.0 })
    for _ in 0..<repetitions {
      let inputs = random.normals(rowCount: count, columnCount: featureCount)
      let noise = random.normals(count: count)
      let error = try LeastSquares(inputs, noise).coefficients
      scratch += error.dot(error)
      let seen = inputs.firstColumns(dimension)
      for (index, unseen) in unseen.enumerated() {
        let part = unseen.doubleValue.squareRoot()
        let labels = (0..<count).map { noise[$0] + part * inputs[$0, dimension] }
        let error = try LeastSquares(seen, labels).coefficients
        shared[index] += error.dot(error) + unseen.doubleValue
      }
    }
    (self.scratch, self.shared) = (scratch / Double(repetitions), shared.map { $0 / Double(repetitions) })
  }
}
