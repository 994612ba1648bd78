import NumericCore
import Testing
import Transfer

@Suite("What statements about source and target are tried by")
struct ProblemPairLawsTests {
  private let half = Rational(1, 2)

  @Test("Supports are disjoint where no input has mass in both")
  func supports() {
    #expect(ProblemPair(binaryProblem(1, 0, 0), binaryProblem(0, 0, 0)).supportsAreDisjoint)
    #expect(!ProblemPair(binaryProblem(1, 0, 0), binaryProblem(half, 0, 0)).supportsAreDisjoint)
  }

  @Test("Tasks agree as given, or where both have mass, and not by agreeing nowhere")
  func agreement() {
    let source = binaryProblem(half, 0, 1)
    #expect(ProblemPair(source, source).tasksAgree && ProblemPair(source, binaryProblem(1, 0, 0)).tasksAgree)
    #expect(!ProblemPair(source, binaryProblem(1, 1, 1)).tasksAgree)
    #expect(!ProblemPair(source, source.renamed(["a": "c", "b": "d"])).tasksAgree)
    #expect(!ProblemPair(binaryProblem(1, 0, 0), binaryProblem(0, 0, 1)).tasksAgree)
  }

  private func shift(_ classes: [[Rational]], _ others: [[Rational]]? = nil) -> ProblemPair {
    func problem(_ share: Rational, _ classes: [[Rational]]) -> LearningProblem {
      LearningProblem(inputs: ["a", "b"], labels: ["0", "1"], shares: [1 - share, share], classConditionals: classes)
    }
    return ProblemPair(problem(half, classes), problem(Rational(1, 4), others ?? classes))
  }

  @Test("Label shifts change P(X) and P(Y | X) as two classes predict, and other shifts do not")
  func twoClasses() {
    for classes in [[[1, 0], [0, 1]], [[half, half], [half, half]], [[half, half], [Rational(1, 4), Rational(3, 4)]]] {
      #expect(shift(classes).changesAsTwoClassesPredict, "\(classes)")
    }
    // P(Y | X) stays though the classes share an input, and P(X) stays though they differ.
    #expect(!ProblemPair(binaryProblem(half, half, 1), binaryProblem(Rational(1, 4), half, 1)).changesAsTwoClassesPredict)
    #expect(!ProblemPair(binaryProblem(half, half, 1), binaryProblem(half, Rational(1, 4), 1)).changesAsTwoClassesPredict)
    // The classes share no input, and P(Y | X) differs.
    #expect(!ProblemPair(binaryProblem(half, 0, 1), binaryProblem(Rational(1, 4), 1, 0)).changesAsTwoClassesPredict)
  }

  @Test("Importance weights are the target's probabilities over the source's")
  func weights() {
    let pair = ProblemPair(binaryProblem(half, 0, 1), binaryProblem(Rational(1, 4), 0, 1))
    #expect(pair.importanceWeights == [half, Rational(3, 2)])
  }

  @Test("A constant rule misleads where the more frequent label is another one; a tie misleads nobody")
  func constants() {
    let (mostly0, mostly1, tied) = (
      binaryProblem(Rational(3, 4), 0, 1), binaryProblem(Rational(1, 4), 0, 1), binaryProblem(half, 0, 1)
    )
    #expect(ProblemPair(mostly0, mostly1).misleadsConstantRules && ProblemPair(mostly1, mostly0).misleadsConstantRules)
    #expect(!ProblemPair(mostly0, mostly0).misleadsConstantRules && !ProblemPair(mostly1, mostly1).misleadsConstantRules)
    #expect(!ProblemPair(mostly0, tied).misleadsConstantRules && !ProblemPair(tied, mostly1).misleadsConstantRules)
  }

  @Test("Exchanged labels: a sum for every rule, 1 with two labels, and not with three")
  func exchanged() {
    #expect(binaryProblem(Rational(1, 4), Rational(1, 8), Rational(7, 8)).exchangedRiskSums == [1, 1, 1, 1])
    let third = LearningProblem(Domain(["a": 1]), LearningTask(labels: ["0", "1", "2"], rule: ["a": "0"]))
    // Exchanging the first label with the last leaves the one between them wrong both times.
    #expect(third.exchangedRiskSums == [1, 2, 1])
  }

  @Test("Domains are equal if and only if no event tells them apart and the inputs are the same")
  func events() {
    let masses = LearningProblem.distributions(over: 3, denominator: 4)
    let domains = [["a", "b", "c"], ["a", "b", "d"]].flatMap { inputs in
      masses.map { Domain(Dictionary(uniqueKeysWithValues: zip(inputs, $0))) }
    }
    for first in domains {
      for second in domains { #expect(first.differsInAnEvent(from: second) == (first != second)) }
    }
    #expect(Domain(["a": 1]).differsInAnEvent(from: Domain(["a": 1, "b": 0])))
  }

  @Test("Parameters kept for four labels serve two kinds of them, and those that keep less do not")
  func kept() {
    let kept = KeptParameters()
    #expect(kept.source.domain == kept.target.domain && kept.source.task.labels.count == 4 && kept.target.task.labels.count == 2)
    #expect(kept.leastRisk == 0 && kept.source.bayesRisk == 0)
    let kinds: [String: Set<String>] = [
      "purr": ["animal"], "meow": ["animal"], "bark": ["animal"], "honk": ["vehicle"], "toot": ["vehicle"],
    ]
    #expect(kept.target.bestLabels == kinds)
    let blind = Dictionary(uniqueKeysWithValues: kept.source.domain.inputs.map { ($0, "thing") })
    #expect(kept.target.leastRisk(through: blind) == Rational(2, 5))
  }
}
