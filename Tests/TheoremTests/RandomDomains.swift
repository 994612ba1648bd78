import Learning
import NumericCore
import Transfer

/// Random instances in which both sides of a theorem are enumerated in whole numbers, so that no tolerance is needed.
struct RandomInstance {
  let seed: UInt64
  let domains: DomainPair<Int>
  let hypotheses: FiniteClass
  /// The whole of the masses.
  let whole: Int

  /// 2…8 points, 2…12 hypotheses, labels noisy in a third of the instances; many masses are zero in another third.
  init(seed: UInt64) {
    var source = RandomSource(seed: seed)
    let count = Int.random(in: 2...8, using: &source)
    let whole = 840
    self.seed = seed
    self.whole = whole
    func marginal() -> [Int] {
      let isSparse = Int.random(in: 0..<3, using: &source) == 0
      var masses = (0..<count).map { _ in isSparse && Bool.random(using: &source) ? 0 : Int.random(in: 0...whole, using: &source) }
      if masses.allSatisfy({ $0 == 0 }) { masses[0] = 1 }
      let total = masses.reduce(0, +)
      var scaled = masses.map { $0 * whole / total }
      scaled[Int.random(in: 0..<count, using: &source)] += whole - scaled.reduce(0, +)
      return scaled
    }
    let labels = (0..<count).map { _ in Bool.random(using: &source) }
    func domain(isNoisy: Bool) -> FiniteDomain<Int> {
      let masses = marginal()
      let positive = zip(masses, labels).map { mass, label in
        isNoisy ? Int.random(in: 0...mass, using: &source) : label != (Int.random(in: 0..<8, using: &source) == 0) ? mass : 0
      }
      return FiniteDomain(negative: zip(masses, positive).map { $0 - $1 }, positive: positive)
    }
    let isNoisy = Int.random(in: 0..<3, using: &source) == 0
    domains = DomainPair(source: domain(isNoisy: isNoisy), target: domain(isNoisy: isNoisy))
    hypotheses = FiniteClass(
      labelings: (0..<Int.random(in: 2...12, using: &source)).map { _ in (0..<count).map { _ in Bool.random(using: &source) } })
  }
}
