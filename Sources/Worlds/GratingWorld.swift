public import Learning
public import NumericCore

/// Twenty classes of striped images, as unlike glyphs as 12 × 12 pixels can be: ten directions, 18° apart, of two frequencies.
///
/// Each image has its own direction within 6°, frequency within 8 %, phase, contrast, and noise of standard deviation 0.2.
public struct GratingWorld: Sendable, Hashable {
  /// The number of directions.
  public static let directionCount = 10
  /// The stripes across an image, one frequency for the first ten classes and one for the last.
  public static let frequencies = [2.2, 3.4]
  /// The number of classes.
  public static let classCount = directionCount * frequencies.count

  /// The world, which is always the same.
  public init() {}

  /// Images of all classes in turn.
  public func images(count: Int, drawnFrom source: RandomSource) -> ClassifiedExamples {
    let classes = (0..<count).map { $0 % Self.classCount }
    let pixels = classes.flatMap { image(ofClass: $0, drawnFrom: source) }
    return ClassifiedExamples(
      inputs: FloatMatrix(rowCount: count, columnCount: GlyphWorld.pixelCount, elements: pixels), classes: classes,
      classCount: Self.classCount)
  }

  /// One image: brightness c · (½ + ½ cos(2π f (x cos θ + y sin θ) + φ)), x and y from the centre.
  private func image(ofClass index: Int, drawnFrom source: RandomSource) -> [Float] {
    let (frequencyIndex, direction) = index.quotientAndRemainder(dividingBy: Self.directionCount)
    let angle = (18 * Double(direction) + source.uniform(in: -6...6)) * .pi / 180
    let frequency = Self.frequencies[frequencyIndex] * (1 + source.uniform(in: -0.08...0.08))
    let phase = source.uniform(in: 0...2 * .pi)
    let contrast = source.uniform(in: 0.7...1)
    let (waveX, waveY) = (2 * .pi * frequency * Double.cos(angle), 2 * .pi * frequency * Double.sin(angle))
    return PixelGrid.pixels { point in
      let brightness = 0.5 + 0.5 * Double.cos(waveX * (point.x - 0.5) + waveY * (point.y - 0.5) + phase)
      return contrast * brightness + 0.2 * source.normal()
    }
  }
}
