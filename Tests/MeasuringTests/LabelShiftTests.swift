import Learning
import Measuring
import NumericCore
import Testing

@Suite("Measured labels")
struct LabelShiftTests {
  @Test("Labels: total variation and χ² of known counts; equal labels have p = 1; many values are numbers")
  func labelShift() throws {
    func shift(_ names: [String], _ source: [Int], _ target: [Int]) throws -> LabelShift {
      try #require(LabelShift(.classes(ClassLabels(names: names, source: source, target: target))))
    }
    let (few, many) = (Array(repeating: 0, count: 30), Array(repeating: 1, count: 10))
    let shifted = try shift(["0", "1"], few + many, few.dropLast(10) + many + many)
    #expect((shifted.distance - 0.25).magnitude < 1e-15)
    // χ² = 80 (30·20 − 10·20)² / (40·40·50·30) = 16/3 with one degree of freedom: p = 2 P(Z > √(16/3)).
    #expect((shifted.pValue - 2 * NormalDistribution.standard.upperTail((16.0 / 3).squareRoot())).magnitude < 1e-12)
    #expect(try shift(["1"], [0, 0], [0]).pValue == 1)
    #expect(try shift(["a", "b"], [0, 0], [0, 1]).newClasses == ["b"])
    let numbers = (0..<30).map(Double.init)
    let moved = try #require(LabelShift(.numbers(source: numbers, target: numbers.map { $0 + 0.5 })))
    #expect(moved.shares.isEmpty && abs(moved.distance - 1.0 / 30) < 1e-15)
    #expect(LabelShift(.numbers(source: numbers, target: nil)) == nil)
  }

  @Test("Within classes nothing differs under label shift, and something does under covariate shift")
  func withinClasses() {
    let random = RandomSource(seed: 8)
    func domain(_ positives: Int, moved: Double) -> (Matrix, [Int]) {
      let labels = (0..<200).map { $0 < positives ? 1 : 0 }
      return (Matrix(rowCount: 200, columnCount: 1, elements: labels.map { 3 * Double($0) + moved + random.normal() }), labels)
    }
    let (source, sourceLabels) = domain(50, moved: 0)
    let (shifted, shiftedLabels) = domain(150, moved: 0)
    let (moved, movedLabels) = domain(50, moved: 1)
    let unchanged = FeatureShift.pValueWithinClasses(
      source: source, target: shifted, sourceLabels: sourceLabels, targetLabels: shiftedLabels)
    let changed = FeatureShift.pValueWithinClasses(
      source: source, target: moved, sourceLabels: sourceLabels, targetLabels: movedLabels)
    // A false alarm at this level has probability 0.001; the seed is fixed.
    #expect(unchanged > 0.001 && changed < 1e-6)
  }

  @Test("Where no class is in both files, there is nothing within classes to differ, and no test of it is made")
  func noCommonClass() throws {
    let random = RandomSource(seed: 9)
    let (source, target) = (random.normals(rowCount: 40, columnCount: 1), random.normals(rowCount: 40, columnCount: 1))
    let (first, second) = (Array(repeating: 0, count: 40), Array(repeating: 1, count: 40))
    #expect(FeatureShift.pValueWithinClasses(source: source, target: target, sourceLabels: first, targetLabels: second) == 1)
    let data = try MeasurementData(
      source: source, target: target, names: ["a"],
      labels: .classes(ClassLabels(names: ["old", "new"], source: first, target: second)))
    let found = try MeasurementFindings(data, plan: .init(permutationCount: 20), seed: 1)
    #expect(found.judged.conclusion == .newClasses && found.whole.withinClassesP == nil)
    #expect(!found.whole.tests.contains { $0.question == .withinClasses })
  }
}
