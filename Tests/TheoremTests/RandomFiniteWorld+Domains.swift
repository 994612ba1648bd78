import Divergences
import Learning
import NumericCore
import Worlds

extension RandomFiniteWorld {
  /// The instance of a seed.
  init(seed: Int) { self.init(from: RandomSource(seed: UInt64(seed))) }

  /// Both labelled domains.
  var domains: DomainPair<Int> { DomainPair(source: source, target: target) }
}
