import Divergences
import NumericCore
import Testing
import Worlds

@Suite("The proxy A-distance of the best stump")
struct StumpProxyTrialTests {
  @Test("2 for domains told apart, −2 on fresh points where they are exchanged")
  func separated() {
    let (training, exchanged) = (Matrix(rows: [[0], [1], [5], [6]]), Matrix(rows: [[7], [9], [-1], [2]]))
    let (same, other) = (
      StumpProxyTrial(trainedOn: training, testedOn: training), StumpProxyTrial(trainedOn: training, testedOn: exchanged)
    )
    #expect([same.trained, same.heldOut, same.divergence] == [2, 2, 2])
    #expect([other.trained, other.heldOut, other.divergence] == [2, -2, 2])
  }

  @Test("on the points that it was chosen on it is d_H, which two stumps exceed on an interval")
  func interval() {
    let points = Matrix(rows: [[0], [4], [2], [2]])
    let trial = StumpProxyTrial(trainedOn: points, testedOn: points)
    #expect([trial.trained, trial.divergence] == [1, 2])
  }

  @Test("what is measured on the points that a stump was chosen on is larger than on fresh ones", arguments: [20, 50, 200])
  func identicalDomains(size: Int) {
    let trials = (UInt64(1)...10).map { seed in
      let random = RandomSource(seed: seed)
      func domains() -> Matrix { random.normals(rowCount: 2 * size, columnCount: 10) }
      return StumpProxyTrial(trainedOn: domains(), testedOn: domains())
    }
    #expect(trials.map(\.trained).mean > trials.map(\.heldOut).mean && trials.allSatisfy { $0.trained >= 0 })
    #expect(trials.allSatisfy { $0.divergence >= $0.trained })
  }

  @Test("on the checkerboard one stump is at chance, and two tell the domains apart")
  func checkerboard() {
    let trials = (UInt64(1)...10).map { seed in
      let random = RandomSource(seed: seed)
      func board() -> Matrix { PlanarSample.checkerboard(countPerDomain: 60, from: random).points }
      return StumpProxyTrial(trainedOn: board(), testedOn: board())
    }
    #expect(trials.allSatisfy { $0.divergence == 2 } && trials.map(\.heldOut).mean < 0.3)
  }
}
