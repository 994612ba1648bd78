import Divergences
import NumericCore
import Testing

@testable import Measuring

/// The norms of covariances' differences beside the CORAL distance of the rows that δ stands for.
@Suite struct CovarianceDifferencesTests {
  @Test(
    "By moments and by products of rows, relabelled and resampled: the CORAL distance of the same rows",
    arguments: [1, 3, 20], 1...3 as ClosedRange<UInt64>)
  func definition(dimension: Int, seed: UInt64) {
    let random = RandomSource(seed: seed)
    let source = random.normals(rowCount: 9, columnCount: dimension).subtracting(rowwise: Array(repeating: 5, count: dimension))
    let target = 2 * random.normals(rowCount: 6, columnCount: dimension)
    let pooled = PooledSample(source: source, target: target)
    let differences = [pooled.observed] + pooled.permutations(5, random: random) + pooled.resamples(5, random: random)
    let covariances = CovarianceDifferences(pooled)
    let products = covariances.byProducts(differences)
    for (place, ofRows) in differences.enumerated() {
      func rows(_ share: Double) -> Matrix {
        pooled.rows.rows(ofRows.enumerated().flatMap { Array(repeating: $0, count: max(0, Int(($1 / share).rounded()))) })
      }
      let expected = 4 * Double(dimension * dimension) * coralDistance(rows(1.0 / 9), rows(-1.0 / 6))
      // The difference is one of covariances of size 4 d to 30 d.
      let rounding = 1e-12 * Double(dimension * dimension)
      #expect((products[place] - expected).magnitude < rounding)
      #expect((covariances.byMoments(ofRows) - expected).magnitude < rounding)
    }
  }

  @Test("Equal samples are at distance 0, whichever way is taken", arguments: [2, 30])
  func equal(dimension: Int) {
    let rows = RandomSource(seed: 1).normals(rowCount: 8, columnCount: dimension)
    let pooled = PooledSample(source: rows, target: rows)
    let norms = CovarianceDifferences(pooled).squaredNorms([pooled.observed])
    #expect(norms[0] >= 0 && norms[0] < 1e-20)
  }

  @Test("Two thousand features leave a thousand rows of each sample to a test, as three leave all")
  func rowCounts() {
    func count(_ dimension: Int) -> Double { CovarianceDifferences.rowCount(multiplications: 3e6, dimension: dimension) }
    #expect(count(2000) == 1000)
    #expect(count(10) == 30_000)
  }

  @Test("A plan's relabellings of many features are taken over hundreds of rows")
  func manyFeatures() throws {
    let random = RandomSource(seed: 2)
    let (source, target) = (random.normals(rowCount: 60, columnCount: 400), random.normals(rowCount: 50, columnCount: 400))
    let measured = try DomainMeasurement(
      source: source, target: 1.2 * target, plan: .init(transportTestRowLimit: 4), random: RandomSource(seed: 3))
    #expect(measured.coralTestCounts == ComparedCounts(source: 60, target: 50))
    #expect(measured.coralDistance.pValue < 0.01)
  }
}
