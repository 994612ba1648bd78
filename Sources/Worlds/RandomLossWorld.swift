public import Learning
public import NumericCore
public import Transfer

/// Random small instances of the discrepancy bound, in exact fractions: one to four points, two to six hypotheses.
public enum RandomLossWorld {
  /// The next instance that `random` determines.
  ///
  /// Values are in quarters of 0…1, and 0 or 1 for the zero-one loss. Labels of both domains are one function in a third of the instances, and a
  /// hypothesis in another third.
  public static func bound(from random: RandomSource, loss: Loss) -> DiscrepancyBound {
    let count = 1 + random.integer(below: 4)
    func values() -> [Rational] {
      (0..<count).map { _ in loss == .zeroOne ? Rational(random.integer(below: 2)) : Rational(random.integer(below: 5), 4) }
    }
    func masses() -> [Rational] {
      var masses = (0..<count).map { _ in random.integer(below: 4) }
      masses[random.integer(below: count)] += 1
      return masses.map { Rational($0, masses.reduce(0, +)) }
    }
    let hypotheses = (0..<2 + random.integer(below: 5)).map { _ in values() }
    let (sourceLabels, kind) = (values(), random.integer(below: 3))
    let targetLabels = kind == 0 ? sourceLabels : kind == 1 ? hypotheses[0] : values()
    return DiscrepancyBound(
      source: .init(masses: masses(), labels: sourceLabels), target: .init(masses: masses(), labels: targetLabels),
      hypotheses: hypotheses, loss: loss)
  }

  /// One point, equal domains, the class {0, c}, and labels 0 on the source and 1 on the target.
  public static func onePoint(_ c: Rational, loss: Loss) -> DiscrepancyBound {
    DiscrepancyBound(
      source: .init(masses: [1], labels: [0]), target: .init(masses: [1], labels: [1]), hypotheses: [[0], [c]], loss: loss)
  }
}
