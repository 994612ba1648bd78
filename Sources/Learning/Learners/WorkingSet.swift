internal import NumericCore

/// The coefficients that sequential minimal optimisation works on, with their gradients, side by side in flat arrays.
struct WorkingSet {
  /// The index of each member in the sample.
  let members: [Int]
  private(set) var coefficients: [Double]
  private(set) var gradients: [Double]
  /// The bounds of each coefficient.
  let low: [Double]
  let high: [Double]
  private let diagonal: [Double]
  /// 0 where the coefficient may rise, −∞ where not: added to the gradient, it takes part in a search for the largest or does not.
  private var risingPenalty: [Double]
  /// 0 where the coefficient may fall, ∞ where not.
  private var fallingPenalty: [Double]
  private var rows: KernelRowCache
  private var extremes = Extremes()

  init(
    members: [Int], examples: BinaryExamples, kernel: Kernel, cost: Double, coefficients: [Double], gradients: [Double],
    cacheBytes: Int
  ) {
    self.members = members
    self.coefficients = members.map { coefficients[$0] }
    self.gradients = members.map { gradients[$0] }
    low = members.map { examples.signs[$0] > 0 ? 0 : -cost * examples.weights[$0] }
    high = members.map { examples.signs[$0] > 0 ? cost * examples.weights[$0] : 0 }
    rows = KernelRowCache(kernel: kernel, points: examples.features.rows(members), capacityBytes: cacheBytes)
    diagonal = rows.diagonal
    risingPenalty = Array(repeating: 0, count: members.count)
    fallingPenalty = Array(repeating: 0, count: members.count)
    for place in members.indices { updatePenalties(of: place) }
    extremes = Extremes(self.gradients, rising: risingPenalty, falling: fallingPenalty)
  }

  private init(_ other: WorkingSet, places: [Int]) {
    members = places.map { other.members[$0] }
    coefficients = places.map { other.coefficients[$0] }
    gradients = places.map { other.gradients[$0] }
    low = places.map { other.low[$0] }
    high = places.map { other.high[$0] }
    diagonal = places.map { other.diagonal[$0] }
    risingPenalty = places.map { other.risingPenalty[$0] }
    fallingPenalty = places.map { other.fallingPenalty[$0] }
    rows = other.rows.restricted(to: places)
    extremes = Extremes(gradients, rising: risingPenalty, falling: fallingPenalty)
  }

  /// The working set of the members at these places.
  func restricted(to places: [Int]) -> WorkingSet { WorkingSet(self, places: places) }

  /// The largest gradient of a coefficient that may rise.
  var largestRising: Double { extremes.largestRising }

  /// The smallest gradient of a coefficient that may fall.
  var smallestFalling: Double { extremes.smallestFalling }

  /// How far the largest gradient of a coefficient that may rise exceeds the smallest of one that may fall; −∞ where nothing can
  /// move.
  var violation: Double { largestRising - smallestFalling }

  /// The places of coefficients strictly between their bounds.
  var freePlaces: [Int] { members.indices.filter { risingPenalty[$0] == 0 && fallingPenalty[$0] == 0 } }

  /// The places of coefficients that the gradient does not hold at a bound.
  ///
  /// One that may only rise waits where its gradient lies below that of all that may fall, one that may only fall where it lies
  /// above that of all that may rise.
  func placesThatMayMove() -> [Int] {
    members.indices.filter { place in
      if risingPenalty[place] != 0 { return fallingPenalty[place] == 0 && gradients[place] <= largestRising }
      if fallingPenalty[place] != 0 { return gradients[place] >= smallestFalling }
      return true
    }
  }

  /// Raises one coefficient and lowers another by as much as gains most, and brings all gradients up to date.
  mutating func optimisePair() {
    let i = extremes.risingPlace
    let (store, placeI) = (rows.store, rows.place(of: i))
    let (j, product) = store.withRow(placeI) { row in
      let j = PairedAscent.partner(
        of: i, gradients: gradients.span, falling: fallingPenalty.span, diagonal: diagonal.span, row: row)
      return (j, row[j])
    }
    let placeJ = rows.place(of: j)
    let curvature = max(diagonal[i] + diagonal[j] - 2 * product, 1e-12)
    let step = min((gradients[i] - gradients[j]) / curvature, high[i] - coefficients[i], coefficients[j] - low[j])
    coefficients[i] = value(of: i, after: step)
    coefficients[j] = value(of: j, after: -step)
    updatePenalties(of: i)
    updatePenalties(of: j)
    extremes = store.withRow(placeI) { rowI in
      store.withRow(placeJ) { rowJ in
        Extremes(moving: &gradients, by: step, rowI: rowI, rowJ: rowJ, rising: risingPenalty, falling: fallingPenalty)
      }
    }
  }

  /// K of the members at these places.
  mutating func gram(of places: [Int]) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(places.count * places.count)
    for place in places {
      rows.store.withRow(rows.place(of: place)) { row in
        for other in places { elements.append(row[other]) }
      }
    }
    return Matrix(rowCount: places.count, columnCount: places.count, elements: elements)
  }

  /// Moves one coefficient within its bounds, and all gradients with it; the extremes have to be found anew then.
  mutating func move(_ place: Int, by step: Double) {
    coefficients[place] = value(of: place, after: step)
    updatePenalties(of: place)
    rows.store.withRow(rows.place(of: place)) { row in
      for index in gradients.indices { gradients[index] -= step * row[index] }
    }
  }

  /// Brings the extremes up to date.
  mutating func findExtremes() { extremes = Extremes(gradients, rising: risingPenalty, falling: fallingPenalty) }

  /// The coefficient after a step; at its bound exactly where the step is all that is left to it.
  private func value(of place: Int, after step: Double) -> Double {
    if step == high[place] - coefficients[place] { return high[place] }
    if step == low[place] - coefficients[place] { return low[place] }
    return coefficients[place] + step
  }

  private mutating func updatePenalties(of place: Int) {
    risingPenalty[place] = coefficients[place] < high[place] ? 0 : -.infinity
    fallingPenalty[place] = coefficients[place] > low[place] ? 0 : .infinity
  }
}

/// The ends of the gradients that decide whether a solution is optimal.
private struct Extremes {
  /// The largest gradient of a coefficient that may rise.
  var largestRising = -Double.infinity
  /// Its place.
  var risingPlace = 0
  /// The smallest gradient of a coefficient that may fall.
  var smallestFalling = Double.infinity

  init() {}

  /// The extremes of these gradients.
  init(_ gradients: [Double], rising: [Double], falling: [Double]) {
    for place in gradients.indices { take(gradients[place], rising: rising[place], falling: falling[place], place: place) }
  }

  /// F ← F − step (Kᵢ − Kⱼ), and the extremes of the result in the same pass.
  init(
    moving gradients: inout [Double], by step: Double, rowI: Span<Double>, rowJ: Span<Double>, rising: [Double], falling: [Double]
  ) {
    var gradients = gradients.mutableSpan
    (largestRising, risingPlace, smallestFalling) = PairedAscent.move(
      &gradients, by: step, rowI: rowI, rowJ: rowJ, rising: rising.span, falling: falling.span)
  }

  @inline(__always)
  private mutating func take(_ gradient: Double, rising: Double, falling: Double, place: Int) {
    let raised = gradient + rising
    if raised > largestRising { (largestRising, risingPlace) = (raised, place) }
    let lowered = gradient + falling
    if lowered < smallestFalling { smallestFalling = lowered }
  }
}
