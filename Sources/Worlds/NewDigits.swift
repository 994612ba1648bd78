public import Learning
public import NumericCore

/// Handwritten digits as a source and a target of other classes: five digits, drawn, that directions are learnt from, and five that
/// are told apart by a few labels of each.
///
/// The source's digits are all of its classes; of the target's each class has its examples in a random order, the first hundred to
/// learn from and all others, 74 or more, held out.
public struct NewDigits: Sendable {
  /// The classes of the source, and those of the target.
  public static let classCount = 5
  /// The examples of each new digit that may be learnt from.
  public static let learntCount = 100

  private static let data = HandwrittenDigits()
  /// All digits with their pixels from 0 to 1.
  private static let inks = Matrix(
    rowCount: HandwrittenDigits.count, columnCount: HandwrittenDigits.pixelCount,
    elements: data.pixels.map { Double($0) / Double(HandwrittenDigits.fullInk) })
  /// Where the examples of each class are.
  private let source, target: [[Int]]

  /// Draws the roles of the digits and the order of the examples.
  public init(from random: RandomSource) {
    let (roles, order) = (random.permutation(10), random.permutation(HandwrittenDigits.count))
    let places = roles.map { label in order.filter { Self.data.labels[$0] == label } }
    (source, target) = (Array(places.prefix(Self.classCount)), Array(places.dropFirst(Self.classCount)))
  }

  /// Which digits are the source's, and which the target's.
  public var labels: (source: [Int], target: [Int]) {
    (source.map { Self.data.labels[$0[0]] }, target.map { Self.data.labels[$0[0]] })
  }

  /// The first principal directions of the source's digits.
  ///
  /// - Parameter count: in 1…64.
  /// - Throws: `NumericalError` of the decomposition.
  public func principalDirections(_ count: Int) throws -> LinearProjection {
    try .principalComponents(of: Self.inks.rows(source.flatMap(\.self)), count: count)
  }

  /// The leading directions of the ten vectors that tell each two of the source's digits apart, by least squares with a penalty.
  ///
  /// - Throws: `NumericalError` of the decomposition, and `LearningError` of least squares.
  public func taskDirections(_ count: Int, penalty: Double) throws -> LinearProjection {
    let pairs = source.indices.flatMap { first in (0..<first).map { (first, $0) } }
    let vectors = try pairs.map { first, second in
      try LeastSquaresClassifier(
        features: Self.inks.rows(source[first] + source[second]),
        classes: source[first].map { _ in 0 } + source[second].map { _ in 1 }, classCount: 2, penalty: penalty
      ).weights.row(0)
    }
    return LinearProjection(
      origin: Self.inks.rows(source.flatMap(\.self)).columnMeans,
      directions: try Matrix(rows: vectors).transposed.leadingDirections(count))
  }

  /// The error rates of least squares on the held-out new digits, learnt from so many of each.
  ///
  /// - Parameters:
  ///   - projection: what is seen of a digit; nil for its pixels.
  ///   - counts: of each new digit, in 1…100.
  /// - Throws: `LearningError` of least squares.
  public func errors(on projection: LinearProjection?, counts: [Int], penalty: Double) throws -> [Double] {
    precondition(counts.allSatisfy { 1...Self.learntCount ~= $0 }, "What is held out is not learnt from.")
    let features = projection?.projections(of: Self.inks) ?? Self.inks
    let heldOut = target.map { Array($0.dropFirst(Self.learntCount)) }
    let (points, truth) = (features.rows(heldOut.flatMap(\.self)), Self.classes(heldOut))
    return try counts.map { count in
      let learnt = target.map { Array($0.prefix(count)) }
      return try LeastSquaresClassifier(
        features: features.rows(learnt.flatMap(\.self)), classes: Self.classes(learnt), classCount: Self.classCount,
        penalty: penalty
      ).errorRate(on: points, classes: truth)
    }
  }

  private static func classes(_ places: [[Int]]) -> [Int] {
    places.enumerated().flatMap { label, own in own.map { _ in label } }
  }

  /// The share of the spread of the new digits' means that the directions do not see.
  public func unseen(by projection: LinearProjection) -> Double {
    let means = Matrix(rows: target.map { Self.inks.rows($0).columnMeans })
    let spread = means.subtracting(rowwise: means.columnMeans)
    let seen = spread * projection.directions
    return 1 - seen.squaredRowNorms.sum() / spread.squaredRowNorms.sum()
  }
}
