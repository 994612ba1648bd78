import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("What can be asked of two samples")
struct TwoSampleStatisticTests {
  private static func value(_ statistic: TwoSampleStatistic, _ samples: DomainDifference.Samples) throws -> Double {
    try statistic.value(
      source: samples.source, target: samples.target, sourceLabels: samples.sourceLabels, targetLabels: samples.targetLabels,
      random: RandomSource(seed: 1))
  }

  private static func samples(_ difference: DomainDifference, _ amount: Double, count: Int = 60) -> DomainDifference.Samples {
    DomainDifference.Samples(
      of: difference, amount: amount, isNull: false, count: count, dimension: 10, random: RandomSource(seed: 3))
  }

  @Test("λ sees turned labels and nothing else", arguments: DomainDifference.allCases)
  func jointRisk(difference: DomainDifference) throws {
    let value = try Self.value(.jointRisk, Self.samples(difference, 1))
    #expect(difference == .flip ? value > 0.5 : value == 0)
  }

  @Test("Distances of features do not see turned labels", arguments: TwoSampleStatistic.allCases)
  func labels(statistic: TwoSampleStatistic) throws {
    let (turned, same) = (Self.samples(.flip, 1), Self.samples(.same, 1))
    #expect(turned.source == same.source && turned.target == same.target && turned.targetLabels != same.targetLabels)
    #expect((try Self.value(statistic, turned) == Self.value(statistic, same)) == !statistic.needsLabels)
  }

  @Test("λ is the least sum of both error rates over all stumps, by the definition", arguments: 1...20)
  func definition(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let (source, target) = (random.normals(rowCount: 7, columnCount: 2), random.normals(rowCount: 7, columnCount: 2))
    let labels = (0..<14).map { _ in random.bernoulli(0.5) }
    let points = source.appending(rowsOf: target)
    let best = (0..<2).flatMap { feature in
      ([-Double.infinity] + points.column(feature)).flatMap { threshold in
        [true, false].map { side in zip(points.column(feature), labels).count { (($0 > threshold) == side) != $1 } }
      }
    }.reduce(Int.max, min)
    let value = try TwoSampleStatistic.jointRisk.value(
      source: source, target: target, sourceLabels: Array(labels[..<7]), targetLabels: Array(labels[7...]), random: random)
    #expect(value == Double(best) / 7)
  }

  @Test("Each has a name of its own, and its distance unless it needs labels")
  func names() throws {
    #expect(Set(TwoSampleStatistic.allCases.map(\.name)).count == TwoSampleStatistic.allCases.count)
    let samples = Self.samples(.mean, 1, count: 30)
    for statistic in TwoSampleStatistic.allCases {
      let distance = statistic.distance(dimension: 2, random: RandomSource(seed: 1))
      #expect((distance == nil) == statistic.needsLabels)
      guard let distance else { continue }
      #expect(distance.name == statistic.name)
      #expect(try distance.value(samples.source, samples.target) == Self.value(statistic, samples), "\(statistic.name)")
    }
  }
}
