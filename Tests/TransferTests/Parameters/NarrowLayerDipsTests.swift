import Learning
import Testing

@testable import Transfer

@Suite("Dips below a narrow layer")
struct NarrowLayerDipsTests {
  /// One network's curve: what is lost at each cut of a base of 80 %, in images of 1000; half as much on the training images.
  private func curve(_ losses: [Int]) -> LayerTransfer.Curve {
    LayerTransfer.Curve(
      base: .init(test: 0.8, training: 1),
      cuts: losses.map { .init(test: 0.8 - Double($0) / 1000, training: 1 - Double($0) / 2000) })
  }

  private func dips(
    _ pairs: [([Int], [Int])], _ accuracy: KeyPath<LayerTransfer.Accuracy, Double> = \.test, imageCount: Int = 1000
  ) -> NarrowLayerDips {
    NarrowLayerDips(of: pairs.map { (curve($0), curve($1)) }, narrowAt: (3, 5), accuracy, imageCount: imageCount)
  }

  @Test("The differences are of the same cut in the two networks, and exchanging the networks changes their signs")
  func differences() {
    let pairs = [([1, 30, 2, 4, 3], [2, 5, 1, 20, 9]), ([0, 3, 1, 8, 2], [1, 1, 2, 7, 3])]
    let found = dips(pairs)
    // 30 − 4 + 20 − 5, and 3 − 8 + 7 − 1.
    let test = SignFlipTest(differences: [41, 1])
    #expect(found.upperProbability == test.upperProbability && found.lowerProbability == test.lowerProbability)
    #expect(found.upperProbability == 0.25 && found.lowerProbability == 1)
    let exchanged = dips(pairs.map { ($1, $0) })
    #expect(exchanged.upperProbability == 1 && exchanged.lowerProbability == 0.25)
    // The first network's lowest cut is below layer 3 in one of two, the second's below layer 5 in both.
    #expect(found.hits == 3 && found.count == 4 && exchanged.hits == 1)
  }

  @Test("Losses are counted in whole images, on the images that are asked for")
  func images() {
    let pairs = [([0, 10, 0, 0], [0, 0, 0, 10]), ([0, 0, 0, 1], [0, 1, 0, 0])]
    // 20 and −2 on test images; of 400 training images 4 and, rounded from a fifth of an image, 0.
    let test = SignFlipTest(differences: [20, -2])
    #expect(dips(pairs).upperProbability == test.upperProbability && dips(pairs).lowerProbability == test.lowerProbability)
    let training = dips(pairs, \.training, imageCount: 400)
    #expect(training.upperProbability == 0.5 && training.lowerProbability == 1)
  }

  @Test("Without a seed nothing is found")
  func nothing() {
    let found = dips([])
    #expect(found.count == 0 && found.hits == 0 && found.upperProbability == 1)
  }
}
