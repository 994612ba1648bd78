import Learning
import NumericCore
import Testing
import Transfer

@Suite("Finding the subclass that source tasks share")
struct SubclassIdentificationTests {
  private let subclasses = SubclassIdentification(subclassCount: 64, subclassSize: 16, errorMass: 0.1)

  @Test("one task, subclasses of one hypothesis: the failure of a class of so many hypotheses")
  func single() {
    let one = SubclassIdentification(subclassCount: 64, subclassSize: 1, errorMass: 0.1)
    for examples in 0...60 {
      #expect(
        abs(one.failure(tasks: 1, examples: examples) - ErrorOverlap.independent.failure(count: 63, mass: 0.1, examples: examples))
          < 1e-14)
    }
  }

  @Test("two subclasses of two, two tasks, by the sum over what survives")
  func enumerated() {
    let two = SubclassIdentification(subclassCount: 2, subclassSize: 2, errorMass: 0.5)
    // A hypothesis survives 3 examples with probability 1/8, one of two with 15/64, and both tasks with its square.
    #expect(abs(two.failure(tasks: 2, examples: 3) - (15.0 / 64) * (15.0 / 64)) < 1e-15)
  }

  @Test("law: the sufficient size suffices, need is least, and more tasks need no more of each", arguments: [1, 2, 4, 16, 256])
  func law(tasks: Int) {
    let (need, sufficient) = (
      subclasses.need(tasks: tasks, failureProbability: 0.05), subclasses.sufficientExamples(tasks: tasks, failureProbability: 0.05)
    )
    #expect(need <= sufficient && subclasses.failure(tasks: tasks, examples: sufficient) <= 0.05)
    #expect(subclasses.failure(tasks: tasks, examples: need) <= 0.05 && subclasses.failure(tasks: tasks, examples: need - 1) > 0.05)
    #expect(subclasses.need(tasks: tasks + 1, failureProbability: 0.05) <= need)
  }

  @Test("ends: one subclass needs no search")
  func ends() {
    let one = SubclassIdentification(subclassCount: 1, subclassSize: 16, errorMass: 0.1)
    #expect(one.failure(tasks: 3, examples: 0) == 0 && one.need(tasks: 1, failureProbability: 0.01) == 0)
  }
}
