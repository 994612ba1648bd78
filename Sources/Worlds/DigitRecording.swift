public import NumericCore

/// How the bundled digits were recorded: as they are, with a fainter pen, or beside the middle of the field.
public enum DigitRecording: String, Sendable, Hashable, CaseIterable {
  /// As they are.
  case plain
  /// Every pixel has lost 6 of 16 grey levels, and none is below 0.
  case faint
  /// One pixel farther to the right; what leaves the field is lost.
  case moved

  /// The pixels of a digit, row by row, as recorded.
  public func pixels(_ digit: [Double]) -> [Double] {
    let side = HandwrittenDigits.side
    return switch self {
    case .plain: digit
    case .faint: digit.map { max(0, $0 - 6) }
    case .moved: digit.indices.map { $0 % side == 0 ? 0 : digit[$0 - 1] }
    }
  }
}

extension HandwrittenDigits {
  /// Two disjoint random samples with equally many of each digit, in the pixels 0…16 of `recordings`.
  ///
  /// - Parameter perDigit: how many of each digit in each sample, at most 80.
  public func pairs(
    of recordings: (source: DigitRecording, target: DigitRecording), perDigit: Int, from random: RandomSource
  ) -> (source: (points: Matrix, classes: [Int]), target: (points: Matrix, classes: [Int])) {
    precondition((1...80).contains(perDigit), "Each digit is there some 180 times, for two samples.")
    let chosen = (0..<10).map { digit in random.sample(2 * perDigit, from: labels.indices.filter { labels[$0] == digit }) }
    func domain(_ places: [Int], _ recording: DigitRecording) -> (points: Matrix, classes: [Int]) {
      let rows = places.map { place in
        recording.pixels(pixels[place * Self.pixelCount..<(place + 1) * Self.pixelCount].map(Double.init))
      }
      return (Matrix(rows: rows), places.map { labels[$0] })
    }
    return (
      domain(chosen.flatMap { $0.prefix(perDigit) }, recordings.source),
      domain(chosen.flatMap { $0.dropFirst(perDigit) }, recordings.target)
    )
  }
}
