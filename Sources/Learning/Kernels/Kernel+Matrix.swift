public import NumericCore

extension Kernel {
  /// The Gram matrix K, Kᵢⱼ = k(xᵢ, xⱼ): exactly symmetric, and positive semidefinite up to rounding.
  ///
  /// The inner products come from BLAS; only the lower triangle is computed.
  ///
  /// - Parameter points: `n × d`, one a row.
  /// - Complexity: O(*n*² *d*)
  public func gram(of points: Matrix) -> Matrix {
    let rows = KernelRows(kernel: self, points: points)
    return Matrix(innerProductsOf: rows.points) { row, part in rows.apply(to: &part, row: row) }
  }

  /// The matrix of k(xᵢ, zⱼ), `n × m`.
  ///
  /// - Parameters:
  ///   - points: xᵢ, `n × d`, one a row; they become the rows of the result.
  ///   - others: zⱼ, `m × d`, one a row; they become the columns.
  /// - Precondition: both have the same number of columns.
  /// - Complexity: O(*n* *m* *d*)
  public func matrix(of points: Matrix, with others: Matrix) -> Matrix {
    precondition(points.columnCount == others.columnCount, "A kernel compares points of equally many features.")
    let rows = KernelRows(kernel: self, points: others)
    let centred = points.subtracting(rowwise: rows.centre)
    var products = centred.timesTransposed(rows.points)
    let norms = centred.squaredRowNorms
    products.transformRows { row, part in rows.apply(to: &part, squaredNorm: norms[row]) }
    return products
  }

  /// The sums Σⱼ k(xᵢ, zⱼ) over all zⱼ, one for each xᵢ, without keeping the `n × m` matrix.
  public func sums(at points: Matrix, over others: Matrix) -> [Double] {
    weightedSums(at: points, over: others, weights: Array(repeating: 1, count: others.rowCount))
  }

  /// The sums Σⱼ cⱼ k(xᵢ, zⱼ), one for each xᵢ: a function of the kernel's space at the points.
  ///
  /// The same bits on every processor.
  ///
  /// - Precondition: there is one weight a row of `others`.
  /// - Complexity: O(*n* *m* *d*) in time, O(*n* + *m*) in memory beside the points.
  public func weightedSums(at points: Matrix, over others: Matrix, weights: [Double]) -> [Double] {
    precondition(weights.count == others.rowCount, "A weighted sum of kernels needs one weight a point.")
    let rows = OrderedKernelRows(KernelRows(kernel: self, points: points))
    var sums = [Double](repeating: 0, count: points.rowCount)
    for (other, weight) in weights.enumerated() {
      let values = rows.values(at: others.row(other))
      for point in sums.indices { sums[point] += weight * values[point] }
    }
    return sums
  }
}

/// What turns inner products with a fixed set of points into kernel values.
///
/// The Gaussian kernel does not change when all points move together, so its points are centred: the squared distances lose no
/// digits to a far origin.
struct KernelRows {
  let kernel: Kernel
  /// The points, centred for the Gaussian kernel.
  let points: Matrix
  /// What was subtracted from every point.
  let centre: [Double]
  /// ‖xᵢ‖² of the centred points.
  let squaredNorms: [Double]

  init(kernel: Kernel, points: Matrix) {
    precondition(kernel.isPositiveSemidefinite, "The parameters of \(kernel) make no positive semidefinite kernel.")
    self.kernel = kernel
    if case .gaussian = kernel, points.rowCount > 0 {
      centre = points.columnMeans
      self.points = points.subtracting(rowwise: centre)
    } else {
      centre = Array(repeating: 0, count: points.columnCount)
      self.points = points
    }
    squaredNorms = self.points.squaredRowNorms
  }

  init(kernel: Kernel, centredPoints: Matrix, centre: [Double], squaredNorms: [Double]) {
    self.kernel = kernel
    points = centredPoints
    self.centre = centre
    self.squaredNorms = squaredNorms
  }

  /// k(xᵢ, xᵢ) of a row.
  func diagonal(_ row: Int) -> Double {
    switch kernel {
    case .linear: squaredNorms[row]
    case .gaussian: 1
    case .polynomial(let degree, let scale, let offset): (scale * squaredNorms[row] + offset).power(degree)
    }
  }

  /// The kernel values of row `row` with the points 0…row, from their inner products.
  func apply(to part: inout MutableSpan<Double>, row: Int) {
    apply(to: &part, squaredNorm: squaredNorms[row])
    part[row] = diagonal(row)
  }

  /// The kernel values of a point of norm² `squaredNorm` with the first points of the set, from their inner products.
  func apply(to part: inout MutableSpan<Double>, squaredNorm: Double) {
    switch kernel {
    case .linear: break
    case .gaussian(let bandwidth):
      part.innerProductsToSquaredDistances(squaredNorm: squaredNorm, squaredNorms: squaredNorms.span)
      part.exponentiate(scale: -0.5 / (bandwidth * bandwidth))
    case .polynomial(let degree, let scale, let offset):
      for index in 0..<part.count { part[index] = (scale * part[index] + offset).power(degree) }
    }
  }
}

/// Kernel values with all points of a set, whose inner products are summed in the order of the features: the same bits on every
/// processor.
struct OrderedKernelRows {
  let rows: KernelRows
  /// The centred points, a feature a row.
  private let features: Matrix

  init(_ rows: KernelRows) {
    self.rows = rows
    features = rows.points.transposed
  }

  /// The kernel values of row `row`.
  func row(_ row: Int) -> [Double] {
    var values = values(at: rows.points.row(row), squaredNorm: rows.squaredNorms[row])
    values[row] = rows.diagonal(row)
    return values
  }

  /// The kernel values of a point that is not centred.
  func values(at point: [Double]) -> [Double] {
    let centred = zip(point, rows.centre).map { $0 - $1 }
    return values(at: centred, squaredNorm: centred.reduce(0) { $0 + $1 * $1 })
  }

  private func values(at centred: [Double], squaredNorm: Double) -> [Double] {
    var values = features.combiningRows(centred)
    var span = values.mutableSpan
    rows.apply(to: &span, squaredNorm: squaredNorm)
    return values
  }
}
