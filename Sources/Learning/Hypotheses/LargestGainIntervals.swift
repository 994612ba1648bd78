internal import HeapModule

/// At most *k* disjoint intervals of an array with the largest total, exactly.
///
/// For few intervals by augmentation: take the interval of largest total, negate it, and repeat; a later interval that overlaps a
/// chosen one cuts that part out of it again. For many, by elimination from the optimum without a limit (see `AlternatingRuns`).
///
/// Source: J. Bentley, "Programming pearls: algorithm design techniques", Communications of the ACM 27 (1984), for one interval;
/// the repetition is that of successive shortest paths in a flow network.
///
/// - Complexity: O(*kn*) for *k* ≤ 32, else O(*n* + *m* log *m*) for *n* numbers in *m* runs of one sign.
public struct LargestGainIntervals<Mass: Scalar>: Sendable {
  /// The intervals.
  public let set: IntervalSet
  /// Their total.
  public let gain: Mass

  /// Up to this many intervals are found by augmentation.
  private static var augmentationLimit: Int { 32 }

  /// The best at most `limit` intervals of `gains`.
  public init(gains: [Mass], limit: Int) {
    if limit <= Self.augmentationLimit {
      (set, gain) = Self.augmented(gains, limit: limit)
    } else {
      let positive = IntervalSet(labels: gains.map { $0 > .zero })
      if positive.ranges.count <= limit {
        set = positive
        gain = gains.reduce(.zero) { $1 > .zero ? $0 + $1 : $0 }
      } else {
        var runs = AlternatingRuns(gains)
        while runs.chosenCount > limit { runs.dropOne() }
        set = runs.chosenSet
        gain = runs.total
      }
    }
  }

  /// Takes the interval of largest total, negates it, and repeats.
  private static func augmented(_ gains: [Mass], limit: Int) -> (IntervalSet, Mass) {
    guard limit > 1 else {
      let (range, gain) = largestInterval(gains)
      return limit == 1 ? (IntervalSet([range]), gain) : (IntervalSet([]), .zero)
    }
    var remaining = gains
    var isInside = Array(repeating: false, count: gains.count)
    var total = Mass.zero
    for _ in 0..<limit {
      let (range, gain) = largestInterval(remaining)
      if range.isEmpty { break }
      total += gain
      for point in range {
        remaining[point] = -remaining[point]
        isInside[point].toggle()
      }
    }
    return (IntervalSet(labels: isInside), total)
  }

  /// The interval of largest total: the largest rise of the prefix sums; the empty one where nothing is positive.
  private static func largestInterval(_ gains: [Mass]) -> (Range<Int>, Mass) {
    var start = 0
    var running = Mass.zero
    var best = (range: 0..<0, gain: Mass.zero)
    for point in 0..<gains.count {
      running += gains[point]
      if running > best.gain { best = (start..<point + 1, running) }
      if running < .zero {
        running = .zero
        start = point + 1
      }
    }
    return best
  }
}

/// Runs of alternating sign in a doubly linked list, with a heap of their absolute totals.
///
/// All positive runs together are the optimum without a limit. To use one interval fewer, the run of least absolute total goes: a
/// positive run is left out, or the negative run between two chosen ones is taken in; either way three runs become one, and the
/// loss is that total. Because the loss never falls from step to step, each step's result is optimal for its number of intervals.
private struct AlternatingRuns<Mass: Scalar> {
  private var totals: [Mass] = []
  private var starts: [Int] = []
  private var ends: [Int] = []
  private var previous: [Int] = []
  private var next: [Int] = []
  private var isAlive: [Bool] = []
  private var heap: Heap<RunEntry<Mass>>

  /// The number of chosen intervals.
  private(set) var chosenCount = 0
  /// The total of the chosen intervals.
  private(set) var total = Mass.zero

  /// The runs of `gains` without the negative ones at the two ends, which no optimum takes in; zeros join the run before them.
  init(_ gains: [Mass]) {
    for point in 0..<gains.count where gains[point] != .zero || !totals.isEmpty {
      let gain = gains[point]
      if let last = totals.last, (last > .zero) == (gain > .zero) || gain == .zero {
        totals[totals.count - 1] = last + gain
        ends[ends.count - 1] = point + 1
      } else if gain > .zero || !totals.isEmpty {
        totals.append(gain)
        starts.append(point)
        ends.append(point + 1)
      }
    }
    if let last = totals.last, last < .zero {
      totals.removeLast()
      starts.removeLast()
      ends.removeLast()
    }
    previous = totals.indices.map { $0 - 1 }
    next = totals.indices.map { $0 + 1 }
    isAlive = Array(repeating: true, count: totals.count)
    heap = Heap(totals.enumerated().map { RunEntry(magnitude: $1.absolute, run: $0) })
    for runTotal in totals where runTotal > .zero {
      chosenCount += 1
      total += runTotal
    }
  }

  /// The chosen intervals.
  var chosenSet: IntervalSet {
    IntervalSet(totals.indices.filter { isAlive[$0] && totals[$0] > .zero }.map { starts[$0]..<ends[$0] })
  }

  /// Takes the step to one interval fewer with the least loss.
  mutating func dropOne() {
    while let entry = heap.popMin() {
      let run = entry.run
      guard isAlive[run], entry.magnitude == totals[run].absolute else { continue }
      total -= entry.magnitude
      chosenCount -= 1
      let before = previous[run]
      let after = next[run] < totals.count ? next[run] : -1
      guard before >= 0, after >= 0 else { return removeEnd(run, before: before, after: after) }
      return merge(before, run, after)
    }
  }

  /// Replaces a run and its two neighbours by one run with their total.
  private mutating func merge(_ before: Int, _ run: Int, _ after: Int) {
    totals[before] = totals[before] + totals[run] + totals[after]
    ends[before] = ends[after]
    isAlive[run] = false
    isAlive[after] = false
    next[before] = next[after]
    if next[before] < totals.count { previous[next[before]] = before }
    heap.insert(RunEntry(magnitude: totals[before].absolute, run: before))
  }

  /// Leaves out a positive run at an end, and with it the negative run that becomes the new end.
  private mutating func removeEnd(_ run: Int, before: Int, after: Int) {
    isAlive[run] = false
    if before >= 0 {
      isAlive[before] = false
      if previous[before] >= 0 { next[previous[before]] = totals.count }
    } else if after >= 0 {
      isAlive[after] = false
      if next[after] < totals.count { previous[next[after]] = -1 }
    }
  }
}

extension SignedNumeric where Self: Comparable {
  /// The absolute value, of the type itself.
  fileprivate var absolute: Self { self < .zero ? -self : self }
}

/// A run in the heap; ties go to the earlier run, so that results do not depend on the order of insertion.
private struct RunEntry<Mass: Scalar>: Comparable {
  let magnitude: Mass
  let run: Int

  @inline(__always) static func < (first: Self, second: Self) -> Bool {
    first.magnitude < second.magnitude || (first.magnitude == second.magnitude && first.run < second.run)
  }

  @inline(__always) static func == (first: Self, second: Self) -> Bool { first.run == second.run }
}
