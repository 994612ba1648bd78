import Learning
import Measuring
import NumericCore
import Testing

@Suite("Splits of one sample: p-values where nothing differs")
struct NullTests {
  private static let splitCount = 500
  /// Dvoretzky, Kiefer and Wolfowitz: the distribution function of 500 values strays farther with probability 10⁻⁶.
  private static let band = (Double.log(2 / 1e-6) / (2 * Double(splitCount))).squareRoot()

  /// Five hundred splits of 60 labelled rows into halves: the p-values of each test by its key, and the conclusions.
  private static let splits: (pValues: [String: [Double]], conclusions: [Conclusion]) = {
    let random = RandomSource(seed: 11)
    let plan = MeasurementPlan(permutationCount: 39, resampleCount: 0, transportTestRowLimit: 6, directionCount: 10)
    var pValues: [String: [Double]] = [:]
    var conclusions: [Conclusion] = []
    for split in 0..<splitCount {
      let rows = random.normals(rowCount: 60, columnCount: 2)
      let labels = (0..<60).map { rows[$0, 0] + random.normal() > 0 ? 1 : 0 }
      let halves = (Array(labels[..<30]), Array(labels[30...]))
      let data = try? MeasurementData(
        source: rows.rows(0..<30), target: rows.rows(30..<60), names: ["a", "b"],
        labels: .classes(ClassLabels(names: ["0", "1"], source: halves.0, target: halves.1)))
      guard let data, let found = try? MeasurementFindings(data, plan: plan, seed: UInt64(split)) else { continue }
      for test in found.whole.tests { pValues[test.key, default: []].append(test.pValue) }
      conclusions.append(found.judged.conclusion)
    }
    return (pValues, conclusions)
  }()

  private static func share(_ values: [Double], atMost level: Double) -> Double {
    Double(values.count { $0 <= level + 1e-12 }) / Double(values.count)
  }

  @Test(
    "Tests by relabelling have a uniform p-value",
    arguments: [
      "wasserstein1", "wasserstein2", "sliced_wasserstein1", "mmd2_unbiased", "energy_distance", "coral_distance",
    ])
  func uniform(key: String) throws {
    let values = try #require(Self.splits.pValues[key])
    #expect(values.count == Self.splitCount)
    for rank in 1...40 {
      let level = Double(rank) / 40
      #expect(abs(Self.share(values, atMost: level) - level) < Self.band, "P(p ≤ \(level)) of \(key)")
    }
  }

  @Test("No test calls equal halves different more often than its level says")
  func level() {
    #expect(Self.splits.pValues.count == 12)
    for (key, values) in Self.splits.pValues {
      for level in [0.01, 0.05, 0.1, 0.2, 0.5] {
        #expect(Self.share(values, atMost: level) < level + Self.band, "P(p ≤ \(level)) of \(key)")
      }
    }
  }

  @Test("One conclusion in twenty at most says that something differs")
  func conclusions() {
    let alarms = Self.splits.conclusions.count { $0 != .noneDetected }
    #expect(Self.splits.conclusions.count == Self.splitCount)
    // Of 500 at 5 %, more than 50 have probability below 10⁻⁶.
    #expect(alarms <= 50, "\(alarms) of \(Self.splits.conclusions.count)")
  }

  @Test("The corrected p-values are Holm's of all tests together")
  func holm() throws {
    let found = try MeasurementFindings(PlantedShift.mean.data(seed: 1, count: 40), plan: .init(permutationCount: 20), seed: 1)
    #expect(found.whole.tests.map(\.adjusted) == PValue.holmAdjusted(found.whole.tests.map(\.pValue)))
    #expect(Set(found.whole.tests.map(\.key)).count == 12)
  }
}
