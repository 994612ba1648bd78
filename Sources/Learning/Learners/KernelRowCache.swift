internal import NumericCore

/// Rows of a kernel matrix, computed when they are first needed and kept as long as there is room; the one unused for longest goes
/// first.
struct KernelRowCache {
  private let source: KernelRows
  private let capacity: Int
  private let capacityBytes: Int
  private var rows: [Int: (values: [Double], lastUse: Int)] = [:]
  private var clock = 0

  init(kernel: Kernel, points: Matrix, capacityBytes: Int) {
    self.init(source: KernelRows(kernel: kernel, points: points), capacityBytes: capacityBytes)
  }

  private init(source: KernelRows, capacityBytes: Int) {
    self.source = source
    self.capacityBytes = capacityBytes
    // Two rows are in use at the same time.
    capacity = max(2, capacityBytes / (8 * max(1, source.points.rowCount)))
  }

  /// k(x, x) of each point.
  var diagonal: [Double] { (0..<source.points.rowCount).map(source.diagonal) }

  /// The kernel values of one point with all.
  mutating func row(_ index: Int) -> [Double] {
    clock += 1
    if let known = rows[index] {
      rows[index]?.lastUse = clock
      return known.values
    }
    if rows.count >= capacity { forgetOldest() }
    let values = source.row(index)
    rows[index] = (values, clock)
    return values
  }

  /// A cache for the points at these places only, with what is known of their rows.
  func restricted(to places: [Int]) -> KernelRowCache {
    var smaller = KernelRowCache(source: source.restricted(to: places), capacityBytes: capacityBytes)
    for (place, index) in places.enumerated() {
      guard let known = rows[index] else { continue }
      smaller.rows[place] = (places.map { known.values[$0] }, known.lastUse)
    }
    smaller.clock = clock
    return smaller
  }

  /// Makes room by dropping the half that was unused for longest: a sort now and then costs less than an ordered list always.
  private mutating func forgetOldest() {
    let uses = rows.values.map(\.lastUse).sorted()
    let median = uses[uses.count / 2]
    rows = rows.filter { $0.value.lastUse > median }
  }
}

extension KernelRows {
  /// The same for the points at these places only.
  func restricted(to places: [Int]) -> KernelRows {
    KernelRows(
      kernel: kernel, centredPoints: points.rows(places), centre: centre, squaredNorms: places.map { squaredNorms[$0] })
  }
}
