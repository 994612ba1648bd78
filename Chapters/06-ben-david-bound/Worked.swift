import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// The terms that a class has on two domains, for the hypothesis of least source risk, with what attains them.
struct ClassTerms: Sendable, Hashable {
  let name: String
  let terms: BoundTerms
  /// The hypothesis that attains λ.
  let minimizer: String
  /// The two hypotheses whose disagreement attains the supremum.
  let maximizingPair: String

  /// - Parameters:
  ///   - probability: turns a mass into a probability.
  ///   - text: describes a hypothesis.
  init<Class: HypothesisClass, Mass: Scalar>(
    _ name: String, _ hypotheses: Class, _ domains: DomainPair<Mass>, probability: (Mass) -> Rational,
    text: (Class.Hypothesis) -> String
  ) {
    self.name = name
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    terms = BoundTerms(in: bound, probability: probability)
    minimizer = text(bound.idealJointRisk.hypothesis)
    maximizingPair = "\(text(bound.maximizingPair.0)); \(text(bound.maximizingPair.1))"
  }

  /// The terms of several classes, and what attains them.
  static func tables(_ classes: [ClassTerms], title: String, attainedIn place: String) -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: title, columns: ["class H", "R_S", "½ d_H", "½ d_HΔH", "λ", "bound", "R_T"],
          rows: classes.map { row in
            let terms = row.terms
            return [.text(row.name)]
              + [terms.sourceRisk, terms.supremumOverClass, terms.supremum, terms.idealJointRisk, terms.bound, terms.targetRisk]
              .map(Cell.exact)
          })),
      .table(
        Table(
          title: "What attains them \(place)", columns: ["class H", "λ by", "½ d_HΔH by where these differ"],
          rows: classes.map { [.text($0.name), .text($0.minimizer), .text($0.maximizingPair)] })),
    ]
  }
}

/// Every term of the bound on the line of points, in exact arithmetic.
struct Line: Sendable {
  let world: ShiftedLineWorld
  /// The terms of each class, thresholds first.
  let classes: [ClassTerms]
  /// R_S and R_T of the thresholds 1[x < t], by cut: from before the first point to behind the last.
  let sourceRisks: [Rational]
  let targetRisks: [Rational]
  /// Bound minus R_T, by cut.
  let slacks: [Rational]
  /// The first cuts of least slack, and of least source risk.
  let tightestCut: Int
  let sourceOptimalCut: Int

  init(_ options: LineOptions) {
    world = ShiftedLineWorld(
      pointCount: options.points, shift: options.shift, labelShift: options.labelShift, novelCount: options.novel)
    let domains = DomainPair(source: world.world.source, target: world.world.target)
    func terms<Class: HypothesisClass>(_ name: String, _ hypotheses: Class) -> ClassTerms where Class.Hypothesis == IntervalSet {
      ClassTerms(name, hypotheses, domains, probability: { $0 }, text: { Self.text($0, count: options.points) })
    }
    classes = [
      terms("thresholds", Thresholds(.below)), terms("two-sided", Thresholds(.either)),
      terms("intervals", IntervalUnions.intervals),
      terms("two intervals", IntervalUnions(limit: 2)),
    ]
    let (sources, targets) = (Thresholds(.below).risks(on: domains.source), Thresholds(.below).risks(on: domains.target))
    let added = classes[0].terms.supremum + classes[0].terms.idealJointRisk
    let slacks = zip(sources, targets).map { $0 + added - $1 }
    (sourceRisks, targetRisks, self.slacks) = (sources, targets, slacks)
    tightestCut = slacks.indices.reduce(0) { slacks[$1] < slacks[$0] ? $1 : $0 }
    sourceOptimalCut = sources.indices.reduce(0) { sources[$1] < sources[$0] ? $1 : $0 }
  }

  /// The bound on R_T of a cut.
  func bound(_ cut: Int) -> Rational { slacks[cut] + targetRisks[cut] }

  /// A set of points as a condition on x.
  static func text(_ set: IntervalSet, count: Int) -> String {
    let conditions = set.ranges.map { range in
      switch (range.lowerBound, range.upperBound) {
      case (0, count): "always"
      case (0, let end): "x < \(end)"
      case (let start, count): "x ≥ \(start)"
      case (let start, let end): "\(start) ≤ x < \(end)"
      }
    }
    return conditions.isEmpty ? "never" : conditions.joined(separator: " or ")
  }
}

/// Every term on two samples of the plane, exactly, for classes that see it differently.
struct Plane: Sendable {
  let sample: PlanarSample
  /// Stumps and half-planes.
  let classes: [ClassTerms]
  /// The half-plane of least source risk.
  private let sourceOptimal: HalfPlane

  init(_ options: PlaneOptions, seed: UInt64) {
    let sample = PlanarSample.rotatedClouds(
      angle: options.angle, countPerDomain: options.planePoints, from: RandomSource(seed: seed).stream("rotated clouds"))
    let domains = DomainPair(source: sample.source, target: sample.target)
    let halfPlanes = HalfPlanes(points: sample.points)
    let probability = { (mass: Int) in Rational(mass, options.planePoints) }
    self.sample = sample
    classes = [
      ClassTerms("stumps", Stumps(points: sample.points), domains, probability: probability, text: Self.text),
      ClassTerms("half-planes", halfPlanes, domains, probability: probability, text: Self.text),
    ]
    sourceOptimal = halfPlanes.riskMinimizer(on: domains.source).hypothesis
  }

  /// The samples with what the half-plane of least source risk makes of the plane.
  var figure: Figure {
    let points = sample.points
    let half = 1.1 * points.elements.map(\.magnitude).reduce(1, max)
    let (rowCount, columnCount) = (24, 48)
    func place(_ index: Int, of count: Int) -> Double { half * (2 * (Double(index) + 0.5) / Double(count) - 1) }
    let grid = sourceOptimal.boundary.map { line in
      (0..<rowCount).map { row in
        (0..<columnCount).map { column in
          line.normalX * place(column, of: columnCount) - line.normalY * place(row, of: rowCount) >= line.offset ? 1 : 0
        }
      }
    }
    let terms = classes[1].terms
    return Figure(
      title: "The half-plane of least source risk has R_S = \(terms.sourceRisk) and R_T = \(terms.targetRisk)",
      caption: "Source and target of the first seed, \(sample.countPerDomain) points each.",
      content: .decisionRegion(
        DecisionRegion(
          x: Axis("x1", range: -half...half), y: Axis("x2", range: -half...half), labelNames: ["0", "1"], grid: grid ?? [],
          points: sample.labels.indices.map {
            DecisionRegion.Point(
              x: points[$0, 0], y: points[$0, 1], label: sample.labels[$0] ? 1 : 0,
              group: $0 < sample.countPerDomain ? "source" : "target")
          })))
  }

  private static func text(_ stump: Stump) -> String {
    guard stump.threshold.isFinite else { return stump.label(0) ? "always" : "never" }
    return "x\(stump.feature + 1) \(stump.isAbove ? "≥" : "<") \(stump.threshold.text(digits: 2))"
  }

  private static func text(_ halfPlane: HalfPlane) -> String {
    guard let boundary = halfPlane.boundary else { return halfPlane.labels.contains(true) ? "always" : "never" }
    return
      "\(boundary.normalX.text(digits: 2)) x1 \(boundary.normalY < 0 ? "−" : "+") \(boundary.normalY.magnitude.text(digits: 2)) x2 "
      + "≥ \(boundary.offset.text(digits: 2))"
  }
}
