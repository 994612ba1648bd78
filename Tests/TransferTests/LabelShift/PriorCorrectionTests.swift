import Learning
import NumericCore
import Testing
import Transfer

@Suite("Posteriors corrected to other shares")
struct PriorCorrectionTests {
  @Test("LS-02: the posteriors of the oracle")
  func oracle() throws {
    let found = try PriorCorrection(from: [0.5, 0.25, 0.25], to: [0.2, 0.2, 0.6])([0.7, 0.2, 0.1])
    #expect(found.subtracting([0.4117647058823529, 0.2352941176470589, 0.35294117647058826]).norm < 1e-12)
  }

  @Test("There and back again, and in two steps")
  func composition() throws {
    let (a, b, c) = ([0.5, 0.3, 0.2], [0.1, 0.1, 0.8], [0.3, 0.6, 0.1])
    let posteriors = [0.2, 0.5, 0.3]
    let there = try PriorCorrection(from: a, to: b)(posteriors)
    #expect(try PriorCorrection(from: b, to: a)(there).subtracting(posteriors).norm < 1e-14)
    #expect(try PriorCorrection(from: b, to: c)(there).subtracting(PriorCorrection(from: a, to: c)(posteriors)).norm < 1e-14)
  }

  @Test("Predictions are of the largest corrected posterior")
  func predictions() throws {
    let correction = try PriorCorrection(from: [0.5, 0.5], to: [0.1, 0.9])
    let posteriors = Matrix(rows: [[0.95, 0.05], [0.85, 0.15], [0.9, 0.1]])
    #expect(correction.predictedClasses(of: posteriors) == [0, 1, 0])
    let outcome = try CorrectedOutcome(posteriors: posteriors, classes: [0, 1, 1], from: [0.5, 0.5], to: [0.1, 0.9])
    #expect((outcome.accuracy - 2.0 / 3).magnitude < 1e-15 && (outcome.distance - (1.0 / 3 - 0.1)).magnitude < 1e-15)
  }

  @Test("A class that the source lacks, and shares that do not sum to 1, are refused; a class that leaves is not")
  func refused() throws {
    #expect(throws: LabelShiftError.missingClass(0)) { try PriorCorrection(from: [0, 1], to: [0.5, 0.5]) }
    #expect(throws: LabelShiftError.notShares(sum: 1.5)) { try PriorCorrection(from: [0.5, 0.5], to: [0.5, 1]) }
    #expect(throws: LabelShiftError.self) { try PriorCorrection(from: [3, 1], to: [0.5, 0.5]) }
    #expect(throws: LabelShiftError.nonFinite) { try PriorCorrection(from: [0.5, 0.5], to: [.nan, 1]) }
    #expect(try PriorCorrection(from: [0.5, 0.5], to: [0, 1])([0.9, 0.1]) == [0, 1])
  }

  @Test("LS-04, LS-11: thresholds and errors of the oracle")
  func thresholds() {
    let (there, back) = (NormalLabelShift(gap: 2, source: 0.5, target: 0.9), NormalLabelShift(gap: 2, source: 0.9, target: 0.5))
    let pairs = [
      (there.targetThreshold, -1.0986122886681098), (there.uncorrected, 0.15865525393145707),
      (there.corrected, 0.07006068585853906),
      (there.classes.balancedError(threshold: there.targetThreshold), 0.27860124489132143), (there.majority, 0.1),
      (back.sourceThreshold, -1.0986122886681098), (back.uncorrected, 0.27860124489132143), (back.corrected, 0.15865525393145707),
      (there.classes.logOdds(at: 0, positiveShare: 0.9), 2.1972245773362196),
      // Means 0 and 1.5 with deviation 0.8: in units of it about the middle, gap 1.875.
      (NormalLabelShift(gap: 1.875, source: 0.3, target: 0.05).sourceThreshold * 0.8 + 0.75, 1.111513753765207),
      (NormalLabelShift(gap: 1.875, source: 0.3, target: 0.05).uncorrected, 0.09392005501951706),
      (NormalLabelShift(gap: 1.875, source: 0.3, target: 0.05).corrected, 0.04259895034609749),
    ]
    for (found, expected) in pairs { #expect((found - expected).magnitude < 1e-10) }
  }

  @Test("Normalised inputs have mean 0 and variance 1 in both domains, by sampling")
  func normalised() {
    let world = NormalLabelShift(gap: 2, source: 0.5, target: 0.9)
    let (points, labels) = world.classes.sample(count: 200_000, positiveShare: 0.9, from: RandomSource(seed: 4))
    let (mean, deviation) = (points.mean, points.standardDeviation)
    let scale = world.classes.moments(positiveShare: 0.5).variance.squareRoot()
    let wrong = zip(points, labels).count { ($0 - mean) / deviation * scale > world.sourceThreshold ? $1 == 0 : $1 == 1 }
    // Five standard errors of a share of 0.38, and as much for the estimated mean.
    #expect((Double(wrong) / 200_000 - world.normalised).magnitude < 0.011)
  }

  @Test("Weights and thinning move the intercept by the log-odds and leave the slope")
  func fit() throws {
    let classes = NormalClasses(gap: 2)
    let (points, labels) = classes.sample(count: 40_000, positiveShare: 0.5, from: RandomSource(seed: 2))
    let sample = Sample(features: Matrix(rowCount: 40_000, columnCount: 1, elements: points), labels: labels.map(Double.init))
    let fit = try ResampledFit(sample, from: 0.5, to: 0.8, random: RandomSource(seed: 9))
    for change in [fit.weighted, fit.thinned] {
      #expect(change[0].magnitude < 0.15 && (change[1] - Double.log(4)).magnitude < 0.15)
    }
  }
}
