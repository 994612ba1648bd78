internal import CProduct

extension MutableSpan<Double> {
  /// Replaces every element x by exp(`scale` · x), within 2 units in the last place.
  ///
  /// Argument reduction and a polynomial, without a branch or a table, so that the loop runs in vector registers: many times
  /// faster than the C library's function, and the same digits on every platform. Results below exp(−708), about 3 × 10⁻³⁰⁸,
  /// are 0; NaN stays NaN.
  ///
  /// - Complexity: O(*n*)
  public mutating func exponentiate(scale: Double = 1) {
    withUnsafeMutableBufferPointer { transferlab_exponentiate($0.baseAddress, $0.count, scale) }
  }
}

extension MutableSpan<Double> {
  /// Replaces the elements z by softmax z = exp zₖ / Σ exp zⱼ, and returns log Σ exp zⱼ; without overflow, since the largest is
  /// subtracted first.
  ///
  /// - Precondition: there is an element, and none is NaN or +∞.
  @discardableResult
  public mutating func softmax() -> Double {
    var largest = -Double.infinity
    for index in 0..<count { largest = Swift.max(largest, self[index]) }
    for index in 0..<count { self[index] -= largest }
    exponentiate()
    var sum = 0.0
    for index in 0..<count { sum += self[index] }
    for index in 0..<count { self[index] /= sum }
    return largest + Double.log(sum)
  }
}

extension [Double] {
  /// Every element x replaced by exp(`scale` · x); see ``Swift/MutableSpan/exponentiate(scale:)``.
  public mutating func exponentiate(scale: Double = 1) {
    var span = mutableSpan
    span.exponentiate(scale: scale)
  }
}
