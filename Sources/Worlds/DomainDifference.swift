public import NumericCore

/// One way in which a target can differ from a source, by an amount a: 0 where nothing differs, 1 as much as a lesson shows.
///
/// Each is seen by some distances between domains and is invisible to others: see ``Samples``.
public enum DomainDifference: String, CaseIterable, Codable, Sendable {
  /// Source and target have one law.
  case same
  /// The target's first coordinate is larger by a.
  case mean
  /// The target spreads 2^a times as far.
  case scale
  /// An elongated cloud, turned by 90 degrees: each coordinate by itself keeps its law, and the correlation is ρ in the source and
  /// −ρ in the target, ρ = tanh(a artanh 0.9).
  case turn
  /// The same features; the share min(1, a) of labels is turned.
  case flip
  /// Bands of width 1/8, the target's moved by a widths: alternate at a = 1, so that no point is shared and TV is 1, but every band
  /// lies between two of the other domain.
  case bands
  /// The same law, but one target point lies 20a away.
  case outlier
  /// Many coordinates, of which the first is larger by a/2.
  case wide

  /// Whether the source's law is the standard normal law of the plane, which most differences share.
  public var hasStandardSource: Bool {
    switch self {
    case .same, .mean, .scale, .flip, .outlier: true
    case .turn, .bands, .wide: false
    }
  }
}

extension DomainDifference {
  /// Samples of two domains that differ in one way, n points each.
  ///
  /// A point's label is whether its first coordinate exceeds 0, the source's median; for bands, which cover 0…2, whether it exceeds
  /// 1. Where labels are turned, some of the target's are the opposite.
  public struct Samples: Sendable, Hashable {
    /// The source, n × 2; with many coordinates n × `dimension`.
    public let source: Matrix
    /// The target, of the same shape.
    public let target: Matrix
    /// The labels of the source.
    public let sourceLabels: [Bool]
    /// The labels of the target.
    public let targetLabels: [Bool]

    /// Draws a source and a target.
    ///
    /// - Parameters:
    ///   - difference: in what they differ.
    ///   - amount: a, not negative.
    ///   - isNull: whether the target is drawn from the source's law after all: what a distance then shows is the samples', not the
    ///     domains'.
    ///   - count: n.
    ///   - dimension: of ``DomainDifference/wide``; the others have two.
    ///   - random: source and target are the same draws for every amount, and for `isNull`.
    /// - Precondition: there is a point and a dimension, and the amount is not negative.
    public init(of difference: DomainDifference, amount: Double, isNull: Bool, count: Int, dimension: Int, random: RandomSource) {
      precondition(count > 0 && dimension > 0 && amount >= 0, "Samples have a point, a dimension and an amount of at least 0.")
      var points = random.normals(rowCount: 2 * count, columnCount: difference == .wide ? dimension : 2)
      let turns = random.uniforms(count: count)
      points.transformRows { row, point in
        let isMoved = row >= count && !isNull
        switch difference {
        case .same, .flip: break
        case .mean: if isMoved { point[0] += amount }
        case .wide: if isMoved { point[0] += amount / 2 }
        case .scale:
          if isMoved {
            point[0] *= Double.pow(2, amount)
            point[1] *= Double.pow(2, amount)
          }
        case .turn:
          // tanh(a artanh 0.9) = (19^a − 1)/(19^a + 1).
          let odds = Double.pow(19, isMoved ? -amount : amount)
          let correlation = odds.isInfinite ? 1 : (odds - 1) / (odds + 1)
          point[1] = correlation * point[0] + (1 - correlation * correlation).squareRoot() * point[1]
        case .bands:
          // Eight bands of width 1/8 to a domain, each equally likely; the target's lie some widths to the right of the source's.
          let place = 8 * NormalDistribution.standard.cumulative(point[0])
          let band = place.rounded(.down)
          point[0] = band / 4 + (place - band) / 8 + (isMoved ? amount / 8 : 0)
        case .outlier: if isMoved, row == count { point[0] += 20 * amount }
        }
      }
      source = points.rows(0..<count)
      target = points.rows(count..<2 * count)
      let cut = difference == .bands ? 1.0 : 0
      sourceLabels = source.column(0).map { $0 > cut }
      let turnedShare = difference == .flip && !isNull ? amount : 0
      targetLabels = zip(target.column(0), turns).map { ($0 > cut) != ($1 < turnedShare) }
    }
  }
}
