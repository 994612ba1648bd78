internal import Report

extension Plot {
  /// Ranges, the trend of each series, where series meet each other and the reference lines, and the values at nine places.
  var words: FigureDescription {
    var words = FigureDescription()
    guard let (xExtent, yExtent) = try? extents() else { return words }
    let curves = series.map { Curve($0, x: x, y: y) }
    words.sentences.append(
      "Across: \(x.fullLabel), \(xExtent.spoken). Up: \(y.fullLabel), "
        + "\(yExtent.spoken)\(y.scale == .logarithmic ? ", logarithmic" : "")."
    )
    for (series, curve) in zip(series, curves) { words.sentences.append(sentence(series, curve)) }
    let tolerance = (yExtent.upper - yExtent.lower) * 1e-9
    words.sentences += meetings(curves, tolerance: tolerance)
    words.sentences += referenceMeetings(curves, tolerance: tolerance)
    words.sentences += omitted.sentences
    words.records = records(curves)
    return words
  }

  private func sentence(_ series: Series, _ curve: Curve) -> String {
    let count = curve.points.count.counted("point")
    if series.style == .points {
      let (xs, ys) = (Extent(curve.points.map(\.x)), Extent(curve.points.map(\.y)))
      guard xs.count > 0 else { return "\(series.name): no point." }
      return "\(series.name): \(count), \(x.label) \(xs.spoken), \(y.label) \(ys.spoken)." + bandSentence(series, curve)
    }
    let jumps =
      series.style == .steps ? ", each value from its point on" : series.style == .leftSteps ? ", each value up to its point" : ""
    return "\(series.name) (\(count)\(jumps)) \(curve.trend)." + bandSentence(series, curve)
  }

  private func bandSentence(_ series: Series, _ curve: Curve) -> String {
    let widths = curve.points.compactMap { point -> Double? in
      guard let lower = point.lower, let upper = point.upper, (upper - lower).isFinite else { return nil }
      return upper - lower
    }
    guard let widest = widths.max(), let narrowest = widths.min() else { return "" }
    let width = narrowest.spoken == widest.spoken ? widest.spoken : "\(narrowest.spoken) to \(widest.spoken)"
    return " Its \(series.bandMeaning ?? "interval") is \(width) wide."
  }

  /// Every pair of up to four lines; of more, each with the first.
  private func meetings(_ curves: [Curve], tolerance: Double) -> [String] {
    let lines = series.indices.filter { series[$0].style != .points && curves[$0].points.count > 1 }
    let firsts = lines.count <= 4 ? lines : Array(lines.prefix(1))
    return firsts.flatMap { first in
      lines.filter { $0 > first }.compactMap { second in
        let differences = (curves[first].points + curves[second].points).map(\.x).sorted().sampled(4001).compactMap { place in
          curves[first].value(at: place).flatMap { left in curves[second].value(at: place).map { (x: place, difference: left - $0) }
          }
        }
        return Meeting(differences, tolerance: tolerance).sentence(series[first].name, series[second].name, at: x.label)
      }
    }
  }

  private func referenceMeetings(_ curves: [Curve], tolerance: Double) -> [String] {
    references.flatMap { reference -> [String] in
      let name = "\(reference.name) (\(reference.value.text()))"
      guard reference.direction == .horizontal else {
        let values = zip(series, curves).compactMap { series, curve in
          series.style == .points ? nil : curve.value(at: reference.value).map { "\(series.name) is \($0.spoken)" }
        }
        return values.isEmpty ? ["\(name) is at \(x.label) \(reference.value.spoken)."] : ["At \(name), \(values.enumerated)."]
      }
      return zip(series, curves).compactMap { series, curve in
        let differences = curve.points.map { (x: $0.x, difference: $0.y - reference.value) }
        return series.style == .points
          ? nil : Meeting(differences, tolerance: tolerance).sentence(series.name, name, at: x.label)
      }
    }
  }

  /// The points that cannot be shown.
  var omitted: OmittedPoints {
    let all = series.lazy.flatMap(\.points)
    var omitted = OmittedPoints()
    omitted.notFinite = all.filter { !$0.x.isFinite || !$0.y.isFinite }.count
    omitted.notPositive = all.filter { $0.x.isFinite && $0.y.isFinite && !(x.hasPlace(for: $0.x) && y.hasPlace(for: $0.y)) }.count
    return omitted
  }

  private func records(_ curves: [Curve]) -> [String] {
    let lines = series.indices.filter { series[$0].style != .points || series[$0].points.count <= 12 }
    let places = Set(lines.flatMap { curves[$0].points.map(\.x) }).sorted().sampled(9)
    return places.compactMap { place in
      let values = lines.compactMap { index -> String? in
        if series[index].style == .points {
          return curves[index].points.first { $0.x == place }.map { "\(series[index].name) = \($0.y.spoken)" }
        }
        return curves[index].value(at: place).map { "\(series[index].name) = \($0.spoken)" }
      }
      return values.isEmpty ? nil : "\(x.label) \(place.spoken): \(values.joined(separator: ", "))"
    }
  }
}

extension Axis {
  /// The label with the unit.
  var fullLabel: String { label + (unit.map { " (\($0))" } ?? "") }
}

extension Extent {
  /// `from 0 to 1`, or the one value.
  var spoken: String { lower == upper ? lower.spoken : "from \(lower.spoken) to \(upper.spoken)" }
}
