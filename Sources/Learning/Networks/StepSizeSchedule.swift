internal import NumericCore

/// How the step size changes while a network trains: a factor for each step.
public indirect enum StepSizeSchedule: Sendable, Hashable {
  /// 1 throughout.
  case constant
  /// ½ (1 + cos π t / T): from 1 to 0 along half a cosine.
  case cosine
  /// Multiplied by `factor` when each of these shares of all steps is done.
  case steps(at: [Double], factor: Double)
  /// Rising in a straight line to the first value of `then` during the first `share` of all steps, and then that schedule on the
  /// rest.
  case warmUp(share: Double, then: StepSizeSchedule)

  /// The factor of step `step` of `stepCount`, counted from 0; in 0…1 for the first two kinds.
  ///
  /// - Precondition: 0 ≤ `step` < `stepCount`.
  public func factor(atStep step: Int, of stepCount: Int) -> Double {
    precondition(step >= 0 && step < stepCount, "There is no step \(step) of \(stepCount).")
    switch self {
    case .constant: return 1
    case .cosine: return 0.5 * (1 + .cos(.pi * Double(step) / Double(stepCount)))
    case .steps(let shares, let factor):
      return shares.filter { Double(step) >= $0 * Double(stepCount) }.reduce(1) { product, _ in product * factor }
    case .warmUp(let share, let then):
      let warmSteps = min(max(Int((share * Double(stepCount)).rounded()), 0), stepCount - 1)
      guard step < warmSteps else { return then.factor(atStep: step - warmSteps, of: stepCount - warmSteps) }
      return then.factor(atStep: 0, of: stepCount - warmSteps) * Double(step + 1) / Double(warmSteps + 1)
    }
  }
}
