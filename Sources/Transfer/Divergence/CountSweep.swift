/// The extremes of n m (F_S − F_T), in whole numbers, for ascending samples of sizes n and m.
///
/// Merging two samples element by element is mostly waiting: which comes next decides which is loaded next. So the line is cut
/// before every 64th element of the source. The differences at the cuts are exact, and between two cuts it can rise by no more than
/// the source's elements there, and fall by no more than the target's. Only stretches in which it may reach the extremes of the
/// cuts are merged.
struct CountSweep {
  /// The largest and the smallest value met, starting from 0, and where: −∞ for the start.
  private(set) var extremes = Extremes<Int>()

  private static let stretchLength = 64

  init(source: [Double], target: [Double]) {
    let cuts = Self.cuts(source, target)
    let differences = cuts.map { $0.source * target.count - $0.target * source.count }
    let largest = differences.reduce(0, max)
    let smallest = differences.reduce(0, min)
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      // A stretch that only equals the largest may be the first that does.
      guard
        to.source * target.count - from.target * source.count >= largest
          || from.source * target.count - to.target * source.count <= smallest
      else { continue }
      sweep(source, target, from: from, to: to)
    }
  }

  /// How many elements of either sample lie before a cut.
  private typealias Cut = (source: Int, target: Int)

  /// The cuts, with the two ends of the line. Equal values stay together: a cut lies before the first of them in both samples.
  private static func cuts(_ source: [Double], _ target: [Double]) -> [Cut] {
    var cuts: [Cut] = [(0, 0)]
    for place in stride(from: stretchLength, to: source.count, by: stretchLength) {
      let bound = source[place]
      let last = cuts[cuts.count - 1]
      cuts.append(
        (
          firstIndex(in: source, from: last.source, notBelow: bound),
          firstIndex(in: target, from: last.target, notBelow: bound)
        ))
    }
    return cuts + [(source.count, target.count)]
  }

  /// The first index from `start` on whose value is at least `bound`: by steps that double, then by bisection.
  private static func firstIndex(in values: [Double], from start: Int, notBelow bound: Double) -> Int {
    var (low, step) = (start, 1)
    while low + step < values.count, values[low + step] < bound {
      low += step
      step *= 2
    }
    var high = min(low + step, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Passes the distinct values between two cuts in ascending order.
  private mutating func sweep(_ source: [Double], _ target: [Double], from: Cut, to: Cut) {
    var (fromSource, fromTarget) = from
    while fromSource < to.source || fromTarget < to.target {
      let value: Double =
        if fromSource == to.source {
          target[fromTarget]
        } else if fromTarget == to.target {
          source[fromSource]
        } else {
          min(source[fromSource], target[fromTarget])
        }
      while fromSource < to.source, source[fromSource] == value { fromSource += 1 }
      while fromTarget < to.target, target[fromTarget] == value { fromTarget += 1 }
      extremes.take(fromSource * target.count - fromTarget * source.count, at: value)
    }
  }
}
