internal import NumericCore

/// Sources and targets small enough to try all of them, for statements about every pair of problems.
///
/// Two spaces of two inputs each, {a, b} and {c, d}; two labels or three; P(X) in thirds and P(Y | X) in halves: 108 problems on
/// either space.
public enum SmallPairs {
  private static func problems(on inputs: [String]) -> [LearningProblem] {
    [["0", "1"], ["0", "1", "2"]].flatMap { labels in
      let halves = LearningProblem.distributions(over: labels.count, denominator: 2)
      return LearningProblem.all(on: inputs, massDenominator: 3, labels: labels, conditionals: halves)
    }
  }
  private static let (first, second) = (problems(on: ["a", "b"]), problems(on: ["c", "d"]))

  /// Every problem on either space with every problem.
  public static let all = ProblemPair.all(first + second, first + second)
  /// A source on {a, b} and a target on {b, c}: two spaces that have one of two inputs in common.
  public static let overlapping = ProblemPair.all(first, problems(on: ["b", "c"]))
  /// A source on {a, b} and a target on {c, d}, whose inputs are renamed to those of the first.
  public static let translated = ProblemPair.all(first, second.map { $0.renamed(["c": "a", "d": "b"]) })
  /// Every problem on {a, b} with two labels.
  public static let binary = first.filter { $0.task.labels.count == 2 }

  /// P(Y) differs and P(X | Y) does not: two classes over three inputs in thirds, the share of label 1 in quarters.
  public static let labelShifts: [ProblemPair] = {
    let classes = LearningProblem.distributions(over: 3, denominator: 3)
    return classes.flatMap { negative in classes.map { [negative, $0] } }.flatMap { classes in
      let problems = (1...3).map { share in
        LearningProblem(
          inputs: ["a", "b", "c"], labels: ["0", "1"], shares: [1 - Rational(share, 4), Rational(share, 4)],
          classConditionals: classes)
      }
      return ProblemPair.all(problems, problems).filter { $0.source != $0.target }
    }
  }()

  /// Two inputs, P(X) in quarters without 0, and P(1 | x) in odd eighths, so that no rule is a matter of ties.
  public static let untied: [ProblemPair] = {
    let odd = [1, 3, 5, 7].map { [1 - Rational($0, 8), Rational($0, 8)] }
    let problems = LearningProblem.all(on: ["a", "b"], massDenominator: 4, labels: ["0", "1"], conditionals: odd)
      .filter { $0.domain.support.count == 2 }
    return ProblemPair.all(problems, problems)
  }()
}
