import Learning
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

  @Test("The best line of the second curve is the same on both domains, and that of the cubic is not")
  func sharedLine() {
    // The best line of g under N(μ, s²): slope E g′, intercept E g − μ E g′, by the trapezoid rule.
    func line(_ curve: CurvedRegressionWorld.Curve, mean: Double, deviation: Double) -> (intercept: Double, slope: Double) {
      let c = curve.coefficients
      var (value, derivative) = (0.0, 0.0)
      for step in -1200...1200 {
        let z = Double(step) / 100
        let (x, mass) = (mean + deviation * z, NormalDistribution.standard.density(z) / 100)
        value += mass * (c[2] * x * x + c[3] * x * x * x + c[4] * x * x * x * x)
        derivative += mass * (2 * c[2] * x + 3 * c[3] * x * x + 4 * c[4] * x * x * x)
      }
      return (value - mean * derivative, derivative)
    }
    let shared = (line(.sharedLine, mean: 0.5, deviation: 0.5), line(.sharedLine, mean: 0, deviation: 0.3))
    #expect((shared.0.intercept - shared.1.intercept).magnitude < 1e-12 && (shared.0.slope - shared.1.slope).magnitude < 1e-12)
    let cubic = (line(.cubic, mean: 0.5, deviation: 0.5), line(.cubic, mean: 0, deviation: 0.3))
    #expect((cubic.0.slope - 1.5).magnitude < 1e-12 && (cubic.1.slope - 0.27).magnitude < 1e-12)
  }

  @Test("A line's excess is that of the fitted line, averaged over the noise", arguments: [false, true])
  func lineExcess(isWeighted: Bool) throws {
    let world = CurvedRegressionWorld(curvature: 0.7)
    let random = RandomSource(seed: 7)
    let sample = world.sample(count: 12, from: random)
    let inputs = sample.features.elements
    let weights = isWeighted ? inputs.map { Double.exp(-$0) } : inputs.map { _ in 1 }
    let excess = CurvedRegressionWorld.lineExcess(of: .cubic, inputs: inputs, weights: weights)
    func fitted(_ labels: [Double]) throws -> Double {
      let line = try RidgeRegression(Sample(features: sample.features, labels: labels, weights: weights), penalty: 0)
      return world.targetExcess(intercept: line.intercept, slope: line.coefficients[0])
    }
    let truth = inputs.map { -$0 + 0.7 * $0 * $0 * $0 }
    #expect((try fitted(truth) - 0.49 * excess.misfit).magnitude < 1e-12)
    // Noise of one example at a time, with both signs: its part of the excess is quadratic in it, and the linear terms cancel.
    let noisy = try inputs.indices.reduce(0.0) { sum, index in
      let sides = try [0.3, -0.3].map { noise in try fitted(truth.indices.map { truth[$0] + ($0 == index ? noise : 0) }) }
      return sum + sides.mean - 0.49 * excess.misfit
    }
    #expect((noisy - excess.variance).magnitude < 1e-12)
    #expect((excess.total(curvature: 0.7) - excess.variance - 0.49 * excess.misfit).magnitude < 1e-15)
  }
}
