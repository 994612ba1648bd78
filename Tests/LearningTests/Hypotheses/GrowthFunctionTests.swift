import Learning
import NumericCore
import Testing

@Suite("Growth functions: Π(n) of a class and of its disagreements")
struct GrowthFunctionTests {
  private func count(_ growth: GrowthFunction, _ points: Int) -> Double { .exp(growth.logarithm(pointCount: points)) }
  private func disagreements(_ growth: GrowthFunction, _ points: Int) -> Double {
    .exp(growth.disagreementLogarithm(pointCount: points))
  }

  @Test("Sauer's sum, in whole numbers")
  func sauer() {
    for (dimension, points, expected) in [(0, 9, 1.0), (1, 8, 9), (2, 8, 37), (3, 5, 26), (5, 5, 32), (9, 5, 32)] {
      #expect((count(.vcDimension(dimension), points) - expected).magnitude < 1e-9 * expected, "d = \(dimension), n = \(points)")
    }
  }

  @Test("thresholds attain it: n + 1 labellings, and n(n + 1)/2 + 1 disagreements", arguments: [1, 2, 5, 8])
  func thresholds(points: Int) {
    let below = FiniteClass(labelings: (0...points).map { cut in (0..<points).map { $0 < cut } })
    #expect((count(.vcDimension(1), points) - Double(below.distinctLabelingCount)).magnitude < 1e-9)
    #expect((disagreements(.vcDimension(1), points) - Double(below.differences.distinctLabelingCount)).magnitude < 1e-9)
  }

  @Test("stumps: 2p(n − 1) + 2 labellings at most, all of them on one feature")
  func stumps() {
    let random = RandomSource(seed: 2)
    for (points, features) in [(1, 1), (6, 1), (6, 2), (9, 3)] {
      let rows = Matrix(rowCount: points, columnCount: features, elements: random.normals(count: points * features))
      var labellings: Set<[Bool]> = [Array(repeating: false, count: points), Array(repeating: true, count: points)]
      for feature in 0..<features {
        for threshold in rows.column(feature) {
          let below = rows.column(feature).map { $0 < threshold }
          labellings.formUnion([below, below.map { !$0 }])
        }
      }
      let bound = count(.stumps(featureCount: features), points)
      #expect(Double(labellings.count) <= bound + 1e-9, "\(points) points, \(features) features")
      if features == 1 { #expect((Double(labellings.count) - bound).magnitude < 1e-9) }
    }
  }

  @Test("HΔH has at most n^(2d) labellings: what Theorem 2 of Ben-David et al. needs, attained for d = 1 and n = 2")
  func disagreementPower() {
    for dimension in 0...40 {
      for points in 2...200 {
        let excess =
          GrowthFunction.vcDimension(dimension).disagreementLogarithm(pointCount: points) - 2 * Double(dimension)
          * .log(Double(points))
        // Rounding of 41 logarithms of size 424 at most.
        #expect(excess <= 41 * 424 * .ulpOfOne, "d = \(dimension), n = \(points)")
      }
    }
    #expect((disagreements(.vcDimension(1), 2) - 4).magnitude < 1e-12)
    #expect(disagreements(.vcDimension(1), 1) > 1, "necessity: at n = 1 two labels are more than 1² of them")
  }
}
