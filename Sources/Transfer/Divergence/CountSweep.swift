/// The sweep of two ascending samples that finds the extremes of n m (F_S − F_T), in whole numbers, for samples of sizes n and m.
///
/// The larger part of a merge is waiting: which element comes next decides which is loaded next. So the line is cut into four
/// stretches, at quartiles of the source, and their sweeps run in step; each waits for its own loads only.
struct CountSweep {
  /// The largest and the smallest value met, starting from 0, and where: −∞ for the start.
  private(set) var extremes = Extremes<Int>()

  private static let stretchCount = 4

  init(source: [Double], target: [Double]) {
    let cuts = (1..<Self.stretchCount).map { source[source.count * $0 / Self.stretchCount] }
    // Equal values stay in one stretch: it begins with the first of them on either side.
    let sourceCuts = [0] + cuts.map { Self.firstIndex(in: source, notBelow: $0) } + [source.count]
    let targetCuts = [0] + cuts.map { Self.firstIndex(in: target, notBelow: $0) } + [target.count]
    func stretch(_ index: Int) -> Stretch {
      Stretch(
        source: sourceCuts[index]..<sourceCuts[index + 1], target: targetCuts[index]..<targetCuts[index + 1],
        sourceSize: source.count, targetSize: target.count)
    }
    var (first, second, third, fourth) = (stretch(0), stretch(1), stretch(2), stretch(3))
    while first.hasBoth, second.hasBoth, third.hasBoth, fourth.hasBoth {
      first.step(source, target)
      second.step(source, target)
      third.step(source, target)
      fourth.step(source, target)
    }
    for var stretch in [first, second, third, fourth] {
      while stretch.hasBoth { stretch.step(source, target) }
      stretch.finish(source, target)
      extremes.merge(stretch.extremes)
    }
  }

  /// The first index whose value is at least `bound`, by bisection.
  private static func firstIndex(in values: [Double], notBelow bound: Double) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// One stretch of the line, between two places where no value of either sample is cut apart.
private struct Stretch {
  private var fromSource: Int
  private var fromTarget: Int
  private let sourceEnd: Int
  private let targetEnd: Int
  private let sourceSize: Int
  private let targetSize: Int
  private(set) var extremes = Extremes(largest: Int.min, smallest: Int.max)

  init(source: Range<Int>, target: Range<Int>, sourceSize: Int, targetSize: Int) {
    (fromSource, sourceEnd) = (source.lowerBound, source.upperBound)
    (fromTarget, targetEnd) = (target.lowerBound, target.upperBound)
    (self.sourceSize, self.targetSize) = (sourceSize, targetSize)
  }

  /// Whether both samples have elements left here.
  @inline(__always) var hasBoth: Bool { fromSource < sourceEnd && fromTarget < targetEnd }

  /// Passes the smaller of the next two elements, without a branch that the processor would have to guess.
  ///
  /// Within equal elements of one sample the difference moves one way only, so that what it passes through is no extreme. Where the
  /// two samples are equal, all their equal elements are passed before the difference counts.
  @inline(__always) mutating func step(_ source: [Double], _ target: [Double]) {
    let (next, other) = (source[fromSource], target[fromTarget])
    if next == other { return passTie(source, target, at: next) }
    let isSource = next < other
    fromSource &+= isSource ? 1 : 0
    fromTarget &+= isSource ? 0 : 1
    record(at: isSource ? next : other)
  }

  private mutating func passTie(_ source: [Double], _ target: [Double], at value: Double) {
    while fromSource < sourceEnd, source[fromSource] == value { fromSource += 1 }
    while fromTarget < targetEnd, target[fromTarget] == value { fromTarget += 1 }
    record(at: value)
  }

  /// Passes what one sample has left: the difference moves one way, to its value at the end.
  mutating func finish(_ source: [Double], _ target: [Double]) {
    if fromSource < sourceEnd {
      fromSource = sourceEnd
      record(at: source[sourceEnd - 1])
    } else if fromTarget < targetEnd {
      fromTarget = targetEnd
      record(at: target[targetEnd - 1])
    }
  }

  @inline(__always) private mutating func record(at value: Double) {
    let difference = fromSource &* targetSize &- fromTarget &* sourceSize
    let (isLargest, isSmallest) = (difference > extremes.largest, difference < extremes.smallest)
    extremes.largest = isLargest ? difference : extremes.largest
    extremes.largestLocation = isLargest ? value : extremes.largestLocation
    extremes.smallest = isSmallest ? difference : extremes.smallest
    extremes.smallestLocation = isSmallest ? value : extremes.smallestLocation
  }
}
