import Learning
import NumericCore
import Testing

private let kernels: [Kernel] = [
  .linear, .gaussian(bandwidth: 0.8), .gaussian(gamma: 3), .polynomial(degree: 3, scale: 0.5, offset: 1), .polynomial(degree: 2),
]

@Suite("Kernels")
struct KernelTests {
  @Test("give the matrices that their definition gives element by element", arguments: kernels)
  func matrices(kernel: Kernel) {
    let random = RandomSource(seed: 5)
    for (count, otherCount, features) in [(1, 1, 1), (7, 3, 2), (40, 33, 5), (65, 70, 1)] {
      let points = random.normals(rowCount: count, columnCount: features)
      let others = random.normals(rowCount: otherCount, columnCount: features)
      let gram = kernel.gram(of: points)
      let matrix = kernel.matrix(of: points, with: others)
      // Products of a few features of size 3, at most cubed: rounding stays far below 1e-11.
      for row in 0..<count {
        for column in 0..<count {
          let expected = kernel(points.row(row), points.row(column))
          #expect(abs(gram[row, column] - expected) <= 1e-11 * max(1, abs(expected)))
          #expect(gram[row, column] == gram[column, row])
        }
        for column in 0..<otherCount {
          let expected = kernel(points.row(row), others.row(column))
          #expect(abs(matrix[row, column] - expected) <= 1e-11 * max(1, abs(expected)))
        }
      }
    }
  }

  @Test("sum over many points as the rows of their matrix do")
  func sums() {
    let random = RandomSource(seed: 6)
    let points = random.normals(rowCount: 30, columnCount: 2)
    let others = random.normals(rowCount: 50, columnCount: 2)
    let weights = random.normals(count: 50)
    let kernel = Kernel.gaussian(bandwidth: 1)
    let sums = kernel.weightedSums(at: points, over: others, weights: weights)
    for row in 0..<30 {
      let expected = (0..<50).reduce(0) { $0 + weights[$1] * kernel(points.row(row), others.row($1)) }
      #expect(abs(sums[row] - expected) < 1e-12)
    }
    #expect(
      kernel.sums(at: points, over: others)
        == kernel.weightedSums(at: points, over: others, weights: Array(repeating: 1, count: 50)))
  }

  @Test("of Gaussian form do not change when all points move far away")
  func farFromTheOrigin() {
    let random = RandomSource(seed: 7)
    let points = random.normals(rowCount: 20, columnCount: 2)
    let moved = points.subtracting(rowwise: [-1_048_576, 2_097_152])
    let near = Kernel.gaussian(bandwidth: 1).gram(of: points)
    let far = Kernel.gaussian(bandwidth: 1).gram(of: moved)
    // Moving rounds each coordinate to 2⁻³¹; products of the moved points themselves would lose 42 bits.
    #expect((near - far).largestMagnitude < 1e-8)
  }

  @Test("of Gaussian form are 1 on the diagonal, also where points coincide")
  func diagonal() {
    let gram = Kernel.gaussian(bandwidth: 0.1).gram(of: Matrix(rows: [[3, 4], [3, 4], [1e3, -7]]))
    #expect(gram.diagonal == [1, 1, 1])
    #expect(abs(gram[0, 1] - 1) < 1e-9)
  }
}

@Suite("The median heuristic")
struct MedianHeuristicTests {
  @Test("is the median of all pairwise distances")
  func definition() throws {
    let random = RandomSource(seed: 8)
    for count in [2, 3, 10, 31] {
      let points = random.normals(rowCount: count, columnCount: 3)
      var distances = (0..<count).flatMap { i in (0..<i).map { points.row(i).squaredDistance(to: points.row($0)).squareRoot() } }
      distances.sort()
      let middle = distances.count / 2
      let median = distances.count % 2 == 1 ? distances[middle] : 0.5 * (distances[middle - 1] + distances[middle])
      guard case .gaussian(let bandwidth) = try Kernel.medianHeuristic(points) else {
        Issue.record("The median heuristic chooses a Gaussian kernel.")
        return
      }
      #expect(abs(bandwidth - median) < 1e-12, "\(count) points")
    }
  }

  @Test("explains why it has no value")
  func errors() {
    #expect(throws: LearningError.tooFewExamples(count: 1, needed: 2)) { try Kernel.medianHeuristic(Matrix(rows: [[1]])) }
    #expect(throws: LearningError.constantFeatures) { try Kernel.medianHeuristic(Matrix(rows: [[1], [1], [1]])) }
    #expect(throws: LearningError.nonFinite) { try Kernel.medianHeuristic(Matrix(rows: [[1], [.nan]])) }
  }
}
