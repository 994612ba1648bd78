/// A disagreement found by search: its gain is certainly attained, but a larger one may exist.
///
/// It has no supremum, so that it cannot be taken for one; an upper bound of the target risk must not be made of it.
public struct DisagreementLowerBound<Hypothesis: Sendable & Hashable, Mass: Scalar>: Sendable, Hashable {
  /// The gain of the disagreement, at most the supremum over all disagreements.
  public let attainedGain: Mass
  /// The two hypotheses that disagree there.
  public var pair: (Hypothesis, Hypothesis) { (first, second) }
  private let first: Hypothesis
  private let second: Hypothesis

  init(_ first: Hypothesis, _ second: Hypothesis, attainedGain: Mass) {
    self.first = first
    self.second = second
    self.attainedGain = attainedGain
  }
}

extension HalfPlanes {
  /// A double wedge of large gain, for any number of points.
  ///
  /// From each start h, the best h′ given h and the best h given h′ alternate until the gain stays: each step is exact, and the end is a
  /// pair in which neither can be improved alone. The starts are the empty half-plane and `startCount` half-planes spread over the points.
  ///
  /// - Precondition: there is a gain for every point, and `startCount` is not negative.
  /// - Complexity: O(*n*²) a step; few steps are needed.
  public func disagreementLowerBound<Mass: Scalar>(
    gains: [Mass], startCount: Int = 16
  ) -> DisagreementLowerBound<HalfPlane, Mass> {
    let sums = sums(of: gains)
    let pivots = (0..<min(startCount, rotations.count)).map { $0 * rotations.count / min(startCount, rotations.count) }
    // Each start turns its line by another share of the half turn, so that not all lie across the same direction.
    let starts: [RotationPlace?] =
      [nil]
      + pivots.enumerated().map { index, pivot in
        let metCounts = rotations[pivot].metCounts
        return RotationPlace(pivot: pivot, metCount: metCounts[index * metCounts.count / pivots.count], isRight: false)
      }
    var best = (gain: Mass.zero, places: (RotationPlace?.none, RotationPlace?.none))
    for start in starts {
      let found = ascended(from: start, gains: sums)
      if found.gain > best.gain { best = found }
    }
    let (first, second) = (halfPlane(at: best.places.0), halfPlane(at: best.places.1))
    let labels = DoubleWedge(first: first, second: second).labels
    return DisagreementLowerBound(first, second, attainedGain: gains.total(where: labels))
  }

  private func ascended<Mass: Scalar>(
    from start: RotationPlace?, gains: [Mass]
  ) -> (gain: Mass, places: (RotationPlace?, RotationPlace?)) {
    var current = (gain: Mass.zero, places: (start, start))
    while true {
      let labels = current.places.1.map(locationLabels) ?? locations.map { _ in false }
      let other = optimum(gains: zip(gains, labels).map { $1 ? -$0 : $0 })
      let gain = gains.total(where: labels) + other.gain
      guard gain > current.gain else { return current }
      current = (gain, (current.places.1, other.place))
    }
  }
}
