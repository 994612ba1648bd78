public import NumericCore

/// Two half circles that interlock, the classes, drawn with noise; the target is the same picture turned, moved, or with other
/// class proportions.
public struct MoonsWorld: Sendable, Hashable {
  /// By how much the picture is turned around its middle, in degrees, anticlockwise.
  public let angle: Double
  /// By how much it is then moved.
  public let shift: [Double]
  /// The share of class 1.
  public let share: Double

  /// The standard deviation of the noise in each coordinate; the half circles have radius 1 and are half a radius apart.
  public static let noise = 0.1

  /// The picture, turned, moved and with a share of class 1.
  ///
  /// - Precondition: the share is in 0…1, and the shift has two coordinates.
  public init(angle: Double = 0, shift: [Double] = [0, 0], share: Double = 0.5) {
    precondition((0...1).contains(share), "A share of a class is in 0…1.")
    precondition(shift.count == 2, "The plane has two coordinates.")
    self.angle = angle
    self.shift = shift
    self.share = share
  }

  /// Points, `count × 2`, and their classes: those of class 1 first, as many as the share says, rounded.
  public func sample(count: Int, from random: RandomSource) -> (points: Matrix, classes: [Int]) {
    let positive = Int((Double(count) * share).rounded())
    let classes = (0..<count).map { $0 < positive ? 1 : 0 }
    let rows = classes.map { label in
      let place = Double.pi * random.uniform()
      let moon = label == 1 ? [Double.cos(place), Double.sin(place)] : [1 - Double.cos(place), 0.5 - Double.sin(place)]
      return [moon[0] - 0.5 + Self.noise * random.normal(), moon[1] - 0.25 + Self.noise * random.normal()]
    }
    return (Matrix(rows: rows).rotated(degrees: angle).subtracting(rowwise: shift.map { -$0 }), classes)
  }
}
