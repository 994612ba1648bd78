internal import NumericCore

/// Two samples of the line in common bins: what a distance needs to know of most values without sorting them.
///
/// With n and m values, let the difference be n m (F_S − F_T), a whole number. Before each bin it is known from counts alone, and
/// within a bin it rises by no more than m times the source's values there, and falls by no more than n times the target's. Only
/// bins in which that leaves something open are sorted.
struct BinnedSamples {
  let sourceSize: Int
  let targetSize: Int
  let bins: EqualBins
  private let source: [Double]
  private let target: [Double]

  /// What lies in a bin.
  struct Bin {
    let index: Int
    /// n m (F_S − F_T) before the bin.
    let before: Int
    let sourceCount: Int
    let targetCount: Int
    /// The most the difference may be within the bin, if all values of the source came first.
    let most: Int
    /// The least it may be, if all values of the target came first.
    let least: Int
    /// The difference behind the bin.
    var after: Int { most + least - before }
  }

  /// Nil for fewer than 4,096 values together: sorting all of them is faster then.
  ///
  /// - Precondition: no sample is empty.
  init?(_ source: [Double], _ target: [Double]) {
    precondition(!source.isEmpty && !target.isEmpty, "A sample has at least one value.")
    guard source.count + target.count >= 4096 else { return nil }
    (sourceSize, targetSize) = (source.count, target.count)
    (self.source, self.target) = (source, target)
    bins = EqualBins(over: source, target, count: min(4096, (source.count + target.count) / 64))
  }

  /// The bins in order, from how many values of each sample they hold.
  func bins(_ sourceCounts: [Int], _ targetCounts: [Int]) -> [Bin] {
    var before = 0
    return sourceCounts.indices.map { index in
      let (rise, fall) = (sourceCounts[index] * targetSize, targetCounts[index] * sourceSize)
      defer { before += rise - fall }
      return Bin(
        index: index, before: before, sourceCount: sourceCounts[index], targetCount: targetCounts[index], most: before + rise,
        least: before - fall)
    }
  }

  /// Visits the distinct values of some bins in ascending order, each with the difference there.
  ///
  /// The first and the last bin are among them always, because a value that is not finite would be there.
  ///
  /// - Precondition: all values are finite.
  func forEachDistinctValue(
    _ all: [Bin], where isNeeded: (Bin) -> Bool, _ visit: (_ bin: Bin, _ value: Double, _ difference: Int) -> Void
  ) {
    let isChosen = all.map { $0.index == 0 || $0.index == all.count - 1 || isNeeded($0) }
    let chosen = all.filter { isChosen[$0.index] }
    let sorted = bins.sorted(source, in: isChosen, total: chosen.reduce(0) { $0 + $1.sourceCount })
    let targetSorted = bins.sorted(target, in: isChosen, total: chosen.reduce(0) { $0 + $1.targetCount })
    for end in [sorted.first, sorted.last, targetSorted.first, targetSorted.last] {
      precondition(end?.isFinite ?? true, "The values of a sample are finite.")
    }
    var (first, targetFirst) = (0, 0)
    for bin in chosen {
      let (end, targetEnd) = (first + bin.sourceCount, targetFirst + bin.targetCount)
      let (values, targetValues) = (sorted[first..<end], targetSorted[targetFirst..<targetEnd])
      Divergences.forEachDistinctValue(values, targetValues) { value, sourceCount, targetCount in
        visit(bin, value, bin.before + sourceCount * targetSize - targetCount * sourceSize)
      }
      (first, targetFirst) = (end, targetEnd)
    }
  }
}
