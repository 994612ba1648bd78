/// How many points a drawing does not show, and why.
struct OmittedPoints: Sendable, Hashable {
  /// Points with a coordinate that is NaN or infinite.
  var notFinite = 0
  /// Points that are not positive on a logarithmic axis.
  var notPositive = 0
  /// Points beyond the fixed range of an axis.
  var outside = 0

  /// Counts the points that `painter` left out.
  mutating func add(_ painter: PlotPainter) {
    notFinite += painter.notFiniteCount
    notPositive += painter.notPositiveCount
    outside += painter.outsideCount
  }

  /// One sentence for each reason.
  var sentences: [String] {
    var sentences: [String] = []
    if notFinite > 0 {
      sentences.append("Not shown: \(Self.points(notFinite)) undefined or infinite; each leaves a gap.")
    }
    if notPositive > 0 {
      sentences.append("Not shown: \(Self.points(notPositive)) not positive, without a place on the logarithmic axis.")
    }
    if outside > 0 { sentences.append("Not shown: \(Self.points(outside)) outside the range of the axes.") }
    return sentences
  }

  private static func points(_ count: Int) -> String { count == 1 ? "1 point is" : "\(count) points are" }
}

extension PlotPainter {
  /// The sentences about points that are not shown.
  var notes: [String] {
    var omitted = OmittedPoints()
    omitted.add(self)
    return omitted.sentences
  }
}
