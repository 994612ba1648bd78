import NumericCore
import Testing

@Suite struct FloatExponentialTests {
  @Test("The fast exponential and hyperbolic tangent are within their stated errors")
  func exponential() {
    for step in -8_700...8_800 {
      let x = Float(step) / 100
      let exact = Double.exp(Double(x))
      #expect(abs(Double(Float.exp(x)) - exact) <= 2 * 0x1p-23 * exact, "x = \(x)")
      #expect(abs(Double(Float.tanh(x)) - .tanh(Double(x))) < 2e-7, "x = \(x)")
    }
    #expect(Float.exp(-1e30) < 1e-37 && Float.exp(.nan).isNaN && Float.exp(0) == 1)
  }
}
