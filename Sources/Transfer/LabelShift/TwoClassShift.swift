public import NumericCore

/// Two classes in other shares, and a classifier of known rates: what its confusion matrix says of the target, in exact fractions.
public struct TwoClassShift: Sendable, Hashable {
  /// P_S(Y = 1).
  public let source: Rational
  /// P_T(Y = 1).
  public let target: Rational
  /// P(h = 1 | Y = 1), the same in both domains.
  public let hit: Rational
  /// P(h = 1 | Y = 0), the same in both domains.
  public let falseAlarm: Rational

  /// - Precondition: the source has both classes, and the rates differ, so that the confusion matrix has an inverse.
  public init(source: Rational, target: Rational, hit: Rational, falseAlarm: Rational) {
    precondition(source > 0 && source < 1 && hit != falseAlarm, "The confusion matrix has an inverse.")
    (self.source, self.target, self.hit, self.falseAlarm) = (source, target, hit, falseAlarm)
  }

  /// Class 1's component of the solution z of C z = μ with the joint fractions P_S(h = i, Y = j): P_T(1)/P_S(1).
  public var fromJoint: Rational { solution(1 - source, source) }
  /// The same with the conditional fractions P(h = i | Y = j): P_T(1).
  public var fromConditional: Rational { solution(1, 1) }

  /// Cramer's rule; the columns are (1 − falseAlarm, falseAlarm) and (1 − hit, hit), each times its factor.
  private func solution(_ zero: Rational, _ one: Rational) -> Rational {
    let positives = target * hit + (1 - target) * falseAlarm
    let determinant = zero * one * ((1 - falseAlarm) * hit - falseAlarm * (1 - hit))
    return zero * ((1 - falseAlarm) * positives - falseAlarm * (1 - positives)) / determinant
  }

  /// Shares and rates of many kinds, a balanced source and a target of nine tenths first; one classifier is worse than guessing.
  public static let family = [Rational(1, 2), Rational(1, 4), Rational(2, 3)].flatMap { source in
    [Rational(9, 10), Rational(1, 5), Rational(1, 2)].flatMap { target in
      [(Rational(4, 5), Rational(1, 5)), (Rational(9, 10), Rational(1, 2)), (Rational(1, 3), Rational(2, 3))].map {
        TwoClassShift(source: source, target: target, hit: $0, falseAlarm: $1)
      }
    }
  }
}
