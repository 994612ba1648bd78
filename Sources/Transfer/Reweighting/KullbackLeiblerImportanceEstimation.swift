public import Learning
public import NumericCore

/// The Kullback–Leibler importance estimation procedure (KLIEP): the density ratio as a sum of Gaussian functions around target
/// examples, by maximum likelihood.
///
///     maximise  mean over the target of log w(z)   over  w(x) = Σₗ αₗ k(x, cₗ), α ≥ 0, mean over the source of w = 1.
///
/// In the shares aₗ = αₗ · (mean over the source of k(x, cₗ)), which sum to 1, this is the likelihood of a mixture with known
/// components. It is maximised by expectation maximisation, aₗ ← aₗ gₗ with gₗ the slope of the objective, which never lowers it
/// and never leaves the constraints; log max gₗ bounds what is missing to the maximum.
///
/// Source: M. Sugiyama, T. Suzuki, S. Nakajima, H. Kashima, P. von Bünau and M. Kawanabe, "Direct importance estimation for
/// covariate shift adaptation", Annals of the Institute of Statistical Mathematics 60 (2008).
public struct KullbackLeiblerImportanceEstimation: Sendable, Hashable {
  /// The width σ of the Gaussian functions.
  public let bandwidth: Double
  /// α, one a centre, not negative.
  public let coefficients: [Double]
  /// The mean over the target of log w(z): an estimate of the divergence KL(T‖S), in nats.
  public let objective: Double
  /// No α of the same constraints has an objective larger by more than this.
  public let optimalityGap: Double
  /// The number of steps.
  public let iterationCount: Int
  private let basis: KernelBasis

  /// Fits the ratio for a given bandwidth.
  ///
  /// - Parameters:
  ///   - source: `n_S × d`.
  ///   - target: `n_T × d`, in random order: evenly spaced rows become the centres.
  ///   - bandwidth: σ > 0.
  ///   - centreLimit: the largest number of centres.
  ///   - tolerance: the largest optimality gap at which to stop, in nats.
  /// - Precondition: both domains have the same features; bandwidth, limit and tolerance are positive.
  /// - Throws: ``LearningError`` where a domain is empty or not finite, where the kernel reaches from no centre to the source (take
  ///   a larger bandwidth), or where the gap does not close.
  /// - Complexity: O(*n_T* *b*) a step for *b* centres.
  public init(
    source: Matrix, target: Matrix, bandwidth: Double, centreLimit: Int = 100, tolerance: Double = 1e-4,
    iterationLimit: Int = 100_000
  ) throws(LearningError) {
    precondition(bandwidth > 0 && centreLimit > 0 && tolerance > 0, "Bandwidth, number of centres and tolerance are positive.")
    try requireDomains(source: source, target: target, minimum: 1)
    let basis = KernelBasis(target: target, limit: centreLimit)
    let sourceMeans = basis.values(at: source, bandwidth: bandwidth).columnMeans
    // A centre that no source example comes near would get an infinite coefficient.
    let reached = sourceMeans.map { $0 > 1e-12 }
    guard reached.contains(true) else { throw .notDetermined }
    var densities = basis.values(at: target, bandwidth: bandwidth).transposed
    densities.transformRows { centre, row in
      for example in 0..<row.count { row[example] = reached[centre] ? row[example] / sourceMeans[centre] : 0 }
    }
    let start = 1 / Double(reached.count { $0 })
    let fit = try MixtureShares(
      densities: densities, from: reached.map { $0 ? start : 0 }, tolerance: tolerance, iterationLimit: iterationLimit)
    coefficients = sourceMeans.indices.map { reached[$0] ? fit.shares[$0] / sourceMeans[$0] : 0 }
    objective = densities.combiningRows(fit.shares).map { Double.log($0) }.mean
    optimalityGap = fit.gap
    iterationCount = fit.iterationCount
    self.basis = basis
    self.bandwidth = bandwidth
  }

  /// Fits the ratio with the bandwidth of the largest likelihood of target examples that were left out; ties go to the first.
  ///
  /// - Parameters:
  ///   - bandwidths: nil for the median distance of the pooled sample times 0.2, 0.5, 1, 2.
  ///   - foldCount: the number of folds that the target is divided into.
  ///   - generator: divides it.
  /// - Precondition: both domains have the same features; there are at least two folds, and a bandwidth to choose.
  /// - Throws: ``LearningError`` as for a given bandwidth, and where the target has fewer examples than folds.
  public init(
    choosingFor source: Matrix, target: Matrix, bandwidths: [Double]? = nil, foldCount: Int = 5, centreLimit: Int = 100,
    using generator: inout some RandomNumberGenerator
  ) throws(LearningError) {
    try requireDomains(source: source, target: target, minimum: 1)
    let candidates = if let bandwidths { bandwidths } else { try medianMultiples(source: source, target: target) }
    let folds = try Folds(count: foldCount, exampleCount: target.rowCount, using: &generator)
    var best = (bandwidth: candidates.first ?? 1, score: -Double.infinity)
    for bandwidth in candidates {
      var score = 0.0
      for fold in 0..<foldCount {
        let training = target.rows(folds.training(fold))
        guard
          let fit = try? KullbackLeiblerImportanceEstimation(
            source: source, target: training, bandwidth: bandwidth, centreLimit: centreLimit)
        else {
          // The bandwidth is too small to reach from centre to example.
          score = -.infinity
          break
        }
        score += fit.weights(of: target.rows(folds.heldOut(fold))).values.reduce(0) { $0 + Double.log($1) }
      }
      if score > best.score { best = (bandwidth, score) }
    }
    try self.init(source: source, target: target, bandwidth: best.bandwidth, centreLimit: centreLimit)
  }

  /// w(x) of each row.
  ///
  /// - Precondition: the rows have the features of the domains.
  public func weights(of features: Matrix) -> ImportanceWeights {
    ImportanceWeights(basis.values(at: features, bandwidth: bandwidth).times(coefficients))
  }
}
