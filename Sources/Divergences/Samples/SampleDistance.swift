public import Learning
public import NumericCore

/// A distance between two samples, with the laws that it keeps.
///
///     let distance = SampleDistance.energy
///     distance.laws.contains(.triangle)             // false: only its root is a metric
///     try distance.value(source, target)
///
/// Each distance of the course is declared here once, and one test tries every law of every distance. A law that is missing from
/// ``laws`` is one that the distance breaks on some samples, or that holds for its population alone.
///
/// The value is the samples'; what chance alone would do, a permutation test says.
public struct SampleDistance: Sendable {
  /// A law for all samples of finite coordinates, up to rounding.
  public enum Law: Sendable, Hashable {
    /// d(X, Y) ≥ 0.
    case nonNegative
    /// d(X, X) = 0.
    case zeroOnEqualSamples
    /// d(X, Y) = d(Y, X).
    case symmetric
    /// d(X, Z) ≤ d(X, Y) + d(Y, Z).
    case triangle
    /// d(X + v, Y + v) = d(X, Y).
    case translationInvariant
    /// d(XQ, YQ) = d(X, Y) for orthogonal Q.
    case rotationInvariant
    /// d(cX, cY) = c^degree d(X, Y) for c > 0; degree 0 for a distance without a unit.
    case homogeneous(degree: Int)
    /// Unchanged by a strictly increasing map of each coordinate.
    case monotoneInvariant
  }

  /// The name in tables.
  public let name: String
  /// The laws that it keeps.
  public let laws: Set<Law>
  private let measure: @Sendable (Matrix, Matrix) throws(MeasurementError) -> Double

  /// A distance that keeps `laws`.
  public init(
    _ name: String, laws: Set<Law>,
    measure: @escaping @Sendable (_ source: Matrix, _ target: Matrix) throws(MeasurementError) -> Double
  ) {
    self.name = name
    self.laws = laws
    self.measure = measure
  }

  /// The distance of two samples.
  ///
  /// - Parameters:
  ///   - source: n × d, rows are examples.
  ///   - target: m × d.
  /// - Throws: ``MeasurementError``.
  /// - Precondition: both have at least two rows and the same, positive number of columns, and all values are finite.
  public func value(_ source: Matrix, _ target: Matrix) throws(MeasurementError) -> Double { try measure(source, target) }
}

extension Set<SampleDistance.Law> {
  /// A distance that is 0 for equal samples, but need not be for others that differ, nor keep the triangle.
  fileprivate static let discrepancy: Self = [.nonNegative, .zeroOnEqualSamples, .symmetric]
  /// A pseudometric.
  fileprivate static let pseudometric = discrepancy.union([.triangle])
  /// Unchanged by motions of the space.
  fileprivate static let motions: Self = [.translationInvariant, .rotationInvariant]
  /// Sees the order of values alone, feature by feature.
  fileprivate static let orders: Self = [.translationInvariant, .homogeneous(degree: 0), .monotoneInvariant]
}

// MARK: - Transport

extension SampleDistance {
  /// W₁ for the Euclidean distance, exact.
  public static let wasserstein1 = SampleDistance("W₁", laws: .pseudometric.union(Set.motions).union([.homogeneous(degree: 1)])) {
    source, target throws(MeasurementError) in
    source.columnCount == 1
      ? Divergences.wasserstein1(source.elements, target.elements)
      : try transportCost(pairwiseDistances(source, target))
  }

  /// W₂ for the Euclidean distance, exact, not squared.
  public static let wasserstein2 = SampleDistance("W₂", laws: .pseudometric.union(Set.motions).union([.homogeneous(degree: 1)])) {
    source, target throws(MeasurementError) in
    source.columnCount == 1
      ? wasserstein(SortedSample(source.elements), SortedSample(target.elements), order: 2)
      : max(0, try transportCost(pairwiseSquaredDistances(source, target))).squareRoot()
  }

  /// Sliced W₁ over fixed directions, rows of length 1. A rotation would have to turn the directions too.
  public static func slicedWasserstein1(directions: Matrix) -> SampleDistance {
    SampleDistance("sliced W₁", laws: .pseudometric.union([.translationInvariant, .homogeneous(degree: 1)])) { source, target in
      SlicedWasserstein(source, target, directions: directions).distance
    }
  }
}

/// The least transport cost between samples of equal weights.
private func transportCost(_ costs: Matrix) throws(MeasurementError) -> Double {
  do throws(TransportError) {
    return try ExactTransport(TransportProblem(costs: costs)).cost
  } catch {
    throw .transport(error)
  }
}

// MARK: - Means of functions

extension SampleDistance {
  /// The biased MMD² for a kernel. Its root is a pseudometric; the square breaks the triangle.
  public static func biasedMMD(_ kernel: Kernel) -> SampleDistance {
    let (name, own): (String, Set<Law>) =
      switch kernel {
      case .linear: ("MMD², linear", .motions.union([.homogeneous(degree: 2)]))
      case .gaussian: ("MMD², Gaussian, biased", .motions)
      case .polynomial(2, 1, 0): ("MMD², (x·y)²", [.rotationInvariant, .homogeneous(degree: 4)])
      case .polynomial: ("MMD², polynomial", [.rotationInvariant])
      }
    return SampleDistance(name, laws: .discrepancy.union(own)) { source, target in
      MaximumMeanDiscrepancy(source: source, target: target, kernel: kernel).biasedSquared
    }
  }

  /// The unbiased MMD² for the Gaussian kernel whose width is the median distance of the pooled rows: negative for about half of
  /// equal domains, and for a sample and itself.
  public static let gaussianMMD = SampleDistance("MMD², Gaussian", laws: .motions.union([.symmetric, .homogeneous(degree: 0)])) {
    source, target throws(MeasurementError) in
    do throws(LearningError) {
      let kernel = try Kernel.medianHeuristic(source.appending(rowsOf: target))
      guard let value = MaximumMeanDiscrepancy(source: source, target: target, kernel: kernel).unbiasedSquared else {
        preconditionFailure("The unbiased MMD² needs two rows of each sample.")
      }
      return value
    } catch {
      throw .learning(error)
    }
  }

  /// 2 E|X − Y| − E|X − X′| − E|Y − Y′| over all pairs. Its root is a metric; itself it breaks the triangle.
  public static let energy = SampleDistance(
    "energy distance", laws: .discrepancy.union(Set.motions).union([.homogeneous(degree: 1)])
  ) {
    energyDistance($0, $1)
  }

  /// ‖C_S − C_T‖² / 4d². A square: it breaks the triangle.
  public static let coral = SampleDistance("CORAL", laws: .discrepancy.union(Set.motions).union([.homogeneous(degree: 4)])) {
    coralDistance($0, $1)
  }
}

// MARK: - Masses of sets

extension SampleDistance {
  /// The Kolmogorov–Smirnov statistic of the feature where it is largest.
  public static let kolmogorovSmirnov = SampleDistance("KS, largest feature", laws: .pseudometric.union(Set.orders)) {
    source, target in
    precondition(source.columnCount > 0, "A distance of features needs a feature.")
    return (0..<source.columnCount).map { feature in
      ThresholdDivergence(source.column(feature), target.column(feature)).kolmogorovSmirnov
    }.reduce(0, max)
  }

  /// ½ d_HΔH of two-sided stumps: the largest difference of mass over the sets on which two stumps disagree.
  public static let stumps = SampleDistance("½ d_HΔH of stumps", laws: .pseudometric.union(Set.orders)) { source, target in
    let (n, m) = (source.rowCount, target.rowCount)
    let gains = Array(repeating: m, count: n) + Array(repeating: -n, count: m)
    let stumps = Stumps(points: source.appending(rowsOf: target))
    return Double(stumps.differences.best(gains: gains).gain) / Double(n * m)
  }

  /// The proxy A-distance of a linear classifier on held-out rows; `seed` divides the rows.
  ///
  /// It may be negative, and the division treats the samples one after the other. Motions change nothing, because the penalty is
  /// round and leaves the intercept alone; the scale does.
  public static func proxyA(seed: UInt64) -> SampleDistance {
    SampleDistance("proxy A-distance", laws: .motions) { source, target throws(MeasurementError) in
      do throws(LearningError) {
        return try HeldOutDomainClassifier(source: source, target: target, random: RandomSource(seed: seed)).distance
      } catch {
        throw .learning(error)
      }
    }
  }
}
