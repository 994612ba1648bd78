import NumericCore
import Testing
import Transfer

@testable import ChapterKit
@testable import source_prior

@Suite("Chapter 04: the source as a prior")
struct SourcePriorTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("The family holds ties and settings to either side of them, and a crossover without its 2 decides some wrongly")
  func family() {
    let family = PriorFamily()
    #expect(family.enumerated.allSatisfy { $0.enumeratedRisk == $0.risk })
    #expect(family.settings.allSatisfy { $0.isHelped == ($0.risk < $0.alone) && $0.isTie == ($0.risk == $0.alone) })
    #expect(family.settings.contains(where: \.isTie) && family.settings.contains(where: \.isHelped))
    #expect(family.settings.contains { ($0.squaredGap < $0.alone + $0.prior.variance) != ($0.risk < $0.alone) })
  }

  @Test("Simulated gains are those of the formula, near and far", arguments: Several.simulated.indices)
  func gains(index: Int) {
    let family = Several.simulated[index]
    let gains = (1...20).map { family.gain(multiple: 1, from: RandomSource(seed: $0)) }
    let error = gains.standardDeviation / Double(gains.count).squareRoot()
    #expect((gains.mean - family.exactGain).magnitude < 5 * error && family.exactGain > 0, "\(family.name)")
  }

  @Test("The odd task's simulated risk is that of the formula, whether it pays or gains", arguments: [0.0, 1, 4, 12])
  func oddTask(outlier: Double) {
    let risks = (1...40).map { TaskFamily.errors(tasks: 10, outlier: outlier, from: RandomSource(seed: $0)).outlier }
    let exact = JamesStein(towards: .mean, variance: 1).risk(of: 9, means: TaskFamily.outlier(tasks: 10, at: outlier))
    #expect((risks.mean - exact).magnitude < 5 * risks.standardDeviation / Double(risks.count).squareRoot())
    #expect((exact < 1) == (outlier < 2))
  }

  @Test("An answer for four tasks is by formulas, whatever the seed")
  func fourTasks() {
    let answers = ["1", "10001", "3001"].map { outcome("--part", "several", "--tasks", "4", "--outlier", "0", "--seed", $0).output }
    #expect(answers.allSatisfy { $0.contains("TOGETHER, YES; THE ODD ONE, TOO") && $0.contains("odd one 0.750") })
  }

  @Test("One seed leaves it undecided from how many tasks a prior can be learnt")
  func undecided() { #expect(outcome("--part", "learned", "--seeds", "1").output.contains("UNDECIDED")) }

  @Test(
    "Whatever is asked for, the claims about every setting come out as stated",
    arguments: [
      ["--gap", "0"], ["--gap", "10", "--tau", "1/20"], ["--tau", "5", "--sigma", "1/20", "--n", "100"], ["--gap", "1/2"],
    ])
  func parameters(arguments: [String]) {
    #expect(Chapter.outcome(of: ["--part", "prior"] + arguments, in: OutputEnvironment()).status == .asStated)
    #expect(Chapter.outcome(of: ["--part", "worth"] + arguments, in: OutputEnvironment()).status == .asStated)
  }

  @Test("A single seed decides no effect, and identities all the same")
  func singleSeed() {
    let list = outcome("--seeds", "1", "--all").output
    for id in ["BAYES-1b", "BAYES-1c", "BAYES-3", "BAYES-3b", "BAYES-4", "BAYES-4b"] {
      #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(id)")
    }
    for line in ["BAYES-1  CORRECTED", "BAYES-1a  HOLDS", "BAYES-2  HOLDS", "BAYES-2b  CORRECTED"] {
      #expect(list.contains("\n" + line))
    }
  }
}
