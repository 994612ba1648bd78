internal import Report

/// How many points a drawing does not show, and why.
struct OmittedPoints: Sendable {
  /// What a point is called, such as "value".
  var noun = "point"
  /// What a row is called, such as "bar".
  var rowNoun = "row"
  /// Whether a line shows a gap there.
  var leavesGaps = false
  /// Points with a coordinate that is NaN or infinite.
  var notFinite = 0
  /// Points that are not positive on a logarithmic axis.
  var notPositive = 0
  /// Points beyond the fixed range of an axis.
  var outside = 0

  /// Rows that have no room, and the number of all.
  var withoutRoom = (0, of: 0)

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
      let gap = leavesGaps ? (notFinite == 1 ? "; it leaves a gap" : "; each leaves a gap") : ""
      sentences.append("Not shown: \(counted(notFinite)) undefined or infinite\(gap).")
    }
    if notPositive > 0 {
      sentences.append("Not shown: \(counted(notPositive)) not positive, without a place on the logarithmic axis.")
    }
    if outside > 0 { sentences.append("Not shown: \(counted(outside)) outside the range of the axes.") }
    if withoutRoom.0 > 0 {
      sentences.append("Not shown for want of room: \(withoutRoom.0) of \(withoutRoom.of.counted(rowNoun)).")
    }
    return sentences
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 \(noun) is" : "\(count) \(noun)s are" }
}

extension PlotPainter {
  /// The sentences about points that are not shown.
  var notes: [String] {
    var omitted = OmittedPoints(leavesGaps: series.contains { $0.series.style != .points })
    omitted.add(self)
    return omitted.sentences
  }
}
