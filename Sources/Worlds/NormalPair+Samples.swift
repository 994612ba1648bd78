public import NumericCore

extension NormalPair {
  /// Independent points of both domains, the source's drawn first.
  ///
  /// - Parameter count: the points of each domain.
  public func sample(count: Int, from random: RandomSource) -> (source: [Double], target: [Double]) {
    func points(of law: NormalDistribution) -> [Double] {
      random.normals(count: count).map { law.mean + law.standardDeviation * $0 }
    }
    let source = points(of: source)
    return (source, points(of: target))
  }

  /// The same with labels: 1 for a point below its domain's mean.
  public func labelledSample(
    count: Int, from random: RandomSource
  ) -> (source: [(point: Double, label: Bool)], target: [(point: Double, label: Bool)]) {
    let sample = sample(count: count, from: random)
    return (sample.source.map { ($0, $0 < source.mean) }, sample.target.map { ($0, $0 < target.mean) })
  }

  /// R_T of the threshold 1[x < t] under these labels: |F_T(t) − ½|.
  ///
  /// - Parameter threshold: t; nil for the constant 1.
  public func targetRisk(threshold: Double?) -> Double { (target.cumulative(threshold ?? .infinity) - 0.5).magnitude }
}
