/// The exact decimal expansion of a finite number's magnitude, from which every rounding is taken.
///
/// The value is 0.d₁d₂d₃… × 10^`pointPosition`. A binary number m·2⁻ᵏ is m·5ᵏ·10⁻ᵏ, so its expansion is finite and the
/// arithmetic on it is exact: what is printed is the number nearest to the value, ties to the even digit, on every platform.
package struct DecimalExpansion: Sendable, Hashable {
  /// The digits, most significant first, without leading or trailing zeros; empty for zero.
  package private(set) var digits: [UInt8]
  /// The number of digits before the decimal point; negative when zeros follow the point.
  package private(set) var pointPosition: Int

  /// The expansion of |`value`|.
  ///
  /// - Precondition: `value` is finite.
  package init(magnitudeOf value: Double) {
    precondition(value.isFinite, "Only a finite number has a decimal expansion.")
    guard value != 0 else {
      (digits, pointPosition) = ([], 0)
      return
    }
    let isNormal = value.exponentBitPattern != 0
    var significand = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
    var exponent = (isNormal ? Int(value.exponentBitPattern) : 1) - 1075
    let shift = significand.trailingZeroBitCount
    significand >>= UInt64(shift)
    exponent += shift

    var natural = LargeNatural(significand)
    natural.multiply(by: exponent < 0 ? 5 : 2, repeated: abs(exponent))
    digits = natural.decimalDigits
    pointPosition = digits.count - (exponent < 0 ? -exponent : 0)
    dropTrailingZeros()
  }

  /// Rounds to the first `count` digits, ties to even; no digit at all when `count` is negative.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      (digits, pointPosition) = ([], 0)
      return
    }
    let isTie = digits[count] == 5 && count == digits.count - 1
    let isPreviousOdd = count > 0 && digits[count - 1] % 2 == 1
    let roundsUp = isTie ? isPreviousOdd : digits[count] >= 5
    digits.removeSubrange(count...)
    if roundsUp { incrementLastDigit() }
    dropTrailingZeros()
    if digits.isEmpty { pointPosition = 0 }
  }

  private mutating func incrementLastDigit() {
    while let last = digits.last, last == 9 { digits.removeLast() }
    if digits.isEmpty {
      digits = [1]
      pointPosition += 1
    } else {
      digits[digits.count - 1] += 1
    }
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
  }

  /// The digit at `index`, zero beyond either end.
  func digit(_ index: Int) -> UInt8 { digits.indices.contains(index) ? digits[index] : 0 }
}

/// A natural number in limbs of nine decimal digits, the least significant first.
private struct LargeNatural {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt64]

  init(_ value: UInt64) {
    var rest = value
    limbs = []
    while rest > 0 {
      limbs.append(rest % Self.base)
      rest /= Self.base
    }
  }

  /// Multiplies by `factor`^`count`, thirteen factors at a time: 5¹³ · 10⁹ fits in 64 bits.
  mutating func multiply(by factor: UInt64, repeated count: Int) {
    var remaining = count
    while remaining > 0 {
      let chunk = min(remaining, 13)
      let power = (0..<chunk).reduce(1 as UInt64) { product, _ in product * factor }
      multiply(by: power)
      remaining -= chunk
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(carry % Self.base)
      carry /= Self.base
    }
  }

  /// The decimal digits, most significant first, without leading zeros.
  var decimalDigits: [UInt8] {
    var reversed: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        reversed.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while reversed.last == 0 { reversed.removeLast() }
    return reversed.reversed()
  }
}
