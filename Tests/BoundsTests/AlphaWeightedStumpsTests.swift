import Bounds
import Learning
import NumericCore
import Testing

@Suite("Stumps of least α-weighted risk")
struct AlphaWeightedStumpsTests {
  private func sample(_ count: Int, shift: Double, _ random: RandomSource) -> Sample {
    let features = random.normals(rowCount: count, columnCount: 3)
    let labels = (0..<count).map { features[$0, 0] + shift * features[$0, 1] + 0.5 * random.normal() > 0 ? 1.0 : 0 }
    return Sample(features: features, labels: labels)
  }

  @Test("The risk is α R̂_T + (1 − α) R̂_S of the stump, and no stump between the points has less", arguments: 1...8)
  func least(seed: UInt64) {
    let random = RandomSource(seed: seed)
    let (source, target) = (sample(13, shift: 2, random), sample(7, shift: -2, random))
    let stumps = AlphaWeightedStumps(source: source, target: target)
    let features = source.features.appending(rowsOf: target.features)
    for weight in [0, 1, 250, 500, 900, 1000] {
      let alpha = Double(weight) / 1000
      func risk(_ stump: Stump) -> Double { alpha * stump.errorRate(on: target) + (1 - alpha) * stump.errorRate(on: source) }
      let (best, least) = stumps.riskMinimizer(weight)
      #expect((risk(best) - least).magnitude < 1e-12, "\(weight)")
      for feature in 0..<3 {
        for threshold in features.column(feature) + [.infinity] {
          for isAbove in [false, true] {
            #expect(risk(Stump(feature: feature, threshold: threshold, isAbove: isAbove)) >= least - 1e-12, "\(weight)")
          }
        }
      }
    }
  }

  @Test("Half and half weighs samples, not examples: a small target counts as much as a large source")
  func samples() {
    // Ten source examples say 1 above 0, one target example at 1 says 0.
    let source = Sample(features: Matrix(rows: (1...10).map { [Double($0)] }), labels: Array(repeating: 1, count: 10))
    let target = Sample(features: Matrix(rows: [[20]]), labels: [0])
    let stumps = AlphaWeightedStumps(source: source, target: target)
    #expect(stumps.riskMinimizer(500).risk == 0 && stumps.riskMinimizer(500).stump.label(5) && !stumps.stump(500).label(20))
    let conflict = AlphaWeightedStumps(source: source, target: Sample(features: Matrix(rows: [[5.5]]), labels: [0]))
    #expect(conflict.riskMinimizer(100).risk == 0.1 && conflict.riskMinimizer(900).risk == 0.05)
  }

  @Test("At either end the other sample is not seen: the cut is midway between the sample's own points")
  func ends() {
    let source = Sample(features: Matrix(rows: [[0], [10]]), labels: [0, 1])
    let target = Sample(features: Matrix(rows: [[4], [40]]), labels: [0, 1])
    let stumps = AlphaWeightedStumps(source: source, target: target)
    #expect(stumps.stump(0) == Stump(feature: 0, threshold: 5, isAbove: true))
    #expect(stumps.stump(1000) == Stump(feature: 0, threshold: 22, isAbove: true))
    // Between the points of both, of cuts without errors the first.
    #expect(stumps.riskMinimizer(0).stump.threshold == 2 && stumps.riskMinimizer(1000).stump.threshold == 7)
    #expect(stumps.stump(500).threshold == 7 && stumps.riskMinimizer(500).risk == 0)
  }
}
