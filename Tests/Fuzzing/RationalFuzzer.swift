/// Feeds any text to the parser of exact fractions; compiled together with Rational's files.
///
/// What is read is in lowest terms, reads back from its description, and agrees with the standard library's reading of decimals.
/// The arithmetic of two fractions is exact or says that it overflows.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let values = text.split(separator: " ", maxSplits: 1).map { Rational(exactly: String($0)) }
  for (word, value) in zip(text.split(separator: " ", maxSplits: 1), values) {
    guard let value else { continue }
    precondition(value.denominator > 0 && gcd(value.numerator.magnitude, value.denominator.magnitude) == 1)
    precondition(Rational(exactly: value.description) == value)
    if !word.contains("/"), let double = Double(word) { precondition(double == value.doubleValue) }
  }
  if values.count == 2, let first = values[0], let second = values[1] { check(first, second) }
  return 0
}

private func check(_ a: Rational, _ b: Rational) {
  precondition((a < b) == (b > a) && (a == b) == (!(a < b) && !(b < a)))
  if let sum = try? a.adding(b) {
    precondition((try? sum.subtracting(b)) == a)
  }
  if let product = try? a.multiplied(by: b), b != 0 {
    precondition((try? product.divided(by: b)) == a)
  }
}

private func gcd(_ a: UInt, _ b: UInt) -> UInt { b == 0 ? a : gcd(b, a % b) }
