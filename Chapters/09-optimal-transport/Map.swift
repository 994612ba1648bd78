import ChapterKit
import Divergences
import Learning
import NumericCore
import Report
import Worlds

/// Which maps optimal transport finds again, and what it does to neighbours.
struct Map: ChapterPart {
  static let name = "map"
  static let title = "Which maps transport finds"
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  let turn: TurnOptions

  /// The angles of the figure, in degrees.
  static let angles = [0.0, 10, 20, 30, 45, 60, 90, 135, 180]
  /// The sizes of clouds that are turned by thirty degrees.
  static let sizes = [5, 20, 80]

  /// Shares of points that the plan sends to their own image, and what neighbours and normal distributions make of it.
  struct Row: Codable, Sendable {
    let asked: Double
    let curve: [Double]
    let thirtyDegrees: [Double]
    let translated: Double
    let stretched: Double
    let reflected: Double
    /// The share of n = 2, 3, … points that is found after a turn by 179°/n.
    let small: [Double]
    /// Neighbours kept by a plan between two clouds and by the rows as they come, a matching at random, and the energy distance of
    /// the plan's images from the target.
    let neighbours: Double
    let neighboursAtRandom: Double
    let discrepancy: Double
    /// The largest relative difference of C_T from A C_S A, and of W₂² from the solver's cost.
    let normal: Double
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("map")
    let own = RandomSource(seed: seed).stream("asked").normals(rowCount: turn.cloud, columnCount: 2)
    func cloud(_ count: Int) -> Matrix { random.normals(rowCount: count, columnCount: 2) }
    func found(_ source: Matrix, _ target: Matrix) throws -> Double {
      try ExactTransport(squaredDistanceFrom: source, to: target).matchedShare
    }
    let twenty = cloud(20)
    let source = random.normals(rowCount: 60, columnCount: 5)
    let target = random.normals(rowCount: 60, columnCount: 5) * Matrix(diagonal: [3, 1, 1, 1, 0.3])
    let images = try ExactTransport(squaredDistanceFrom: source, to: target).barycentricMap(onto: target)
    return Row(
      asked: try found(own, own.rotated(degrees: turn.angle)),
      curve: try Self.angles.map { try found(own, own.rotated(degrees: $0)) },
      thirtyDegrees: try Self.sizes.map { size in
        let cloud = cloud(size)
        return try found(cloud, cloud.rotated(degrees: 30))
      }, translated: try found(twenty, twenty.subtracting(rowwise: random.normals(count: 2).map { 5 * $0 })),
      stretched: try found(twenty, twenty * random.normals(rowCount: 2, columnCount: 5).rowGram),
      reflected: try found(twenty, twenty * Matrix(diagonal: [-1, 1])),
      small: try (2...min(12, turn.cloud)).map { count in
        let some = own.rows(0..<count)
        return try found(some, some.rotated(degrees: 179 / Double(count)))
      },
      neighbours: neighbourOverlap(source, images, count: 10), neighboursAtRandom: neighbourOverlap(source, target, count: 10),
      discrepancy: energyDistance(images, target),
      normal: try GaussianTransport.certificateViolation(
        of: random.normals(rowCount: 12, columnCount: 2), targetMean: [1, -2],
        targetCovariance: random.normals(rowCount: 2, columnCount: 6).rowGram))
  }

  /// A sum of masses that make up the whole, but for rounding.
  static let all = 1 - 1e-9
  /// Sums of some ten products, whose condition is at most some hundred.
  private static let rounding = 1e-8

  var claims: [Judged<Map>] {
    [
      Judged(
        "W-6", .effect, expects: .corrected, "Optimal transport finds the mapping between the domains.",
        from: .said("overviews of transfer learning"), isHighlight: true
      ) { seen in
        let isFound = try seen.smallest { ([$0.translated, $0.stretched] + $0.small).min() } > Self.all
        let isReflectionMissed = try seen.largest(\.reflected) < Self.all
        let (reflected, turned) = (
          try seen.effect(\.reflected), try Self.sizes.indices.map { index in try seen.effect { $0.thirtyDegrees[index] } }
        )
        let many = turned[2]
        let polygons = try TurnedPolygon.family.map { polygon in
          (polygon, try ExactTransport(squaredDistanceFrom: polygon.source, to: polygon.target).matchedShare > Self.all)
        }
        let right = polygons.count { $0.isRecovered == $1 }
        return Judgement(
          "found of 80 points turned by 30°", says: 1, here: many.cell, holds: many.isBelow(1) && reflected.isBelow(1) ? false : nil
        ).corrected(
          if: isFound && isReflectionMissed && right == polygons.count && many.isBelow(0.8) && turned[0].isAbove(0.8),
          to:
            "It finds translations and symmetric positive definite maps, whatever the points. A turn of any n points is found up "
            + "to 180°/n, of a regular n-gon no further, and by 30° fewer of 80 points than of 5. Of 20 points reflected in an "
            + "axis not all are found in any draw."
        ).interval(many.bounds(of: "share of points found")).witness(
          "Turned by 30°, of 5, 20 and 80 points \(turned.map(\.cell.description).joined(separator: ", ")) are found; of 20 "
            + "reflected ones \(reflected.cell). Translations, definite maps and turns of n ≤ 12 points by 179°/n are found in "
            + "every draw, and the law of polygons is right in \(right) of \(polygons.count) cases from 2 to 12 corners.")
      },
      Judged(
        "OT-4", .inequality, expects: .fails, "In the plane transport with the cost of a p-norm, p ≥ 2, recovers every rotation.",
        from: Bibliography.rotations.cited.noting("as its abstract puts it; its theorem may assume more")
      ) { _ in
        // (1, 0) to its own image (3/5, 4/5), and to that of the corner before, (4/5, −3/5): how far in each coordinate.
        let (own, next) = ([Rational(2, 5), Rational(4, 5)], [Rational(1, 5), Rational(3, 5)])
        let squares = [own, next].map { side -> Rational in side[0] * side[0] + side[1] * side[1] }
        return Judgement.refuted(
          "|x − Rx|², a square turned by 53°", says: "least", here: .exact(squares[0]),
          isShown: zip(own, next).allSatisfy { $0 > $1 }
        ).remark("> \(squares[1]) to another corner").witness(
          "The square (±1, 0), (0, ±1), turned by the angle with cosine 3/5: (1, 0) is off its own image by (2/5, 4/5) and off "
            + "another corner's by (1/5, 3/5), less in every p-norm. So it is for all corners, and the plan sends every one to the "
            + "wrong image.")
      },
      Judged(
        "OT-5", .effect, expects: .corrected, "Transport has the advantage over MMD that it preserves the topology of the data.",
        from: Bibliography.targetShift.at("section 2.3")
      ) { seen in
        let (kept, chance) = (try seen.effect(\.neighbours), try seen.effect(\.neighboursAtRandom))
        let isMade = try seen.largest(\.discrepancy) < Self.rounding
        return Judgement("neighbours that a plan keeps", says: 1, here: kept.cell, holds: kept.isBelow(1) ? false : nil).corrected(
          if: kept.isBelow(0.5) && (kept - chance).isAbove(0) && isMade ? true : nil,
          to:
            "Onto a cloud of another shape it keeps fewer than half of the neighbours, and more than a matching at random. MMD "
            + "tells no two matchings apart, whatever the kernel: it is 0 for each, the plan's among them."
        ).interval(kept.bounds(of: "share of neighbours kept")).witness(
          "Of ten nearest neighbours of 60 points in five dimensions the plan keeps \(kept.cell), a matching at random "
            + "\(chance.cell). Of both the images are the target, so that any MMD is 0; it was computed as the energy distance, "
            + "whose kernel tells all distributions apart."
        )
      },
      Judged(
        "W-8", .identity, expects: .holds,
        "Between normal distributions W₂² is |m_S − m_T|² + tr C_S + tr C_T − 2 tr (C_S^½ C_T C_S^½)^½, and the map is "
          + "m_T + A (x − m_S), A = C_S^−½ (C_S^½ C_T C_S^½)^½ C_S^−½.", from: Bibliography.normalTransport.cited
      ) { seen in
        .identity("W₂² against map and solver", residual: try seen.largest(\.normal), within: Self.rounding, says: "equal")
          .witness(
            "A C_S A = C_T, and the solver's plan between points with these moments and their images costs W₂²."
          )
      },
    ]
  }

  func answer(_ seen: Seen<Map>) throws -> Answer {
    let asked = try seen.effect(\.asked)
    let curve = try Self.angles.indices.map { index in try seen.effect { $0.curve[index] }.mean }
    return Answer(
      setting: "\(turn.cloud) points turned by \(turn.angle.text())°, \(seen.rows.count) seeds",
      question: "Does transport find the turn again?",
      reply: asked.mean > Self.all ? "YES" : asked.mean > 0.5 ? "MOST OF IT" : "NO",
      finding:
        "Of \(turn.cloud) points turned by \(turn.angle.text())° transport sends a share of \(asked.mean.text(digits: 2)) to their "
        + "own images.",
      figure: Figure(
        title: "Turned by 10° a share of \(curve[1].text(digits: 2)) is found, by 90° \(curve[6].text(digits: 2))", caption: "",
        content: .plot(
          Plot(
            x: Axis("angle (degrees)"), y: Axis("share found", range: 0...1),
            series: [Series("found", points: zip(Self.angles, curve).map { Series.Point($0, $1) })]))),
      quantities: [Quantity("share found", asked.cell)],
      why: "Transport takes the nearest matching, and a turn is no gradient of a convex function.",
      ask: Ask(
        "\(turn.cloud > 15 ? "A quarter of" : "Four times") the points at this angle: more found, or fewer?", "--part", "map",
        "--cloud",
        "\(turn.cloud > 15 ? turn.cloud / 4 : 4 * turn.cloud)"))
  }
}
