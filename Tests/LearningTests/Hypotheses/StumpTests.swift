import Learning
import NumericCore
import Testing

@Suite("A stump learnt from a sample")
struct StumpTests {
  // The second feature separates the classes but for the last example; the first does not.
  private let sample = Sample(
    features: Matrix(rows: [[1, 6], [2, 1], [3, 7], [4, 2], [5, 8], [6, 9]]), labels: [1, 0, 1, 0, 1, 0])

  @Test("it has the fewest errors of all thresholds, features and sides, and finds them again on the sample")
  func fewestErrors() {
    let stump = Stump(fewestErrorsOn: sample)
    #expect(stump.feature == 1)
    #expect(sample.features.column(1).map(stump.label) == [true, false, true, false, true, true])
    #expect(stump.errorRate(on: sample) == 1.0 / 6)
  }

  @Test("the opposite labels give the opposite stump, with the same errors")
  func opposite() {
    let opposite = Sample(features: sample.features, labels: [0, 1, 0, 1, 0, 1])
    let stump = Stump(fewestErrorsOn: opposite)
    #expect(stump.feature == 1 && stump.errorRate(on: opposite) == 1.0 / 6 && stump.errorRate(on: sample) == 5.0 / 6)
  }

  @Test("an error rate elsewhere reads the stump's own feature, and counts weights")
  func elsewhere() {
    let stump = Stump(fewestErrorsOn: sample)
    #expect(stump.errorRate(on: Sample(features: Matrix(rows: [[9, 1], [0, 9]]), labels: [0, 1])) == 0)
    #expect(stump.errorRate(on: Sample(features: Matrix(rows: [[9, 1], [0, 9]]), labels: [1, 1], weights: [3, 1])) == 0.75)
  }
}
