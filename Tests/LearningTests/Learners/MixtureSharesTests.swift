import Learning
import NumericCore
import Testing

@Suite("Shares of a mixture")
struct MixtureSharesTests {
  private func shares(
    _ densities: [[Double]], from start: [Double]? = nil, tolerance: Double = 1e-12, limit: Int = 10_000
  ) throws -> MixtureShares {
    let start = start ?? Array(repeating: 1 / Double(densities.count), count: densities.count)
    return try MixtureShares(densities: Matrix(rows: densities), from: start, tolerance: tolerance, iterationLimit: limit)
  }

  @Test("Examples that one component alone reaches are counted, in one step")
  func counted() throws {
    let found = try shares([[2, 2, 0, 2], [0, 0, 7, 0]])
    #expect(found.shares.subtracting([0.75, 0.25]).norm < 1e-15 && found.iterationCount == 1 && found.gap <= 1e-12)
  }

  @Test("The maximum is where the derivative is 0, and no factor of an example moves it")
  func maximum() throws {
    // L = ln(2q + (1 − q)) + ln(q + 3(1 − q)): 1/(1 + q) = 2/(3 − 2q) at q = 1/4.
    let found = try shares([[2, 1], [1, 3]], tolerance: 1e-13)
    #expect(found.shares.subtracting([0.25, 0.75]).norm < 1e-6)
    let scaled = try shares([[2e9, 1e-9], [1e9, 3e-9]], tolerance: 1e-13)
    #expect(scaled.shares.subtracting(found.shares).norm < 1e-12)
  }

  @Test("A share that begins at 0 stays there")
  func unused() throws {
    #expect(try shares([[2, 1], [1, 3], [1, 1]], from: [0.5, 0.5, 0], tolerance: 1e-13).shares[2] == 0)
  }

  @Test("An example that no component reaches, or a density that is none, determines nothing")
  func notDetermined() {
    #expect(throws: LearningError.notDetermined) { try shares([[1, 0], [1, 0]]) }
    #expect(throws: LearningError.notDetermined) { try shares([[1, .infinity], [1, 1]]) }
  }

  @Test("Too few steps are said, with what is left")
  func notConverged() throws {
    let error = try #require(throws: LearningError.self) { try shares([[2, 1], [1, 3]], tolerance: 1e-13, limit: 3) }
    guard case .notConverged(3, let gap) = error else { throw error }
    #expect(gap > 0)
  }
}
