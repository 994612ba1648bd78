/// The disagreements of two half-planes, HΔH: double wedges, and their degenerate cases the strips and the half-planes.
///
/// Exact, by enumerating every half-plane that the points distinguish; half the number of them, up to complements, is at most
/// n(n − 1)/2 + 1, so this is for a few hundred points.
public struct DoubleWedges: SetClass {
  /// The class H.
  public let halfPlanes: HalfPlanes
  /// What every half-plane labels 1 of the distinct points, up to complements.
  private let dichotomies: [(labels: [Bool], place: RotationPlace?)]

  /// The double wedges of a class of half-planes.
  ///
  /// - Precondition: it has at most `HalfPlanes.exactDifferenceLimit` distinct points.
  /// - Complexity: O(*n*³).
  init(halfPlanes: HalfPlanes) {
    precondition(
      halfPlanes.locations.count <= HalfPlanes.exactDifferenceLimit,
      "Double wedges are enumerated for at most \(HalfPlanes.exactDifferenceLimit) distinct points; "
        + "draw that many.")
    self.halfPlanes = halfPlanes
    let none = halfPlanes.locations.map { _ in false }
    var known: Set<[Bool]> = [none]
    var dichotomies: [(labels: [Bool], place: RotationPlace?)] = [(none, nil)]
    for rotation in halfPlanes.rotations {
      for metCount in rotation.metCounts {
        let labels = rotation.labels(metCount: metCount, isRight: false)
        // A set and its complement make the same pairs of disagreements; the one without the first point stands for both.
        if known.insert(labels[0] ? labels.map { !$0 } : labels).inserted {
          dichotomies.append((labels, RotationPlace(pivot: rotation.pivot, metCount: metCount, isRight: false)))
        }
      }
    }
    self.dichotomies = dichotomies
  }

  /// The double wedge with the largest total gain, exactly: for each h, the best h′ under the gains whose sign h turns.
  ///
  ///     Σ g over h ⊕ h′  =  Σ g over h  +  Σ over h′ of (g outside h, −g inside)
  ///
  /// - Precondition: there is a gain for every point.
  /// - Complexity: O(*n*⁴).
  @_specialize(where Mass == Int)
  public func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: DoubleWedge, gain: Mass) {
    let sums = halfPlanes.sums(of: gains)
    var best = (wedge: (first: RotationPlace?.none, second: RotationPlace?.none), gain: Mass.zero)
    for (labels, place) in dichotomies {
      let other = halfPlanes.optimum(gains: zip(sums, labels).map { $1 ? -$0 : $0 })
      let gain = sums.total(where: labels) + other.gain
      if gain > best.gain { best = ((place, other.place), gain) }
    }
    let wedge = DoubleWedge(first: halfPlanes.halfPlane(at: best.wedge.first), second: halfPlanes.halfPlane(at: best.wedge.second))
    return (wedge, gains.total(where: wedge.labels))
  }

  /// Whether each point is in the double wedge.
  public func labels(of hypothesis: DoubleWedge, count: Int) -> [Bool] { hypothesis.labels }

  /// True.
  public var isClosedUnderComplement: Bool { true }
}

/// The set on which two half-planes disagree.
public struct DoubleWedge: Sendable, Hashable {
  /// One of the half-planes.
  public let first: HalfPlane
  /// The other.
  public let second: HalfPlane

  /// Whether each point is in it.
  public var labels: [Bool] { zip(first.labels, second.labels).map { $0 != $1 } }
}
