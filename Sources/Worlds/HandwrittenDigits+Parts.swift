public import NumericCore

extension HandwrittenDigits {
  /// Digits with their pixels from 0 to 1, and their classes.
  public struct Part: Sendable, Hashable {
    /// n × 64.
    public let features: Matrix
    /// 0…9, one a row.
    public let classes: [Int]
  }

  /// Disjoint random parts of these sizes, and one of all others.
  ///
  /// - Precondition: the sizes sum to less than all digits.
  public func parts(_ counts: [Int], from random: RandomSource) -> [Part] {
    var rest = random.permutation(labels.count)[...]
    precondition(counts.reduce(0, +) < rest.count, "The parts of the digits are disjoint, and the last is not empty.")
    return (counts + [labels.count - counts.reduce(0, +)]).map { count in
      let places = rest.prefix(count)
      rest = rest.dropFirst(count)
      let inks = places.flatMap {
        pixels[$0 * Self.pixelCount..<($0 + 1) * Self.pixelCount].map { Double($0) / Double(Self.fullInk) }
      }
      return Part(
        features: Matrix(rowCount: count, columnCount: Self.pixelCount, elements: inks), classes: places.map { labels[$0] })
    }
  }
}

extension HandwrittenDigits.Part {
  /// Where 0 … 4 are, and those of 5 … 9 whose uniform number is below `keep`.
  ///
  /// - Precondition: there is one number a digit.
  public func thinned(keep: Double, uniforms: [Double]) -> [Int] {
    precondition(uniforms.count == classes.count, "Thinning needs a number for each digit.")
    return classes.indices.filter { classes[$0] < 5 || uniforms[$0] < keep }
  }
}
