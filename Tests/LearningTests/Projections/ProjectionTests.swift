import Learning
import NumericCore
import Testing

/// S = (1/n) Σ (x − m)(x − m)ᵀ, written out.
private func covariance(_ points: Matrix) -> Matrix {
  let count = Double(points.rowCount)
  let mean = (0..<points.columnCount).map { points.column($0).reduce(0, +) / count }
  var covariance = Matrix(rowCount: mean.count, columnCount: mean.count, repeating: 0)
  for row in 0..<points.rowCount {
    for (one, other) in mean.indices.flatMap({ one in mean.indices.map { (one, $0) } }) {
      covariance[one, other] += (points[row, one] - mean[one]) * (points[row, other] - mean[other]) / count
    }
  }
  return covariance
}

/// VᵀAV.
private func form(_ matrix: Matrix, _ directions: Matrix) -> Matrix { directions.transposedTimes(matrix * directions) }

private func isIdentity(_ matrix: Matrix, _ tolerance: Double) -> Bool {
  (matrix - .identity(matrix.rowCount)).largestMagnitude < tolerance
}

/// Points whose features have different variances and depend on each other: more points than features, as many, and fewer.
private func randomPoints(_ seed: Int) -> Matrix {
  let random = RandomSource(seed: UInt64(seed))
  let (count, width) = [(30, 4), (6, 6), (5, 9), (12, 1)][seed % 4]
  let mixing = random.normals(rowCount: width, columnCount: width)
  return (random.normals(rowCount: count, columnCount: width) * mixing).subtracting(rowwise: random.normals(count: width))
}

@Suite("Principal components")
struct PrincipalComponentTests {
  /// PCA(svd_solver="full"), whose variances have the divisor n − 1.
  @Test("agree with scikit-learn's PCA on six points in space")
  func oracle() throws {
    let points = Matrix(rows: [[2, 1, 0], [0, 3, 1], [4, -1, 2], [1, 1, -3], [5, 2, 1], [-2, 0, 1]])
    let projection = try LinearProjection.principalComponents(of: points, count: 2)
    let components = Matrix(rows: [
      [0.9686503677305938, -0.05909731948580477, 0.24129643993432207],
      [-0.2471141219842085, -0.3289709500519189, 0.9114344324952356],
    ])
    #expect((projection.directions - components.transposed).largestMagnitude < 1e-13)
    let transformed = Matrix(rows: [
      [0.2424513092654237, -0.386182851493148], [-1.5717476252330511, 0.3615379248666668],
      [2.7805395635668653, 1.6003996696327438], [-1.4500883782681362, -2.8733720269946463],
      [3.330601532905722, -0.5450617350024569], [-3.3317564022368247, 1.8426790189908404],
    ])
    let found = projection.projections(of: points)
    #expect((found - transformed).largestMagnitude < 1e-13)
    for (column, variance) in [6.911367419795839, 2.957990207194627].enumerated() {
      #expect(abs(found.column(column).reduce(0) { $0 + $1 * $1 } / 5 - variance) < 1e-13)
    }
  }

  @Test("law: orthonormal directions; new features uncorrelated, in descending order of variance, with mean 0", arguments: 1...24)
  func law(seed: Int) throws {
    let points = randomPoints(seed)
    for count in 1...points.columnCount {
      let projection = try LinearProjection.principalComponents(of: points, count: count)
      #expect(isIdentity(form(.identity(points.columnCount), projection.directions), 1e-13))
      let found = projection.projections(of: points)
      let spread = covariance(found)
      let size = spread[0, 0]
      for one in 0..<count {
        for other in 0..<one { #expect(abs(spread[one, other]) < 1e-13 * size) }
        if one > 0 { #expect(spread[one, one] <= spread[one - 1, one - 1] + 1e-14 * size) }
        #expect(abs(found.column(one).reduce(0, +)) < 1e-13 * (1 + size) * Double(points.rowCount))
        let direction = projection.directions.column(one)
        #expect(direction.max() == direction.map(abs).max(), "the largest component is positive")
      }
    }
  }

  @Test("are optimal: S V = V Λ, random orthonormal directions have no more variance, all directions all of it", arguments: 1...24)
  func maximality(seed: Int) throws {
    let points = randomPoints(seed)
    let (spread, width) = (covariance(points), points.columnCount)
    let random = RandomSource(seed: UInt64(500 + seed))
    for count in 1...width {
      let directions = try LinearProjection.principalComponents(of: points, count: count).directions
      let captured = form(spread, directions)
      let defect = spread * directions - directions * Matrix(diagonal: captured.diagonal)
      #expect(defect.largestMagnitude < 1e-12 * (1 + spread.trace))
      for _ in 0..<5 {
        let other = try QRDecomposition(random.normals(rowCount: width, columnCount: width)).orthogonal()
        let others = other.transposed.rows(0..<count).transposed
        #expect(form(spread, others).trace <= captured.trace * (1 + 1e-12))
      }
      if count == width { #expect(abs(captured.trace - spread.trace) < 1e-12 * spread.trace) }
    }
  }

  @Test("Of one point, or of equal points, the directions are orthonormal and every projection is 0", arguments: [0, 0.1, 1e6])
  func equalPoints(value: Double) throws {
    for count in [1, 2, 7] {
      let points = Matrix(rowCount: count, columnCount: 3, repeating: value)
      let projection = try LinearProjection.principalComponents(of: points, count: 3)
      #expect(isIdentity(form(.identity(3), projection.directions), 1e-14))
      #expect(projection.projections(of: points).largestMagnitude <= 1e-15 * value)
    }
  }

  @Test("Elements that are not finite are a typed error", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    let error = #expect(throws: NumericalError.self) {
      try LinearProjection.principalComponents(of: Matrix(rows: [[1, 2], [value, 0]]), count: 1)
    }
    #expect(error?.cause == .nonFinite)
  }

  @Test("A projection is Vᵀ(x − m), row by row")
  func projections() {
    let projection = LinearProjection(origin: [1, 2], directions: Matrix(rows: [[1, 0, 3], [-1, 2, 1]]))
    #expect(projection.projections(of: Matrix(rows: [[1, 2], [2, 5]])) == Matrix(rows: [[0, 0, 0], [-2, 6, 6]]))
  }
}

/// Points of 2…4 classes of unequal sizes.
private struct LabelledPoints {
  let points: Matrix
  let classes: [Int]
  let classCount: Int

  init(seed: Int, count: Int = 40) {
    let random = RandomSource(seed: UInt64(seed))
    let (classCount, width) = (2 + seed % 3, 4 + seed % 2)
    let classes = (0..<count).map {
      $0 < classCount ? $0 : min(random.integer(below: classCount), random.integer(below: classCount))
    }
    let mixing = random.normals(rowCount: width, columnCount: width)
    let centres = random.normals(rowCount: classCount, columnCount: width)
    points = (centres.rows(classes) + random.normals(rowCount: count, columnCount: width)) * mixing
    (self.classes, self.classCount) = (classes, classCount)
  }

  /// The mean of each class, naively.
  var means: [[Double]] {
    (0..<classCount).map { label in
      let members = classes.indices.filter { classes[$0] == label }
      return (0..<points.columnCount).map { column in members.reduce(0) { $0 + points[$1, column] } / Double(members.count) }
    }
  }

  /// The points less the means of their classes.
  var residuals: Matrix {
    let means = means
    return Matrix(rows: classes.indices.map { points.row($0).subtracting(means[classes[$0]]) })
  }

  var within: ShrunkCovariance { .ledoitWolf(residuals) }

  /// S_b: the covariance of the points, each replaced by the mean of its class.
  var between: Matrix {
    let means = means
    return covariance(Matrix(rows: classes.map { means[$0] }))
  }

  func discriminants(_ count: Int) throws -> LinearProjection {
    try .discriminants(of: points, classes: classes, classCount: classCount, count: count)
  }
}

@Suite("Discriminants")
struct DiscriminantTests {
  /// scipy.linalg.eigh(S_b, S_w) with sklearn.covariance.ledoit_wolf(residuals, assume_centered=True).
  @Test("agree with SciPy's generalised eigenvectors for scikit-learn's shrunk covariance, on nine points in space")
  func oracle() throws {
    let points = Matrix(rows: [
      [0, 0, 1], [1, 0.5, 0], [2, -1, 0.5], [0.5, 2, -1], [-1, 1, 2], [1, 1, 1], [2, 3, 0], [3, 0, -1], [0, 2.5, 1],
    ])
    let projection = try LinearProjection.discriminants(
      of: points, classes: [0, 0, 1, 1, 2, 2, 0, 1, 2], classCount: 3, count: 2)
    let directions = Matrix(rows: [
      [-0.5999004889663535, 0.5063011757356534, 0.9326343247691954],
      [0.35141169877665857, 0.9069918228113392, -0.22569814099494956],
    ])
    #expect((projection.directions - directions.transposed).largestMagnitude < 1e-12)
  }

  @Test("law: VᵀS_wV = I, S_b V = S_w V Λ with Λ descending, the origin is the mean", arguments: 1...20)
  func law(seed: Int) throws {
    let labelled = LabelledPoints(seed: seed)
    let (within, between) = (labelled.within.covariance, labelled.between)
    for count in 1...labelled.points.columnCount {
      let projection = try labelled.discriminants(count)
      #expect(isIdentity(form(within, projection.directions), 1e-11))
      let ratios = form(between, projection.directions)
      #expect(
        (between * projection.directions - within * projection.directions * Matrix(diagonal: ratios.diagonal)).largestMagnitude
          < 1e-11 * (1 + between.largestMagnitude))
      for column in 1..<max(count, 2) where column < count {
        #expect(ratios[column, column] <= ratios[column - 1, column - 1] + 1e-12)
      }
      // As many directions separate as there are classes less one.
      for column in 0..<count where column >= labelled.classCount - 1 { #expect(abs(ratios[column, column]) < 1e-11) }
      let mean = labelled.points.columnMeans
      #expect(projection.origin.squaredDistance(to: mean) < 1e-24)
    }
  }

  @Test("No random directions with VᵀS_wV = I separate better", arguments: 1...20)
  func maximality(seed: Int) throws {
    let labelled = LabelledPoints(seed: seed)
    let (within, between) = (labelled.within.covariance, labelled.between)
    let random = RandomSource(seed: UInt64(600 + seed))
    for count in 1...labelled.points.columnCount {
      let best = form(between, try labelled.discriminants(count).directions).trace
      for _ in 0..<5 {
        // Gram and Schmidt in the inner product of S_w.
        var columns: [[Double]] = []
        for _ in 0..<count {
          var v = random.normals(count: labelled.points.columnCount)
          for column in columns { v.add(-v.dot(within.times(column)), times: column) }
          columns.append(v.scaled(by: 1 / v.dot(within.times(v)).squareRoot()))
        }
        #expect(form(between, Matrix(rows: columns).transposed).trace <= best * (1 + 1e-10))
      }
    }
  }

  /// Class means differ in directions S_w⁻¹(mᵢ − mⱼ) only, and one less than there are classes span these.
  @Test("In the new features the distances of class means are Mahalanobis distances by S_w", arguments: 1...20)
  func mahalanobis(seed: Int) throws {
    let labelled = LabelledPoints(seed: seed)
    let factor = try CholeskyDecomposition(labelled.within.covariance)
    let means = labelled.means
    let projected = try labelled.discriminants(labelled.classCount - 1).projections(of: Matrix(rows: means))
    for (one, other) in means.indices.flatMap({ one in (0..<one).map { (one, $0) } }) {
      let difference = means[one].subtracting(means[other])
      let expected = difference.dot(factor.solve(difference))
      #expect(abs(projected.row(one).squaredDistance(to: projected.row(other)) - expected) < 1e-10 * (1 + expected))
    }
  }

  @Test("Invertible linear maps of the features do not move class means in the new ones, but for the shrinkage", arguments: 1...6)
  func linearMaps(seed: Int) throws {
    let labelled = LabelledPoints(seed: seed, count: 4000)
    let width = labelled.points.columnCount
    let map = RandomSource(seed: UInt64(700 + seed)).normals(rowCount: width, columnCount: width)
    let mapped = labelled.points * map
    let other = try LinearProjection.discriminants(
      of: mapped, classes: labelled.classes, classCount: labelled.classCount, count: labelled.classCount - 1)
    let (here, there) = (
      try labelled.discriminants(labelled.classCount - 1).projections(of: Matrix(rows: labelled.means)),
      other.projections(of: Matrix(rows: labelled.means) * map)
    )
    // (1 − ρ) S ≤ (1 − ρ) S + ρ μ I ≤ (1 − ρ + ρ μ/σ) S for the smallest eigenvalue σ of S; distances go with the inverse.
    func factors(_ shrunk: ShrunkCovariance) throws -> ClosedRange<Double> {
      let (share, values) = (shrunk.shrinkage, try SymmetricEigendecomposition(shrunk.covariance).values)
      let level = shrunk.covariance.trace / Double(width)
      let smallest = (values[0] - share * level) / (1 - share)
      return 1 / (1 - share + share * level / smallest)...1 / (1 - share)
    }
    let residuals = labelled.residuals
    let (first, second) = (try factors(.ledoitWolf(residuals)), try factors(.ledoitWolf(residuals * map)))
    let range = second.lowerBound / first.upperBound...second.upperBound / first.lowerBound
    for (one, other) in (0..<labelled.classCount).flatMap({ one in (0..<one).map { (one, $0) } }) {
      let ratio =
        there.row(one).squaredDistance(to: there.row(other)) / here.row(one).squaredDistance(to: here.row(other))
      #expect((range.lowerBound - 1e-9...range.upperBound + 1e-9).contains(ratio), "\(range)")
    }
  }

  @Test("Rotations and a change of all units do not move them at all, by shrinkage or otherwise", arguments: 1...8)
  func similarities(seed: Int) throws {
    let labelled = LabelledPoints(seed: seed, count: 12)
    let width = labelled.points.columnCount
    let random = RandomSource(seed: UInt64(800 + seed))
    let rotation = try QRDecomposition(random.normals(rowCount: width, columnCount: width)).orthogonal()
    let moved = (1e-3 * (labelled.points * rotation)).subtracting(rowwise: Array(repeating: 0.02, count: width))
    let count = labelled.classCount - 1
    let there = try LinearProjection.discriminants(
      of: moved, classes: labelled.classes, classCount: labelled.classCount, count: count
    ).projections(of: moved)
    let here = try labelled.discriminants(count).projections(of: labelled.points)
    // Directions are determined up to their signs: inner products are not changed by these.
    #expect((there.rowGram - here.rowGram).largestMagnitude < 1e-8 * (1 + here.rowGram.largestMagnitude))
  }

  @Test("One class only has nothing to separate, but its features can be whitened; a class without points does not matter")
  func emptyClasses() throws {
    let labelled = LabelledPoints(seed: 1)
    let one = try LinearProjection.discriminants(
      of: labelled.points, classes: labelled.classes.map { _ in 0 }, classCount: 1, count: 2)
    #expect(isIdentity(form(ShrunkCovariance.ledoitWolf(labelled.points).covariance, one.directions), 1e-11))
    let renumbered = try LinearProjection.discriminants(
      of: labelled.points, classes: labelled.classes.map { 2 * $0 + 1 }, classCount: 2 * labelled.classCount + 1, count: 2)
    #expect((renumbered.directions - (try labelled.discriminants(2)).directions).largestMagnitude < 1e-10)
  }

  @Test("One point, one point a class, and points that are equal within each class are a typed error", arguments: 1...60)
  func equalPoints(seed: Int) {
    let random = RandomSource(seed: UInt64(seed))
    let (width, perClass) = (1 + seed % 4, [1, 3, 7, 49][seed % 4])
    let classes = (0..<(1 + seed % 3) * perClass).map { $0 / perClass }
    // Ten times a tenth is not the sum of ten tenths: in binary the means of equal points need not equal them.
    let centres = random.normals(rowCount: 3, columnCount: width).subtracting(rowwise: random.normals(count: width).scaled(by: 1e6))
    let error = #expect(throws: NumericalError.self) {
      try LinearProjection.discriminants(of: centres.rows(classes), classes: classes, classCount: 3, count: 1)
    }
    #expect(error?.cause == .notPositiveDefinite)
  }

  @Test("Points that spread by a billionth of their size have discriminants")
  func smallSpread() throws {
    let random = RandomSource(seed: 9)
    let classes = (0..<30).map { $0 % 3 }
    let points = Matrix(rows: classes.map { [1 + 1e-9 * random.normal(), Double($0) + 1e-9 * random.normal()] })
    let projection = try LinearProjection.discriminants(of: points, classes: classes, classCount: 3, count: 2)
    let spread = ShrunkCovariance.ledoitWolf(points - points.classMeans(classes, classCount: 3).rows(classes)).covariance
    #expect(isIdentity(form(spread, projection.directions), 1e-9))
  }

  @Test("Points of a class that lie on one line at equal distances from its mean are not shrunk, and a typed error")
  func unshrunk() {
    let points = Matrix(rows: [[1, 1], [-1, -1]])
    let error = #expect(throws: NumericalError.self) {
      try LinearProjection.discriminants(of: points, classes: [0, 0], classCount: 1, count: 1)
    }
    #expect(error?.cause == .notPositiveDefinite)
  }

  @Test("Elements that are not finite are a typed error", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    #expect(throws: NumericalError.self) {
      try LinearProjection.discriminants(
        of: Matrix(rows: [[1, 2], [value, 0], [3, 1], [0, 0]]), classes: [0, 0, 1, 1], classCount: 2, count: 1)
    }
  }
}

@Suite("Class means")
struct ClassMeanTests {
  @Test("are the means of the rows of each class, and 0 for a class without rows", arguments: 1...20)
  func definition(seed: Int) {
    let random = RandomSource(seed: UInt64(seed))
    let (count, width, classCount) = (random.integer(below: 30), 1 + random.integer(below: 5), 1 + random.integer(below: 6))
    let points = random.normals(rowCount: count, columnCount: width)
    let classes = (0..<count).map { _ in random.integer(below: classCount) }
    let means = points.classMeans(classes, classCount: classCount)
    #expect(means.rowCount == classCount && means.columnCount == width)
    for label in 0..<classCount {
      let members = classes.indices.filter { classes[$0] == label }
      for column in 0..<width {
        let expected = members.isEmpty ? 0 : members.reduce(0) { $0 + points[$1, column] } / Double(members.count)
        #expect(abs(means[label, column] - expected) < 1e-14, "class \(label) of \(members.count)")
      }
    }
  }

  @Test("A class of one row is that row")
  func single() {
    let points = Matrix(rows: [[0.1, -7], [1e300, 1e-300]])
    #expect(points.classMeans([2, 0], classCount: 3) == Matrix(rows: [[1e300, 1e-300], [0, 0], [0.1, -7]]))
  }
}
