import Learning
import NumericCore
import Testing

@Suite("A finite class: (ln|H| + ln(1/δ))/ε examples suffice")
struct FiniteClassSampleSizeTests {
  @Test(
    "known sizes", arguments: [(1024, 0.1, 0.05, 100), (16, 0.1, 0.05, 58), (1_048_576, 0.01, 0.001, 2078), (3, 0.25, 0.1, 14)])
  func known(size: Int, epsilon: Double, delta: Double, examples: Int) {
    let bound = FiniteClassSampleSize(size: size, accuracy: epsilon, failureProbability: delta)
    #expect(bound.examples == examples && bound.bound <= Double(examples))
  }

  @Test("law and necessity: no failure above δ at the size, and one without its logarithm", arguments: ErrorOverlap.allCases)
  func law(overlap: ErrorOverlap) {
    for (count, mass) in [(1, 0.5), (3, 0.25), (9, 0.1), (20, 0.05)] {
      for delta in [0.001, 0.05, 0.3] {
        let bound = FiniteClassSampleSize(size: count + 1, accuracy: mass, failureProbability: delta)
        #expect(overlap.failure(count: count, mass: mass, examples: bound.examples) <= delta)
      }
    }
    let short = Int((-Double.log(0.05) / 0.05).rounded(.up))
    #expect((overlap.failure(count: 20, mass: 0.05, examples: short) > 0.05) == (overlap != .nested))
  }

  @Test("independent errors: known failures at the size")
  func independent() {
    let cases = [
      (1024, 0.1, 100, 0.026806816135523215), (16, 0.1, 58, 0.03276610642530714), (1_048_576, 0.01, 2078, 0.0008919491925279949),
      (3, 0.25, 14, 0.035318416755674806),
    ]
    for (size, mass, examples, failure) in cases {
      #expect(abs(ErrorOverlap.independent.failure(count: size - 1, mass: mass, examples: examples) - failure) < 1e-12)
    }
  }

  @Test("disjoint errors of unequal masses: known failures")
  func disjoint() {
    let known = [
      (0, 1.0), (1, 1.0), (5, 0.93088), (10, 0.545772111256558), (20, 0.12841123208792668), (30, 0.03055614643338441),
      (40, 0.0076576130157843154), (60, 0.0005264032373686442),
    ]
    for (examples, failure) in known {
      #expect(abs(ErrorOverlap.disjointFailure(masses: [0.12, 0.15, 0.2, 0.25], examples: examples) - failure) < 1e-12)
    }
    #expect(ErrorOverlap.disjointFailure(masses: [], examples: 3) == 0)
  }

  @Test(
    "each overlap against all samples: inputs 0…7, three regions of mass ¼ or ½, two examples and three",
    arguments: ErrorOverlap.allCases)
  func enumerated(overlap: ErrorOverlap) {
    // The regions as sets of inputs. Independent ones: the bits of the input. Nested ones of equal mass are one region.
    let regions: [Set<Int>] =
      switch overlap {
      case .independent: (0..<3).map { bit in Set((0..<8).filter { $0 >> bit & 1 == 1 }) }
      case .nested: Array(repeating: [0, 1], count: 3)
      case .disjoint: [[0, 1], [2, 3], [4, 5]]
      }
    let mass = Double(regions[0].count) / 8
    for examples in 0...3 {
      let samples = Int(Double.pow(8, Double(examples)))
      let failures = (0..<samples).count { sample in
        var (rest, drawn) = (sample, Set<Int>())
        for _ in 0..<examples {
          drawn.insert(rest % 8)
          rest /= 8
        }
        return regions.contains { $0.isDisjoint(with: drawn) }
      }
      #expect(abs(overlap.failure(count: 3, mass: mass, examples: examples) - Double(failures) / Double(samples)) < 1e-14)
    }
  }

  @Test("need: the failure is at most δ there and above it with one example less", arguments: ErrorOverlap.allCases)
  func need(overlap: ErrorOverlap) {
    for (count, mass) in [(1, 0.3), (9, 0.1), (19, 0.05)] {
      let need = overlap.need(count: count, mass: mass, failureProbability: 0.05)
      #expect(overlap.failure(count: count, mass: mass, examples: need) <= 0.05)
      #expect(overlap.failure(count: count, mass: mass, examples: need - 1) > 0.05)
    }
    #expect(overlap.need(count: 0, mass: 0.1, failureProbability: 0.05) == 0)
  }

  @Test("accuracies and failure probabilities of 0 or 1 stop the program")
  func certainty() async {
    await #expect(processExitsWith: .failure) { _ = FiniteClassSampleSize(size: 2, accuracy: 0, failureProbability: 0.5) }
    await #expect(processExitsWith: .failure) { _ = FiniteClassSampleSize(size: 2, accuracy: 1, failureProbability: 0.5) }
    await #expect(processExitsWith: .failure) { _ = FiniteClassSampleSize(size: 2, accuracy: 0.5, failureProbability: 0) }
    await #expect(processExitsWith: .failure) { _ = FiniteClassSampleSize(size: 2, accuracy: 0.5, failureProbability: 1) }
  }
}
