import Measuring
import NumericCore

/// Two labelled samples with a known difference.
///
/// Four features: two that go together, r = 0.8, one that the label depends on, x₂ = ±1 + noise by the class, and one of noise.
enum PlantedShift: String, CaseIterable {
  case none, mean, scale, rotation, label, concept, disjoint, apartTogether, constantFeature

  /// Samples of n rows each.
  func data(seed: UInt64, count: Int = 300, isLabelled: Bool = true) throws -> MeasurementData {
    let random = RandomSource(seed: seed)
    let share = self == .concept ? 0.5 : 0.35
    let (source, sourceLabels) = domain(count, random.stream("source"), positives: share, isTarget: false)
    let (target, targetLabels) = domain(
      count, random.stream("target"), positives: self == .label ? 0.75 : share, isTarget: true)
    return try MeasurementData(
      source: source, target: target, names: (0..<source.columnCount).map { "x\($0)" },
      labels: .classes(ClassLabels(names: ["no", "yes"], source: sourceLabels, target: isLabelled ? targetLabels : nil)))
  }

  private func domain(_ count: Int, _ random: RandomSource, positives: Double, isTarget: Bool) -> (Matrix, [Int]) {
    var labels: [Int] = []
    let rows = (0..<count).map { _ in
      let label = random.bernoulli(positives)
      let (first, second) = (random.normal(), random.normal())
      var row = [first, 0.8 * first + 0.6 * second, (label ? 1 : -1) + random.normal(), random.normal()]
      if isTarget {
        switch self {
        case .mean: row[0] += 1
        case .scale: (row[0], row[1]) = (2 * row[0], 2 * row[1])
        case .rotation: row[1].negate()
        case .disjoint: row = row.map { $0 + 20 }
        case .apartTogether: (row[0], row[1]) = (row[0] + 1.5, row[1] - 1.5)
        case .none, .label, .concept, .constantFeature: break
        }
      }
      labels.append(label != (isTarget && self == .concept) ? 1 : 0)
      return self == .constantFeature ? row + [isTarget ? 1 : 0] : row
    }
    return (Matrix(rows: rows), labels)
  }
}
