import Learning
import NumericCore

/// Uniform domains on a line of points, the target moved to the right against the source, and its labels a little more.
///
/// Of *n* points the source has the first *n* − shift and the target the last *n* − shift. Labels are 1[x < c] on the source and
/// 1[x < c + labelShift] on the target, with c = ⌊(n − labelShift)/2⌋. For thresholds 1[x < t] every term has a closed form where the
/// cuts lie in the overlap:
///
///     ½ d_HΔH = shift / (n − shift),   λ = labelShift / (n − shift).
public struct ShiftedLineWorld: Sendable, Hashable {
  /// The number of points, *n*.
  public let pointCount: Int
  /// By how many points the target's marginal is moved.
  public let shift: Int
  /// By how many points its labelling is moved.
  public let labelShift: Int

  /// The world on *n* points.
  ///
  /// - Precondition: there are at least two points, 0 ≤ shift < n, and 0 ≤ labelShift ≤ n.
  public init(pointCount: Int, shift: Int, labelShift: Int) {
    precondition(pointCount >= 2, "A shifted line has at least two points.")
    precondition((0..<pointCount).contains(shift), "The shift leaves each domain at least one point.")
    precondition((0...pointCount).contains(labelShift), "The labels are moved by at most all points.")
    self.pointCount = pointCount
    self.shift = shift
    self.labelShift = labelShift
  }

  /// The number of points that each domain has, *n* − shift.
  public var width: Int { pointCount - shift }

  /// The number of points that the source labels 1 along the whole line: its threshold c.
  public var sourceCut: Int { (pointCount - labelShift) / 2 }

  /// Both domains, in probabilities.
  public var world: FiniteWorld {
    let mass = Rational(1, width)
    let points = 0..<pointCount
    return FiniteWorld(
      source: FiniteDomain(marginal: points.map { $0 < width ? mass : 0 }, labels: points.map { $0 < sourceCut }),
      target: FiniteDomain(marginal: points.map { $0 >= shift ? mass : 0 }, labels: points.map { $0 < sourceCut + labelShift }))
  }
}
