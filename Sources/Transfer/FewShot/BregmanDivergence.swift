public import NumericCore

/// A divergence of vectors that the mean minimises: how far a strictly convex φ lies above its tangent,
///
///     D_φ(x, c) = φ(x) − φ(c) − ∇φ(c)·(x − c).
///
/// It is not negative, 0 only for x = c, convex in x, and in general neither symmetric nor a metric. For all x₁ … xₙ with mean m
/// and every c,
///
///     Σ D_φ(xᵢ, c) − Σ D_φ(xᵢ, m) = n D_φ(m, c),
///
/// because ∇φ(c)·Σ (xᵢ − m) = 0. Whatever φ, the mean is therefore the one best representative in the second argument: this is why
/// a prototype is a mean. It need not be in the first argument, nor for a distance that is no such divergence, like Σ |xₖ − cₖ|.
///
/// Source: A. Banerjee, S. Merugu, I. S. Dhillon and J. Ghosh, "Clustering with Bregman divergences", Journal of Machine Learning
/// Research 6 (2005), Definition 1 and Proposition 1.
public enum BregmanDivergence: Sendable, Hashable, CaseIterable {
  /// Σ (xₖ − cₖ)², for φ(x) = ‖x‖²: all vectors. Symmetric.
  case squaredEuclidean
  /// Σ xₖ log(xₖ/cₖ) − xₖ + cₖ, for φ(x) = Σ xₖ log xₖ: nonnegative coordinates, with 0 log 0 = 0; infinite where xₖ > 0 = cₖ. In
  /// nats.
  case generalizedKullbackLeibler
  /// Σ xₖ/cₖ − log(xₖ/cₖ) − 1, for φ(x) = −Σ log xₖ: positive coordinates. The same for (sx, sc), s > 0.
  case itakuraSaito

  /// D_φ(x, c).
  ///
  /// - Parameters:
  ///   - x: d coordinates.
  ///   - c: d coordinates, of the point whose tangent is taken.
  /// - Precondition: both have the same number of coordinates, and these are finite and in the domain of φ.
  public func callAsFunction(_ x: [Double], _ c: [Double]) -> Double {
    precondition(x.count == c.count, "A divergence compares vectors of one dimension, not of \(x.count) and \(c.count).")
    precondition(isDefined(at: x) && isDefined(at: c), domainSentence)
    return zip(x, c).map(term).sum()
  }

  /// Σ D_φ(xᵢ, c) over points.
  ///
  /// - Parameter points: n × d, rows are points.
  /// - Precondition: as for one point.
  public func sum(of points: Matrix, to c: [Double]) -> Double { (0..<points.rowCount).map { self(points.row($0), c) }.sum() }

  /// Whether φ has a value at a vector.
  private func isDefined(at vector: [Double]) -> Bool {
    switch self {
    case .squaredEuclidean: vector.allSatisfy { $0.isFinite }
    case .generalizedKullbackLeibler: vector.allSatisfy { $0.isFinite && $0 >= 0 }
    case .itakuraSaito: vector.allSatisfy { $0.isFinite && $0 > 0 }
    }
  }

  /// What one coordinate adds. Each φ is a sum over coordinates.
  private func term(_ x: Double, _ c: Double) -> Double {
    switch self {
    case .squaredEuclidean: (x - c) * (x - c)
    case .generalizedKullbackLeibler: x == 0 ? c : max(0, x * logRatio(x, c) - (x - c))
    case .itakuraSaito: max(0, (x - c) / c - logRatio(x, c))
    }
  }

  private var domainSentence: String {
    switch self {
    case .squaredEuclidean: "The squared Euclidean distance needs finite coordinates."
    case .generalizedKullbackLeibler: "The Kullback–Leibler divergence needs finite coordinates that are not negative."
    case .itakuraSaito: "The Itakura–Saito divergence needs positive finite coordinates."
    }
  }
}

/// log(x/c); where the two are near each other, from their difference, so that a small divergence keeps its digits.
private func logRatio(_ x: Double, _ c: Double) -> Double {
  if (x - c).magnitude < c / 2 { return .log(onePlus: (x - c) / c) }
  // The quotient of a huge and a tiny number may not exist though its logarithm does.
  return (x / c).isNormal ? .log(x / c) : .log(x) - .log(c)
}
