internal import Bounds
internal import Divergences
internal import Learning
internal import NumericCore

extension MeasuredBound {
  /// Exactly, for two-sided thresholds on any feature.
  init(_ name: MeasuredClass, stumpsOn samples: LabelledSamples, comparing compared: Int, random: RandomSource) {
    let terms = RiskTerms(of: Stumps(points: samples.rows), on: samples)
    let dimension = samples.source.columnCount
    let limit = dimension == 1 ? .max : min(compared, Self.rowLimit(dimension: dimension))
    let (fewer, fewerOfTarget) = (random.rows(limit, of: samples.source), random.rows(limit, of: samples.target))
    self.init(
      hypotheses: name, sourceRisk: terms.source, targetRisk: terms.target, leastTargetRisk: terms.leastTarget,
      divergence: Self.divergence(of: Stumps(points: fewer.appending(rowsOf: fewerOfTarget)), sourceCount: fewer.rowCount),
      idealJointRisk: terms.joint, hypothesis: terms.hypothesis,
      comparedCounts: ComparedCounts(source: fewer.rowCount, target: fewerOfTarget.rowCount),
      riskCounts: ComparedCounts(source: samples.source.rowCount, target: samples.target.rowCount),
      growth: .stumps(featureCount: dimension))
  }

  /// So many rows of each sample that the search over pairs of features takes a few seconds at most.
  private static func rowLimit(dimension: Int) -> Int { max(50, 60_000_000 / (dimension * dimension)) }

  /// So many rows of each sample that the half-planes' rotations around every point fit into memory.
  private static let halfPlaneRowLimit = 1000

  /// Exactly, for half-planes: the risks over at most a thousand rows of each sample, the divergence over as many as double wedges
  /// are enumerated for.
  init(halfPlanesOn samples: LabelledSamples, random: RandomSource) {
    precondition(samples.source.columnCount == 2, "Half-planes are measured on two features.")
    let some = samples.drawn(Self.halfPlaneRowLimit, random)
    let terms = RiskTerms(of: HalfPlanes(points: some.rows), on: some)
    let fewer = samples.drawn(HalfPlanes.exactDifferenceLimit / 2, random)
    self.init(
      hypotheses: .halfPlanes, sourceRisk: terms.source, targetRisk: terms.target, leastTargetRisk: terms.leastTarget,
      divergence: Self.divergence(of: HalfPlanes(points: fewer.rows), sourceCount: fewer.source.rowCount),
      idealJointRisk: terms.joint, hypothesis: nil,
      comparedCounts: ComparedCounts(source: fewer.source.rowCount, target: fewer.target.rowCount),
      riskCounts: ComparedCounts(source: some.source.rowCount, target: some.target.rowCount), growth: .vcDimension(3))
  }

  /// 2 sup over the disagreements of two hypotheses of |S(A) − T(A)|, exactly, on points of which the first are the source's.
  private static func divergence<Class: HypothesisClass & PointClass>(of hypotheses: Class, sourceCount n: Int) -> Double {
    let m = hypotheses.points.rowCount - n
    // The class is closed under complement, so the supremum needs no second search with the signs turned.
    let found = hypotheses.differences.best(gains: Array(repeating: m, count: n) + Array(repeating: -n, count: m))
    return 2 * Double(found.gain) / (Double(n) * Double(m))
  }
}

/// A class of sets of the rows of a matrix.
private protocol PointClass {
  var points: Matrix { get }
}
extension Stumps: PointClass {}
extension HalfPlanes: PointClass {}

/// The risks of the bound for a class that is searched exactly.
private struct RiskTerms<Class: HypothesisClass> {
  let hypothesis: Class.Hypothesis
  let source: Double
  let target: Double?
  let leastTarget: Double?
  let joint: Double?

  init(of hypotheses: Class, on samples: LabelledSamples) {
    // Masses in units of 1/nm: a source row weighs m, a target row n, and every risk is exact.
    let (n, m) = (samples.source.rowCount, samples.target.rowCount)
    let (whole, signs) = (Double(n) * Double(m), samples.sourceSigns)
    let source = FiniteDomain(
      marginal: Array(repeating: m, count: n) + Array(repeating: 0, count: m), labels: signs + Array(repeating: false, count: m))
    let (best, risk) = hypotheses.riskMinimizer(on: source)
    hypothesis = best
    self.source = Double(risk) / whole
    guard let labels = samples.targetSigns else {
      (target, leastTarget, joint) = (nil, nil, nil)
      return
    }
    let target = FiniteDomain(
      marginal: Array(repeating: 0, count: n) + Array(repeating: n, count: m), labels: Array(repeating: false, count: n) + labels)
    self.target = Double(hypotheses.risk(of: best, on: target)) / whole
    leastTarget = Double(hypotheses.riskMinimizer(on: target).risk) / whole
    joint = Double(IdealJointRisk(DomainPair(source: source, target: target), over: hypotheses).value) / whole
  }
}
