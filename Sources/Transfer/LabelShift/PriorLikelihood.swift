internal import Learning
public import NumericCore

/// How well shares q of the classes explain unlabelled target examples, given a classifier's posteriors.
///
/// Where P(X | Y) is the same in both domains and the posteriors are P_S(y | x), the target's density is proportional to a mixture,
///
///     L(q) = mean over i of ln Σ_y q_y r_iy,   r_iy = P_S(y | x_i)/P_S(y),
///
/// up to a constant: the mean log-likelihood, concave in q, and 0 at q = P_S. With posteriors that are not calibrated it is no
/// likelihood of anything.
public struct PriorLikelihood: Sendable, Hashable {
  /// r, a row a class and a column an example: `K × n`.
  public let ratios: Matrix
  /// P_S(y), one a class.
  public let sourceShares: [Double]

  /// The likelihood of unlabelled examples.
  ///
  /// - Parameters:
  ///   - posteriors: `n × K`, the rows sum to 1.
  ///   - sourceShares: P_S(y).
  /// - Precondition: there is an example, one share a class, and no probability is negative.
  /// - Throws: `missingClass` where a share of the source is 0, `notShares` where they do not sum to 1, `nonFinite`.
  public init(posteriors: Matrix, sourceShares: [Double]) throws(LabelShiftError) {
    precondition(posteriors.rowCount > 0, "A likelihood needs an example.")
    precondition(posteriors.columnCount == sourceShares.count, "A likelihood needs the source's share of each class.")
    try checkShares(sourceShares)
    if let missing = sourceShares.firstIndex(of: 0) { throw .missingClass(missing) }
    guard posteriors.elements.isFinite else { throw .nonFinite }
    precondition(posteriors.elements.allSatisfy { $0 >= 0 }, "Probabilities are not negative.")
    var ratios = posteriors.transposed
    let inverses = sourceShares.map { 1 / $0 }
    ratios.transformRows { label, row in
      for example in 0..<row.count { row[example] *= inverses[label] }
    }
    (self.ratios, self.sourceShares) = (ratios, sourceShares)
  }

  /// L(q).
  public func value(at shares: [Double]) -> Double { ratios.combiningRows(shares).map { Double.log($0) }.mean }

  /// ∂L/∂q_y = mean over i of r_iy / Σ_k q_k r_ik. At the maximum it is 1 where q_y > 0, and at most 1 elsewhere.
  public func gradient(at shares: [Double]) -> [Double] {
    ratios.logMixtureGradient(shares).scaled(by: 1 / Double(ratios.columnCount))
  }

  /// One step of expectation and maximisation: the mean of the posteriors corrected to q, which is q_y ∂L/∂q_y.
  public func step(from shares: [Double]) -> [Double] { zip(shares, gradient(at: shares)).map { $0 * $1 } }

  /// ln max_y ∂L/∂q_y: no shares have a likelihood that exceeds L(q) by more, because by Jensen's inequality
  /// L(q′) − L(q) ≤ ln Σ_y q′_y ∂L/∂q_y.
  public func gap(at shares: [Double]) -> Double { Double.log(gradient(at: shares).reduce(0, max)) }
}

/// The target's shares of classes by maximum likelihood, from a classifier's posteriors: the EM algorithm of Saerens et al.
///
/// Starts at the source's shares and repeats ``PriorLikelihood/step(from:)``. No step lowers the likelihood; the limit is its
/// maximum, and the certificate is ``gap``. Slow where classes overlap, or where a share tends to 0.
///
/// Source: M. Saerens, P. Latinne and C. Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities",
/// Neural Computation 14 (2002), 21–41.
public struct PriorExpectationMaximization: Sendable, Hashable {
  /// The estimate of P_T(y), one a class.
  public let shares: [Double]
  /// L, the mean log-likelihood relative to that of the source's shares.
  public let logLikelihood: Double
  /// At most this much is left to the maximum of L.
  public let gap: Double
  /// The number of steps.
  public let iterationCount: Int

  /// Iterates until the gap is at most `tolerance`.
  ///
  /// - Precondition: the tolerance is positive.
  /// - Throws: `notConverged` where the steps run out.
  /// - Complexity: O(*n* *K*) a step.
  public init(
    _ likelihood: PriorLikelihood, tolerance: Double = 1e-9, iterationLimit: Int = 10_000
  ) throws(LabelShiftError) {
    do {
      let fit = try MixtureShares(
        densities: likelihood.ratios, from: likelihood.sourceShares, tolerance: tolerance, iterationLimit: iterationLimit)
      (shares, gap, iterationCount) = (fit.shares, fit.gap, fit.iterationCount)
      logLikelihood = likelihood.value(at: fit.shares)
    } catch {
      guard case .notConverged(let iterations, let residual) = error else { throw .nonFinite }
      throw .notConverged(iterations: iterations, gap: residual)
    }
  }
}
