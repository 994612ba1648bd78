public import Learning
internal import NumericCore

/// 1,797 digits written by hand by 13 people: 8 × 8 pixels of 0…16, and their labels.
///
/// Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository (1998),
/// doi 10.24432/C50P49, the test part; licence CC BY 4.0.
public struct HandwrittenDigits: Sendable, Hashable {
  /// The side of an image in pixels.
  public static let side = 8
  /// The number of pixels.
  public static let pixelCount = side * side
  /// The number of digits.
  public static let count = 1797
  /// The pixel of full ink; 0 is paper.
  public static let fullInk = 16

  /// The pixels of all digits, 0…16, row by row.
  public let pixels: [UInt8]
  /// What each digit means, 0…9.
  public let labels: [Int]

  /// The bundled digits.
  ///
  /// - Complexity: O(pixels); keep the value where it is used more than once.
  public init() {
    var pixels: [UInt8] = []
    var labels: [Int] = []
    pixels.reserveCapacity(Self.count * Self.pixelCount)
    var place = 0  // Within its record of label and pixels.
    for character in HandwrittenDigitRecords.text.description.utf8 where character != UInt8(ascii: "\n") {
      let value = character - (character >= UInt8(ascii: "A") ? UInt8(ascii: "A") - 10 : UInt8(ascii: "0"))
      if place == 0 { labels.append(Int(value)) } else { pixels.append(value) }
      place = place == Self.pixelCount ? 0 : place + 1
    }
    self.pixels = pixels
    self.labels = labels
  }

  /// The digits for a network: pixels from 0 to 1, and ten classes.
  public var examples: ClassifiedExamples {
    ClassifiedExamples(
      inputs: FloatMatrix(
        rowCount: labels.count, columnCount: Self.pixelCount, elements: pixels.map { Float($0) / Float(Self.fullInk) }),
      classes: labels, classCount: 10)
  }
}
