// A matrix times a power of two keeps all its digits, and its squares neither overflow nor underflow.

/// `value` · 2 to the power `exponent`, rounded once, without overflow on the way.
func shifted(_ value: Double, by exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: value) }

/// The exponent of the largest magnitude; 0 where all elements are zero.
func largestExponent(_ elements: [Double]) -> Int {
  let largest = elements.largestMagnitude
  return largest == 0 ? 0 : Int(largest.exponent)
}
