import Learning
import NumericCore
import Testing

@Suite("The examples of a sample as points of a finite domain")
struct SampleDomainTests {
  @Test("each example has the same mass on the side of its label, and the sample's weights do not count")
  func masses() {
    let sample = Sample(features: Matrix(rows: [[5], [3], [4]]), labels: [1, 0, 1], weights: [7, 8, 9])
    #expect(FiniteDomain(sample) == FiniteDomain(negative: [0, 1, 0], positive: [1, 0, 1]))
    #expect(FiniteDomain(sample, mass: 6) == FiniteDomain(negative: [0, 6, 0], positive: [6, 0, 6]))
  }

  @Test("a risk over two samples, one after the other, is the sum of both risks, each in its mass")
  func appending() {
    let first = Sample(features: Matrix(rows: [[1], [2]]), labels: [0, 1])
    let second = Sample(features: Matrix(rows: [[3], [4], [5]]), labels: [1, 1, 0])
    let both = FiniteDomain(first, mass: 3).appending(FiniteDomain(second, mass: 2))
    #expect(both == FiniteDomain(negative: [3, 0, 0, 0, 2], positive: [0, 3, 2, 2, 0]))
    // Wrong on one of the first, and on two of the second.
    #expect(both.risk(of: [true, true, false, false, false]) == 3 * 1 + 2 * 2)
  }
}
