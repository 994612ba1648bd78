import NumericCore

/// Matrix products and decompositions, and random numbers.
var basicRows: [Row] {
  [32, 64, 128, 256, 512].map(matrixProduct) + [200, 400].map(symmetricEigen) + [normals]
}

private func matrixProduct(_ size: Int) -> Row {
  Row("matrix-product-\(size)") { inputs in
    let (a, b) = try (inputs.cloud("a", size, size), inputs.cloud("b", size, size))
    // Small products repeat until a measurement is well above the clock's resolution.
    let repetitions = max(1, 10_000_000 / (size * size * size))
    var product = Matrix(rowCount: size, columnCount: size, repeating: 0)
    return {
      for _ in 0..<repetitions { Matrix.multiply(a, b, into: &product) }
      return product[size - 1, size - 1]
    }
  }
}

private func symmetricEigen(_ size: Int) -> Row {
  Row("symmetric-eigen-\(size)") { inputs in
    let symmetric = try inputs.keep("symmetric", inputs.cloud("x", 2 * size, size).gram)
    return { try SymmetricEigendecomposition(symmetric).values.reduce(0) { max($0, $1) } }
  }
}

/// Random numbers have no objective.
private var normals: Row {
  Row("normals-1e6") { inputs in
    { inputs.random.normals(count: 1_000_000)[0] * .nan }
  }
}
