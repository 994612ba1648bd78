package import Report

/// An axis with its range and its ticks: maps values to positions 0…1.
package struct AxisScale: Sendable, Hashable {
  /// A labelled value.
  package struct Tick: Sendable, Hashable {
    /// Where it is, 0…1.
    package let position: Double
    /// Its label.
    package let label: String
  }

  /// How many ticks an axis should have, and whether its range may be widened to end on ticks.
  package struct Demand {
    /// The least and the greatest number of ticks.
    let counts: ClosedRange<Int>
    /// Whether a range taken from the data is widened to the next ticks.
    let snaps: Bool
    /// Whether labels at these positions stay clear of each other.
    let fits: ([Tick]) -> Bool

    /// A vertical axis: 3–5 ticks, widened to end on them.
    package static var vertical: Demand { Demand(counts: 3...5, snaps: true) { _ in true } }

    /// A vertical axis of `rows` cells: fewer ticks where there are few.
    static func vertical(rows: Int) -> Demand {
      let most = min(5, max(2, (rows + 1) / 2))
      return Demand(counts: min(3, most)...most, snaps: true) { _ in true }
    }

    /// A horizontal axis over `columns` cells: 3–7 ticks with at least two blanks between labels.
    ///
    /// - Parameter isTight: whether the title is to stand among the labels, of which there are then five at most.
    package static func horizontal(columns: Int, snaps: Bool = false, isTight: Bool = false) -> Demand {
      Demand(counts: 3...(isTight ? 5 : 7), snaps: snaps) { ticks in
        zip(ticks, ticks.dropFirst()).allSatisfy { left, right in
          let distance = (right.position - left.position) * Double(columns - 1)
          return distance >= Double(left.label.displayWidth + right.label.displayWidth) / 2 + 2
        }
      }
    }
  }

  /// The label with its unit and the power of ten that the tick labels leave out.
  package let title: String
  /// The least value shown.
  package let lower: Double
  /// The greatest value shown.
  package let upper: Double
  /// Whether equal ratios have equal distances.
  package let isLogarithmic: Bool
  /// The ticks, in ascending order.
  package let ticks: [Tick]

  private let start: Double
  private let span: Double

  /// The scale for `axis` over data with the given extent.
  ///
  /// A range that `axis` fixes is kept; a constant is padded on both sides.
  package init(_ axis: Axis, extent: Extent, demand: Demand) throws(Undrawable) {
    let range = try Self.range(of: axis, extent: extent)
    let isLogarithmic = axis.scale == .logarithmic
    let isFixed = axis.usableRange != nil
    let candidates =
      isLogarithmic
      ? TickLabels.logarithmic(range, counts: demand.counts)
      : TickLabels.linear(range, counts: demand.counts, mayWiden: demand.snaps && !isFixed)
    // Candidates come best first; the last resort is the one with the fewest labels.
    let scales = candidates.map { AxisScale(axis, labels: $0, isLogarithmic: isLogarithmic) }
    guard let scale = scales.first(where: { demand.fits($0.ticks) }) ?? scales.min(by: { $0.ticks.count < $1.ticks.count }) else {
      throw Undrawable(sentence: "No axis can be drawn from \(range.lowerBound.text()) to \(range.upperBound.text()).")
    }
    self = scale
  }

  private init(_ axis: Axis, labels: TickLabels, isLogarithmic: Bool) {
    lower = labels.range.lowerBound
    upper = labels.range.upperBound
    self.isLogarithmic = isLogarithmic
    let first = isLogarithmic ? lower.commonLogarithm : lower
    let width = (isLogarithmic ? upper.commonLogarithm : upper) - first
    (start, span) = (first, width)
    ticks = labels.values.map { value, label in
      Tick(position: ((isLogarithmic ? value.commonLogarithm : value) - first) / width, label: label)
    }
    let power = labels.exponent == 0 ? nil : "in 1e\(labels.exponent)"
    let unit = [axis.unit?.withoutControlCharacters, power].compactMap(\.self).joined(separator: ", ")
    title = axis.label.withoutControlCharacters + (unit.isEmpty ? "" : " (\(unit))")
  }

  /// Where `value` is: 0 at `lower`, 1 at `upper`, at most a million times as far beyond; nil where it has no place.
  package func position(_ value: Double) -> Double? {
    guard value.isFinite, !isLogarithmic || value > 0 else { return nil }
    let position = ((isLogarithmic ? value.commonLogarithm : value) - start) / span
    return min(max(position, -1e6), 1e6)
  }

  /// The range to show: the one that the axis fixes, else that of the data, a constant padded.
  private static func range(of axis: Axis, extent: Extent) throws(Undrawable) -> ClosedRange<Double> {
    let (lower, upper) = axis.usableRange.map { ($0.lowerBound, $0.upperBound) } ?? (extent.lower, extent.upper)
    guard lower <= upper else { throw Undrawable(sentence: "There is no value to show.") }
    guard axis.scale == .linear || lower > 0 else {
      throw Undrawable(sentence: "Values that are not positive have no place on a logarithmic axis.")
    }
    guard axis.scale == .logarithmic || upper - lower < 1e300 else {
      throw Undrawable(
        sentence: "The values go from \(lower.text()) to \(upper.text()), too far apart for one figure.")
    }
    // Closer than a dozen digits the values are one constant: tick labels could not tell them apart.
    guard upper - lower <= max(lower.magnitude, upper.magnitude) * 1e-12 else {
      guard upper - lower > 1e-300 || axis.scale == .logarithmic else { return -1...1 }
      return lower...upper
    }
    return axis.scale == .linear ? padded(lower, upper) : max(lower / 3, .leastNormalMagnitude)...min(upper * 3, 1e308)
  }

  private static func padded(_ lower: Double, _ upper: Double) -> ClosedRange<Double> {
    let margin = max(lower.magnitude, upper.magnitude) / 10
    guard margin < 1e299, margin > 1e-299 else { return margin > 1 ? lower...upper : -1...1 }
    return (lower - margin)...(upper + margin)
  }
}

extension Axis {
  /// The fixed range, where it is one that can be drawn.
  var usableRange: ClosedRange<Double>? {
    guard let range, range.lowerBound.isFinite, range.upperBound.isFinite, range.lowerBound < range.upperBound,
      scale == .linear || range.lowerBound > 0
    else { return nil }
    return range
  }
}
