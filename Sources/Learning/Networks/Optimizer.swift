internal import NumericCore

/// The rule that turns a gradient g into a step of the parameters w, with step size η.
///
/// A weight decay λ adds λ w to g, which is the gradient of ½ λ ‖w‖².
public enum Optimizer: Sendable, Hashable {
  /// Gradient descent with momentum μ: v ← μ v − η g, w ← w + v. Without momentum, μ = 0.
  case momentum(Float)
  /// Adam: m ← β₁ m + (1 − β₁) g, s ← β₂ s + (1 − β₂) g², w ← w − η m̂ / (√ŝ + ε), where m̂ and ŝ are divided by 1 − βᵢᵗ in step t.
  ///
  /// Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR (2015), algorithm 1.
  case adam(firstDecay: Float = 0.9, secondDecay: Float = 0.999, epsilon: Float = 1e-8)
}

/// An optimiser at work on one array of parameters: its moments, allocated once.
public struct OptimizerState: Sendable {
  private let optimizer: Optimizer
  private var first: [Float]
  private var second: [Float]
  /// β₁ᵗ and β₂ᵗ of Adam.
  private var decayed: (first: Float, second: Float) = (1, 1)

  /// The state before the first step.
  public init(_ optimizer: Optimizer, parameterCount: Int) {
    self.optimizer = optimizer
    first = Array(repeating: 0, count: parameterCount)
    second = if case .adam = optimizer { first } else { [] }
  }

  /// Begins the next step, which then treats each range of the parameters once.
  public mutating func beginStep() {
    if case .adam(let firstDecay, let secondDecay, _) = optimizer {
      decayed = (decayed.first * firstDecay, decayed.second * secondDecay)
    }
  }

  /// Steps the parameters in `range`.
  public mutating func step(
    _ parameters: inout [Float], _ range: Range<Int>, gradient: [Float], stepSize: Float, weightDecay: Float
  ) {
    switch optimizer {
    case .momentum(let momentum):
      first.momentumStep(
        range, of: &parameters, gradient: gradient, momentum: momentum, stepSize: stepSize, weightDecay: weightDecay)
    case .adam(let firstDecay, let secondDecay, let epsilon):
      first.update(range, with: gradient, parameters) { m, g, w in firstDecay * m + (1 - firstDecay) * (g + weightDecay * w) }
      second.update(range, with: gradient, parameters) { s, g, w in
        let total = g + weightDecay * w
        return secondDecay * s + (1 - secondDecay) * total * total
      }
      let (scale, correction) = (stepSize / (1 - decayed.first), 1 / (1 - decayed.second))
      // s is not negative; its magnitude tells so to the compiler, which vectorises the loop only where the root is known to exist.
      parameters.update(range, with: first, second) { w, m, s in
        w - scale * m / ((s * correction).magnitude.squareRoot() + epsilon)
      }
    }
  }
}
