import NumericCore
import Testing

@Suite struct ScalarRootTests {
  @Test(arguments: [1e-9, 0.5, 2, 3, 1e9]) func `the root of x² − a is √a, to the last digits`(square: Double) throws {
    let root = try ScalarRoot(in: 0...max(1, square)) { $0 * $0 - square }.location
    #expect(abs(root - square.squareRoot()) <= 4 * root.ulp)
  }

  @Test func `a root of high order or at an end is found too`() throws {
    #expect(abs(try ScalarRoot(in: -1...2, tolerance: 1e-6) { $0 * $0 * $0 }.location) <= 1e-6)
    #expect(try ScalarRoot(in: 1...2) { $0 - 2 } == ScalarRoot(in: 2...3) { $0 - 2 })
  }

  @Test func `a jump through zero counts as a root`() throws {
    let root = try ScalarRoot(in: 0...1) { $0 < 0.3 ? -1 : 1 }.location
    #expect(abs(root - 0.3) <= 8 * root.ulp)
  }

  @Test func `ends of one sign, values that are not finite, and a short budget are errors`() {
    let sameSign = #expect(throws: NumericalError.self) { try ScalarRoot(in: 1...2) { $0 } }
    #expect(sameSign?.cause == .outsideDomain)
    let notFinite = #expect(throws: NumericalError.self) { try ScalarRoot(in: -1...1) { abs($0) < 1 ? .nan : $0 } }
    #expect(notFinite?.cause == .nonFinite)
    let short = #expect(throws: NumericalError.self) { try ScalarRoot(in: 0...2, iterationLimit: 1) { $0 * $0 - 2 } }
    #expect(short?.cause == .notConverged)
  }
}
