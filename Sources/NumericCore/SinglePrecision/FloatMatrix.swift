/// A dense matrix of single-precision numbers. Networks alone compute with it.
public typealias FloatMatrix = DenseMatrix<Float>

extension FloatMatrix {
  /// A matrix rounded to single precision.
  public init(_ matrix: Matrix) {
    self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: matrix.elements.map { Float($0) })
  }
}

extension Matrix {
  /// The same numbers in double precision.
  public init(_ matrix: FloatMatrix) {
    self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: matrix.elements.map { Double($0) })
  }
}
