internal import NumericCore

/// Which hypothesis has the least empirical risk, exactly, where their errors on one example are independent of each other.
///
/// Hypothesis i errs on Bin(m, rᵢ) of m examples. Of those with the fewest errors the first is chosen, so that the order is the
/// learner's preference:
///
///     P(i) = Σ over k of P(Xᵢ = k) · Π over j < i of P(Xⱼ > k) · Π over j > i of P(Xⱼ ≥ k)
public struct EmpiricalRiskSelection: Sendable, Hashable {
  /// The hypotheses' risks, first the one that is preferred among equals.
  public let risks: [Double]
  /// P(i is chosen).
  public let probabilities: [Double]

  /// The selection by `examples` examples.
  ///
  /// - Precondition: there is a hypothesis, risks are in 0…1, and the number of examples is not negative.
  /// - Complexity: O(*m* · *n*) for *n* hypotheses.
  public init(risks: [Double], examples: Int) {
    precondition(!risks.isEmpty && examples >= 0, "A selection needs a hypothesis, and a number of examples that is not negative.")
    self.risks = risks
    let counts = risks.map { BinomialDistribution(trials: examples, probability: $0) }
    var probabilities = Array(repeating: 0.0, count: risks.count)
    for errors in 0...examples {
      // The products over the hypotheses after each one, from the last to the first.
      var later = Array(repeating: 1.0, count: risks.count)
      for index in risks.indices.dropFirst().reversed() {
        later[index - 1] = later[index] * counts[index].probability(atLeast: errors)
      }
      var earlier = 1.0
      for index in risks.indices {
        probabilities[index] += counts[index].probability(of: errors) * earlier * later[index]
        earlier *= counts[index].probability(atLeast: errors + 1)
      }
    }
    self.probabilities = probabilities
  }

  /// The risk of the hypothesis that is chosen, in the mean over the samples.
  public var expectedRisk: Double { zip(probabilities, risks).reduce(0) { $0 + $1.0 * $1.1 } }

  /// The probability that a hypothesis of risk `risk` is chosen where `count` others of risk `other` are all preferred to it among
  /// equals.
  ///
  /// - Precondition: no number is negative, and risks are in 0…1.
  /// - Complexity: O(*m*) for *m* examples, whatever the count.
  public static func probability(ofLast risk: Double, against other: Double, count: Int, examples: Int) -> Double {
    precondition(count >= 0 && examples >= 0, "Counts are not negative.")
    let own = BinomialDistribution(trials: examples, probability: risk).probabilities
    let others = BinomialDistribution(trials: examples, probability: other).probabilities
    // The chance that one other has at most k errors, from one end, and that it has more, from the other: the smaller is exact.
    var more = Array(repeating: 0.0, count: examples + 1)
    for errors in stride(from: examples, to: 0, by: -1) { more[errors - 1] = more[errors] + others[errors] }
    var (atMost, sum) = (0.0, 0.0)
    for errors in 0...examples {
      atMost += others[errors]
      let logarithm = atMost < 0.5 ? Double.log(onePlus: -atMost) : Double.log(more[errors])
      sum += own[errors] * (count == 0 ? 1 : Double.exp(Double(count) * logarithm))
    }
    return sum
  }
}
