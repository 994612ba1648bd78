import NumericCore
import Testing
import Transfer

/// A problem on two inputs with labels 0 and 1: P(a), and P(1 | x) at both.
func binaryProblem(_ mass: Rational, _ first: Rational, _ second: Rational) -> LearningProblem {
  LearningProblem(
    Domain(["a": mass, "b": 1 - mass]), LearningTask(labels: ["0", "1"], ["a": [1 - first, first], "b": [1 - second, second]]))
}

@Suite("Domains and tasks as values")
struct LearningProblemTests {
  @Test("A domain is its inputs with their masses, in whatever order they are listed")
  func domains() {
    let domain = Domain(["sun": Rational(1, 2), "rain": Rational(1, 2)])
    #expect(domain == Domain(["rain": Rational(1, 2), "sun": Rational(1, 2)]))
    #expect(domain != Domain(["sun": Rational(1, 4), "rain": Rational(3, 4)]))
    #expect(domain != Domain(["sun": Rational(1, 2), "rain": Rational(1, 2), "snow": 0]), "An input without mass belongs to 𝒳.")
    #expect(
      domain != Domain(["Sonne": Rational(1, 2), "Regen": Rational(1, 2)]), "Equal numbers on another space are another domain.")
    #expect(Domain(["x": 1, "y": 0]).support == ["x"] && domain["rain"] == Rational(1, 2) && domain["hail"] == 0)
  }

  @Test("A task is the same in whatever order its labels are listed")
  func labelOrder() {
    let task = LearningTask(labels: ["b", "a"], ["x": [Rational(1, 4), Rational(3, 4)]])
    #expect(task == LearningTask(labels: ["a", "b"], ["x": [Rational(3, 4), Rational(1, 4)]]))
    #expect(task["x"] == [Rational(3, 4), Rational(1, 4)] && task["y"] == nil)
    #expect(LearningTask(labels: ["a", "b"], rule: ["x": "b"])["x"] == [0, 1])
  }

  @Test("Tasks that differ where P(X) has no mass make one problem, with one joint distribution")
  func noMass() {
    let (first, second) = (binaryProblem(1, 0, 0), binaryProblem(1, 0, 1))
    #expect(first == second && first.joint == second.joint && first.task["b"] == nil)
    #expect(binaryProblem(Rational(1, 2), 0, 0) != binaryProblem(Rational(1, 2), 0, 1))
  }

  @Test("P(Y) and P(X | Y) are sums and quotients of the joint, by hand")
  func marginals() {
    let problem = binaryProblem(Rational(1, 4), Rational(1, 2), Rational(1, 3))
    #expect(problem.joint == [[Rational(1, 8), Rational(1, 8)], [Rational(1, 2), Rational(1, 4)]])
    #expect(problem.labelShares == [Rational(5, 8), Rational(3, 8)])
    #expect(problem.classConditionals == [[Rational(1, 5), Rational(4, 5)], [Rational(1, 3), Rational(2, 3)]])
    #expect(binaryProblem(Rational(1, 2), 0, 0).classConditionals[1] == nil)
  }

  @Test("A problem made from P(Y) and P(X | Y) has them")
  func fromClasses() {
    let classes = [[Rational(1, 3), Rational(2, 3), 0], [0, Rational(1, 2), Rational(1, 2)]]
    let problem = LearningProblem(
      inputs: ["a", "b", "c"], labels: ["0", "1"], shares: [Rational(3, 4), Rational(1, 4)], classConditionals: classes)
    #expect(problem.labelShares == [Rational(3, 4), Rational(1, 4)] && problem.classConditionals == classes)
  }

  @Test("The Bayes risk is the least risk of all rules, and the best labels are those of a rule that has it")
  func bayes() {
    for problem in LearningProblem.all(on: ["a", "b"], massDenominator: 3, labels: ["0", "1"], conditionals: quarters) {
      let risks = problem.rules.map { problem.risk(of: $0) }
      #expect(risks.min() == problem.bayesRisk)
      #expect(problem.risk(of: problem.bestLabels.compactMapValues { $0.min() }) == problem.bayesRisk)
      #expect(problem.risk(of: problem.bestLabels.compactMapValues { $0.max() }) == problem.bayesRisk)
    }
    #expect(binaryProblem(1, Rational(1, 2), 0).bestLabels == ["a": ["0", "1"]])
    #expect(binaryProblem(Rational(1, 2), 0, 1).risk(of: ["a": "0"]) == Rational(1, 2), "An input without an answer is an error.")
  }

  private let quarters = (0...4).map { [1 - Rational($0, 4), Rational($0, 4)] }

  @Test("All problems are as many as there are choices, each once")
  func enumeration() {
    let distributions = LearningProblem.distributions(over: 3, denominator: 4)
    #expect(distributions.count == 15 && Set(distributions).count == 15 && distributions.allSatisfy { $0.reduce(0, +) == 1 })
    let problems = LearningProblem.all(on: ["a", "b"], massDenominator: 3, labels: ["0", "1"], conditionals: quarters)
    // Two domains of one input with 5 rules, two of both with 25.
    #expect(problems.count == 60 && Set(problems).count == 60)
  }

  @Test("A rule behind a map is as good as the map lets it be")
  func heads() {
    let problem = binaryProblem(Rational(1, 2), 0, 1)
    #expect(problem.leastRisk(through: ["a": "u", "b": "v"]) == 0)
    #expect(problem.leastRisk(through: ["a": "u", "b": "u"]) == Rational(1, 2))
  }

  @Test("Exchanged labels leave the domain, and make a rule's errors sum to 1")
  func exchange() {
    let problem = binaryProblem(Rational(1, 4), Rational(1, 8), Rational(7, 8))
    for rule in problem.rules { #expect(problem.risk(of: rule) + problem.withLabelsExchanged.risk(of: rule) == 1) }
    #expect(problem.withLabelsExchanged.domain == problem.domain && problem.withLabelsExchanged != problem)
  }
}
