internal import NumericCore

extension WorkingSet {
  /// Raises the objective in all free coefficients at once, those strictly between their bounds, while the others stay.
  ///
  /// Where the cost is large, pairs zigzag: each step undoes part of the last one. Conjugate gradients on the free coefficients,
  /// within Σ δᵢ = 0, need about as many steps as the kernel has eigenvalues that count. A coefficient that comes to a bound stays
  /// there, and the search begins again from the steepest direction in the others. Ends where the gradients of those agree to
  /// `tolerance`, so that pairs only have to find what should leave its bound.
  ///
  /// Nothing is done for more than 256 free coefficients, whose part of the kernel would leave the nearer caches.
  ///
  /// Source: J. Moré and G. Toraldo, "On the solution of large quadratic programming problems with bound constraints", SIAM Journal
  /// on Optimization 1 (1991), for the conjugate gradients within a face.
  mutating func optimiseFree(tolerance: Double) {
    let free = freePlaces
    guard free.count >= 2 && free.count <= 256 else { return }
    var ascent = FreeAscent(
      gram: gram(of: free), gradients: free.map { gradients[$0] },
      low: free.map { low[$0] - coefficients[$0] }, high: free.map { high[$0] - coefficients[$0] })
    ascent.solve(tolerance: tolerance)
    for (place, step) in zip(free, ascent.steps) where step != 0 {
      move(place, by: step)
    }
    findExtremes()
  }
}

/// Conjugate gradients on a quadratic function of steps δ between bounds, with Σ δᵢ = 0:
///
///     maximise  Σ gᵢ δᵢ − ½ δᵀKδ   over  lowᵢ ≤ δᵢ ≤ highᵢ.
private struct FreeAscent {
  /// K.
  let gram: Matrix
  /// gᵢ − (Kδ)ᵢ.
  private(set) var gradients: [Double]
  let low: [Double]
  let high: [Double]
  /// δ, from 0 on.
  private(set) var steps: [Double]
  /// Those that have not come to a bound.
  private var moving: [Int]

  init(gram: Matrix, gradients: [Double], low: [Double], high: [Double]) {
    (self.gram, self.gradients, self.low, self.high) = (gram, gradients, low, high)
    steps = Array(repeating: 0, count: gradients.count)
    moving = Array(gradients.indices)
  }

  /// Until the gradients of what moves differ by no more than `tolerance` from their mean, or four steps a coefficient are done.
  mutating func solve(tolerance: Double) {
    var residuals = residuals()
    var direction = residuals
    for _ in 0..<4 * steps.count {
      guard moving.count >= 2, moving.contains(where: { abs(residuals[$0]) > tolerance }) else { return }
      let products = gram.combiningRows(direction)
      let curvature = sum { direction[$0] * products[$0] }
      let size = sum { residuals[$0] * residuals[$0] }
      guard curvature > 0 else { return }
      let (share, stopped) = reach(along: direction, atMost: size / curvature)
      for place in moving { steps[place] += share * direction[place] }
      for place in gradients.indices { gradients[place] -= share * products[place] }
      if let stopped {
        steps[stopped] = direction[stopped] > 0 ? high[stopped] : low[stopped]
        moving.removeAll { $0 == stopped }
        residuals = self.residuals()
        direction = residuals
      } else {
        residuals = self.residuals()
        let turn = sum { residuals[$0] * residuals[$0] } / size
        for place in moving { direction[place] = residuals[place] + turn * direction[place] }
      }
    }
  }

  /// The gradients of what moves without their mean; 0 elsewhere.
  private func residuals() -> [Double] {
    var residuals = [Double](repeating: 0, count: gradients.count)
    let mean = sum { gradients[$0] } / Double(moving.count)
    for place in moving { residuals[place] = gradients[place] - mean }
    return residuals
  }

  /// How far to go along a direction, and what comes to its bound there; nil where nothing does.
  private func reach(along direction: [Double], atMost share: Double) -> (share: Double, stopped: Int?) {
    var (share, stopped) = (share, Int?.none)
    for place in moving where direction[place] != 0 {
      let room = (direction[place] > 0 ? high[place] : low[place]) - steps[place]
      if room / direction[place] < share { (share, stopped) = (room / direction[place], place) }
    }
    return (share, stopped)
  }

  private func sum(_ term: (Int) -> Double) -> Double { moving.reduce(0) { $0 + term($1) } }
}
