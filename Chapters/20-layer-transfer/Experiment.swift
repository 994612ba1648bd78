import ChapterKit
import NumericCore

/// What all seeds measured, and the paired differences that it comes to.
struct Experiment: Sendable, Hashable {
  /// The results of one seed. A panel whose effects are large takes part in the first seeds only.
  struct Row: Codable, Sendable, Hashable {
    let seed: UInt64
    let results: [Panel: PanelResult]
  }

  let rows: [Row]

  /// The results of a panel, a seed each.
  func results(_ panel: Panel) -> [PanelResult] { rows.compactMap { $0.results[panel] } }

  /// The panels that ran, in order.
  var panels: [Panel] { Panel.allCases.filter { !results($0).isEmpty } }

  /// The number of seeds of a panel.
  func seedCount(_ panel: Panel) -> Int { results(panel).count }

  /// For each cut, from the first layer on, the accuracy minus that of baseB; empty for an arm that did not run.
  func gaps(_ panel: Panel, _ arm: Arm) -> [SeedEffect] {
    let pairs = results(panel).compactMap { result in result.curves[arm].flatMap { curve in result.base[arm].map { (curve, $0) } } }
    return (pairs.first?.0.test.indices ?? 0..<0).map { cut in
      SeedEffect(values: pairs.map { curve, base in 100 * (curve.test[cut] - base) })
    }
  }

  /// The mean accuracy of baseB that an arm is compared with, in percent.
  func base(_ panel: Panel, _ arm: Arm) -> Double { 100 * results(panel).compactMap { $0.base[arm] }.mean }

  /// For each cut, the mean accuracy on the training examples, in percent.
  func trainingAccuracy(_ panel: Panel, _ arm: Arm) -> [Double] {
    let curves = results(panel).compactMap { $0.curves[arm] }
    return (curves.first?.training.indices ?? 0..<0).map { cut in 100 * curves.map { $0.training[cut] }.mean }
  }

  /// An arm's gap averaged over the cuts from `first` on, counted from 0.
  func meanGap(_ panel: Panel, _ arm: Arm, from first: Int = 0) -> SeedEffect { .mean(Array(gaps(panel, arm).dropFirst(first))) }

  /// How much an arm loses from the first cut to the last.
  func fall(_ panel: Panel, _ arm: Arm) -> SeedEffect {
    let gaps = gaps(panel, arm)
    guard let first = gaps.first, let last = gaps.last else { return SeedEffect(values: []) }
    return first - last
  }
}
