import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("The MMD of the ξ-interleaved domains")
struct InterleavedMeanDiscrepancyTests {
  @Test("the sum over steps is the MMD over pairs of points", arguments: InterleavedWorld.Convention.allCases)
  func meanDiscrepancyOfPairs(convention: InterleavedWorld.Convention) {
    let world = InterleavedWorld(spacing: Rational(2, 23), convention: convention)
    let positions = world.positions.map { Double($0) * world.spacing.doubleValue }
    func side(_ isEven: Bool) -> Matrix {
      Matrix(rows: positions.indices.filter { $0.isMultiple(of: 2) == isEven }.map { [positions[$0]] })
    }
    let pairs = MaximumMeanDiscrepancy(source: side(true), target: side(false), kernel: .gaussian(bandwidth: 0.3))
    let steps = InterleavedMeanDiscrepancy(world, bandwidth: 0.3)
    #expect((steps.value - pairs.biasedSquared).magnitude < steps.tolerance)
  }
}
