import Bounds
import ChapterKit
import Divergences
import Learning
import NumericCore
import Report
import Worlds

extension Terms.Evidence {
  /// The line's points in both domains with their labels, at most the first forty places.
  var drawing: Figure {
    let count = min(40, line.pointCount)
    let points = [("source", line.world.source), ("target", line.world.target)].flatMap { name, domain in
      (0..<count).filter { domain.marginal[$0] > 0 }.map {
        DecisionRegion.Point(x: Double($0), label: domain.positive[$0] > 0 ? 1 : 0, group: name)
      }
    }
    return Figure(
      title: count == line.pointCount ? "The points and their labels" : "The first \(count) of \(line.pointCount) points",
      caption: "", content: .decisionRegion(DecisionRegion(x: Axis("x"), labelNames: ["0", "1"], grid: [], points: points)))
  }

  /// The risks and the bound along the threshold: all jump at the points.
  var riskFigure: Figure {
    let cuts = stride(from: 0, to: line.pointCount, by: max(1, line.pointCount / 200)) + [line.pointCount]
    func series(_ name: String, _ value: (Int) -> Rational) -> Series {
      // The j lowest points lie below t for j − 1 < t ≤ j.
      Series(name, style: .leftSteps, points: cuts.map { Series.Point(Double($0), value($0).doubleValue) })
    }
    let risks = [series("R_S") { thresholds.sourceRisks[$0] }, series("R_T") { thresholds.targetRisks[$0] }]
    let plot = Plot(
      x: Axis("threshold t"), y: Axis("risk"), series: risks + [series("bound", thresholds.bound)],
      references: [Reference("says nothing above", at: 1)])
    let (cut, least) = (thresholds.tightestCut, thresholds.leastSlack)
    return Figure(
      title: least == 0 ? "The bound is attained at t = \(cut)" : "The bound is nowhere nearer to R_T than \(least), at t = \(cut)",
      caption: "", content: .plot(plot))
  }

  /// The bound of a few thresholds in both conventions.
  var thresholdTable: Table {
    let (best, tightest, half) = (thresholds.sourceBestCut, thresholds.tightestCut, thresholds.supremum)
    let cuts = [("never", 0), ("least R_S", best), ("least slack", tightest), ("always", line.pointCount)]
    return Table(
      title: "The bound of single thresholds 1[x < t], with ½ d and with d",
      columns: ["h", "t", "R_S", "R_T", "bound, ½ d", "slack", "bound, d", "slack, d"],
      rows: cuts.map { name, cut in
        let (bound, slack) = (thresholds.bound(cut), thresholds.slack(cut))
        let values = [thresholds.sourceRisks[cut], thresholds.targetRisks[cut], bound, slack, bound + half, slack + half]
        return [.text(name), .integer(cut)] + values.map(Cell.exact)
      })
  }
}

extension Terms {
  func record(_ seen: Seen<Terms>) throws -> [ChapterReport.Item] {
    let (line, slacks) = (seen.evidence.line, seen.evidence.slacks)
    let (sample, classes) = try seen.required(seen.evidence.plane, "sample of the plane")
    let planeTable = Table(
      title: "The plane over \(seen.rows.count) seeds, target turned by \(plane.angle.text())°",
      columns: ["class H", "bound", "R_T"],
      rows: try classes.enumerated().map { index, row in
        [.text(row.name), try seen.effect { $0.planeBounds[index] }.cell, try seen.effect { $0.planeRisks[index] }.cell]
      })
    let histogram = Histogram(
      x: Axis("R_S + ½ d_HΔH + λ − R_T"), values: slacks, binCount: 24, references: [Reference("0", at: 0, .vertical)])
    let slackFigure = Figure(
      title: "The slack of \(slacks.count) hypotheses of random instances: 0 for \(slacks.count { $0 == 0 }), "
        + "\(slacks.mean.text(digits: 2)) on average",
      caption: "The least is \(try seen.smallest { $0.law.slacks.min() }.text()), over \(seen.instances) instances.",
      content: .histogram(histogram))
    let tables =
      Self.tables(
        seen.evidence.lineClasses, "A line of \(line.pointCount) points: the terms of each class", attainedIn: "on the line")
      + [seen.evidence.thresholdTable]
      + Self.tables(
        classes, "Two samples of the plane, \(sample.countPerDomain) points each: stumps and half-planes",
        attainedIn: "in the plane")
    return [
      .paragraph(
        "R_T(h) ≤ R_S(h) + ½ d_HΔH + λ, where ½ d_HΔH is the most that S and T differ on a set {h ≠ h′}, and λ is the least R_S + "
          + "R_T of one hypothesis. Every number of the worked worlds is exact.")
    ] + tables.map { .table($0) } + [.figure(Self.figure(sample, classes[1].terms)), .table(planeTable), .figure(slackFigure)]
  }

  /// The terms of several classes, and what attains them.
  private static func tables(_ classes: [ClassTerms], _ title: String, attainedIn place: String) -> [Table] {
    let terms = [\BoundTerms.sourceRisk, \.supremumOverClass, \.supremum, \.idealJointRisk, \.bound, \.targetRisk]
    return [
      Table(
        title: title, columns: ["class H", "R_S", "½ d_H", "½ d_HΔH", "λ", "bound", "R_T"],
        rows: classes.map { row in [.text(row.name)] + terms.map { .exact(row.terms[keyPath: $0]) } }),
      Table(
        title: "What attains them \(place)", columns: ["class H", "λ by", "½ d_HΔH by where these differ"],
        rows: classes.map { [.text($0.name), .text($0.minimizer), .text($0.maximizingPair)] }),
    ]
  }

  /// The samples with what the half-plane of least source risk makes of the plane.
  private static func figure(_ sample: PlanarSample, _ terms: BoundTerms) -> Figure {
    let points = sample.points
    let half = 1.1 * points.elements.map(\.magnitude).reduce(1, max)
    // Nothing is drawn as predicted where no line in double precision is the boundary.
    let grid = HalfPlanes(points: points).riskMinimizer(on: sample.source).hypothesis.boundary.map {
      PlaneGrid(centresWithin: half, columnCount: 48, rowCount: 24).labels(where: $0.label)
    }
    let marks = sample.labels.enumerated().map { index, label in
      let group = index < sample.countPerDomain ? "source" : "target"
      return DecisionRegion.Point(x: points[index, 0], y: points[index, 1], label: label ? 1 : 0, group: group)
    }
    let (x1, x2) = (Axis("x1", range: -half...half), Axis("x2", range: -half...half))
    let region = DecisionRegion(x: x1, y: x2, labelNames: ["0", "1"], grid: grid ?? [], points: marks)
    return Figure(
      title: "The half-plane of least source risk has R_S = \(terms.sourceRisk) and R_T = \(terms.targetRisk)",
      caption: "Source and target of the first seed, \(sample.countPerDomain) points each.", content: .decisionRegion(region))
  }
}

extension FiniteWorld {
  /// Both domains.
  var domains: DomainPair<Rational> { DomainPair(source: source, target: target) }
}
