/// Where `first[k] + second[k]` is smallest, if it is smaller than `bound` anywhere; the first such place among equals.
///
/// Scanning a row of costs against potentials is what solvers of transport and assignment problems spend their time on,
/// hence the vector registers.
///
/// - Precondition: both spans are equally long and hold no NaN.
/// - Complexity: O(*n*) for *n* elements.
public func smallestSum(_ first: Span<Double>, _ second: Span<Double>, below bound: Double) -> (offset: Int, value: Double)? {
  precondition(first.count == second.count, "A sum needs equally many terms, not \(first.count) and \(second.count).")
  return first.withUnsafeBytes { first in
    second.withUnsafeBytes { second in
      let count = first.count / doubleStride
      let smallest = smallestSumValue(first, second, count: count)
      guard smallest < bound else { return nil }
      return (firstOffset(ofSum: smallest, first, second, count: count), smallest)
    }
  }
}

private typealias Lanes = SIMD8<Double>
private let doubleStride = MemoryLayout<Double>.stride

/// The least sum; infinite if there are no terms.
private func smallestSumValue(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, count: Int) -> Double {
  var lanes = Lanes(repeating: .infinity)
  var other = lanes
  var index = 0
  while index &+ 16 <= count {
    let sum = lanesOfSum(first, second, at: index)
    let nextSum = lanesOfSum(first, second, at: index &+ 8)
    lanes.replace(with: sum, where: sum .< lanes)
    other.replace(with: nextSum, where: nextSum .< other)
    index &+= 16
  }
  var smallest = Double.minimum(lanes.min(), other.min())
  while index < count {
    let sum = sumOfElements(first, second, at: index)
    if sum < smallest { smallest = sum }
    index &+= 1
  }
  return smallest
}

private func firstOffset(
  ofSum value: Double, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, count: Int
) -> Int {
  var index = 0
  while index &+ 8 <= count, !any(lanesOfSum(first, second, at: index) .== value) { index &+= 8 }
  while sumOfElements(first, second, at: index) != value { index &+= 1 }
  return index
}

@inline(__always)
private func lanesOfSum(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, at index: Int) -> Lanes {
  first.loadUnaligned(fromByteOffset: index &* doubleStride, as: Lanes.self)
    + second.loadUnaligned(fromByteOffset: index &* doubleStride, as: Lanes.self)
}

@inline(__always)
private func sumOfElements(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, at index: Int) -> Double {
  first.loadUnaligned(fromByteOffset: index &* doubleStride, as: Double.self)
    + second.loadUnaligned(fromByteOffset: index &* doubleStride, as: Double.self)
}
