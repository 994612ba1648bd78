internal import Learning
internal import NumericCore

/// Uniform domains on a line of points, the target moved to the right against the source, its labels a little too, and a new group
/// at its end.
///
/// Of *n* points the source has the first *n* − shift and the target the last *n* − shift. Labels are 1[x < c] on the source, with
/// c = ⌊(n − labelShift)/2⌋, and 1[x < c + labelShift] on the target, where the last `novelCount` points, which the source does not
/// have, are labelled 1 as well. Where both cuts lie in the overlap every term has a closed form:
///
///     ½ d_HΔH = shift / (n − shift),   λ = (labelShift + novelCount) / (n − shift)   for thresholds 1[x < t],
///
/// and for unions of two intervals, which can label the new group, λ = labelShift / (n − shift).
public struct ShiftedLineWorld: Sendable, Hashable {
  /// The number of points, *n*.
  public let pointCount: Int
  /// By how many points the target's marginal is moved.
  public let shift: Int
  /// By how many points its labelling is moved.
  public let labelShift: Int
  /// How many points at the end of the target are labelled 1 against the rule.
  public let novelCount: Int

  /// The world on *n* points.
  ///
  /// - Precondition: there are at least two points, 0 ≤ shift < n, 0 ≤ labelShift ≤ n, and 0 ≤ novelCount ≤ shift.
  public init(pointCount: Int, shift: Int, labelShift: Int, novelCount: Int) {
    precondition(pointCount >= 2, "A shifted line has at least two points.")
    precondition((0..<pointCount).contains(shift), "The shift leaves each domain at least one point.")
    precondition((0...pointCount).contains(labelShift), "The labels are moved by at most all points.")
    precondition((0...shift).contains(novelCount), "The new group is on points that the source does not have.")
    self.pointCount = pointCount
    self.shift = shift
    self.labelShift = labelShift
    self.novelCount = novelCount
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
      target: FiniteDomain(
        marginal: points.map { $0 >= shift ? mass : 0 },
        labels: points.map { $0 < sourceCut + labelShift || $0 >= pointCount - novelCount }))
  }
}
