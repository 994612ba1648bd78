import Learning
import NumericCore
import Transfer
import Worlds

/// A world as an instance of the bound.
extension RandomLossWorld {
  var bound: DiscrepancyBound {
    DiscrepancyBound(
      source: .init(masses: source.masses, labels: source.labels), target: .init(masses: target.masses, labels: target.labels),
      hypotheses: hypotheses, loss: loss)
  }
  static func bound(from random: RandomSource, loss: Loss) -> DiscrepancyBound { RandomLossWorld(from: random, loss: loss).bound }
  static func onePoint(_ c: Rational, loss: Loss) -> DiscrepancyBound { RandomLossWorld(onePoint: c, loss: loss).bound }
}
