/// The standard normal density cut into 256 layers of equal area, from which a draw usually costs one comparison.
///
/// Layer i ≥ 1 is the rectangle of width `edges[i]` between the heights `heights[i]` and `heights[i + 1]` under
/// f(x) = exp(−x²/2); layer 0 is the strip below f(r), tail included, drawn as a rectangle of the same area and hence of width
/// `edges[0]` > r = `edges[1]`. A point of a layer that lies left of the next edge is under the curve for certain.
///
/// Only `+ − × ÷ √` and a logarithm made of them are used, all of which IEEE 754 fixes to the last bit: the numbers do not depend
/// on a platform's mathematical library.
///
/// Source: G. Marsaglia and W. W. Tsang, "The ziggurat method for generating random variables", Journal of Statistical Software 5
/// (2000); with independent bits for layer and position, as J. A. Doornik, "An improved ziggurat method" (2005), asks for.
package struct NormalZiggurat: Sendable {
  private let edges: [Double]
  private let heights: [Double]

  /// Where the tail begins: the r for which 256 layers of equal area end exactly at the top.
  package static let tailStart = 3.654152885361009
  private static let heightAtTailStart = 0.0012602859304985977
  /// The area of each layer: r f(r) + the integral of f over the tail.
  private static let layerArea = 0.004928673233974655

  /// The tables, made once.
  package static let standard = NormalZiggurat()

  private init() {
    var edges = [Self.layerArea / Self.heightAtTailStart, Self.tailStart]
    var heights = [0, Self.heightAtTailStart]
    for layer in 1..<255 {
      heights.append(heights[layer] + Self.layerArea / edges[layer])
      edges.append((-2 * portableLogarithm(heights[layer + 1])).squareRoot())
    }
    self.edges = edges + [0]
    self.heights = heights + [1]
  }

  /// One standard normal number.
  func draw(from source: RandomSource) -> Double {
    while true {
      let bits = source.next()
      let layer = Int(bits & 0xff)
      // The 53 upper bits, as a signed fraction of the layer's width.
      let position = Double(Int64(bitPattern: bits) >> 11) * 0x1p-52 * edges[layer]
      if abs(position) < edges[layer + 1] { return position }
      if layer == 0 { return position < 0 ? -drawTail(from: source) : drawTail(from: source) }
      let height = heights[layer] + source.uniform() * (heights[layer + 1] - heights[layer])
      if portableLogarithm(height) < -0.5 * position * position { return position }
    }
  }

  /// One number from the tail beyond r, by Marsaglia's method of 1964: an exponential proposal, accepted under the curve.
  package func drawTail(from source: RandomSource) -> Double {
    while true {
      let excess = -portableLogarithm(source.uniform()) / Self.tailStart
      if -2 * portableLogarithm(source.uniform()) > excess * excess { return Self.tailStart + excess }
    }
  }
}

/// The natural logarithm to within 2 units in the last place, the same on every platform.
///
/// With x = 2ᵉ m, m in √½ … √2, and s = (m − 1) / (m + 1): log x = e log 2 + 2 (s + s³/3 + s⁵/5 + …), where s² < 0.0295.
///
/// - Precondition: the argument is positive, finite and not subnormal.
package func portableLogarithm(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var significand = x.significand
  if significand > 2.0.squareRoot() {
    significand /= 2
    exponent += 1
  }
  let s = (significand - 1) / (significand + 1)
  let z = s * s
  // Twelve terms: the next is below 0.0295¹² / 25 ≈ 2 · 10⁻²⁰ of the first.
  var series = 1.0 / 23
  series = series * z + 1.0 / 21
  series = series * z + 1.0 / 19
  series = series * z + 1.0 / 17
  series = series * z + 1.0 / 15
  series = series * z + 1.0 / 13
  series = series * z + 1.0 / 11
  series = series * z + 1.0 / 9
  series = series * z + 1.0 / 7
  series = series * z + 1.0 / 5
  series = series * z + 1.0 / 3
  return exponent * 0.6931471805599453 + 2 * (s + s * z * series)
}

extension RandomSource {
  /// A standard normal number.
  public func normal() -> Double { NormalZiggurat.standard.draw(from: self) }

  /// A normal number of the given mean and standard deviation.
  ///
  /// - Precondition: the standard deviation is finite and not negative.
  public func normal(mean: Double, standardDeviation: Double) -> Double {
    precondition(standardDeviation >= 0 && standardDeviation.isFinite, "A standard deviation is finite and not negative.")
    return mean + standardDeviation * normal()
  }

  /// Independent standard normal numbers.
  ///
  /// - Precondition: `count` is not negative.
  public func normals(count: Int) -> [Double] {
    let ziggurat = NormalZiggurat.standard
    return draws(count) { ziggurat.draw(from: self) }
  }

  /// A matrix of independent standard normal numbers.
  ///
  /// - Precondition: no count is negative.
  public func normals(rowCount: Int, columnCount: Int) -> Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount, elements: normals(count: rowCount * columnCount))
  }
}
