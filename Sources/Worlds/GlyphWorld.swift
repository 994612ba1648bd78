public import Learning
public import NumericCore

/// Classes of hand-drawn signs: each class is three straight strokes, each image one person's way of drawing them.
///
/// Two worlds drawn from different streams share no class but every kind of stroke: what one teaches about seeing serves the other.
/// An image is 12 × 12 pixels. Its strokes are turned by up to 15°, stretched by up to 20 %, sheared, moved, drawn with a pen of
/// random width and contrast, and seen with noise of standard deviation 0.2, unless another is asked for.
public struct GlyphWorld: Sendable, Hashable {
  /// The side of an image in pixels.
  public static let side = 12
  /// The number of pixels.
  public static let pixelCount = side * side

  /// A point of the unit square, x to the right and y downwards.
  public struct Point: Sendable, Hashable {
    /// To the right.
    public let x: Double
    /// Downwards.
    public let y: Double
  }

  /// A straight stroke between two points.
  public struct Stroke: Sendable, Hashable {
    /// Where it begins.
    public let start: Point
    /// Where it ends.
    public let end: Point
  }

  /// The strokes of each class.
  public let glyphs: [[Stroke]]

  /// A world of random classes: the ends of each stroke lie on a 4 × 4 grid, at least two steps apart along its axes.
  ///
  /// - Precondition: there is at least one class.
  public init(classCount: Int, drawnFrom source: RandomSource) {
    precondition(classCount > 0, "A world of glyphs has at least one class.")
    glyphs = (0..<classCount).map { _ in (0..<3).map { _ in Self.stroke(from: source) } }
  }

  private static func stroke(from source: RandomSource) -> Stroke {
    while true {
      let ends = (0..<4).map { _ in source.integer(below: 4) }
      guard abs(ends[0] - ends[2]) + abs(ends[1] - ends[3]) >= 2 else { continue }
      let places = ends.map { 0.1 + 0.8 * Double($0) / 3 }
      return Stroke(start: Point(x: places[0], y: places[1]), end: Point(x: places[2], y: places[3]))
    }
  }

  /// The number of classes.
  public var classCount: Int { glyphs.count }

  /// Images of all classes in turn, so that each class has as many as another, or one more.
  ///
  /// - Parameter noise: the standard deviation of what is added to the brightness of each pixel; images drawn from one stream with
  ///   different noise are drawn by the same hands.
  public func images(count: Int, noise: Double = 0.2, drawnFrom source: RandomSource) -> ClassifiedExamples {
    let classes = (0..<count).map { $0 % classCount }
    var pixels: [Float] = []
    pixels.reserveCapacity(count * Self.pixelCount)
    for index in classes { pixels += image(ofClass: index, noise: noise, drawnFrom: source) }
    return ClassifiedExamples(
      inputs: FloatMatrix(rowCount: count, columnCount: Self.pixelCount, elements: pixels), classes: classes, classCount: classCount
    )
  }

  /// One image of a class, row by row: 0.25, a usual brightness, is 0, and 0.4 is the unit.
  public func image(ofClass index: Int, noise: Double = 0.2, drawnFrom source: RandomSource) -> [Float] {
    let hand = Hand(drawnFrom: source)
    let strokes = glyphs[index].map { Stroke(start: hand.place($0.start), end: hand.place($0.end)) }
    return PixelGrid.pixels { point in
      let distance = strokes.reduce(.infinity) { min($0, $1.distance(to: point)) }
      return hand.ink(atDistance: distance) + noise * source.normal()
    }
  }
}

extension GlyphWorld.Stroke {
  /// The distance from a point to the nearest point of the stroke.
  func distance(to point: GlyphWorld.Point) -> Double {
    let (alongX, alongY) = (end.x - start.x, end.y - start.y)
    let (toX, toY) = (point.x - start.x, point.y - start.y)
    let share = min(max((alongX * toX + alongY * toY) / (alongX * alongX + alongY * alongY), 0), 1)
    let (gapX, gapY) = (toX - share * alongX, toY - share * alongY)
    return (gapX * gapX + gapY * gapY).squareRoot()
  }
}

/// How one image is drawn: p′ = 0.8 · R(θ) · [[sx, h], [0, sy]] · (p − ½) + ½ + t, with a pen of half width w and contrast c.
private struct Hand {
  let angle: Double
  let stretch: GlyphWorld.Point
  let shear: Double
  let shift: GlyphWorld.Point
  let halfWidth: Double
  let contrast: Double

  init(drawnFrom source: RandomSource) {
    angle = source.uniform(in: -15...15) * .pi / 180
    stretch = GlyphWorld.Point(x: 1 + source.uniform(in: -0.2...0.2), y: 1 + source.uniform(in: -0.2...0.2))
    shear = source.uniform(in: -0.2...0.2)
    shift = GlyphWorld.Point(x: source.uniform(in: -0.1...0.1), y: source.uniform(in: -0.1...0.1))
    halfWidth = source.uniform(in: 0.05...0.09)
    contrast = source.uniform(in: 0.7...1)
  }

  func place(_ point: GlyphWorld.Point) -> GlyphWorld.Point {
    let (x, y) = (stretch.x * (point.x - 0.5) + shear * (point.y - 0.5), stretch.y * (point.y - 0.5))
    let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
    return GlyphWorld.Point(
      x: 0.8 * (cosine * x - sine * y) + 0.5 + shift.x, y: 0.8 * (sine * x + cosine * y) + 0.5 + shift.y)
  }

  /// Full ink inside the pen, none outside, and a linear edge one pixel wide.
  func ink(atDistance distance: Double) -> Double {
    contrast * min(max(Double(GlyphWorld.side) * (halfWidth - distance) + 0.5, 0), 1)
  }
}

/// The pixels of the images that networks read.
enum PixelGrid {
  /// The brightness at the centre of each pixel, row by row, with 0.25 moved to 0 and 0.4 to 1.
  static func pixels(_ brightness: (GlyphWorld.Point) -> Double) -> [Float] {
    let side = GlyphWorld.side
    return (0..<GlyphWorld.pixelCount).map { index in
      let centre = GlyphWorld.Point(
        x: (Double(index % side) + 0.5) / Double(side), y: (Double(index / side) + 0.5) / Double(side))
      return Float((brightness(centre) - 0.25) / 0.4)
    }
  }
}
