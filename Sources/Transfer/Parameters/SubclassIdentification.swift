internal import Learning
internal import NumericCore

/// How many examples of source tasks it takes to find the subclass that they share with the target, exactly.
///
/// H is divided into G subclasses of equal size |H′|, and the functions of all T source tasks lie in one of them. A subclass
/// survives a task if one of its hypotheses is consistent with the task's n examples. Each hypothesis but the true ones errs on a
/// task with probability ε, independently:
///
///     q = 1 − (1 − (1 − ε)^n)^|H′|              a wrong subclass survives one task
///     1 − (1 − q^T)^(G − 1)                     a wrong subclass survives them all
///
/// Since q ≤ |H′| e^(−εn), it suffices that n ≥ (ln|H′| + (ln G + ln 1/δ)/T)/ε: each task has to rule out its own |H′|, and they
/// share the rest.
///
/// Source: the union bound; for the same law in more general classes J. Baxter, "A model of inductive bias learning", Journal of
/// Artificial Intelligence Research 12 (2000).
public struct SubclassIdentification: Sendable, Hashable {
  /// G.
  public let subclassCount: Int
  /// |H′|.
  public let subclassSize: Int
  /// ε.
  public let errorMass: Double

  /// - Precondition: counts are positive, and ε is between 0 and 1.
  public init(subclassCount: Int, subclassSize: Int, errorMass: Double) {
    precondition(
      subclassCount > 0 && subclassSize > 0 && errorMass > 0 && errorMass < 1, "Counts are positive, and ε is between 0 and 1.")
    (self.subclassCount, self.subclassSize, self.errorMass) = (subclassCount, subclassSize, errorMass)
  }

  /// The probability that a wrong subclass survives all tasks, each with so many examples.
  ///
  /// - Precondition: there is a task, and the number of examples is not negative.
  public func failure(tasks: Int, examples: Int) -> Double {
    precondition(tasks > 0 && examples >= 0, "There is a task, and no negative number of examples.")
    let one = ErrorOverlap.independent.failure(count: subclassSize, mass: errorMass, examples: examples)
    let all = Double.pow(one, Double(tasks))
    guard all < 1 else { return subclassCount > 1 ? 1 : 0 }
    return -Double.expMinusOne(Double(subclassCount - 1) * .log(onePlus: -all))
  }

  /// (ln|H′| + (ln G + ln 1/δ)/T)/ε, rounded up: so many examples of each task suffice.
  public func sufficientExamples(tasks: Int, failureProbability: Double) -> Int {
    let shared = Double.log(Double(subclassCount)) - .log(failureProbability)
    return Int(((Double.log(Double(subclassSize)) + shared / Double(tasks)) / errorMass).rounded(.up))
  }

  /// The fewest examples of each task with which the failure is at most δ.
  ///
  /// - Precondition: there is a task, and 0 < δ < 1.
  public func need(tasks: Int, failureProbability: Double) -> Int {
    precondition(failureProbability > 0 && failureProbability < 1, "A failure probability is between 0 and 1.")
    var (fails, suffices) = (-1, sufficientExamples(tasks: tasks, failureProbability: failureProbability))
    while suffices - fails > 1 {
      let middle = (fails + suffices) / 2
      if failure(tasks: tasks, examples: middle) <= failureProbability { suffices = middle } else { fails = middle }
    }
    return suffices
  }
}
