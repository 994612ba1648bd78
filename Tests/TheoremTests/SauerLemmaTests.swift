import Learning
import NumericCore
import Testing

@Suite("Sauer's lemma: at most Σ over i ≤ d of C(m, i) labellings")
struct SauerLemmaTests {
  @Test("law: every class on up to four points, and Pajor's: as many shattered sets as labellings", arguments: 1...4)
  func law(m: Int) {
    let all = SauerCount(pointCount: m)
    #expect(all.classes == (1 << (1 << m)) - 1 && all.violations == 0 && all.fewerSets == 0)
    #expect(all.equalities > 0 && all.violationsWithOneLess > 0)
  }

  @Test("law: random classes on six points", arguments: UInt64(1)...200)
  func random(seed: UInt64) {
    let random = RandomSource(seed: seed)
    let size = 1 + random.integer(below: 60)
    let labelings = random.sample(size, below: 64).map { UInt32($0) }
    let sets = ShatteredSets(labelings: labelings, pointCount: 6)
    #expect(
      size <= ShatteredSets.sauerBound(vcDimension: sets.vcDimension, pointCount: 6) && sets.sets.count >= size, "seed \(seed)")
  }

  @Test("tight: unions of r intervals attain it with d = 2r, so that d − 1 would not do", arguments: 1...3)
  func tight(r: Int) {
    for m in 1...8 {
      let count = IntervalUnions(limit: r).labelings(pointCount: m).count
      #expect(count == ShatteredSets.sauerBound(vcDimension: 2 * r, pointCount: m))
      #expect(m < 2 * r || count > ShatteredSets.sauerBound(vcDimension: 2 * r - 1, pointCount: m))
    }
  }

  @Test("ends: one labelling, all labellings")
  func ends() {
    #expect(
      ShatteredSets.sauerBound(vcDimension: 0, pointCount: 5) == 1 && ShatteredSets.sauerBound(vcDimension: 5, pointCount: 5) == 32)
    #expect(ShatteredSets(labelings: [6], pointCount: 3).sets == [0])
    #expect(ShatteredSets(labelings: Array(0..<8), pointCount: 3).sets.count == 8)
  }

  @Test("necessity: (em/d)^d bounds it from m = d on only; at m = d/10 it is less than one labelling in a million")
  func range() {
    for d in 1...12 {
      for m in d...40 {
        let bound = Double(d) * (Double.log(Double(m) / Double(d)) + 1)
        #expect(GrowthFunction.vcDimension(d).logarithm(pointCount: m) <= bound + 1e-9)
      }
    }
    #expect(30 * (Double.log(3.0 / 30) + 1) < GrowthFunction.vcDimension(30).logarithm(pointCount: 3) - .log(1e6))
  }
}
