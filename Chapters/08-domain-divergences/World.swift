import Learning
import NumericCore

/// A way in which a target can differ from a source, with samples of it.
enum World: String, CaseIterable, Sendable {
  /// Source and target have one law.
  case same
  /// The target's first coordinate is larger by 1.
  case mean
  /// The target spreads twice as far.
  case scale
  /// An elongated cloud, turned by 45 degrees: each coordinate by itself keeps its law.
  case turn
  /// The same features, all labels turned.
  case flip
  /// Alternate bands of width 1/8: no point is shared, so that TV is 1, but every band lies between two of the other domain.
  case bands
  /// The same law, but one target point lies 20 away.
  case outlier
  /// Twenty coordinates, of which the first is larger by 1/2.
  case wide

  /// The name in tables.
  var name: String { self == .wide ? "d = 20" : rawValue }

  /// Whether the source's law is the standard normal law of the plane, which most worlds share.
  var hasStandardSource: Bool {
    switch self {
    case .same, .mean, .scale, .flip, .outlier: true
    case .turn, .bands, .wide: false
    }
  }

  /// The number of features.
  var dimension: Int { self == .wide ? 20 : 2 }
}

/// Samples of a world, n points each.
struct WorldSample: Sendable {
  let source: Matrix
  let target: Matrix
  let sourceLabels: [Bool]
  let targetLabels: [Bool]

  /// Draws a source and a target.
  ///
  /// - Parameter isNull: whether the target is drawn from the source's law after all: what a distance then shows is the sample's, not the domains'.
  init(of world: World, count: Int, isNull: Bool, random: RandomSource) {
    var points = random.normals(rowCount: 2 * count, columnCount: world.dimension)
    points.transformRows { row, point in
      let isMoved = row >= count && !isNull
      switch world {
      case .same, .flip: break
      case .mean: if isMoved { point[0] += 1 }
      case .scale:
        if isMoved {
          point[0] *= 2
          point[1] *= 2
        }
      case .turn:
        // Both laws have the covariance's diagonal (1, 1); the correlation is 0.9 in the source and −0.9 in the target.
        let correlation = isMoved ? -0.9 : 0.9
        point[1] = correlation * point[0] + (1 - correlation * correlation).squareRoot() * point[1]
      case .bands:
        // Eight bands to a domain, each equally likely; the target's lie a band's width to the right of the source's.
        let place = 8 * NormalDistribution.standard.cumulative(point[0])
        let band = place.rounded(.down)
        point[0] = band / 4 + (place - band) / 8 + (isMoved ? 0.125 : 0)
      case .outlier: if isMoved && row == count { point[0] += 20 }
      case .wide: if isMoved { point[0] += 0.5 }
      }
    }
    source = points.rows(0..<count)
    target = points.rows(count..<2 * count)
    let isTurned = world == .flip && !isNull
    let cut = world == .bands ? 1.0 : 0
    sourceLabels = source.column(0).map { $0 > cut }
    targetLabels = target.column(0).map { ($0 > cut) != isTurned }
  }
}
