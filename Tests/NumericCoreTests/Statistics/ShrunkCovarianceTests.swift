import NumericCore
import Testing

@Suite("Shrunk covariances")
struct ShrunkCovarianceTests {
  private let rows = Matrix(rows: [
    [1, 2, 0], [2, 3.9, 1], [3, 6.1, -1], [4, 8, 0.5], [5, 9.8, 0], [6, 12.2, 1.5], [7, 14, -0.5], [8, 16.1, 0.2],
  ])

  @Test("COV-01: Ledoit and Wolf's, as scikit-learn computes it")
  func ledoitWolf() {
    let found = ShrunkCovariance.ledoitWolf(rows)
    let expected = Matrix(rows: [
      [5.823931840354286, 8.982018170533856, 0.047748472259187685], [8.982018170533856, 19.480923348998104, 0.10597508148636363],
      [0.047748472259187685, 0.10597508148636363, 1.8373323106476098],
    ])
    #expect((found.shrinkage - 0.15113827094777507).magnitude < 1e-14)
    #expect((found.covariance - expected).largestMagnitude < 1e-13)
  }

  @Test("COV-02: the oracle-approximating one, as scikit-learn computes it")
  func oracleApproximating() {
    let found = ShrunkCovariance.oracleApproximating(rows)
    let expected = Matrix(rows: [
      [6.569784236383761, 6.9037384725864115, 0.036700322654032926], [6.9037384725864115, 17.06679013282211, 0.08145432722381185],
      [0.036700322654032926, 0.08145432722381185, 3.5056131307941305],
    ])
    #expect((found.shrinkage - 0.34754981948385955).magnitude < 1e-14)
    #expect((found.covariance - expected).largestMagnitude < 1e-13)
  }

  @Test("the trace is kept, and fewer rows than columns give a positive definite matrix")
  func laws() throws {
    let random = RandomSource(seed: 3)
    for trial in 0..<20 {
      let sample = random.normals(rowCount: 5, columnCount: 12)
      let centred = sample.subtracting(rowwise: sample.columnMeans)
      for found in [ShrunkCovariance.ledoitWolf(sample), .oracleApproximating(sample)] {
        #expect((0...1).contains(found.shrinkage), "trial \(trial)")
        #expect((found.covariance.trace / (centred.gram.trace / 5) - 1).magnitude < 1e-13, "trial \(trial)")
        #expect(throws: Never.self, "trial \(trial)") { try CholeskyDecomposition(found.covariance) }
      }
    }
  }

  @Test("equal rows have covariance zero")
  func constant() {
    let same = Matrix(rowCount: 4, columnCount: 2, repeating: 3)
    #expect(ShrunkCovariance.ledoitWolf(same).covariance.largestMagnitude == 0)
    #expect(ShrunkCovariance.oracleApproximating(same).covariance.largestMagnitude == 0)
  }

  @Test("no rows, and no columns, have no covariance")
  func empty() async {
    await #expect(processExitsWith: .failure) { _ = ShrunkCovariance.ledoitWolf(Matrix(rowCount: 0, columnCount: 2, elements: [])) }
    await #expect(processExitsWith: .failure) { _ = ShrunkCovariance.ledoitWolf(Matrix(rowCount: 2, columnCount: 0, elements: [])) }
  }
}
