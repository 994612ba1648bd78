import Learning
import NumericCore
import Testing
import Transfer

@Suite("Importance weights")
struct ImportanceWeightsTests {
  @Test("have Kish's effective sample size, between 1 and n, equal to n/(1 + χ²)")
  func effectiveSampleSize() {
    #expect(abs(ImportanceWeights([0.2, 1.5, 3, 0.3]).effectiveSampleSize - 2.1968365553602816) < 1e-12)
    #expect(ImportanceWeights([2, 2, 2]).effectiveSampleSize == 3)
    #expect(ImportanceWeights([0, 5, 0]).effectiveSampleSize == 1)
    #expect(ImportanceWeights([0, 5, 0, 5]).effectiveShare == 0.5)
    #expect(ImportanceWeights([0, 0]).effectiveSampleSize == 0)
    let points = Matrix(rows: [[1], [2], [3], [4]])
    let diagnostics = WeightDiagnostics(ImportanceWeights([0.2, 1.5, 3, 0.3]), source: points, target: points)
    #expect(abs(diagnostics.effectiveSampleSize * (1 + diagnostics.chiSquared) - 4) < 1e-12)
    #expect(diagnostics.largestWeight == 3 && abs(diagnostics.largestShare - 0.6) < 1e-15)
    #expect(abs(diagnostics.firstMoments[0].weighted - 13.4 / 5) < 1e-14 && diagnostics.firstMoments[0].target == 2.5)
    #expect(abs(diagnostics.secondMoments[0].weighted - (0.2 + 6 + 27 + 4.8) / 5) < 1e-14)
    let none = WeightDiagnostics(ImportanceWeights([0, 0, 0, 0]), source: points, target: points)
    #expect(none.chiSquared == .infinity && none.largestShare == 0)
  }

  /// E_S[w²] is e^{μ²} for a shift μ of N(0, 1), and 1.1135885… for the standard deviation 1.2.
  @Test("of Gaussians have the second moment of the closed form, by the trapezoidal rule")
  func gaussianSecondMoment() throws {
    for (mean, deviation, expected) in [(1, 1, 2.718281828459045), (0, 1.2, 1.113588507968435)] as [(Double, Double, Double)] {
      let source = try MultivariateNormal(mean: [0], covariance: Matrix(rows: [[1]]))
      let target = try MultivariateNormal(mean: [mean], covariance: Matrix(rows: [[deviation * deviation]]))
      let grid = Matrix(rowCount: 4001, columnCount: 1, elements: (0...4000).map { -20 + 0.01 * Double($0) })
      let weights = GaussianDensityRatio(source: source, target: target).weights(of: grid).values
      let densities = source.logDensities(of: grid).map { Double.exp($0) }
      let integral = zip(weights, densities).reduce(0) { $0 + 0.01 * $1.0 * $1.0 * $1.1 }
      // For such smooth integrands the rule is exact to rounding.
      #expect(abs(integral - expected) < 1e-10)
    }
  }

  @Test("multiply the losses of a sample, not its features")
  func weightedSample() throws {
    let sample = Sample(features: Matrix(rows: [[1], [2]]), labels: [0, 1], weights: [2, 3])
    let weighted = sample.weighted(by: ImportanceWeights([5, 0.5]))
    #expect(weighted.weights == [10, 1.5] && weighted.features == sample.features)
    #expect(abs(ImportanceWeights([1, 3]).risk(losses: [1, 0.5]) - 1.25) < 1e-15)
  }

  @Test("multiplied into the features, a published mistake, leave the mean unmatched and change what the nearest neighbours are")
  func multipliedFeatures() throws {
    let features = Matrix(rows: [[2], [3], [10]])
    let weights = ImportanceWeights([5, 1, 0.1])
    var scaled = features
    for row in 0..<3 { scaled[row, 0] *= weights.values[row] }
    let diagnostics = WeightDiagnostics(weights, source: features, target: features)
    #expect(abs(diagnostics.firstMoments[0].weighted - 14 / 6.1) < 1e-12)
    #expect(abs(scaled.columnMeans[0] - diagnostics.firstMoments[0].weighted) > 2)
    let nearestToTwelve = { (points: Matrix) in
      points.elements.map { abs($0 - 12) }.enumerated().min { $0.element < $1.element }?.offset
    }
    #expect(nearestToTwelve(features) == 2 && nearestToTwelve(scaled) == 0)
  }

  @Test("are clipped, and normalised to the mean 1")
  func clippingAndNormalising() throws {
    #expect(ImportanceWeights([0.5, 4, 9]).clipped(at: 4).values == [0.5, 4, 4])
    #expect(try ImportanceWeights([1, 3]).selfNormalised().values == [0.5, 1.5])
    #expect(throws: LearningError.zeroWeights) { try ImportanceWeights([0, 0]).selfNormalised() }
  }
}
