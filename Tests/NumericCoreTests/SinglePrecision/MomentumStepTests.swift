import NumericCore
import Testing

@Suite("Momentum step") struct MomentumStepTests {
  @Test("every parameter of the range takes its step, and no other, for every length around the register width")
  func formula() {
    for count in 0...40 {
      let random = RandomSource(seed: UInt64(count))
      var velocities = random.normals(count: count + 3).map { Float($0) }
      var parameters = random.normals(count: count + 3).map { Float($0) }
      let gradient = random.normals(count: count + 3).map { Float($0) }
      var (expectedVelocities, expected) = (velocities, parameters)
      for index in 2..<count + 2 {
        expectedVelocities[index] = 0.9 * velocities[index] - 0.05 * (gradient[index] + 0.01 * parameters[index])
        expected[index] += expectedVelocities[index]
      }
      velocities.momentumStep(
        2..<count + 2, of: &parameters, gradient: gradient, momentum: 0.9, stepSize: 0.05, weightDecay: 0.01)
      #expect(velocities == expectedVelocities, "count \(count)")
      #expect(parameters == expected, "count \(count)")
    }
  }
}
