public import Learning
public import NumericCore

/// What kernel mean matching matches in one feature, with a Gaussian kernel and with the linear one.
public struct MatchingTrial: Codable, Sendable, Hashable {
  /// How far weighted moments of the source are from the target's.
  public struct Errors: Codable, Sendable, Hashable {
    /// |weighted mean of x − target mean|.
    public let mean: Double
    /// The same of x².
    public let square: Double
  }

  /// The squared MMD of the Gaussian kernel before weighting.
  public let discrepancyBefore: Double
  /// The same under the weights.
  public let discrepancyAfter: Double
  /// Under weights by the Gaussian kernel of the median heuristic.
  public let gaussian: Errors
  /// Under weights by the linear kernel.
  public let linear: Errors

  /// Draws examples of the source N(0, 1), then as many of the target, and matches them.
  ///
  /// - Throws: ``LearningError`` where there are too few examples.
  public init(to target: NormalDistribution, count: Int, from random: RandomSource) throws(LearningError) {
    let source = random.normals(rowCount: count, columnCount: 1)
    let points = random.normals(count: count).map { target.mean + target.standardDeviation * $0 }
    try self.init(source: source, target: Matrix(rowCount: count, columnCount: 1, elements: points))
  }

  /// Matches the source to the target.
  ///
  /// - Parameters:
  ///   - source: n × 1.
  ///   - target: n × 1.
  /// - Precondition: there are as many examples of both domains.
  /// - Throws: ``LearningError`` where the examples are all equal or not finite.
  public init(source: Matrix, target: Matrix) throws(LearningError) {
    precondition(source.rowCount == target.rowCount, "The discrepancy is computed for domains of equal size.")
    let kernel = try WeightMethod.kernel(source, target)
    // ε = 0 keeps the mean weight at 1: MMD² is then (2/n²) (½ βᵀKβ − κᵀβ) plus the target's own part.
    let matching = try KernelMeanMatching(source: source, target: target, kernel: kernel, meanTolerance: 0)
    let pairCount = Double(source.rowCount * source.rowCount)
    let own = kernel.sums(at: target, over: target).sum() / pairCount
    let crossed = kernel.sums(at: source, over: target).sum() / pairCount
    discrepancyBefore = kernel.sums(at: source, over: source).sum() / pairCount - 2 * crossed + own
    discrepancyAfter = max(0, 2 * matching.certificate.objective / pairCount + own)
    func errors(_ weights: ImportanceWeights) -> Errors {
      let diagnostics = WeightDiagnostics(weights, source: source, target: target)
      return Errors(mean: diagnostics.firstMoments[0].error, square: diagnostics.secondMoments[0].error)
    }
    gaussian = errors(matching.weights)
    linear = errors(try KernelMeanMatching(source: source, target: target, kernel: .linear, meanTolerance: 0).weights)
  }
}
