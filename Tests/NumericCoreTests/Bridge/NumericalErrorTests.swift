import NumericCore
import Testing

@Suite struct NumericalErrorTests {
  @Test func `an error says what failed, why, and what to try`() {
    let error = NumericalError(.singular, in: "Solution of 2 linear equations")
    #expect(error.description.hasPrefix("Solution of 2 linear equations: the matrix is singular to working precision; "))
    #expect("\(NumericalError(.other(status: 99, reason: "odd"), in: "Fit"))" == "Fit: GSL reports status 99 (odd).")
  }
}
