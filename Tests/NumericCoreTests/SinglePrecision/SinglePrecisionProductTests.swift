import NumericCore
import Testing

@Suite struct SinglePrecisionProductTests {
  @Test(arguments: [false, true], [false, true])
  func `a product agrees with double precision, wherever the matrices start`(left: Bool, right: Bool) {
    for (rows, inner, columns) in [(1, 1, 1), (3, 5, 2), (8, 1, 9), (33, 20, 17), (2, 0, 3), (0, 2, 2), (101, 100, 101)] {
      let (a, b) = (Matrix.random(rows, inner), Matrix.random(inner, columns, seed: 2))
      let padding: [Float] = [.nan, .nan, .nan]
      let product = SinglePrecisionProduct(
        rows: rows, inner: inner, columns: columns, transposingLeft: left, transposingRight: right)
      var result = padding + [Float](repeating: 1, count: rows * columns) + [7]
      product.multiply(
        padding + singles(left ? a.transposed : a), from: 3, padding + singles(right ? b.transposed : b), from: 3,
        scale: 2, keeping: 0.5, into: &result, at: 3)
      let expected = (2 * a.naiveProduct(b)).elements.map { $0 + 0.5 }
      // Factors are rounded to single precision, then every term of the sum is.
      let tolerance = 8 * Double(max(1, inner)) * Double(Float.ulpOfOne)
      for (value, exact) in zip(result.dropFirst(3), expected) { #expect(abs(Double(value) - exact) <= tolerance) }
      #expect(result.last == 7, "nothing is written beyond the result")
    }
  }

  @Test func `a layer's three products are those of the chain rule`() {
    let (batch, inputs, outputs) = (4, 3, 2)
    let (x, dy) = (Matrix.random(batch, inputs), Matrix.random(batch, outputs, seed: 2))
    var weightGradient = [Float](repeating: .nan, count: inputs * outputs)
    SinglePrecisionProduct(rows: inputs, inner: batch, columns: outputs, transposingLeft: true)
      .multiply(singles(x), singles(dy), into: &weightGradient)
    let expected = x.transposed.naiveProduct(dy)
    for (value, exact) in zip(weightGradient, expected.elements) {
      #expect(abs(Double(value) - exact) <= 8 * Double(batch) * Double(Float.ulpOfOne))
    }
  }

  @Test(
    "Where the processor multiplies and adds with one rounding, each element is the sum of its terms in order, in stretches of 256",
    .enabled(if: NumericLibraries.vectorInstructions != nil), arguments: [false, true], [false, true])
  func order(left: Bool, right: Bool) {
    let random = RandomSource(seed: 5)
    // Shapes beside the edges of tiles, vectors and stretches, and rows so long that strips are copied.
    let shapes =
      (0..<60).map { _ in [1 + random.integer(below: 20), random.integer(below: 40), 1 + random.integer(below: 70)] }
      + [[8, 256, 32], [9, 257, 33], [7, 600, 31], [5, 16, 530], [1, 300, 512]]
    for shape in shapes {
      let product = SinglePrecisionProduct(
        rows: shape[0], inner: shape[1], columns: shape[2], transposingLeft: left, transposingRight: right)
      let (a, b) = (numbers(shape[0] * shape[1], random), numbers(shape[1] * shape[2], random))
      for (scale, keeping) in [(1, 0), (1.5, 0.7)] as [(Float, Float)] {
        let old = numbers(shape[0] * shape[2], random)
        var result = old
        product.multiply(a, b, scale: scale, keeping: keeping, into: &result)
        #expect(result == product.inOrder(a, b, scale: scale, keeping: keeping, old: old), "\(shape)")
      }
    }
  }

  @Test func `a matrix beyond the end of its array traps`() async {
    await #expect(processExitsWith: .failure) {
      var result = [Float](repeating: 0, count: 4)
      SinglePrecisionProduct(rows: 2, inner: 2, columns: 2).multiply([1, 2, 3, 4], from: 1, [1, 2, 3, 4], into: &result)
    }
  }

  private func singles(_ matrix: Matrix) -> [Float] { matrix.elements.map { Float($0) } }

  private func numbers(_ count: Int, _ random: RandomSource) -> [Float] { random.normals(count: count).map { Float($0) } }
}

extension SinglePrecisionProduct {
  /// The definition, element by element.
  fileprivate func inOrder(_ a: [Float], _ b: [Float], scale: Float, keeping: Float, old: [Float]) -> [Float] {
    (0..<rowCount * columnCount).map { place in
      let (row, column) = place.quotientAndRemainder(dividingBy: columnCount)
      var (value, keeping) = (old[place], keeping)
      for start in stride(from: 0, to: max(innerCount, 1), by: 256) {
        let sum = (start..<min(start + 256, innerCount)).reduce(Float(0)) { sum, p in
          sum.addingProduct(
            a[transposesLeft ? p * rowCount + row : row * innerCount + p],
            b[transposesRight ? column * innerCount + p : p * columnCount + column])
        }
        value = keeping == 0 ? scale * sum : (scale * sum).addingProduct(keeping, value)
        keeping = 1
      }
      return value
    }
  }
}
