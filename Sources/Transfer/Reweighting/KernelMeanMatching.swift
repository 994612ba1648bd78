public import Learning
public import NumericCore

/// Kernel mean matching: weights under which the source's mean in the kernel's space comes closest to the target's.
///
///     minimise  ½ βᵀKβ − κᵀβ   over  0 ≤ βᵢ ≤ B,  |mean β − 1| ≤ ε
///
/// with Kᵢⱼ = k(xᵢ, xⱼ) over the source and κᵢ = (n_S/n_T) Σⱼ k(xᵢ, zⱼ) over the target. The objective is n_S²/2 times the squared
/// distance of the means, up to a constant. It matches the mean *of the kernel's space*: with the linear kernel only the mean of
/// the features, with a Gaussian kernel all moments, as far as B, ε and the sample allow.
///
/// The sign of κ is part of the definition: with + the weights flee the target.
///
/// Source: J. Huang, A. J. Smola, A. Gretton, K. M. Borgwardt and B. Schölkopf, "Correcting sample selection bias by unlabeled
/// data", NIPS 2006, equation 10; the defaults of B and ε are those of its section 4.
public struct KernelMeanMatching: Sendable, Hashable {
  /// The proof that the weights are close to optimal: the conditions of Karush, Kuhn and Tucker.
  public struct Certificate: Sendable, Hashable {
    /// ½ βᵀKβ − κᵀβ.
    public let objective: Double
    /// The largest violation of stationarity and complementarity, relative to the terms of the gradient,
    /// the largest |κᵢ| or (1 − ε) Kᵢᵢ: with g = Kβ − κ + ν, gᵢ = 0 for 0 < βᵢ < B, gᵢ ≥ 0 at 0,
    /// gᵢ ≤ 0 at B.
    public let violation: Double
    /// How far mean β lies outside [1 − ε, 1 + ε]; the box is kept exactly.
    public let infeasibility: Double
    /// ν, the multiplier of the bound on the mean: positive where 1 + ε binds, negative where 1 − ε does, 0 where neither does.
    public let multiplier: Double
    /// The number of active-set steps.
    public let iterationCount: Int
  }

  /// β, one a source example.
  public let weights: ImportanceWeights
  /// How close to optimal they are.
  public let certificate: Certificate

  /// Matches the means.
  ///
  /// - Parameters:
  ///   - source: `n_S × d`.
  ///   - target: `n_T × d`.
  ///   - kernel: a Gaussian one by the median heuristic is usual.
  ///   - largestWeight: B.
  ///   - meanTolerance: ε; nil for (√n_S − 1)/√n_S.
  ///   - tolerance: the largest violation at which to stop.
  /// - Precondition: both domains have the same features; B > 0 and ε ≥ 0 admit a solution, B ≥ 1 − ε.
  /// - Throws: ``LearningError`` where a domain is empty or not finite, or the iteration does not end.
  /// - Complexity: O(*n_S*² + *n_S* *n_T*) for the kernel, then for each step O(*n_S* *m* + *m*³) with *m* positive weights.
  public init(
    source: Matrix, target: Matrix, kernel: Kernel, largestWeight: Double = 1000, meanTolerance: Double? = nil,
    tolerance: Double = 1e-6
  ) throws(LearningError) {
    precondition(source.columnCount == target.columnCount, "Both domains have the same features.")
    guard source.rowCount > 0 && target.rowCount > 0 else { throw .tooFewExamples(count: 0, needed: 1) }
    guard source.isFinite && target.isFinite else { throw .nonFinite }
    let ratio = Double(source.rowCount) / Double(target.rowCount)
    try self.init(
      gram: kernel.gram(of: source), targetSums: kernel.sums(at: source, over: target).scaled(by: ratio),
      largestWeight: largestWeight, meanTolerance: meanTolerance, tolerance: tolerance)
  }

  /// Solves the programme for a given K and κ.
  ///
  /// - Parameters:
  ///   - gram: K, `n_S × n_S`, symmetric and positive semidefinite up to rounding.
  ///   - targetSums: κ, one a source example.
  ///   - largestWeight: B.
  ///   - meanTolerance: ε; nil for (√n_S − 1)/√n_S.
  ///   - tolerance: the largest violation at which to stop.
  public init(
    gram: Matrix, targetSums: [Double], largestWeight: Double = 1000, meanTolerance: Double? = nil, tolerance: Double = 1e-6
  ) throws(LearningError) {
    let count = targetSums.count
    precondition(gram.rowCount == count && gram.columnCount == count, "κ has one element for each row and column of K.")
    let slack = meanTolerance ?? (Double(count).squareRoot() - 1) / Double(count).squareRoot()
    precondition(largestWeight > 0 && slack >= 0, "B is positive and ε not negative.")
    precondition(largestWeight >= 1 - slack, "No weights of at most \(largestWeight) have a mean within \(slack) of 1.")
    guard gram.isFinite && targetSums.isFinite else { throw .nonFinite }
    // Far from the target all κᵢ vanish, but (Kβ)ᵢ does not, because mean β ≥ 1 − ε.
    let scale = max(
      targetSums.reduce(0) { max($0, abs($1)) }, (1 - slack) * (gram.diagonal.max() ?? 0), .leastNormalMagnitude)
    var solver = SumConstrainedProgram(
      matrix: gram, linear: targetSums, upperBound: largestWeight,
      sums: Double(count) * (1 - slack)...Double(count) * (1 + slack))
    try solver.minimise(tolerance: tolerance * scale, iterationLimit: 1000 + 20 * count)
    weights = ImportanceWeights(solver.program.point)
    certificate = Self.certificate(of: weights, gram: gram, targetSums: targetSums, slack: slack, scale: scale, solver: solver)
  }

  /// The certificate, from a fresh gradient: nothing that accumulated on the way counts.
  private static func certificate(
    of weights: ImportanceWeights, gram: Matrix, targetSums: [Double], slack: Double, scale: Double, solver: SumConstrainedProgram
  ) -> Certificate {
    var fresh = solver.program
    fresh.restart(at: weights.values)
    let products = fresh.gradient.adding(1, times: targetSums)
    let violation = fresh.violations.max() ?? 0
    return Certificate(
      objective: 0.5 * weights.values.dot(products) - targetSums.dot(weights.values), violation: violation / scale,
      infeasibility: max(0, abs(weights.mean - 1) - slack), multiplier: solver.multiplier,
      iterationCount: solver.program.iterations)
  }
}
