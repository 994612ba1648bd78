import ArgumentParser
import Learning
import NumericCore
import Report
import Transfer

/// A way in which a target can differ from a source, by an amount a: 1 in the lesson, 0 where nothing differs.
enum World: String, CaseIterable, Codable, Sendable, ExpressibleByArgument {
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

  /// Whether the source's law is the standard normal law of the plane, which most worlds share.
  var hasStandardSource: Bool {
    switch self {
    case .same, .mean, .scale, .flip, .outlier: true
    case .turn, .bands, .wide: false
    }
  }
}

/// Samples of a world, n points each.
struct WorldSample: Sendable {
  let source: Matrix
  let target: Matrix
  let sourceLabels: [Bool]
  let targetLabels: [Bool]

  /// Draws a source and a target.
  ///
  /// - Parameters:
  ///   - shift: the amount a by which the domains differ.
  ///   - isNull: whether the target is drawn from the source's law after all: what a distance then shows is the sample's, not the
  ///     domains'.
  ///   - dimension: of the wide world.
  init(of world: World, shift: Double, isNull: Bool, count: Int, dimension: Int, random: RandomSource) {
    var points = random.normals(rowCount: 2 * count, columnCount: world == .wide ? dimension : 2)
    let turns = random.uniforms(count: count)
    points.transformRows { row, point in
      let isMoved = row >= count && !isNull
      switch world {
      case .same, .flip: break
      case .mean: if isMoved { point[0] += shift }
      case .wide: if isMoved { point[0] += shift / 2 }
      case .scale:
        if isMoved {
          point[0] *= Double.pow(2, shift)
          point[1] *= Double.pow(2, shift)
        }
      case .turn:
        // tanh(a artanh 0.9) = (19^a − 1)/(19^a + 1).
        let odds = Double.pow(19, isMoved ? -shift : shift)
        let correlation = odds.isInfinite ? 1 : (odds - 1) / (odds + 1)
        point[1] = correlation * point[0] + (1 - correlation * correlation).squareRoot() * point[1]
      case .bands:
        // Eight bands of width 1/8 to a domain, each equally likely; the target's lie some widths to the right of the source's.
        let place = 8 * NormalDistribution.standard.cumulative(point[0])
        let band = place.rounded(.down)
        point[0] = band / 4 + (place - band) / 8 + (isMoved ? shift / 8 : 0)
      case .outlier: if isMoved, row == count { point[0] += 20 * shift }
      }
    }
    source = points.rows(0..<count)
    target = points.rows(count..<2 * count)
    let cut = world == .bands ? 1.0 : 0
    sourceLabels = source.column(0).map { $0 > cut }
    let share = world == .flip && !isNull ? shift : 0
    targetLabels = zip(target.column(0), turns).map { ($0 > cut) != ($1 < share) }
  }
}

/// Targets on the line for one source, the uniform distribution on 3, 4, 5, 6: every divergence of theirs is exact.
enum LinePair: String, CaseIterable {
  case same = "the same"
  case near = "moved by 1"
  case far = "moved by 3"
  case wide = "spread over 0 … 9"
  case even = "4 and 6 only"
  case outlier = "1 % at 9"

  /// The masses of source and target on 0 … 9.
  var masses: (source: [Double], target: [Double]) {
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

  /// All divergences of all pairs.
  static var table: Table {
    Table(
      title: "On the line, exactly (masses on the points 0 … 9; ratios in nats)",
      columns: ["target", "TV", "KL", "JS", "χ²", "Rényi 2", "KS", "Kuiper", "W₁", "W₂"],
      rows: allCases.map { pair in
        let (source, target) = pair.masses
        let positions = source.indices.map(Double.init)
        let (left, right) = (SortedSample(positions, weights: source), SortedSample(positions, weights: target))
        let thresholds = ThresholdDivergence(left, right)
        let values = [
          zip(source, target).map { ($0 - $1).magnitude }.sum() / 2, kullbackLeibler(target, source), jensenShannon(target, source),
          chiSquaredDivergence(target, source), renyiDivergence(target, source, order: 2), thresholds.kolmogorovSmirnov,
          thresholds.kuiper, wasserstein1(left, right), wasserstein(left, right, order: 2),
        ]
        return [.text(pair.rawValue)] + values.map { $0.isFinite ? .number($0, digits: 2) : .text("∞") }
      })
  }
}
