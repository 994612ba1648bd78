/// How the parameters of a network go downhill: what every plan of training needs, whatever its loss and its examples.
public struct Descent: Sendable, Hashable {
  /// The step size η before its schedule.
  public var stepSize: Double
  /// How the step size changes.
  public var schedule: StepSizeSchedule
  /// The rule of a step.
  public var optimizer: Optimizer
  /// λ, the strength of the penalty ½ λ ‖w‖² on all weights and biases.
  public var weightDecay: Double

  /// A descent.
  ///
  /// - Precondition: the step size is positive, the weight decay is not negative.
  public init(stepSize: Double, schedule: StepSizeSchedule, optimizer: Optimizer, weightDecay: Double) {
    precondition(stepSize > 0, "A step size is positive, and \(stepSize) is not.")
    precondition(weightDecay >= 0, "A weight decay is not negative.")
    self.stepSize = stepSize
    self.schedule = schedule
    self.optimizer = optimizer
    self.weightDecay = weightDecay
  }

  /// The step size of step `step` of `stepCount`, counted from 0.
  ///
  /// - Precondition: 0 ≤ `step` < `stepCount`.
  public func stepSize(atStep step: Int, of stepCount: Int) -> Double { stepSize * schedule.factor(atStep: step, of: stepCount) }
}
