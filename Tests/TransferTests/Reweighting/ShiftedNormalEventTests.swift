import NumericCore
import Testing
import Transfer

@Suite("Events under a shifted normal law")
struct ShiftedNormalEventTests {
  @Test("The closed forms are those of the theory")
  func closedForms() {
    let event = ShiftedNormalEvent(threshold: 0.5, isAbove: true)
    #expect((event.truth(shift: 1) - 0.6914624612740131).magnitude < 1e-12)
    #expect((event.variance(shift: 1, count: 50) - 0.0411722).magnitude < 1e-5)
    #expect(event.indicator(0.5) == 0 && event.indicator(0.6) == 1)
    // At x = μ/2 both densities are equal.
    #expect(ShiftedNormalEvent.weights(of: [0.5, 1.5], shift: 1).values == [1, Double.exp(1)])
  }

  @Test("The criterion compares the variances of the mean and of the quotient", arguments: [0.3, 1, 1.7])
  func criterion(shift: Double) {
    for threshold in stride(from: -2.0, through: 4, by: 0.25) {
      for isAbove in [true, false] {
        let event = ShiftedNormalEvent(threshold: threshold, isAbove: isAbove)
        let (p, a) = (event.truth(shift: shift), event.meanWeight(shift: shift))
        // E_S[w²(1_A − p)²], by E_S[w² 1_A] = pa and E_S[w²] = exp(μ²).
        let quotient = p * a * (1 - 2 * p) + p * p * Double.exp(shift * shift)
        #expect(event.favoursPlain(shift: shift) == (event.variance(shift: shift, count: 1) < quotient), "\(threshold) \(isAbove)")
      }
    }
    // With A everything the quotient has no error at all.
    #expect(!ShiftedNormalEvent(threshold: -30, isAbove: true).favoursPlain(shift: shift))
  }
}

@Suite("Estimates of an event from weighted examples")
struct WeightedMeanTrialTests {
  private let event = ShiftedNormalEvent(threshold: 0.5, isAbove: true)

  @Test("The plain mean has no bias and the variance of the closed form; bounded weights have a bias of known sign")
  func moments() throws {
    let (count, repetitions) = (50, 4000)
    let trial = WeightedMeanTrial(
      [event], shift: 1, count: count, relativity: 0.1, repetitions: repetitions, from: RandomSource(seed: 8))
    let variance = event.variance(shift: 1, count: count)
    // Six standard errors of a mean.
    let bias = try #require(trial.bias[.plain]?[0])
    #expect(bias.magnitude < 6 * (variance / Double(repetitions)).squareRoot())
    #expect((try #require(trial.meanSquare[.plain]?[0]) / variance - 1).magnitude < 0.2)
    // A model that is right outside one unit is right nowhere near the threshold, and the weights make up for it.
    #expect(try #require(trial.bias[.doublyRobust]?[0]).magnitude < 0.01)
    for way in [WeightedMean.clippedAt2, .clippedAt5, .clippedAt20, .relative] { #expect(try #require(trial.bias[way]?[0]) < bias) }
  }

  @Test("From one draw every way is off by what its formula gives", arguments: [true, false])
  func formulas(isAbove: Bool) throws {
    let (event, count, shift, alpha) = (ShiftedNormalEvent(threshold: 0.5, isAbove: isAbove), 30, 1.2, 0.25)
    let trial = WeightedMeanTrial(
      [event], shift: shift, count: count, relativity: alpha, repetitions: 1, from: RandomSource(seed: 4))
    let random = RandomSource(seed: 4)
    let source = random.normals(count: count)
    let target = random.normals(count: count).map { $0 + shift }
    let examples = source.map { x in
      (x: x, weight: Double.exp(shift * x - shift * shift / 2), loss: (x > 0.5) == isAbove ? 1.0 : 0)
    }
    func mean(_ value: ((x: Double, weight: Double, loss: Double)) -> Double) -> Double { examples.map(value).mean }
    func model(_ x: Double) -> Double { isAbove ? min(1, max(0, x)) : 1 - min(1, max(0, x)) }
    let estimates: [WeightedMean: Double] = [
      .plain: mean { $0.weight * $0.loss }, .selfNormalised: mean { $0.weight * $0.loss } / mean { $0.weight },
      .clippedAt2: mean { min(2, $0.weight) * $0.loss }, .clippedAt5: mean { min(5, $0.weight) * $0.loss },
      .clippedAt20: mean { min(20, $0.weight) * $0.loss },
      .relative: mean { $0.weight / (alpha * $0.weight + 1 - alpha) * $0.loss },
      .doublyRobust: target.map(model).mean + mean { $0.weight * ($0.loss - model($0.x)) },
    ]
    #expect(estimates.count == WeightedMean.allCases.count)
    for (way, estimate) in estimates {
      let error = estimate - event.truth(shift: shift)
      #expect((try #require(trial.bias[way]?[0]) - error).magnitude < 1e-12, "\(way)")
      #expect((try #require(trial.meanSquare[way]?[0]) - error * error).magnitude < 1e-12, "\(way)")
    }
  }

  @Test("Ways that are not asked for have no numbers, and the others see the same draws")
  func ways() {
    func trial(_ ways: [WeightedMean]) -> WeightedMeanTrial {
      WeightedMeanTrial(
        [event], shift: 1, count: 20, relativity: 0.1, ways: ways, repetitions: 1, from: RandomSource(seed: 3))
    }
    let two = trial([.plain, .selfNormalised])
    #expect(Set(two.bias.keys) == [.plain, .selfNormalised] && two.bias[.plain] == trial(WeightedMean.allCases).bias[.plain])
  }
}

@Suite("Weights without a second moment")
struct WideTargetTrialTests {
  @Test("The share is 1 without a shift and 0 from s² = 2 on")
  func shares() {
    #expect([1, 2, 4].map { WideTargetTrial.share(variance: $0) } == [1, 0, 0])
  }

  @Test("With equal laws all weights are 1; where E w² is finite ESS/n tends to the share")
  func limits() {
    let same = WideTargetTrial(variance: 1, counts: [10], repetitions: 3, from: RandomSource(seed: 1))
    #expect(same.errors == [0] && same.shares == [1])
    let finite = WideTargetTrial(variance: 1.5, counts: [100, 4000], repetitions: 20, from: RandomSource(seed: 2))
    #expect((finite.shares[1] - WideTargetTrial.share(variance: 1.5)).magnitude < 0.03)
    #expect(finite.errors[1] < finite.errors[0])
  }
}
