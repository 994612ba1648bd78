import Learning
import NumericCore
import Testing

@Suite("Labellings that a class gives, and the sets that it shatters")
struct LabelingsTests {
  @Test("are those of a finite class, whatever the class", arguments: UInt64(1)...20)
  func finite(seed: UInt64) {
    let random = RandomSource(seed: seed)
    let masks = (0..<6).map { _ in UInt32(random.integer(below: 32)) }
    let hypotheses = FiniteClass(labelings: masks.map { mask in (0..<5).map { mask >> UInt32($0) & 1 == 1 } })
    let labelings = hypotheses.labelings(pointCount: 5)
    #expect(labelings == Set(masks).sorted())
    let shattered = ShatteredSets(labelings: labelings, pointCount: 5)
    #expect(shattered.vcDimension == hypotheses.vcDimension)
    // A set is shattered if and only if all of its labellings are met.
    for set in UInt32(0)..<32 {
      let isShattered = Set(labelings.map { $0 & set }).count == 1 << set.nonzeroBitCount
      #expect(shattered.sets.contains(set) == isShattered, "seed \(seed), set \(set)")
    }
  }

  @Test("of thresholds, intervals and half-planes are as many as the books say", arguments: 1...7)
  func counts(m: Int) {
    #expect(Thresholds(.below).labelings(pointCount: m).count == m + 1)
    #expect(Thresholds(.either).labelings(pointCount: m).count == 2 * m)
    #expect(IntervalUnions.intervals.labelings(pointCount: m).count == 1 + m * (m + 1) / 2)
    let random = RandomSource(seed: UInt64(m))
    let points = Matrix(rows: (0..<m).map { _ in [random.normal(), random.normal()] })
    #expect(HalfPlanes(points: points).labelings(pointCount: m).count == m * (m - 1) + 2)
    #expect(abs(separableShare(pointCount: m, dimension: 2) * Double(1 << m) - Double(m * (m - 1) + 2)) < 1e-9)
  }

  @Test("of a class that is counted have the growth and the VC dimension of the books", arguments: CountedClass.allCases)
  func counted(hypotheses: CountedClass) {
    for m in 1...8 {
      let labelings = hypotheses.labelings(pointCount: m)
      #expect(labelings.count == hypotheses.growth(pointCount: m))
      #expect(ShatteredSets(labelings: labelings, pointCount: m).vcDimension == min(m, hypotheses.vcDimension))
    }
  }

  @Test("no point has one labelling")
  func none() {
    #expect(Thresholds(.below).labelings(pointCount: 0) == [0])
    #expect(ShatteredSets(labelings: [0], pointCount: 0).sets == [0])
  }

  @Test("One sine gives any labels to 1/10, 1/100, …", arguments: 1...10)
  func sines(count: Int) {
    for mask in 0..<1 << count {
      let labels = (0..<count).map { mask >> $0 & 1 == 1 }
      let frequency = Sines.frequency(labels: labels)
      #expect(Sines.labels(frequency: frequency, count: count) == labels)
      // The sine itself, where floating point can tell: ωx/π is far from a whole number.
      if count <= 5 {
        var place = 1.0
        for label in labels {
          place *= 10
          let quotient = Double(frequency) / place
          #expect((quotient.truncatingRemainder(dividingBy: 2) < 1) == label)
        }
      }
    }
  }
}
