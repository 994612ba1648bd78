import Learning
import NumericCore
import Testing

@Suite("Standardisation by a training sample")
struct StandardisationTests {
  // Means 3, 10 and 7; squared deviations 8 of three rows, so a standard deviation of 2; and 0 of the constant.
  private let training = Matrix(rows: [[1, 12, 7], [5, 8, 7], [3, 10, 7]])

  @Test("on the training sample means are 0 and standard deviations 1; a constant feature stays 0")
  func onTraining() {
    let standard = Standardisation(training)
    let sample = standard(Sample(features: training, labels: [1, 0, 1]))
    #expect(sample == Sample(features: Matrix(rows: [[-1, 1, 0], [1, -1, 0], [0, 0, 0]]), labels: [1, 0, 1]))
    for column in 0..<2 {
      #expect(sample.features.column(column).standardDeviation == 1)
    }
  }

  @Test("another sample is moved and scaled by the training sample's numbers, not by its own")
  func another() {
    let standard = Standardisation(training)
    #expect(standard.means == [3, 10, 7] && standard.scales == [0.5, 0.5, 0])
    let other = Sample(features: Matrix(rows: [[7, 10, 100]]))
    #expect(standard(other) == Sample(features: Matrix(rows: [[2, 0, 0]])))
  }
}
