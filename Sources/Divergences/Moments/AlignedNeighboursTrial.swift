internal import Learning
public import NumericCore

/// What aligning a source with a target does to the source's neighbourhoods: the share of the ten nearest neighbours that a map
/// keeps, for normal domains of two ends of the same scale.
///
/// The source's standard deviations are 3⁻², 3⁻¹, 1, 3, 3² in five dimensions, the target's the same in the opposite order, as
/// those of features on different scales; its mean is (2, …, 2).
public struct AlignedNeighboursTrial: Codable, Sendable, Hashable {
  /// The share that the translation to the target's mean keeps, which makes the linear MMD zero.
  public let translation: Double
  /// The share that CORAL's map keeps, which makes the covariances equal.
  public let coral: Double

  /// The points of each domain.
  public static let pointCount = 150
  /// The dimensions of both domains.
  private static let dimension = 5
  /// How many neighbours of each point are compared.
  private static let neighbourCount = 10

  /// Draws both domains and maps the source.
  ///
  /// - Throws: `NumericalError` if the source's covariance is singular, which has probability 0.
  public init(random: RandomSource) throws(NumericalError) {
    var source = random.normals(rowCount: Self.pointCount, columnCount: Self.dimension)
    var target = random.normals(rowCount: Self.pointCount, columnCount: Self.dimension)
    source.transformRows { _, row in
      for column in 0..<row.count { row[column] *= Double.pow(3, Double(column) - 2) }
    }
    target.transformRows { _, row in
      for column in 0..<row.count { row[column] = 2 + row[column] * Double.pow(3, 2 - Double(column)) }
    }
    let shift = zip(source.columnMeans, target.columnMeans).map { $0 - $1 }
    let aligned = try CORALAlignment(source: source, target: target).images(of: source)
    translation = neighbourOverlap(source, source.subtracting(rowwise: shift), count: Self.neighbourCount)
    coral = neighbourOverlap(source, aligned, count: Self.neighbourCount)
  }
}
