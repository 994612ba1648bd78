internal import CGSL

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

// The elementary functions of the platform's C library, for every module above the core as well. They are static members, as
// in swift-numerics, because free functions of the same names would be ambiguous in every file that imports Foundation too:
//
//     let density = Double.exp(-0.5 * z * z) / (2 * .pi).squareRoot()
//
// Outside its domain a function follows the C standard: `log(0)` is −∞, and the logarithm of a negative number is NaN.
// Platforms may differ in the last digit.
extension Double {
  /// eˣ.
  public static func exp(_ x: Double) -> Double { platformExp(x) }
  /// eˣ − 1, accurate also near 0.
  public static func expMinusOne(_ x: Double) -> Double { expm1(x) }
  /// The natural logarithm.
  public static func log(_ x: Double) -> Double { platformLog(x) }
  /// log(1 + x), accurate also near 0.
  public static func log(onePlus x: Double) -> Double { log1p(x) }
  /// The logarithm to base 2.
  public static func log2(_ x: Double) -> Double { platformLog2(x) }
  /// The `exponent`-th power of `base`.
  public static func pow(_ base: Double, _ exponent: Double) -> Double { platformPow(base, exponent) }
  /// √(x² + y²) without overflow on the way.
  public static func hypot(_ x: Double, _ y: Double) -> Double { platformHypot(x, y) }

  /// The sine of an angle in radians.
  public static func sin(_ angle: Double) -> Double { platformSin(angle) }
  /// The cosine of an angle in radians.
  public static func cos(_ angle: Double) -> Double { platformCos(angle) }
  /// The angle in −π … π of the point (x, y), seen from the origin.
  public static func atan2(y: Double, x: Double) -> Double { platformAtan2(y, x) }
  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double { platformTanh(x) }

  /// The logarithm of the binomial coefficient "n choose k"; −∞ where that is 0, for k > n.
  ///
  /// - Precondition: `n` and `k` are in 0 ..< 2³².
  public static func logBinomial(_ n: Int, _ k: Int) -> Double {
    guard let n = CUnsignedInt(exactly: n), let k = CUnsignedInt(exactly: k) else {
      preconditionFailure("A binomial coefficient needs numbers in 0 ..< 2³², not \(n) and \(k).")
    }
    return k > n ? -.infinity : gsl { gsl_sf_lnchoose(n, k) }
  }
}

// Inside the extension an unqualified `exp` would be `Double.exp`.
private func platformExp(_ x: Double) -> Double { exp(x) }
private func platformLog(_ x: Double) -> Double { log(x) }
private func platformLog2(_ x: Double) -> Double { log2(x) }
private func platformPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func platformHypot(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
private func platformSin(_ x: Double) -> Double { sin(x) }
private func platformCos(_ x: Double) -> Double { cos(x) }
private func platformAtan2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
private func platformTanh(_ x: Double) -> Double { tanh(x) }
