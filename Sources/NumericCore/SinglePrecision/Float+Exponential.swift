extension Float {
  /// eˣ to within 2 units in the last place, the same on every platform, in steps that a loop can do for many numbers at once.
  ///
  /// With n = x / log 2 rounded and r = x − n log 2, |r| ≤ ½ log 2: eˣ = 2ⁿ eʳ, where eʳ is a polynomial of degree 6 whose
  /// remainder is below 2 · 10⁻⁹. Arguments are limited to −87 … 88, beyond which a single-precision result would leave the normal
  /// numbers; NaN stays NaN.
  ///
  /// Source: W. J. Cody and W. Waite, "Software manual for the elementary functions" (1980), for the reduction in two steps.
  @inlinable @inline(__always)
  public static func exp(_ x: Float) -> Float {
    let limited = x < -87 ? -87 : 88 < x ? 88 : x
    // Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lowest bits.
    let shift: Float = 0x1.8p23
    let shifted = limited * 1.442695041 + shift
    let n = shifted - shift
    let r = (limited - n * 0.693359375) + n * 2.12194440e-4
    var series: Float = 1 / 720
    series = series * r + 1 / 120
    series = series * r + 1 / 24
    series = series * r + 1 / 6
    series = series * r + 0.5
    series = series * r * r + r + 1
    return series * Float(bitPattern: (shifted.bitPattern &+ 127) &<< 23)
  }

  /// tanh x to within 2 · 10⁻⁷, by 1 − 2 / (e²ˣ + 1).
  @inlinable @inline(__always)
  public static func tanh(_ x: Float) -> Float { 1 - 2 / (exp(2 * x) + 1) }
}
