import Learning
import NumericCore
import Transfer
import Worlds

/// What looks at the samples of a world: a distance between features, or λ.
enum Sight: String, CaseIterable, Codable, Sendable {
  case kolmogorovSmirnov, stumps, wasserstein1, wasserstein2, sliced, linearMMD, gaussianMMD, quadraticMMD, coral, energy, proxyA,
    jointRisk

  /// The positions of the distances of features: all but λ.
  static var features: Range<Int> { 0..<allCases.count - 1 }

  /// The name in tables.
  var name: String {
    guard let distance = distance(dimension: 1, random: RandomSource(seed: 0)) else { return "λ of stumps" }
    return distance.name
  }

  /// The distance between features; nil for λ, which needs labels.
  func distance(dimension: Int, random: RandomSource) -> SampleDistance? {
    switch self {
    case .kolmogorovSmirnov: .kolmogorovSmirnov
    case .stumps: .stumps
    case .wasserstein1: .wasserstein1
    case .wasserstein2: .wasserstein2
    case .sliced: .slicedWasserstein1(directions: random.directions(count: 20, dimension: dimension))
    case .linearMMD: .biasedMMD(.linear)
    case .gaussianMMD: .gaussianMMD
    case .quadraticMMD: .biasedMMD(.polynomial(degree: 2, offset: 0))
    case .coral: .coral
    case .energy: .energy
    case .proxyA: .proxyA(seed: random.next())
    case .jointRisk: nil
    }
  }

  /// What it shows of two samples.
  func value(of samples: DomainDifference.Samples, random: RandomSource) throws -> Double {
    if let distance = distance(dimension: samples.source.columnCount, random: random) {
      return try distance.value(samples.source, samples.target)
    }
    let points = samples.source.appending(rowsOf: samples.target)
    // Mass 1 on each point, whose risk is R_S + R_T.
    let both = FiniteDomain(
      marginal: Array(repeating: 1, count: points.rowCount), labels: samples.sourceLabels + samples.targetLabels)
    return Double(Stumps(points: points).riskMinimizer(on: both).risk) / Double(samples.source.rowCount)
  }
}
