public import NumericCore

extension LeastDiscrepancyWeights {
  /// The weights of random sources: clouds of 4 to 10 normal points in one to three dimensions, against the moments of as many
  /// others.
  ///
  /// - Throws: `NumericalError` of the weights.
  public static func ofClouds(count: Int, from random: RandomSource) throws(NumericalError) -> [LeastDiscrepancyWeights] {
    var found: [LeastDiscrepancyWeights] = []
    for index in 0..<count {
      let (points, size) = (4 + index % 7, 1 + index % 3)
      let source = Matrix(rows: (0..<points).map { _ in random.normals(count: size) })
      let target = Matrix(rows: (0..<points).map { _ in random.normals(count: size) })
      found.append(try LeastDiscrepancyWeights(source: source, targetMoments: (1 / Double(points)) * target.gram))
    }
    return found
  }
}
