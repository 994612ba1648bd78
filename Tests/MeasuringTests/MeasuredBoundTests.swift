import Learning
import Measuring
import NumericCore
import Testing

@Suite("The bound's terms on two samples")
struct MeasuredBoundTests {
  /// Two labelled samples on few values, so that ties are frequent.
  private func samples(seed: UInt64, dimension: Int, isLabelled: Bool = true) -> LabelledSamples {
    let random = RandomSource(seed: seed)
    func rows(_ count: Int) -> Matrix {
      Matrix(
        rowCount: count, columnCount: dimension, elements: (0..<count * dimension).map { _ in Double(random.integer(below: 4)) })
    }
    let (n, m) = (3 + random.integer(below: 4), 3 + random.integer(below: 4))
    return LabelledSamples(
      source: rows(n), target: rows(m), sourceLabels: (0..<n).map { _ in random.bernoulli(0.5) },
      targetLabels: isLabelled ? (0..<m).map { _ in random.bernoulli(0.5) } : nil)
  }

  /// The labels of every stump on some rows, from its definition: any feature, any place between the values 0 … 3, either side.
  private func labelings(_ rows: Matrix) -> [[Bool]] {
    (0..<rows.columnCount).flatMap { feature in
      (0...4).flatMap { cut in
        [false, true].map { isAbove in rows.column(feature).map { ($0 >= Double(cut) - 0.5) == isAbove } }
      }
    }
  }

  @Test("Stumps and thresholds: every term equals the one over all hypotheses written out", arguments: 0..<30 as Range<UInt64>)
  func enumeration(seed: UInt64) throws {
    let dimension = seed < 15 ? 1 : 2
    let samples = samples(seed: seed, dimension: dimension)
    let measured = try MeasuredBound(
      of: dimension == 1 ? .thresholds : .stumps, on: samples, comparing: 100, random: RandomSource(seed: seed))
    let (onSource, onTarget) = (labelings(samples.source), labelings(samples.target))
    func share(_ labels: [Bool]) -> Double { Double(labels.count { $0 }) / Double(labels.count) }
    func risk(_ labels: [Bool], _ truth: [Bool]) -> Double { share(zip(labels, truth).map { $0 != $1 }) }
    let sourceRisks = onSource.map { risk($0, samples.labels.source.map { $0 == 1 }) }
    let targetRisks = onTarget.map { risk($0, (samples.labels.target ?? []).map { $0 == 1 }) }
    var supremum = 0.0
    for first in onSource.indices {
      for second in onSource.indices {
        let difference =
          share(zip(onSource[first], onSource[second]).map { $0 != $1 })
          - share(zip(onTarget[first], onTarget[second]).map { $0 != $1 })
        supremum = max(supremum, difference.magnitude)
      }
    }
    let joint = zip(sourceRisks, targetRisks).map { $0 + $1 }.min() ?? 0
    // Ratios of small counts, each rounded once or twice.
    #expect((measured.sourceRisk - (sourceRisks.min() ?? 0)).magnitude < 1e-15)
    #expect(try (#require(measured.idealJointRisk) - joint).magnitude < 1e-15)
    #expect((measured.divergence - 2 * supremum).magnitude < 1e-14)
    #expect(try (#require(measured.leastTargetRisk) - (targetRisks.min() ?? 0)).magnitude < 1e-15)
    let (bound, targetRisk) = (try #require(measured.bound), try #require(measured.targetRisk))
    #expect(targetRisk <= bound + 1e-14)
  }

  @Test("Half-planes: every term equals the one over all half-planes of the points", arguments: 0..<10 as Range<UInt64>)
  func halfPlanes(seed: UInt64) throws {
    let samples = samples(seed: seed, dimension: 2)
    let measured = try MeasuredBound(of: .halfPlanes, on: samples, comparing: 100, random: RandomSource(seed: seed))
    let points = samples.source.appending(rowsOf: samples.target)
    let n = samples.source.rowCount
    // A half-plane's boundary can be turned and moved until it nearly meets two points, or lies beyond all.
    let directions = (0..<720).map { Double($0) * .pi / 360 + 0.001 }
    let labelings = Set(
      directions.flatMap { angle in
        let heights = (0..<points.rowCount).map { points[$0, 0] * Double.cos(angle) + points[$0, 1] * Double.sin(angle) }
        return ([-100] + heights).map { height in heights.map { $0 > height + 1e-9 } }
      })
    let labels = samples.labels.source + (samples.labels.target ?? [])
    func share(_ set: [Bool], _ range: Range<Int>) -> Double { Double(range.count { set[$0] }) / Double(range.count) }
    func risk(_ set: [Bool], _ range: Range<Int>) -> Double { share(zip(set, labels).map { $0 != ($1 == 1) }, range) }
    let (inSource, inTarget) = (0..<n, n..<points.rowCount)
    #expect((measured.sourceRisk - (labelings.map { risk($0, inSource) }.min() ?? 0)).magnitude < 1e-15)
    let joint = labelings.map { risk($0, inSource) + risk($0, inTarget) }.min() ?? 0
    #expect(try (#require(measured.idealJointRisk) - joint).magnitude < 1e-15)
    var supremum = 0.0
    for first in labelings {
      for second in labelings {
        let wedge = zip(first, second).map { $0 != $1 }
        supremum = max(supremum, (share(wedge, inSource) - share(wedge, inTarget)).magnitude)
      }
    }
    #expect((measured.divergence - 2 * supremum).magnitude < 1e-14)
  }

  @Test("For the domains: the samples' terms are those of the theorem, and what only labels say is Clopper and Pearson's")
  func sampled() throws {
    let samples = samples(seed: 3, dimension: 2)
    let measured = try MeasuredBound(of: .stumps, on: samples, comparing: 100, random: RandomSource(seed: 3))
    let sampled = try #require(measured.sampled)
    #expect(sampled.sourceRisk == measured.sourceRisk && sampled.supremum == measured.divergence / 2)
    #expect(sampled.growth == .stumps(featureCount: 2) && sampled.failureProbability == 0.05)
    #expect(sampled.counts.labelledSource == samples.source.rowCount && sampled.counts.labelledTarget == samples.target.rowCount)
    #expect(try #require(sampled.value) > (try #require(measured.bound)))
    let (risk, m) = (try #require(measured.targetRisk), samples.target.rowCount)
    let tested = try #require(measured.testedTargetRisk)
    // So few mistakes or fewer have probability 1/20 where the risk is that.
    let mistakes = Int((risk * Double(m)).rounded())
    if mistakes < m {
      #expect((BinomialDistribution(trials: m, probability: tested).probability(atMost: mistakes) - 0.05).magnitude < 1e-9)
    }
    #expect(measured.boundKind == .upperBound && measured.divergenceKind == .exact)
  }

  @Test("Linear classifiers bound from one side: d from below, λ from above, for any number of classes, one included")
  func manyClasses() throws {
    let random = RandomSource(seed: 9)
    let source = random.normals(rowCount: 90, columnCount: 2)
    let target = random.normals(rowCount: 60, columnCount: 2)
    func classes(_ rows: Matrix) -> [Int] { (0..<rows.rowCount).map { rows[$0, 0] < -0.4 ? 0 : rows[$0, 0] < 0.4 ? 1 : 2 } }
    let labels = ClassLabels(names: ["a", "b", "c"], source: classes(source), target: classes(target))
    let measured = try MeasuredBound(
      of: .linear, on: LabelledSamples(source: source, target: target, labels: labels), comparing: 100, random: random)
    #expect(measured.divergenceKind == .lowerBound && measured.jointKind == .upperBound && measured.boundKind == .estimate)
    #expect(measured.sampled == nil && measured.sourceRisk < 0.2)
    #expect(try #require(measured.idealJointRisk) < 0.4)
    let single = ClassLabels(names: ["a"], source: Array(repeating: 0, count: 90), target: Array(repeating: 0, count: 60))
    let constant = try MeasuredBound(
      of: .linear, on: LabelledSamples(source: source, target: target, labels: single), comparing: 100, random: random)
    #expect(constant.sourceRisk == 0 && constant.targetRisk == 0 && constant.idealJointRisk == 0)
  }

  @Test("Without target labels neither λ, nor R_T, nor the bound is known")
  func unlabelledTarget() throws {
    let measured = try MeasuredBound(
      of: .stumps, on: samples(seed: 1, dimension: 2, isLabelled: false), comparing: 100, random: RandomSource(seed: 1))
    #expect(measured.targetRisk == nil && measured.idealJointRisk == nil && measured.bound == nil && measured.conflict == nil)
  }

  @Test("The divergence of linear classifiers is at most that of all sets, and attained by stumps' shift")
  func linear() throws {
    let random = RandomSource(seed: 2)
    let source = random.normals(rowCount: 60, columnCount: 2)
    let target = source.subtracting(rowwise: [-5, 0])
    let labels = source.column(1).map { $0 > 0 }
    let samples = LabelledSamples(source: source, target: target, sourceLabels: labels, targetLabels: labels)
    let measured = try MeasuredBound(of: .linear, on: samples, comparing: 100, random: random)
    #expect(!measured.isExact)
    #expect(measured.divergence > 1.8 && measured.divergence <= 2)
    let joint = try #require(measured.idealJointRisk)
    #expect(measured.sourceRisk < 0.1 && joint < 0.2)
  }

  @Test(
    "The risks of linear classifiers are shares of the rows, those of logistic regressions on standardised features",
    arguments: 0..<10 as Range<UInt64>)
  func linearRisks(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let (source, target) = (random.normals(rowCount: 40, columnCount: 2), random.normals(rowCount: 25, columnCount: 2))
    func labels(_ rows: Matrix) -> [Bool] { (0..<rows.rowCount).map { rows[$0, 0] + random.normal() > 0 } }
    let (sourceLabels, targetLabels) = (labels(source), labels(target))
    let measured = try MeasuredBound(
      of: .linear,
      on: LabelledSamples(source: source, target: target, sourceLabels: sourceLabels, targetLabels: targetLabels),
      comparing: 100, random: random)
    let pooled = source.appending(rowsOf: target)
    let deviations = (0..<2).map { pooled.column($0).standardDeviation }
    func standardized(_ rows: Matrix) -> Matrix {
      Matrix(rows: (0..<rows.rowCount).map { row in (0..<2).map { (rows[row, $0] - pooled.columnMeans[$0]) / deviations[$0] } })
    }
    func classifier(_ rows: Matrix, _ labels: [Bool]) throws -> LogisticRegression {
      try LogisticRegression(Sample(features: rows, labels: labels.map { $0 ? 1 : 0 }))
    }
    func risk(_ classifier: LogisticRegression, _ rows: Matrix, _ labels: [Bool]) -> Double {
      let mistakes = zip(classifier.labels(of: rows), labels).count { $0 != ($1 ? 1 : 0) }
      return Double(mistakes) / Double(labels.count)
    }
    let (inSource, inTarget) = (standardized(source), standardized(target))
    let (onSource, onTarget) = (try classifier(inSource, sourceLabels), try classifier(inTarget, targetLabels))
    #expect(measured.sourceRisk == risk(onSource, inSource, sourceLabels) && measured.sourceRisk > 0)
    #expect(measured.targetRisk == risk(onSource, inTarget, targetLabels))
    #expect(measured.leastTargetRisk == risk(onTarget, inTarget, targetLabels))
  }

  @Test("The divergence of stumps on several features is taken over as many rows as asked for, on one feature over all")
  func comparedRows() throws {
    let random = RandomSource(seed: 5)
    let (source, target) = (random.normals(rowCount: 80, columnCount: 2), random.normals(rowCount: 30, columnCount: 2))
    func counts(_ hypotheses: MeasuredClass, _ source: Matrix, _ target: Matrix) throws -> ComparedCounts {
      let samples = LabelledSamples(
        source: source, target: target, sourceLabels: Array(repeating: true, count: source.rowCount), targetLabels: nil)
      return try MeasuredBound(of: hypotheses, on: samples, comparing: 60, random: random).comparedCounts
    }
    let plane = try counts(.stumps, source, target)
    #expect(plane.source == 60 && plane.target == 30)
    let line = Matrix(rowCount: 80, columnCount: 1, elements: source.column(0))
    let onLine = try counts(.thresholds, line, line)
    #expect(onLine.source == 80 && onLine.target == 80)
  }
}
