import Learning
import NumericCore
import Testing

@Suite("Losses")
struct LossTests {
  @Test("are what they are called, in floating point and in fractions")
  func values() {
    for (loss, equal, apart) in [(Loss.zeroOne, 0, 1), (.absolute, 0, 3), (.squared, 0, 9)] {
      #expect(loss(2.0, 2.0) == Double(equal) && loss(-1.0, 2.0) == Double(apart), "\(loss)")
      #expect(loss(2 as Rational, 2) == Rational(equal) && loss(-1 as Rational, 2) == Rational(apart), "\(loss)")
    }
  }
}
