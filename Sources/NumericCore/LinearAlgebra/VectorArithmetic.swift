internal import CGSL
internal import CProduct

/// Vectors are arrays of doubles. `+` on arrays joins them, so the operations of linear algebra have names.
extension [Double] {
  /// The inner product xᵀy.
  ///
  /// - Precondition: both vectors are equally long.
  public func dot(_ other: [Double]) -> Double {
    requireSameCount(as: other)
    precondition(GSL.isReady)
    return cblas_ddot(CInt(count), self, 1, other, 1)
  }

  /// The Euclidean norm ‖x‖₂, without overflow or underflow on the way.
  public var norm: Double {
    precondition(GSL.isReady)
    return cblas_dnrm2(CInt(count), self, 1)
  }

  /// Adds `scale` times `other`: x ← x + scale · y.
  ///
  /// - Precondition: both vectors are equally long.
  public mutating func add(_ scale: Double, times other: [Double]) {
    requireSameCount(as: other)
    precondition(GSL.isReady)
    cblas_daxpy(CInt(count), scale, other, 1, &self, 1)
  }

  /// The vector x + scale · y.
  ///
  /// - Precondition: both vectors are equally long.
  public func adding(_ scale: Double, times other: [Double]) -> [Double] {
    var sum = self
    sum.add(scale, times: other)
    return sum
  }

  /// The vector x − y.
  ///
  /// - Precondition: both vectors are equally long.
  public func subtracting(_ other: [Double]) -> [Double] { adding(-1, times: other) }

  /// Every element times `scale`.
  public func scaled(by scale: Double) -> [Double] { map { scale * $0 } }

  /// The squared Euclidean distance ‖x − y‖₂².
  ///
  /// - Precondition: both vectors are equally long.
  public func squaredDistance(to other: [Double]) -> Double {
    requireSameCount(as: other)
    var sum = 0.0
    for index in indices {
      let difference = self[index] - other[index]
      sum += difference * difference
    }
    return sum
  }

  /// The largest magnitude, 0 if there is no element. Unlike the standard library's `max`, which drops a NaN that comes second, it
  /// is NaN if an element is.
  public var largestMagnitude: Double { withUnsafeBufferPointer { transferlab_largest_magnitude($0.baseAddress, $0.count) } }

  /// Whether no element is NaN or infinite.
  public var isFinite: Bool {
    // 0 times any other number is NaN; eight sums at a time have no branch.
    withUnsafeBytes { bytes in
      let stride = MemoryLayout<SIMD8<Double>>.stride
      var sums = SIMD8<Double>.zero
      for offset in Swift.stride(from: 0, through: bytes.count - stride, by: stride) {
        sums += bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self) * 0
      }
      return sums == .zero && self[(count / 8 * 8)...].allSatisfy { $0.isFinite }
    }
  }

  private func requireSameCount(as other: [Double]) {
    precondition(count == other.count, "Vectors of \(count) and \(other.count) elements do not match.")
  }
}
