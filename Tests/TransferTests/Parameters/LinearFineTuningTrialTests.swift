import Testing
import Transfer

@Suite("The criterion of linear fine-tuning, tried")
struct LinearFineTuningTrialTests {
  @Test("It is right in all tasks, and fewer sources help the more dimensions there are")
  func criterion() throws {
    let trial = try LinearFineTuningTrial()
    #expect(trial.isRight && trial.count == 100 && trial.agreeingCount == 100 && trial.residual <= 1e-9)
    #expect(trial.helped.map(\.dimension) == [2, 4, 10, 40])
    #expect(zip(trial.helped, trial.helped.dropFirst()).allSatisfy { $0.share > $1.share })
    // A direction drawn among d: in two dimensions with one example both are as far from w_T in what it does not show as chance
    // has it; in forty the unseen parts are nearly orthogonal, and the source's adds to the distance.
    #expect(trial.helped[0].share > 0.2 && trial.helped[0].share < 0.45 && trial.helped[3].share < 0.05)
  }
}
