import ChapterKit
import NumericCore
import Report

extension Line {
  /// The points of both domains with their labels, at most the first forty places.
  var drawing: Figure {
    let count = min(40, world.pointCount)
    let domains = [("source", world.world.source), ("target", world.world.target)]
    let points = domains.flatMap { name, domain in
      (0..<count).filter { domain.marginal[$0] > 0 }.map {
        DecisionRegion.Point(x: Double($0), label: domain.positive[$0] > 0 ? 1 : 0, group: name)
      }
    }
    return Figure(
      title: count == world.pointCount ? "The points and their labels" : "The first \(count) of \(world.pointCount) points",
      caption: "",
      content: .decisionRegion(DecisionRegion(x: Axis("x"), labelNames: ["0", "1"], grid: [], points: points)))
  }

  /// The risks and the bound along the threshold: all jump at the points.
  var riskFigure: Figure {
    let cuts = stride(from: 0, to: world.pointCount, by: max(1, world.pointCount / 200)) + [world.pointCount]
    func series(_ name: String, _ value: (Int) -> Rational) -> Series {
      // The j lowest points lie below t for j − 1 < t ≤ j.
      Series(name, style: .leftSteps, points: cuts.map { Series.Point(Double($0), value($0).doubleValue) })
    }
    let least = slacks[tightestCut]
    return Figure(
      title: least == 0
        ? "The bound is attained at t = \(tightestCut)" : "The bound is nowhere nearer to R_T than \(least), at t = \(tightestCut)",
      caption: "",
      content: .plot(
        Plot(
          x: Axis("threshold t"), y: Axis("risk"),
          series: [series("R_S") { sourceRisks[$0] }, series("R_T") { targetRisks[$0] }, series("bound") { bound($0) }],
          references: [Reference("says nothing above", at: 1)])))
  }

  /// The bound of a few thresholds in both conventions.
  var thresholdTable: Table {
    let half = classes[0].terms.supremum
    let cuts = [
      ("never", 0), ("least R_S", sourceOptimalCut), ("least slack", tightestCut), ("always", world.pointCount),
    ]
    return Table(
      title: "The bound of single thresholds 1[x < t], with ½ d and with d",
      columns: ["h", "t", "R_S", "R_T", "bound, ½ d", "slack", "bound, d", "slack, d"],
      rows: cuts.map { name, cut in
        [.text(name), .integer(cut)]
          + [sourceRisks[cut], targetRisks[cut], bound(cut), slacks[cut], bound(cut) + half, slacks[cut] + half].map(Cell.exact)
      })
  }
}

extension Terms {
  func record(_ seen: Seen<Terms>) throws -> [ChapterReport.Item] {
    let (line, slacks) = (seen.evidence.line, seen.evidence.slacks)
    let worked = try seen.required(seen.evidence.plane, "sample of the plane")
    let least = try seen.smallest { $0.law.slacks.min() }
    let attained = slacks.count { $0 == 0 }
    return [
      .paragraph(
        "R_T(h) ≤ R_S(h) + ½ d_HΔH + λ, where ½ d_HΔH is the most that S and T differ on a set {h ≠ h′}, and λ is the least R_S + "
          + "R_T of one hypothesis. Every number of the worked worlds is exact.")
    ]
      + ClassTerms.tables(
        line.classes, title: "A line of \(line.world.pointCount) points: the terms of each class", attainedIn: "on the line")
      + [.table(line.thresholdTable)]
      + ClassTerms.tables(
        worked.classes, title: "Two samples of the plane, \(worked.sample.countPerDomain) points each: stumps and half-planes",
        attainedIn: "in the plane")
      + [
        .figure(worked.figure),
        .table(
          Table(
            title: "The plane over \(seen.rows.count) seeds, target turned by \(plane.angle.text())°",
            columns: ["class H", "bound", "R_T"],
            rows: try worked.classes.enumerated().map { index, row in
              [
                .text(row.name), try seen.effect { $0.planeBounds[index] }.cell, try seen.effect { $0.planeRisks[index] }.cell,
              ]
            })),
        .figure(
          Figure(
            title:
              "The slack of \(slacks.count) hypotheses of random instances: 0 for \(attained), \(slacks.mean.text(digits: 2)) on "
              + "average",
            caption: "The least is \(least.text()), over \(seen.rows.count * instanceCount) instances.",
            content: .histogram(
              Histogram(
                x: Axis("R_S + ½ d_HΔH + λ − R_T"), values: slacks, binCount: 24,
                references: [Reference("0", at: 0, .vertical)])))),
      ]
  }
}
