import Learning
import NumericCore
import Transfer

/// A distance of two samples.
enum Distance: String, CaseIterable, Sendable {
  case kolmogorovSmirnov = "KS, largest feature"
  case stumps = "½ d_HΔH of stumps"
  case wasserstein1 = "W₁"
  case wasserstein2 = "W₂"
  case sliced = "sliced W₁"
  case linearMMD = "MMD², linear"
  case gaussianMMD = "MMD², Gaussian"
  case quadraticMMD = "MMD², (x·y)²"
  case coral = "CORAL"
  case energy = "energy distance"
  case proxyA = "proxy A-distance"
  case jointRisk = "λ of stumps"

  /// The distance between the samples of a world.
  ///
  /// - Throws: what transport and learners throw; none of it happens for these worlds.
  func value(_ sample: WorldSample, random: RandomSource) throws -> Double {
    let (source, target) = (sample.source, sample.target)
    switch self {
    case .kolmogorovSmirnov:
      return FeatureShift.all(source: source, target: target).map(\.kolmogorovSmirnov).max() ?? 0
    case .stumps:
      let gains = Array(repeating: 1, count: source.rowCount) + Array(repeating: -1, count: target.rowCount)
      return Double(Stumps(points: source.appending(target)).differences.best(gains: gains).gain) / Double(source.rowCount)
    case .wasserstein1: return try ExactTransport(TransportProblem(costs: pairwiseDistances(source, target))).cost
    case .wasserstein2:
      return max(0, try ExactTransport(TransportProblem(costs: pairwiseSquaredDistances(source, target))).cost).squareRoot()
    case .sliced:
      let directions = random.directions(count: 20, dimension: source.columnCount)
      return SlicedWasserstein(source, target, directions: directions).distance
    case .linearMMD: return MaximumMeanDiscrepancy(source: source, target: target, kernel: .linear).biasedSquared
    case .gaussianMMD:
      let kernel = try Kernel.medianHeuristic(source.appending(target))
      return MaximumMeanDiscrepancy(source: source, target: target, kernel: kernel).unbiasedSquared ?? 0
    case .quadraticMMD:
      return MaximumMeanDiscrepancy(source: source, target: target, kernel: .polynomial(degree: 2, offset: 0)).biasedSquared
    case .coral: return coralDistance(source, target)
    case .energy: return energyDistance(source, target)
    case .proxyA: return try HeldOutDomainClassifier(source: source, target: target, random: random).distance
    case .jointRisk:
      let stumps = Stumps(points: source.appending(target))
      let domain = FiniteDomain(
        marginal: Array(repeating: 1, count: source.rowCount + target.rowCount), labels: sample.sourceLabels + sample.targetLabels)
      return Double(stumps.riskMinimizer(on: domain).risk) / Double(source.rowCount)
    }
  }
}

extension Matrix {
  /// The rows of this matrix and then those of another.
  func appending(_ other: Matrix) -> Matrix {
    Matrix(rowCount: rowCount + other.rowCount, columnCount: columnCount, elements: elements + other.elements)
  }
}
