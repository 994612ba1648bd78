/// Bins of equal width that cut the line in order, for samples of which only some stretches have to be sorted.
///
/// The place of x is (x − least) / width, at the ends that of the first or the last bin, and its bin the nearest whole number.
/// Subtracting, multiplying and rounding keep the order: of two values in different bins, the larger one is in the later bin.
public struct EqualBins: Sendable {
  /// The number of bins.
  public let count: Int
  private let least: Double
  private let scale: Double

  /// So many places are computed at a time, so that no arithmetic waits for a counter.
  private static let batchCount = 256
  /// So many values of each sample decide where the bins lie.
  private static let probeCount = 512
  /// Adding it rounds to a whole number, which then stands in the lowest bits.
  private static let rounding = 0x1p52
  private static let mask: UInt64 = 1 << 20 - 1

  /// Bins over the range of 512 values of each sample, taken at even distances: the first and the last bin hold what lies beyond, a
  /// five-hundredth or so, and at least one value each. One bin where the range is empty, or too large or too small for arithmetic.
  ///
  /// - Precondition: no sample is empty; there are at least two bins and at most 2²⁰.
  public init(over samples: [Double]..., count: Int) {
    precondition(2...(1 << 20) ~= count, "There are at least two bins and at most 2²⁰.")
    var (least, largest) = (Double.infinity, -Double.infinity)
    for sample in samples {
      let probes = min(Self.probeCount, sample.count)
      for probe in 0..<probes {
        let value = sample[probe * sample.count / probes]
        (least, largest) = (min(least, value), max(largest, value))
      }
    }
    let scale = Double(count - 1) / (largest - least)
    let isUsable = largest - least < .infinity && scale > 0 && scale < .infinity
    (self.count, self.least, self.scale) = isUsable ? (count, least, scale) : (1, 0, 0)
  }

  /// The width of a bin.
  public var width: Double { 1 / scale }

  /// Where a bin starts, up to rounding; the first has no start.
  public func start(of bin: Int) -> Double { least + (Double(bin) - 0.5) * width }

  /// How many values are in each bin.
  ///
  /// - Complexity: O(*n*) for *n* values.
  public func counts(of values: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    counts.withUnsafeMutableBufferPointer { counts in forEachPlace(of: values) { _, bin, _ in counts[bin] &+= 1 } }
    return counts
  }

  /// How many values are in each bin, and the sum of their distances from its middle, in widths. In the first and the last bin that
  /// sum has no meaning.
  ///
  /// - Complexity: O(*n*) for *n* values.
  public func moments(of values: [Double]) -> (counts: [Int], sums: [Double]) {
    var counts = [Int](repeating: 0, count: count)
    var sums = [Double](repeating: 0, count: count)
    counts.withUnsafeMutableBufferPointer { counts in
      sums.withUnsafeMutableBufferPointer { sums in
        forEachPlace(of: values) { _, bin, offset in
          counts[bin] &+= 1
          sums[bin] += offset
        }
      }
    }
    return (counts, sums)
  }

  /// The values in the chosen bins, in ascending order.
  ///
  /// - Parameters:
  ///   - isChosen: one for each bin.
  ///   - total: how many values those bins hold.
  /// - Complexity: O(*n*) for *n* values.
  public func sorted(_ values: [Double], in isChosen: [Bool], total: Int) -> [Double] {
    precondition(isChosen.count == count, "There is one choice a bin.")
    let found = [Double](unsafeUninitializedCapacity: total + 1) { found, initializedCount in
      isChosen.map { $0 ? 1 : 0 }.withUnsafeBufferPointer { steps in
        var next = 0
        forEachPlace(of: values) { value, bin, _ in
          // Written in any case, because no processor foresees which are chosen; the place behind the last is spare.
          found[next] = value
          next &+= steps[bin]
        }
        precondition(next == total, "The chosen bins hold \(next) values, not \(total).")
        initializedCount = next
      }
    }
    return found.radixSorted()
  }

  /// Visits all values in order, each with its bin and its distance from the bin's middle in widths.
  @inline(__always)
  private func forEachPlace(of values: [Double], _ visit: (Double, Int, Double) -> Void) {
    let last = Double(count - 1)
    values.withUnsafeBufferPointer { values in
      withUnsafeTemporaryAllocation(of: (bin: UInt64, offset: Double).self, capacity: Self.batchCount) { places in
        var start = 0
        while start < values.count {
          let batch = min(Self.batchCount, values.count &- start)
          for index in 0..<batch {
            let place = (values[start &+ index] - least) * scale
            let positive = place > 0 ? place : 0
            let bounded = positive < last ? positive : last
            let shifted = bounded + Self.rounding
            places[index] = (shifted.bitPattern & Self.mask, bounded - (shifted - Self.rounding))
          }
          for index in 0..<batch { visit(values[start &+ index], Int(truncatingIfNeeded: places[index].bin), places[index].offset) }
          start &+= batch
        }
      }
    }
  }
}
