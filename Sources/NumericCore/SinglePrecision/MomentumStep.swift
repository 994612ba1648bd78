internal import CProduct

extension [Float] {
  /// A step of descent with momentum on the parameters in `range`, of which these are the velocities v:
  /// v ← μ v − η (g + λ w), w ← w + v.
  ///
  /// With the vectors of the processor, because a step that every parameter takes after every batch is what training spends most
  /// time on besides its products.
  ///
  /// - Precondition: `range` lies within the three arrays.
  public mutating func momentumStep(
    _ range: Range<Int>, of parameters: inout [Float], gradient: [Float], momentum: Float, stepSize: Float, weightDecay: Float
  ) {
    require(range)
    parameters.require(range)
    gradient.require(range)
    let start = range.lowerBound
    withMutablePointer(at: start) { velocities in
      parameters.withMutablePointer(at: start) { parameters in
        gradient.withPointer(at: start) { gradient in
          transferlab_momentum_step(velocities, parameters, gradient, range.count, momentum, stepSize, weightDecay)
        }
      }
    }
  }
}
