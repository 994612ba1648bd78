internal import NumericCore

/// Rows of a kernel matrix, computed when they are first needed and kept as long as there is room; those unused for longest go
/// first.
struct KernelRowCache {
  /// The rows, at the places that `place(of:)` tells.
  let store: RowStore
  private let source: OrderedKernelRows
  private let capacityBytes: Int
  /// Where the row of each point stands in the store; nil where it does not.
  private var places: [Int?]
  /// When each point's row was last used.
  private var lastUses: [Int]
  private var freePlaces: [Int]
  private var clock = 0

  init(kernel: Kernel, points: Matrix, capacityBytes: Int) {
    self.init(source: OrderedKernelRows(KernelRows(kernel: kernel, points: points)), capacityBytes: capacityBytes)
  }

  private init(source: OrderedKernelRows, capacityBytes: Int) {
    let count = source.rows.points.rowCount
    // Two rows are in use at the same time.
    let capacity = max(2, min(count, capacityBytes / (8 * max(1, count))))
    self.source = source
    self.capacityBytes = capacityBytes
    store = RowStore(capacity: capacity, columnCount: count)
    places = Array(repeating: nil, count: count)
    lastUses = Array(repeating: 0, count: count)
    freePlaces = Array((0..<capacity).reversed())
  }

  /// k(x, x) of each point.
  var diagonal: [Double] { (0..<source.rows.points.rowCount).map(source.rows.diagonal) }

  /// Where the kernel values of one point with all stand in the store; they stay until another point than this and the last one is
  /// asked for.
  mutating func place(of point: Int) -> Int {
    clock += 1
    lastUses[point] = clock
    return places[point] ?? keep(source.row(point), of: point)
  }

  private mutating func keep(_ row: [Double], of point: Int) -> Int {
    if freePlaces.isEmpty { forgetOldest() }
    let place = freePlaces.removeLast()
    store.fill(place, with: row)
    places[point] = place
    return place
  }

  /// A cache for these points only, with what is known of their rows.
  func restricted(to points: [Int]) -> KernelRowCache {
    var smaller = KernelRowCache(source: source.restricted(to: points), capacityBytes: capacityBytes)
    for (index, point) in points.enumerated() {
      guard let place = places[point], !smaller.freePlaces.isEmpty else { continue }
      _ = smaller.keep(store.withRow(place) { row in points.map { row[$0] } }, of: index)
      smaller.lastUses[index] = lastUses[point]
    }
    smaller.clock = clock
    return smaller
  }

  /// Makes room by dropping the half that was unused for longest: a sort now and then costs less than an ordered list always.
  private mutating func forgetOldest() {
    let known = places.indices.filter { places[$0] != nil }.sorted { lastUses[$0] < lastUses[$1] }
    for point in known.prefix(max(1, known.count / 2)) {
      if let place = places[point] { freePlaces.append(place) }
      places[point] = nil
    }
  }
}

extension OrderedKernelRows {
  /// The same for the points at these places only.
  func restricted(to places: [Int]) -> OrderedKernelRows {
    OrderedKernelRows(
      KernelRows(
        kernel: rows.kernel, centredPoints: rows.points.rows(places), centre: rows.centre,
        squaredNorms: places.map { rows.squaredNorms[$0] }))
  }
}
