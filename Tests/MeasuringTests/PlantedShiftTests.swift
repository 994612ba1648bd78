import Learning
import Measuring
import NumericCore
import Testing

@Suite("Readings of planted shifts")
struct PlantedShiftTests {
  private static let plan = MeasurementPlan(permutationCount: 300, resampleCount: 20, transportTestRowLimit: 12, directionCount: 20)

  private func findings(_ shift: PlantedShift, seed: UInt64, count: Int = 300, isLabelled: Bool = true) throws
    -> MeasurementFindings
  {
    try MeasurementFindings(shift.data(seed: seed, count: count, isLabelled: isLabelled), plan: Self.plan, seed: seed)
  }

  /// The planted shift's name, and what would be its opposite.
  private static let readings: [(shift: PlantedShift, named: Conclusion, opposite: Set<Conclusion>)] = [
    (.none, .noneDetected, [.disjoint, .conceptOrReach, .several, .newClasses]),
    (.mean, .covariateShift, [.labelShift, .conceptShift, .disjoint, .newClasses]),
    (.scale, .covariateShift, [.labelShift, .conceptShift, .disjoint, .newClasses]),
    (.rotation, .covariateShift, [.labelShift, .conceptShift, .disjoint, .newClasses]),
    (.label, .labelShift, [.covariateShift, .conceptShift, .disjoint, .noneDetected, .newClasses]),
    (.concept, .conceptShift, [.noneDetected, .covariateShift, .labelShift, .disjoint, .newClasses]),
    (.disjoint, .disjoint, [.noneDetected, .covariateShift, .labelShift, .conceptShift, .newClasses]),
    (.apartTogether, .disjoint, [.noneDetected, .covariateShift, .labelShift, .conceptShift, .newClasses]),
    (.constantFeature, .noneDetected, [.disjoint, .conceptOrReach, .several, .newClasses]),
  ]

  @Test("The conclusion names what was planted in nearly every draw, and never says the opposite", arguments: readings.indices)
  func labelled(index: Int) throws {
    let (shift, named, opposite) = Self.readings[index]
    var namedCount = 0
    for seed in 1...12 as ClosedRange<UInt64> {
      let found = try findings(shift, seed: seed)
      #expect(!opposite.contains(found.judged.conclusion), "\(shift), seed \(seed): \(found.headline)")
      namedCount += found.judged.conclusion == named ? 1 : 0
      let isApart = shift == .disjoint || shift == .constantFeature
      #expect(found.separatingNames.isEmpty != isApart, "\(shift), seed \(seed)")
    }
    // Twelve measurements at 5 %: more than three false alarms have probability 0.002; the seeds are fixed.
    #expect(namedCount >= 9, "\(shift): named in \(namedCount) of 12")
  }

  @Test("Without target labels a shift of the features is seen, one of the labels' meaning is not, and neither is called by name")
  func unlabelled() throws {
    for shift in [PlantedShift.mean, .scale, .rotation, .label] {
      let found = try findings(shift, seed: 3, isLabelled: false)
      #expect(found.judged.conclusion == .featuresDiffer, "\(shift): \(found.headline)")
    }
    for shift in [PlantedShift.none, .concept] {
      #expect(try findings(shift, seed: 3, isLabelled: false).judged.conclusion == .noneDetected, "\(shift)")
    }
    let unknown = try findings(.concept, seed: 3, isLabelled: false).unknown.joined()
    #expect(unknown.contains("Without target labels") && unknown.contains("all labels turned"))
  }

  @Test(
    "What about the features differs is said: means, spreads, or how they go together",
    arguments: [
      (PlantedShift.mean, DomainFindings.Change.Kind.mean, "x0"), (.scale, .spread, "x0"), (.rotation, .dependence, "x0 with x1"),
    ])
  func changes(shift: PlantedShift, kind: DomainFindings.Change.Kind, name: String) throws {
    var falseAlarms = 0
    for seed in 1...12 as ClosedRange<UInt64> {
      let changes = try findings(shift, seed: seed).judged.changes
      #expect(changes.first { $0.kind == kind }?.names.contains(name) == true, "seed \(seed): \(changes)")
      falseAlarms += Set(changes.map(\.kind)).isSubset(of: [kind, .shape]) ? 0 : 1
    }
    // Each of two other kinds at 5 % / 4: three or more of twelve have probability 0.003; the seeds are fixed.
    #expect(falseAlarms <= 2, "\(falseAlarms) of 12")
  }

  @Test("A feature that is constant in each file is named, and the rest is measured as if it were not there")
  func constantFeature() throws {
    let found = try findings(.constantFeature, seed: 4)
    let without = try findings(.none, seed: 4)
    #expect(found.separatingNames == ["x4"])
    #expect(found.reduced?.distances == without.whole.distances)
    #expect(found.headline.hasPrefix("x4 tells the files apart. Without it: No shift"))
    #expect(found.steps.first?.action.contains("Leave out what tells the files apart") == true)
  }

  @Test("What is said of the overlap grows with it: shifts from none to five deviations")
  func overlap() throws {
    let shares = try [0.0, 1, 2, 3, 5].map { shift in
      let random = RandomSource(seed: 5)
      func rows(_ moved: Double) -> Matrix {
        Matrix(rows: (0..<400).map { _ in [random.normal() + moved, random.normal() + moved] })
      }
      let data = try MeasurementData(source: rows(0), target: rows(shift / 2.0.squareRoot()), names: ["a", "b"])
      return try MeasurementFindings(data, plan: Self.plan, seed: 1).whole.distances.overlapEstimate
    }
    for (larger, smaller) in zip(shares, shares.dropFirst()) { #expect(larger > smaller) }
    // Two Gaussians δ apart share 2Φ(−δ/2). The error is of 400 held-out rows: three of its deviations, times 2.
    for (share, shift) in zip(shares, [0.0, 1, 2, 3, 5]) {
      let truth = 2 * NormalDistribution.standard.cumulative(-shift / 2)
      #expect(abs(share - truth) < 0.16, "\(shift): \(share) for \(truth)")
    }
  }

  @Test(
    "Every conclusion has something to try, and each step names its chapters and what could go wrong",
    arguments: PlantedShift.allCases)
  func steps(shift: PlantedShift) throws {
    for isLabelled in [true, false] {
      let found = try findings(shift, seed: 6, count: 60, isLabelled: isLabelled)
      #expect(!found.steps.isEmpty)
      for step in found.steps { #expect(!step.chapters.isEmpty && step.risk.hasSuffix(".") && !step.action.hasSuffix(".")) }
      #expect(found.steps.contains { $0.action.contains("Label a few dozen") } != isLabelled)
    }
  }

  @Test("Numbers as labels: the same line, a line moved, and a line turned are told apart")
  func numbers() throws {
    func conclusion(slope: Double, offset: Double) throws -> Conclusion {
      let random = RandomSource(seed: 7)
      func rows() -> Matrix { random.normals(rowCount: 200, columnCount: 2) }
      let (source, target) = (rows(), rows())
      func labels(_ rows: Matrix, _ slope: Double, _ offset: Double) -> [Double] {
        rows.column(0).map { slope * $0 + offset + 0.5 * random.normal() }
      }
      let data = try MeasurementData(
        source: source, target: target, names: ["a", "b"],
        labels: .numbers(source: labels(source, 1, 0), target: labels(target, slope, offset)))
      return try MeasurementFindings(data, plan: Self.plan, seed: 1).judged.conclusion
    }
    #expect(try conclusion(slope: 1, offset: 0) == .noneDetected)
    #expect(try conclusion(slope: -1, offset: 0) == .conceptShift)
    #expect(try conclusion(slope: 1, offset: 1) == .conceptShift)
  }
}
