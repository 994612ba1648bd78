import Learning
import NumericCore
import Testing

@Suite("The ROC curve")
struct ROCCurveTests {
  @Test("has the area that scikit-learn gives where scores tie")
  func oracle() throws {
    let curve = try ROCCurve(scores: [0.1, 0.4, 0.35, 0.8, 0.8], labels: [0, 0, 1, 1, 0])
    #expect(abs(curve.area - 0.5833333333333334) < 1e-12)
  }

  @Test("has as area the share of pairs in the right order, ties half, and the area under its own points", arguments: 1...20)
  func pairs(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let count = 10 + seed
    let scores = (0..<count).map { _ in Double(random.integer(below: 6)) }
    let labels = (0..<count).map { $0 < 3 ? 1.0 : ($0 < 6 ? 0 : Double(random.integer(below: 2))) }
    let weights = (0..<count).map { _ in random.uniform(in: 0.1...2) }
    let curve = try ROCCurve(scores: scores, labels: labels, weights: weights)
    var (right, all) = (0.0, 0.0)
    for i in 0..<count where labels[i] == 1 {
      for j in 0..<count where labels[j] == 0 {
        all += weights[i] * weights[j]
        right += weights[i] * weights[j] * (scores[i] > scores[j] ? 1 : (scores[i] == scores[j] ? 0.5 : 0))
      }
    }
    #expect(abs(curve.area - right / all) < 1e-12)
    let trapezoids = zip(curve.points, curve.points.dropFirst()).reduce(0.0) { sum, pair in
      sum + (pair.1.falsePositiveRate - pair.0.falsePositiveRate) * 0.5 * (pair.0.truePositiveRate + pair.1.truePositiveRate)
    }
    #expect(abs(curve.area - trapezoids) < 1e-12)
    #expect(curve.points.count == Set(scores).count + 1)
  }

  @Test("is all or nothing for scores in order, and a half for equal ones")
  func ends() throws {
    #expect(try ROCCurve(scores: [1, 2, 3], labels: [0, 1, 1]).area == 1)
    #expect(try ROCCurve(scores: [1, 2, 3], labels: [1, 1, 0]).area == 0)
    #expect(try ROCCurve(scores: [5, 5, 5], labels: [1, 0, 0]).area == 0.5)
    #expect(throws: LearningError.singleClass(label: 1)) { try ROCCurve(scores: [1, 2], labels: [1, 1]) }
    #expect(throws: LearningError.nonFinite) { try ROCCurve(scores: [1, .nan], labels: [1, 0]) }
  }
}
