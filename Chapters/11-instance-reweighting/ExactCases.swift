import NumericCore
import Report

/// What weighting makes of one classifier on three points, in exact fractions: where it is right, and the ways in which it is not.
struct ExactCase: Sendable, Hashable {
  let name: String
  /// P_S(x) and P_T(x) at the three points.
  let source: [Rational]
  let target: [Rational]
  /// The classifier's loss at each point, by the labels of the source and by those of the target.
  let sourceLosses: [Rational]
  let targetLosses: [Rational]

  /// The cases of the lesson; the classifier errs at the third point only.
  static let all = [
    ExactCase("same labels, T within S", [2, 1, 1], [1, 1, 2], [0, 0, 1], [0, 0, 1]),
    ExactCase("T outside S at point 3", [2, 2, 0], [1, 1, 2], [0, 0, 1], [0, 0, 1]),
    ExactCase("other labels at point 3", [2, 1, 1], [1, 1, 2], [0, 0, 0], [0, 0, 1]),
    ExactCase("the same, P(x) equal", [1, 1, 2], [1, 1, 2], [0, 0, 0], [0, 0, 1]),
  ]

  private init(_ name: String, _ source: [Int], _ target: [Int], _ sourceLosses: [Int], _ targetLosses: [Int]) {
    self.name = name
    self.source = source.map { Rational($0, 4) }
    self.target = target.map { Rational($0, 4) }
    self.sourceLosses = sourceLosses.map { Rational($0) }
    self.targetLosses = targetLosses.map { Rational($0) }
  }

  /// E_S[ℓ], E_S[wℓ] and E_T[ℓ].
  var unweighted: Rational { source.indices.reduce(Rational(0)) { $0 + source[$1] * sourceLosses[$1] } }
  var weighted: Rational {
    ExactChecks.Instance(source: source, target: target, losses: sourceLosses).weightedRisk
  }
  var targetRisk: Rational { target.indices.reduce(Rational(0)) { $0 + target[$1] * targetLosses[$1] } }

  /// All cases, a row each.
  static var table: Table {
    Table(
      title: "One classifier on three points, exactly", columns: ["case", "E_S[ℓ]", "E_S[wℓ]", "E_T[ℓ]", "bias"],
      rows: all.map { example in
        let numbers = [example.unweighted, example.weighted, example.targetRisk, example.weighted - example.targetRisk]
        return [.text(example.name)] + numbers.map { .fraction($0.numerator, $0.denominator) }
      })
  }
}
