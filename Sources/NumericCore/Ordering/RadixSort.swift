/// Sorting doubles in linear time by the digits of their bit patterns, for orders, and for values that `ProportionalSort` declines.
///
/// A double's bits, with the sign bit flipped for positive numbers and all bits flipped for negative ones, are an unsigned integer,
/// its key, and keys are in the numbers' order. The leading 36 bits of the keys' range make four digits of 9 bits: four stable
/// scatter passes, least significant digit first, instead of the seven or eight that 64 bits need. Numbers that agree in all 36
/// bits are neighbours then. In most data such runs are few and short, and a comparison finishes them; a long run is sorted by the
/// same method again, which sees its next 36 bits.
///
/// The width of a digit is measured: a pass over 10⁶ words takes twice as long from 11 bits on, where the places that it writes to
/// no longer fit into the caches next to the processor.
enum RadixSort {
  /// Below this count a comparison sort is faster than four histograms.
  private static let smallestCount = 600
  /// Runs up to this length are finished by insertion.
  private static let longestInsertion = 24
  private static let digitBits: UInt64 = 9
  private static let digitCount = 4
  private static let keptBits = digitBits * UInt64(digitCount)
  private static let binCount = 1 << Int(digitBits)
  private static let digitMask = UInt64(binCount - 1)
  /// An order's word holds the 36 leading bits of a key above an index of 28 bits.
  private static let indexBits = 64 - keptBits
  private static let indexMask: UInt64 = (1 << indexBits) - 1

  /// The values in ascending order, −0 before 0.
  ///
  /// - Precondition: no value is NaN.
  /// - Complexity: O(*n*) for *n* values.
  static func sorted(_ values: [Double]) -> [Double] {
    let (least, largest) = range(of: values)
    if values.count < smallestCount { return values.sorted { key($0) < key($1) } }
    if let proportional = ProportionalSort(values, from: least, to: largest) { return proportional.sorted(values) }
    return sortedByBits(values)
  }

  /// The same by the bits of the values, which is right for all data, however unevenly they lie.
  static func sortedByBits(_ values: [Double]) -> [Double] {
    let range = keyRange(of: values)
    if values.count < smallestCount { return values.sorted { key($0) < key($1) } }
    let (lowest, shift) = (range.lowerBound, droppedBits(of: range))
    return withBuffers(values.count) { first, second, result in
      let words = scatter(values, first, second, shift: shift) { value, _ in key(value) &- lowest }
      if shift > 0 {
        finishRuns(of: words, below: shift, sortKey: { $0 }) { run in
          sortedByBits(run.map { value(ofKey: $0 &+ lowest) }).map { key($0) &- lowest }
        }
      }
      for index in 0..<words.count {
        result.storeBytes(of: value(ofKey: words[index] &+ lowest), toByteOffset: index &* 8, as: Double.self)
      }
    }
  }

  /// The positions of the values in ascending order; equal values keep their order.
  ///
  /// - Precondition: no value is NaN, and there are fewer than 2²⁸ values.
  /// - Complexity: O(*n*) for *n* values.
  static func order(_ values: [Double]) -> [Int] {
    let range = keyRange(of: values)
    if values.count < smallestCount { return values.indices.sorted { (key(values[$0]), $0) < (key(values[$1]), $1) } }
    precondition(values.count <= indexMask, "The order of \(values.count) values needs indices beyond 28 bits.")
    let (lowest, shift) = (range.lowerBound, droppedBits(of: range))
    return withBuffers(values.count) { first, second, result in
      let words = scatter(values, first, second, shift: indexBits) { value, index in
        ((key(value) &- lowest) &>> shift) &<< indexBits | UInt64(index)
      }
      if shift > 0 {
        finishRuns(of: words, below: indexBits, sortKey: { key(values[Int($0 & indexMask)]) }) { run in
          order(run.map { values[Int($0 & indexMask)] }).map { run[$0] }
        }
      }
      for index in 0..<words.count {
        result.storeBytes(of: Int(words[index] & indexMask), toByteOffset: index &* 8, as: Int.self)
      }
    }
  }
}

// MARK: - Keys

extension RadixSort {
  private static let signBit: UInt64 = 1 << 63

  @inline(__always)
  static func key(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | signBit)
  }

  @inline(__always)
  private static func value(ofKey key: UInt64) -> Double {
    Double(bitPattern: key ^ (((key >> 63) &- 1) | signBit))
  }

  /// The least and the largest value; of no values, all numbers.
  private static func range(of values: [Double]) -> (least: Double, largest: Double) {
    if values.isEmpty { return (-.infinity, .infinity) }
    var (least, largest, hasNaN) = (values[0], values[0], false)
    for value in values {
      least = value < least ? value : least
      largest = value > largest ? value : largest
      hasNaN = hasNaN || value != value
    }
    precondition(!hasNaN, "NaN has no place in an order; remove it first.")
    return (least, largest)
  }

  /// The range of the values' keys; for no values, the range of all numbers.
  private static func keyRange(of values: [Double]) -> ClosedRange<UInt64> {
    if values.isEmpty { return key(-.infinity)...key(.infinity) }
    var (lowest, highest) = (UInt64.max, UInt64.min)
    for value in values {
      lowest = min(lowest, key(value))
      highest = max(highest, key(value))
    }
    // The keys of NaNs lie beyond those of the infinities.
    precondition(lowest >= key(-.infinity) && highest <= key(.infinity), "NaN has no place in an order; remove it first.")
    return lowest...highest
  }

  /// How many low bits of the keys the digits leave out.
  private static func droppedBits(of range: ClosedRange<UInt64>) -> UInt64 {
    let significantBits = UInt64(64 - (range.upperBound - range.lowerBound).leadingZeroBitCount)
    return significantBits > keptBits ? significantBits - keptBits : 0
  }
}

// MARK: - Passes

extension RadixSort {
  private typealias Words = UnsafeMutableBufferPointer<UInt64>
  private typealias Bins = UnsafeMutableBufferPointer<UInt32>

  /// An array of `count` elements of 64 bits, which `body` fills through the last of its arguments.
  ///
  /// The first two arguments are buffers to work in; the second is the same memory as the last, because fresh memory is what costs
  /// most. Words have no destructor, so uninitialised ones may be assigned to.
  private static func withBuffers<Element>(
    _ count: Int, _ body: (Words, Words, UnsafeMutableRawBufferPointer) -> Void
  ) -> [Element] {
    let scratch = ScratchMemory(byteCount: count * MemoryLayout<UInt64>.stride)
    return Array(unsafeUninitializedCapacity: count) { array, initializedCount in
      let result = UnsafeMutableRawBufferPointer(array)
      body(scratch.bytes.bindMemory(to: UInt64.self), result.bindMemory(to: UInt64.self), result)
      result.bindMemory(to: Element.self)
      initializedCount = count
    }
  }

  /// A word for each value, stably sorted by the bits from `shift` upwards that make the digits, in one of the two buffers.
  @inline(__always)
  private static func scatter(
    _ values: [Double], _ first: Words, _ second: Words, shift: UInt64, word: (Double, Int) -> UInt64
  ) -> Words {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: binCount * digitCount) { histograms in
      histograms.initialize(repeating: 0)
      for index in 0..<values.count {
        let digits = word(values[index], index) &>> shift
        for digit in 0..<digitCount {
          histograms[digit &* binCount &+ Int(digits &>> (UInt64(digit) &* digitBits) & digitMask)] &+= 1
        }
      }
      let firstBins = Bins(rebasing: histograms[..<binCount])
      turnIntoStarts(firstBins)
      for index in 0..<values.count { place(word(values[index], index), in: first, firstBins, shift: shift) }
      var (source, target) = (first, second)
      for digit in 1..<digitCount {
        let bins = Bins(rebasing: histograms[(digit * binCount)..<((digit + 1) * binCount)])
        if bins.contains(UInt32(values.count)) { continue }  // All words share this digit.
        turnIntoStarts(bins)
        let shift = shift &+ UInt64(digit) &* digitBits
        for word in source { place(word, in: target, bins, shift: shift) }
        swap(&source, &target)
      }
      return source
    }
  }

  /// Writes a word to the next place of its digit's bin.
  @inline(__always)
  private static func place(_ word: UInt64, in target: Words, _ bins: Bins, shift: UInt64) {
    let bin = Int(word &>> shift & digitMask)
    target[Int(bins[bin])] = word
    bins[bin] &+= 1
  }

  /// Replaces each bin's count by the sum of the counts before it.
  private static func turnIntoStarts(_ bins: Bins) {
    var start: UInt32 = 0
    for bin in 0..<bins.count { (bins[bin], start) = (start, start &+ bins[bin]) }
  }

  /// Sorts each run of words that agree in all but their lowest `droppedBits` bits: a short one by `sortKey`, a long one by
  /// `sortRun`.
  @inline(__always)
  private static func finishRuns(
    of words: Words, below droppedBits: UInt64, sortKey: (UInt64) -> UInt64, sortRun: ([UInt64]) -> [UInt64]
  ) {
    var index = 1
    while index < words.count {
      if words[index] &>> droppedBits != words[index &- 1] &>> droppedBits {
        index &+= 1
        continue
      }
      let start = index &- 1
      while index < words.count && words[index] &>> droppedBits == words[start] &>> droppedBits { index &+= 1 }
      if index &- start <= longestInsertion {
        insertionSort(words, from: start, to: index, sortKey: sortKey)
      } else if !(start..<index).allSatisfy({ sortKey(words[$0]) == sortKey(words[start]) }) {  // Ties are in order already.
        let run = sortRun(Array(words[start..<index]))
        for offset in 0..<run.count { words[start &+ offset] = run[offset] }
      }
    }
  }

  @inline(__always)
  private static func insertionSort(_ words: Words, from start: Int, to end: Int, sortKey: (UInt64) -> UInt64) {
    for index in start &+ 1..<end {
      let word = words[index]
      let wordKey = sortKey(word)
      var hole = index
      while hole > start && sortKey(words[hole &- 1]) > wordKey {
        words[hole] = words[hole &- 1]
        hole &-= 1
      }
      words[hole] = word
    }
  }
}
