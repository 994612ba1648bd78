internal import CGSL

// The only unsafe views of Swift's arrays in the core: each lives as long as the closure that borrows it.

extension [Double] {
  /// Lends the array to GSL as a vector to read.
  func withGSLVector<Result, Failure: Error>(
    _ body: (UnsafePointer<gsl_vector>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { buffer throws(Failure) in
      let data = UnsafeMutablePointer(mutating: buffer.baseAddress)
      let view = gsl_vector(size: buffer.count, stride: 1, data: data, block: nil, owner: 0)
      return try withUnsafePointer(to: view, body)
    }
  }

  /// Lends the array to GSL as a vector to write.
  mutating func withMutableGSLVector<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<gsl_vector>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeMutableBufferPointer { buffer throws(Failure) in
      var view = gsl_vector(size: buffer.count, stride: 1, data: buffer.baseAddress, block: nil, owner: 0)
      return try withUnsafeMutablePointer(to: &view, body)
    }
  }

  /// The elements of a GSL vector.
  init(copying vector: UnsafePointer<gsl_vector>) {
    let (data, stride) = (vector.pointee.data, vector.pointee.stride)
    self = (0..<vector.pointee.size).map { data?[$0 * stride] ?? 0 }
  }
}

extension UnsafeMutablePointer<gsl_vector> {
  /// Copies the elements of an equally long array into the vector.
  func copy(_ elements: [Double]) {
    for (index, element) in elements.enumerated() { gsl_vector_set(self, index, element) }
  }
}

extension [Int] {
  /// Lends the array, which holds 0…n − 1 in some order, to GSL as a permutation to write.
  mutating func withMutableGSLPermutation<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<gsl_permutation>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeMutableBufferPointer { buffer throws(Failure) in
      var view = gsl_permutation(size: buffer.count, data: buffer.baseAddress)
      return try withUnsafeMutablePointer(to: &view, body)
    }
  }
}

extension Matrix {
  /// Lends the matrix to GSL to read.
  func withGSLMatrix<Result, Failure: Error>(
    _ body: (UnsafePointer<gsl_matrix>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try elements.withUnsafeBufferPointer { buffer throws(Failure) in
      let data = UnsafeMutablePointer(mutating: buffer.baseAddress)
      let view = gsl_matrix(size1: rowCount, size2: columnCount, tda: columnCount, data: data, block: nil, owner: 0)
      return try withUnsafePointer(to: view, body)
    }
  }

  /// Lends the matrix to GSL to write.
  mutating func withMutableGSLMatrix<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<gsl_matrix>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (rowCount, columnCount) = (rowCount, columnCount)
    return try storage.withUnsafeMutableBufferPointer { buffer throws(Failure) in
      var view = gsl_matrix(
        size1: rowCount, size2: columnCount, tda: columnCount, data: buffer.baseAddress, block: nil, owner: 0)
      return try withUnsafeMutablePointer(to: &view, body)
    }
  }
}

extension [Float] {
  /// Lends the elements from `start` on to BLAS to read.
  func withPointer(at start: Int, _ body: (UnsafePointer<Float>?) -> Void) {
    withUnsafeBufferPointer { body($0.baseAddress?.advanced(by: start)) }
  }

  /// Lends the elements from `start` on to BLAS to write.
  mutating func withMutablePointer(at start: Int, _ body: (UnsafeMutablePointer<Float>?) -> Void) {
    withUnsafeMutableBufferPointer { body($0.baseAddress?.advanced(by: start)) }
  }
}

/// Lends memory for `count` doubles, not initialised: clearing what LAPACK overwrites anyway costs a tenth of an
/// eigendecomposition.
func withScratch(_ count: Int, _ body: (UnsafeMutablePointer<Double>?) -> Void) {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { body($0.baseAddress) }
}
