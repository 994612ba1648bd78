import NumericCore
import Testing
import Worlds

@Suite("Shimodaira's regression")
struct CurvedRegressionWorldTests {
  @Test("The closed form of a line's target error is the integral of its square")
  func targetExcess() {
    let random = RandomSource(seed: 5)
    for trial in 0..<50 {
      let world = CurvedRegressionWorld(curvature: random.uniform(in: -2...2))
      let (intercept, slope) = (random.normal(), random.normal())
      // The trapezoid rule on ±12 standard deviations: exact to rounding for a Gaussian times a polynomial.
      let integral = (-1200...1200).reduce(0.0) { sum, step in
        let z = Double(step) / 100
        let x = 0.3 * z
        let error = intercept + slope * x - (-x + world.curvature * x * x * x)
        return sum + error * error * NormalDistribution.standard.density(z) / 100
      }
      let closed = world.targetExcess(intercept: intercept, slope: slope)
      #expect((closed - integral).magnitude <= 1e-12 * (1 + closed), "trial \(trial)")
    }
  }

  @Test("A true line has no error, and its sample scatters about it by the noise")
  func truth() {
    let world = CurvedRegressionWorld(curvature: 0)
    #expect(world.targetExcess(intercept: 0, slope: -1) == 0)
    let sample = world.sample(count: 20_000, from: RandomSource(seed: 6))
    let residuals = zip(sample.features.elements, sample.labels ?? []).map { $1 + $0 }
    // Six standard errors of a standard deviation, 0.3/√(2n): a false alarm has probability 2e-9.
    #expect((residuals.standardDeviation - CurvedRegressionWorld.noise).magnitude < 6 * 0.3 / (2.0 * 20_000).squareRoot())
  }
}
