import Learning
import NumericCore
import Testing
import Worlds

@Suite("Biased samples of real data")
struct BiasedDataTests {
  @Test("Both data sets come with every bias")
  func all() {
    let all = BiasedData.all()
    #expect(all.count == 2 * BiasedData.Bias.allCases.count && Set(all.map { $0.name + $0.bias.rawValue }).count == all.count)
    #expect(Set(all.map(\.sample.count)) == [569, 1797])
  }

  @Test("A biased sample is kept as its law says", arguments: BiasedData.Bias.allCases)
  func probabilities(bias: BiasedData.Bias) throws {
    let data = try #require(BiasedData.all().first { $0.bias == bias && $0.name == "tumours" })
    let probabilities = data.selectionProbabilities(data.sample)
    switch bias {
    case .feature: #expect(Set(probabilities) == [0.2, 0.8] && abs(probabilities.count { $0 == 0.2 } - 285) <= 1)
    case .label: #expect(zip(probabilities, data.sample.labels ?? []).allSatisfy { $0 == ($1 == 1 ? 0.1 : 0.9) })
    case .combination: #expect(probabilities.allSatisfy { $0 >= 0.01 && $0 <= 1 })
    }
  }

  @Test("A split keeps some of one half and all of the other, standardised by the first", arguments: BiasedData.Bias.allCases)
  func split(bias: BiasedData.Bias) throws {
    let data = try #require(BiasedData.all().first { $0.bias == bias && $0.name == "tumours" })
    let split = data.split(from: RandomSource(seed: 4))
    #expect(split.test.count == 285 && split.training.count < 284 && split.training.count == split.keepProbabilities.count)
    #expect(split.keepProbabilities.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(split.test.features.columnMeans.allSatisfy { $0.magnitude < 0.5 })
    #expect(split == data.split(from: RandomSource(seed: 4)))
  }
}
