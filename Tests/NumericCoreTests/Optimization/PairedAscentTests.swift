import NumericCore
import Testing

@Suite("Paired ascent") struct PairedAscentTests {
  /// Gradients of few values, so that ties are common, with a random bar on half of the moves.
  private struct State {
    let random: RandomSource
    let gradients: [Double]
    let rising: [Double]
    let falling: [Double]
    let diagonal: [Double]

    init(count: Int, seed: UInt64) {
      let random = RandomSource(seed: seed)
      self.random = random
      gradients = (0..<count).map { _ in Double(random.integer(below: 5)) }
      rising = (0..<count).map { _ in random.bernoulli(0.5) ? 0 : -.infinity }
      falling = (0..<count).map { _ in random.bernoulli(0.5) ? 0 : .infinity }
      diagonal = (0..<count).map { _ in 1 + Double(random.integer(below: 2)) }
    }

    func row() -> [Double] { gradients.map { _ in Double(random.integer(below: 3)) / 2 } }
  }

  @Test("the partner is the first of largest gain, for every length around the register width")
  func partner() {
    for count in 1...40 {
      let state = State(count: count, seed: UInt64(count))
      let (i, row) = (count / 2, state.row())
      var (expected, largest) = (i, -Double.infinity)
      for j in 0..<count where state.falling[j] == 0 && state.gradients[i] > state.gradients[j] {
        let difference = state.gradients[i] - state.gradients[j]
        let gain = difference * difference / max(state.diagonal[i] + state.diagonal[j] - 2 * row[j], 1e-12)
        if gain > largest { (expected, largest) = (j, gain) }
      }
      let found = PairedAscent.partner(
        of: i, gradients: state.gradients.span, falling: state.falling.span, diagonal: state.diagonal.span, row: row.span)
      #expect(found == expected, "count \(count)")
    }
  }

  @Test("a move changes each gradient by its formula, and tells the extremes and the first place of the largest")
  func move() {
    for count in 1...40 {
      let state = State(count: count, seed: UInt64(100 + count))
      let (rising, falling) = (state.rising, state.falling)
      let (rowI, rowJ) = (state.row(), state.row())
      let moved = (0..<count).map { place -> Double in state.gradients[place] - 0.1 * (rowI[place] - rowJ[place]) }
      let raised = zip(moved, rising).map(+)
      let largest = raised.max() ?? 0
      var gradients = state.gradients
      var span = gradients.mutableSpan
      let found = PairedAscent.move(
        &span, by: 0.1, rowI: rowI.span, rowJ: rowJ.span, rising: rising.span, falling: falling.span)
      #expect(gradients == moved, "count \(count)")
      #expect(found.largestRising == largest, "count \(count)")
      #expect(found.risingPlace == (largest > -.infinity ? raised.firstIndex(of: largest) : 0), "count \(count)")
      #expect(found.smallestFalling == zip(moved, falling).map(+).min(), "count \(count)")
    }
  }

  @Test("Spans of different lengths stop the program", arguments: 0..<3)
  func lengths(short: Int) async {
    await #expect(processExitsWith: .failure) { [short] in
      let counts = (0..<3).map { $0 == short ? 1 : 2 }
      let gradients = [0.0, 1]
      let falling = [Double](repeating: 0, count: counts[0])
      let diagonal = [Double](repeating: 1, count: counts[1])
      let row = [Double](repeating: 0, count: counts[2])
      _ = PairedAscent.partner(of: 1, gradients: gradients.span, falling: falling.span, diagonal: diagonal.span, row: row.span)
    }
  }
}
