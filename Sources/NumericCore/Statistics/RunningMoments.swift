/// The count, mean and variance of values that arrive one at a time, or in parts; no value is kept.
///
///     var moments = RunningMoments()
///     for loss in losses { moments.add(loss) }
///     moments.mean
///
/// With weights, the variance is that for reliability weights, as in `variance(weights:)`.
///
/// Source: D. H. D. West, "Updating mean and variance estimates: an improved method", Communications of the ACM 22 (1979); merging
/// by T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances",
/// COMPSTAT 1982.
public struct RunningMoments: Sendable, Hashable {
  /// The number of values added, those of weight 0 not counted.
  public private(set) var count = 0
  /// The sum of the weights.
  public private(set) var totalWeight = 0.0
  private var totalSquaredWeight = 0.0
  private var center = 0.0
  /// Σ w (x − mean)².
  private var spread = 0.0

  /// The moments of no values yet.
  public init() {}

  /// The moments of the given values.
  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// Adds a value.
  ///
  /// - Precondition: the weight is finite and not negative.
  public mutating func add(_ value: Double, weight: Double = 1) {
    precondition(weight >= 0 && weight.isFinite, "A weight is finite and not negative, and \(weight) is.")
    if weight == 0 { return }
    count += 1
    totalWeight += weight
    totalSquaredWeight += weight * weight
    let difference = value - center
    center += difference * (weight / totalWeight)
    spread += weight * difference * (value - center)
  }

  /// Adds all the values that another instance has seen.
  public mutating func merge(_ other: RunningMoments) {
    if other.count == 0 { return }
    let total = totalWeight + other.totalWeight
    let difference = other.center - center
    center += difference * (other.totalWeight / total)
    spread += other.spread + difference * difference * (totalWeight * (other.totalWeight / total))
    count += other.count
    totalWeight = total
    totalSquaredWeight += other.totalSquaredWeight
  }

  /// The weighted mean.
  ///
  /// - Precondition: a value has been added.
  public var mean: Double {
    precondition(count > 0, "The mean needs at least one value.")
    return center
  }

  /// The unbiased variance.
  ///
  /// - Precondition: two values have been added.
  public var variance: Double {
    precondition(count >= 2, "The variance needs at least two values, not \(count).")
    return spread / (totalWeight - totalSquaredWeight / totalWeight)
  }

  /// The square root of the unbiased variance.
  ///
  /// - Precondition: two values have been added.
  public var standardDeviation: Double { variance.squareRoot() }
}
