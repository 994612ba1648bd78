public import Learning
public import NumericCore

/// A regression whose inputs shift, for a line that may be the wrong model.
///
///     S: x ~ N(0.5, 0.5²),   T: x ~ N(0, 0.3²),   y = −x + c x³ + 0.3 z,  z ~ N(0, 1), in both domains,
///
/// where a line is misspecified unless c = 0.
///
/// Source: H. Shimodaira, "Improving predictive inference under covariate shift by weighting the log-likelihood function", Journal
/// of Statistical Planning and Inference 90 (2000), 227–244, as others tell its example.
public struct CurvedRegressionWorld: Sendable, Hashable {
  /// The standard deviation of the labels' noise.
  public static let noise = 0.3
  /// The source's law of x.
  public let source = MultivariateNormal(mean: [0.5], choleskyFactor: Matrix(diagonal: [0.5]))
  /// The target's law of x.
  public let target = MultivariateNormal(mean: [0], choleskyFactor: Matrix(diagonal: [0.3]))
  /// c, the coefficient of x³.
  public let curvature: Double

  /// The world with c = `curvature`.
  public init(curvature: Double) { self.curvature = curvature }

  /// Independent labelled inputs of the source.
  ///
  /// - Precondition: `count` is not negative.
  public func sample(count: Int, from random: RandomSource) -> Sample {
    let inputs = source.draws(count: count, from: random)
    return Sample(
      features: inputs,
      labels: inputs.elements.map { -$0 + curvature * $0 * $0 * $0 + Self.noise * random.normal() })
  }

  /// E_T[(a + b x − f(x))²], the squared error of a line a + b x on the target beyond the noise, in closed form.
  ///
  /// With d = b + 1 and target moments E x² = σ², E x⁴ = 3σ⁴, E x⁶ = 15σ⁶, the odd ones being 0,
  ///
  ///     E (a + d x − c x³)² = a² + d²σ² − 6 c d σ⁴ + 15 c²σ⁶.
  public func targetExcess(intercept: Double, slope: Double) -> Double {
    let variance = target.choleskyFactor[0, 0] * target.choleskyFactor[0, 0]
    let tilt = slope + 1
    return intercept * intercept + tilt * tilt * variance - 6 * curvature * tilt * variance * variance
      + 15 * curvature * curvature * variance * variance * variance
  }
}
