import Learning
import NumericCore
import Testing

@Suite("Calibration")
struct CalibrationTests {
  @Test("by Platt's method fulfils the equations of its fit: softened labels balance probabilities, also along the scores")
  func plattEquations() throws {
    let random = RandomSource(seed: 1)
    let scores = random.normals(count: 200)
    let labels = scores.map { random.bernoulli(1 / (1 + Double.exp(-2 * $0 + 0.5))) ? 1.0 : 0 }
    let platt = try PlattScaling(scores: scores, labels: labels)
    let positive = labels.reduce(0, +)
    let residuals = zip(scores, labels).map { score, label in
      platt(score) - (label == 1 ? (positive + 1) / (positive + 2) : 1 / (200 - positive + 2))
    }
    #expect(abs(residuals.reduce(0, +)) < 1e-6)
    #expect(abs(residuals.dot(scores)) < 1e-6)
  }

  @Test("by Platt's method counts an example of weight 3 as three")
  func plattWeights() throws {
    let (scores, labels, weights) = ([-2.0, -1, 0.5, 1, 3], [0.0, 1, 0, 1, 1], [1.0, 3, 2, 1, 3])
    let repeated = weights.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
    let weighted = try PlattScaling(scores: scores, labels: labels, weights: weights)
    let whole = try PlattScaling(scores: repeated.map { scores[$0] }, labels: repeated.map { labels[$0] })
    #expect(abs(weighted.slope - whole.slope) < 1e-6 && abs(weighted.intercept - whole.intercept) < 1e-6)
  }

  @Test("by Platt's method stays finite on scores that separate the classes")
  func plattSeparable() throws {
    let platt = try PlattScaling(scores: [-2, -1, 1, 2], labels: [0, 0, 1, 1])
    #expect(platt.slope > 0 && platt.slope.isFinite)
    #expect(platt(100) <= 1 && platt(-100) >= 0)
  }

  /// The isotonic fit by its minimax formula: max over a ≤ i of min over b ≥ i of the mean of a…b.
  private func minimax(_ labels: [Double], _ weights: [Double]) -> [Double] {
    labels.indices.map { i in
      (0...i).map { a in
        (i..<labels.count).map { b in
          let total = weights[a...b].reduce(0, +)
          return zip(labels[a...b], weights[a...b]).reduce(0) { $0 + $1.0 * $1.1 } / total
        }.min() ?? 0
      }.max() ?? 0
    }
  }

  @Test("by isotonic regression agrees with its minimax formula", arguments: 1...20)
  func isotonic(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let count = 1 + seed
    let scores = (0..<count).map { Double($0) }
    let labels = (0..<count).map { _ in Double(random.integer(below: 2)) }
    let weights = (0..<count).map { _ in random.uniform(in: 0.1...2) }
    let order = (0..<count).sorted { ($0 * 7919) % 31 < ($1 * 7919) % 31 }
    let fit = try IsotonicCalibration(
      scores: order.map { scores[$0] }, labels: order.map { labels[$0] }, weights: order.map { weights[$0] })
    for (score, expected) in zip(scores, minimax(labels, weights)) { #expect(abs(fit(score) - expected) < 1e-12) }
    #expect(fit(-10) == fit(0) && fit(1000) == fit(Double(count - 1)))
  }

  @Test("by isotonic regression gives equal scores one probability")
  func isotonicTies() throws {
    let fit = try IsotonicCalibration(scores: [1, 1, 0, 2], labels: [0, 1, 0, 1])
    #expect(fit.thresholds == [0, 1, 2] && fit.probabilities == [0, 0.5, 1])
  }

  @Test("is measured by bins, and by Brier's score")
  func reliability() throws {
    let reliability = try Reliability(predictions: [0.1, 0.1, 0.9, 1], labels: [0, 1, 1, 1], binCount: 2)
    #expect(reliability.bins.count == 2)
    #expect(abs(reliability.bins[0].positiveShare - 0.5) < 1e-15 && abs(reliability.bins[1].meanPrediction - 0.95) < 1e-15)
    #expect(abs(reliability.expectedCalibrationError - (0.5 * 0.4 + 0.5 * 0.05)) < 1e-15)
    #expect(abs(reliability.brierScore - (0.01 + 0.81 + 0.01) / 4) < 1e-15)
  }

  @Test("by an increasing function has one label and one weight a score")
  func mismatch() async {
    await #expect(processExitsWith: .failure) { _ = try? IsotonicCalibration(scores: [1, 2], labels: [0, 1, 1]) }
    await #expect(processExitsWith: .failure) {
      _ = try? IsotonicCalibration(scores: [1, 2], labels: [0, 1], weights: [1, 1, 1])
    }
  }
}
