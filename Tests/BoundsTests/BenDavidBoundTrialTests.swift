import Bounds
import Learning
import NumericCore
import Testing
import Worlds

@Suite("What instances say of the bound of Ben-David et al.")
struct BenDavidBoundTrialTests {
  @Test("the four points attain ½ d_HΔH, need nothing of the whole, and violate the bound with d_H")
  func fourPoints() {
    let labels = [true, false, false, true]
    let trial = BenDavidBoundTrial(count: 1) {
      (
        FiniteDomain(marginal: [1, 1, 0, 0], labels: labels), FiniteDomain(marginal: [0, 0, 1, 1], labels: labels),
        FiniteWorld.fourPointHypotheses
      )
    }
    #expect(trial.slacks == [0, 1] && trial.largestFactor == 0.5)
    #expect([trial.violations, trial.exchangedViolations, trial.wholeViolations, trial.wholeAttained] == [0, 0, 0, 0])
    #expect([trial.halvedClassViolations, trial.classViolations, trial.jointRiskBelowSource] == [1, 1, 0])
    #expect([trial.labellingViolations, trial.doubleLabellingViolations] == [0, 0])
  }

  @Test("without a divergence a factor of it is not counted, nor what attains the whole")
  func flippedLabels() {
    let trial = BenDavidBoundTrial(count: 2) {
      (
        FiniteDomain(negative: [0], positive: [4]), FiniteDomain(negative: [4], positive: [0]),
        FiniteClass(labelings: [[true], [false]])
      )
    }
    #expect(trial.slacks == [0, 2, 0, 2] && trial.largestFactor == 0 && trial.wholeAttained == 0)
    #expect([trial.violations, trial.labellingViolations, trial.classViolations] == [0, 0, 0])
  }

  @Test("laws have no exception on random instances, and what is wrong is found to be wrong, so that the zeros mean something")
  func laws() {
    let random = RandomSource(seed: 1).stream("law")
    let trial = BenDavidBoundTrial(count: 200) {
      let world = RandomFiniteWorld(from: random)
      return (world.source, world.target, world.hypotheses)
    }
    #expect(trial.slacks.count > 400 && trial.violations == trial.slacks.count { $0 < 0 })
    #expect([trial.violations, trial.exchangedViolations, trial.wholeViolations, trial.wholeAttained] == [0, 0, 0, 0])
    #expect([trial.jointRiskBelowSource, trial.labellingViolations, trial.doubleLabellingViolations] == [0, 0, 0])
    #expect(trial.halvedClassViolations > 0 && trial.slacks.contains(0))
    #expect(trial.largestFactor > 0.25 && trial.largestFactor <= 0.5)
  }
}
