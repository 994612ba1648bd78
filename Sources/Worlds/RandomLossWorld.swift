public import Learning
public import NumericCore

/// A random small instance of adaptation with real labels and a loss, in exact fractions: one to four points, two to six
/// hypotheses.
///
/// Values are in quarters of 0…1, and 0 or 1 for the zero-one loss. Labels of both domains are one function in a third of the
/// instances, and the target's are a hypothesis in another third.
public struct RandomLossWorld: Sendable {
  /// The source.
  public let source: LabelledPoints
  /// The target, on the same points.
  public let target: LabelledPoints
  /// The value of each hypothesis at each point.
  public let hypotheses: [[Rational]]
  /// The loss.
  public let loss: Loss

  /// The next instance that `random` determines.
  public init(from random: RandomSource, loss: Loss) {
    let count = 1 + random.integer(below: 4)
    func values() -> [Rational] {
      (0..<count).map { _ in loss == .zeroOne ? Rational(random.integer(below: 2)) : Rational(random.integer(below: 5), 4) }
    }
    func masses() -> [Rational] {
      var masses = (0..<count).map { _ in random.integer(below: 4) }
      masses[random.integer(below: count)] += 1
      return masses.map { Rational($0, masses.reduce(0, +)) }
    }
    hypotheses = (0..<2 + random.integer(below: 5)).map { _ in values() }
    let (sourceLabels, kind) = (values(), random.integer(below: 3))
    let targetLabels = kind == 0 ? sourceLabels : kind == 1 ? hypotheses[0] : values()
    source = LabelledPoints(masses: masses(), labels: sourceLabels)
    target = LabelledPoints(masses: masses(), labels: targetLabels)
    self.loss = loss
  }

  /// One point, equal domains, the class {0, c}, and labels 0 on the source and 1 on the target.
  public init(onePoint c: Rational, loss: Loss) {
    source = LabelledPoints(masses: [1], labels: [0])
    target = LabelledPoints(masses: [1], labels: [1])
    (hypotheses, self.loss) = ([[0], [c]], loss)
  }
}
