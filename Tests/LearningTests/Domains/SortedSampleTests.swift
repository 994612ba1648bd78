import Learning
import Testing

@Suite("Points of the line in order")
struct SortedSampleTests {
  @Test("each keep their weight, also one of 0")
  func weights() {
    let sample = SortedSample([3, 1, 2], weights: [0, 2, 0.5])
    #expect(sample.values == [1, 2, 3] && sample.weights == [2, 0.5, 0] && sample.count == 3)
    #expect(SortedSample([3, 1]).values == [1, 3] && SortedSample([3, 1]).weights == nil)
  }

  @Test(
    "with a weight that is negative, infinite or missing, or weights that are all 0, stop the program",
    arguments: [[-1, 2], [1], [0, 0]])
  func badWeights(weights: [Double]) async {
    await #expect(processExitsWith: .failure) { [weights] in _ = SortedSample([1, 2], weights: weights) }
    await #expect(processExitsWith: .failure) { _ = SortedSample([1, 2], weights: [.infinity, 1]) }
  }
}
