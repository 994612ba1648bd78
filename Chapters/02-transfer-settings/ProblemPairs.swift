import NumericCore
import Transfer

/// Sources and targets small enough to try all of them: two spaces of two inputs, two sets of labels, P(X) in thirds, P(Y | X) in halves.
struct ProblemPairs: Sendable {
  /// A pair with what differs.
  struct Pair: Sendable {
    let source: LearningProblem
    let target: LearningProblem
    let comparison: ProblemComparison
  }

  static let all = ProblemPairs()

  /// The problems, each once.
  let problems: [LearningProblem]
  /// Every problem with every problem.
  let pairs: [Pair]
  /// The same for pairs on two spaces whose inputs correspond, the target's renamed.
  let translated: [Pair]

  private init() {
    let spaces = [["a", "b"], ["c", "d"]]
    let problems = spaces.flatMap { Self.problems(on: $0) }
    self.problems = problems
    pairs = Self.pairs(problems, problems)
    let english = problems.filter { $0.domain.inputs == spaces[0] }
    translated = Self.pairs(english, problems.filter { $0.domain.inputs == spaces[1] }) { $0.renamed(["c": "a", "d": "b"]) }
  }

  private static func pairs(
    _ sources: [LearningProblem], _ targets: [LearningProblem], _ translation: (LearningProblem) -> LearningProblem = { $0 }
  ) -> [Pair] {
    sources.flatMap { source in
      targets.map { Pair(source: source, target: $0, comparison: ProblemComparison(source: source, target: translation($0))) }
    }
  }

  private static func problems(on space: [String]) -> [LearningProblem] {
    let halves = [["0", "1"]: compositions(of: 2, into: 2), ["0", "1", "2"]: compositions(of: 2, into: 3)]
    return compositions(of: 3, into: 2).flatMap { masses in
      let domain = Domain(Dictionary(uniqueKeysWithValues: zip(space, masses)))
      return halves.keys.sorted { $0.count < $1.count }.flatMap { labels in
        conditionals(on: domain.support, halves[labels] ?? []).map { LearningProblem(domain, LearningTask(labels: labels, $0)) }
      }
    }
  }

  /// Every way to give each input one of the distributions.
  static func conditionals(on inputs: [String], _ distributions: [[Rational]]) -> [[String: [Rational]]] {
    inputs.reduce([[:]]) { ways, input in ways.flatMap { way in distributions.map { way.merging([input: $0]) { $1 } } } }
  }

  /// Every distribution over `count` things in multiples of 1/`whole`.
  static func compositions(of whole: Int, into count: Int) -> [[Rational]] {
    func rest(_ left: Int, _ count: Int) -> [[Int]] {
      count == 1 ? [[left]] : (0...left).flatMap { first in rest(left - first, count - 1).map { [first] + $0 } }
    }
    return rest(whole, count).map { $0.map { Rational($0, whole) } }
  }
}

extension ProblemPairs {
  /// Pairs whose P(Y) differs and whose P(X | Y) does not: two classes over three inputs in thirds, shares in quarters.
  static let labelShifts: [Pair] = {
    let classes = compositions(of: 3, into: 3)
    let shares = (1...3).map { Rational($0, 4) }
    return classes.flatMap { negative in
      classes.flatMap { positive in
        shares.flatMap { source in
          shares.filter { $0 != source }.map { target in
            let problems = [source, target].map { mixture(negative, positive, share: $0) }
            return Pair(
              source: problems[0], target: problems[1], comparison: ProblemComparison(source: problems[0], target: problems[1]))
          }
        }
      }
    }
  }()

  /// P(X, Y) from P(X | Y) and the share of label 1.
  private static func mixture(_ negative: [Rational], _ positive: [Rational], share: Rational) -> LearningProblem {
    let masses = zip(negative, positive).map { (1 - share) * $0 + share * $1 }
    let inputs = ["a", "b", "c"]
    let support = inputs.indices.filter { masses[$0] > 0 }
    let conditionals = support.map { input -> (String, [Rational]) in
      let probability = share * positive[input] / masses[input]
      return (inputs[input], [1 - probability, probability])
    }
    return LearningProblem(
      Domain(Dictionary(uniqueKeysWithValues: zip(inputs, masses))),
      LearningTask(labels: ["0", "1"], Dictionary(uniqueKeysWithValues: conditionals)))
  }
}

extension ProblemPairs {
  /// Every rule from the first names to the second.
  static func rules(from inputs: [String], to labels: [String]) -> [[String: String]] {
    inputs.reduce([[:]]) { rules, input in rules.flatMap { rule in labels.map { rule.merging([input: $0]) { $1 } } } }
  }
}
