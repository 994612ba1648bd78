/// A radix sort of doubles that lie scattered over their range, by levels in proportion to their values.
///
/// The level of x is (x − least) · scale, rounded to a whole number of 27 bits. Rounding keeps the order: of two numbers the larger
/// one has at least as large a difference, product and level. The leading digit of 9 bits sends each number to its bucket. Within a
/// bucket, which the nearest caches hold, two stable scatter passes follow, by the last digit and by the middle one. Few numbers
/// share a level then; insertion puts them right.
///
/// Scattering costs a processor about the same anywhere in its caches, so what counts is the number of passes: the bits of doubles
/// would take four for as many levels. Levels of eight numbers are computed before their first is placed, so that no arithmetic
/// waits for a counter.
struct ProportionalSort {
  private static let digitBits: UInt64 = 9
  private static let binCount = 1 << Int(digitBits)
  private static let levelMask: UInt64 = 1 << (3 * digitBits) - 1
  private static let digitMask: UInt64 = 1 << digitBits - 1
  /// So many levels are computed at a time.
  private static let batchCount = 256
  /// For so few values the counters of two digits would take longer than insertion.
  private static let longestInsertion = 24
  private let least: Double
  private let scale: Double

  /// Levels for these values; nil where the range is too large or too small for arithmetic, or where one of 512 buckets would hold
  /// more than a sixteenth of a sample of the values: then many would share a level.
  ///
  /// - Precondition: the values lie within the range, and there is at least one.
  init?(_ values: [Double], from least: Double, to largest: Double) {
    self.least = least
    scale = Double(Self.levelMask) / (largest - least)
    guard largest - least < .infinity, scale > 0, scale < .infinity else { return nil }
    var bins = [Int](repeating: 0, count: Self.binCount)
    for index in 0..<Self.binCount { bins[leadingDigit(level(values[index * values.count / Self.binCount]))] += 1 }
    guard bins.allSatisfy({ $0 * 16 <= Self.binCount }) else { return nil }
  }

  /// The values in ascending order, −0 before 0.
  ///
  /// - Complexity: O(*n*) for *n* values.
  func sorted(_ values: [Double]) -> [Double] {
    Array(unsafeUninitializedCapacity: values.count) { result, initializedCount in
      values.withUnsafeBufferPointer { values in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * Self.binCount) { bins in
          let buckets = partition(values, into: result, bins)
          let scratch = ScratchMemory(byteCount: (buckets.map(\.count).max() ?? 0) * MemoryLayout<Double>.stride)
          for bucket in buckets where bucket.count > 1 {
            sort(Numbers(rebasing: result[bucket]), through: scratch.bytes.bindMemory(to: Double.self), bins)
          }
        }
      }
      initializedCount = values.count
    }
  }
}

// MARK: - Passes

extension ProportionalSort {
  private typealias Numbers = UnsafeMutableBufferPointer<Double>
  private typealias Bins = UnsafeMutableBufferPointer<UInt32>

  /// Writes the values by their leading digit, and returns where each of its buckets lies.
  private func partition(_ values: UnsafeBufferPointer<Double>, into result: Numbers, _ bins: Bins) -> [Range<Int>] {
    bins.initialize(repeating: 0)
    forEachLevel(of: values) { _, level in bins[leadingDigit(level)] &+= 1 }
    Self.turnIntoStarts(bins, from: 0)
    forEachLevel(of: values) { value, level in Self.place(value, in: result, bins, leadingDigit(level)) }
    // Each bin holds the end of its bucket now.
    return (0..<Self.binCount).map { Int($0 == 0 ? 0 : bins[$0 - 1])..<Int(bins[$0]) }
  }

  /// Sorts a bucket: a large one by its last two digits, and then what is left.
  private func sort(_ bucket: Numbers, through scratch: Numbers, _ bins: Bins) {
    if bucket.count > Self.longestInsertion { sortByDigits(bucket, through: scratch, bins) }
    if !Self.finish(bucket) { _ = bucket.update(fromContentsOf: RadixSort.sortedByBits(Array(bucket))) }
  }

  private func sortByDigits(_ bucket: Numbers, through scratch: Numbers, _ bins: Bins) {
    let middle = Self.binCount
    bins.initialize(repeating: 0)
    forEachLevel(of: UnsafeBufferPointer(bucket)) { _, level in
      bins[lastDigit(level)] &+= 1
      bins[middle &+ middleDigit(level)] &+= 1
    }
    Self.turnIntoStarts(bins, from: 0)
    Self.turnIntoStarts(bins, from: middle)
    forEachLevel(of: UnsafeBufferPointer(bucket)) { value, level in Self.place(value, in: scratch, bins, lastDigit(level)) }
    forEachLevel(of: UnsafeBufferPointer(rebasing: scratch[..<bucket.count])) { value, level in
      Self.place(value, in: bucket, bins, middle &+ middleDigit(level))
    }
  }

  /// Sorts by insertion, unless it takes many steps: then values crowd between two levels, and another sort is to be used.
  private static func finish(_ bucket: Numbers) -> Bool {
    var stepsLeft = 8 * bucket.count
    for index in 1..<bucket.count {
      let value = bucket[index]
      let key = RadixSort.key(value)
      guard key < RadixSort.key(bucket[index &- 1]) else { continue }
      var hole = index
      while hole > 0 && RadixSort.key(bucket[hole &- 1]) > key {
        bucket[hole] = bucket[hole &- 1]
        hole &-= 1
      }
      bucket[hole] = value
      stepsLeft &-= index &- hole
      if stepsLeft < 0 { return false }
    }
    return true
  }

  /// Writes a value to the next place of its bin.
  @inline(__always)
  private static func place(_ value: Double, in target: Numbers, _ bins: Bins, _ bin: Int) {
    let index = bins[bin]
    bins[bin] = index &+ 1
    target[Int(index)] = value
  }

  /// Replaces the count of each bin of a digit by the sum of the counts before it.
  private static func turnIntoStarts(_ bins: Bins, from first: Int) {
    var start: UInt32 = 0
    for bin in first..<first + binCount { (bins[bin], start) = (start, start &+ bins[bin]) }
  }
}

// MARK: - Levels

extension ProportionalSort {
  @inline(__always)
  private func leadingDigit(_ level: UInt64) -> Int { Int(level &>> (2 * Self.digitBits)) }

  @inline(__always)
  private func middleDigit(_ level: UInt64) -> Int { Int(level &>> Self.digitBits & Self.digitMask) }

  @inline(__always)
  private func lastDigit(_ level: UInt64) -> Int { Int(level & Self.digitMask) }

  /// Adding 2⁵² rounds to a whole number, which then stands in the lowest bits.
  @inline(__always)
  private func level(_ value: Double) -> UInt64 { ((value - least) * scale + 0x1p52).bitPattern & Self.levelMask }

  /// Visits all values in order, each with its level.
  @inline(__always)
  private func forEachLevel(of values: UnsafeBufferPointer<Double>, _ visit: (Double, UInt64) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.batchCount) { levels in
      var start = 0
      while start < values.count {
        let count = min(Self.batchCount, values.count &- start)
        for offset in 0..<count { levels[offset] = level(values[start &+ offset]) }
        for offset in 0..<count { visit(values[start &+ offset], levels[offset]) }
        start &+= count
      }
    }
  }
}
