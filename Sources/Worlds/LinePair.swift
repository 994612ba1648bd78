/// Targets on the line for one source, the uniform distribution on 3, 4, 5, 6: every divergence between them is exact.
///
/// The raw value describes the target.
public enum LinePair: String, CaseIterable, Sendable {
  /// The target is the source.
  case same = "the same"
  /// The target is uniform on 4 … 7.
  case near = "moved by 1"
  /// The target is uniform on 6 … 9: one point in four is shared.
  case far = "moved by 3"
  /// The target is uniform on all points.
  case wide = "spread over 0 … 9"
  /// The target is uniform on two of the source's points, so that the divergences from it are finite one way only.
  case even = "4 and 6 only"
  /// The source, with one percent of its mass moved to a point that it does not have.
  case outlier = "1 % at 9"

  /// The masses of source and target on the points 0 … 9; each sum to 1.
  public var masses: (source: [Double], target: [Double]) {
    let source = Self.uniform([3, 4, 5, 6])
    switch self {
    case .same: return (source, source)
    case .near: return (source, Self.uniform([4, 5, 6, 7]))
    case .far: return (source, Self.uniform([6, 7, 8, 9]))
    case .wide: return (source, Self.uniform(Array(0...9)))
    case .even: return (source, Self.uniform([4, 6]))
    case .outlier: return (source, zip(source, Self.uniform([9])).map { 0.99 * $0 + 0.01 * $1 })
    }
  }

  private static func uniform(_ points: [Int]) -> [Double] { (0...9).map { points.contains($0) ? 1 / Double(points.count) : 0 } }
}
