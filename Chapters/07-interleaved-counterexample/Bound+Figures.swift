import ChapterKit
import NumericCore
import Report
import Worlds

extension Interleaved {
  /// The points with their labels, at most the first twenty.
  var drawing: Figure {
    let shown = min(20, world.positions.count)
    let masses = domains.source.marginal
    let points = (0..<shown).map { step in
      let isSource = masses[step] > 0
      return DecisionRegion.Point(
        x: (Rational(step) * spacing).doubleValue, label: step.isMultiple(of: 2) ? 1 : 0, group: isSource ? "source" : "target")
    }
    return Figure(
      title: shown == world.positions.count ? "" : "The first \(shown) of \(world.positions.count) points",
      caption: "", content: .decisionRegion(DecisionRegion(x: Axis("x"), labelNames: ["0", "1"], grid: [], points: points)))
  }

  /// R_S and R_T along the threshold: both jump at the points.
  var riskFigure: Figure {
    let last = bound.sourceRisks.count - 1
    let cuts = Array(stride(from: 0, to: last, by: max(1, last / 200))) + [last]
    // The j lowest points lie below t for t up to jξ and with it.
    func series(_ name: String, _ risk: (Int) -> Rational) -> Series {
      Series(
        name, style: .leftSteps,
        points: ([-1] + cuts).map { Series.Point((Rational($0) * spacing).doubleValue, risk(max(0, $0)).doubleValue) })
    }
    let perfect = targetRisksOfSourceOptimal
    return Figure(
      title: leastSourceRisk == 0 && perfect.last == 1
        ? "Perfect on the source, wrong on the whole target"
        : "Least R_S with R_T = \(perfect.map(\.description).joined(separator: " or "))",
      caption: "A threshold at t labels 1 what lies below t.",
      content: .plot(
        Plot(
          x: Axis("threshold t"), y: Axis("risk"), series: [series("R_S") { sourceRisk($0) }, series("R_T") { targetRisk($0) }])))
  }
}

extension Bound {
  /// λ of thresholds for another spacing, from the points themselves.
  private static func idealJointRisk(_ spacing: Rational, _ convention: InterleavedWorld.Convention) -> Rational {
    Interleaved(InterleavedWorld(spacing: spacing, convention: convention), roles: .article).idealJointRisk
  }

  /// λ against ξ = 1/m, with the candidate curves of the literature and of the correction.
  static func spacingFigure(_ convention: InterleavedWorld.Convention) -> Figure {
    func curve(_ name: String, _ value: (Double) -> Double) -> Series {
      Series(name, points: (2...100).map { Double($0) / 200 }.map { Series.Point($0, value($0)) })
    }
    let measured = (2...24).map { Rational(1, $0) }.map {
      Series.Point($0.doubleValue, idealJointRisk($0, convention).doubleValue)
    }
    return Figure(
      title: "λ of thresholds against ξ: never on the published line but at ξ = 1/2 with endpoints", caption: "",
      content: .plot(
        Plot(
          x: Axis("ξ"), y: Axis("joint risk"),
          series: [
            Series("exact λ at ξ = 1/m", style: .points, points: measured), curve("1 − ξ (published)") { 1 - $0 },
            curve("1 − 2ξ") { 1 - 2 * $0 }, curve("(1 − ξ)/(1 + ξ)") { (1 - $0) / (1 + $0) },
            curve("1/(1 + 2ξ)") { 1 / (1 + 2 * $0) },
          ])))
  }

  /// λ across ξ with either set of points, beside the published value.
  static var spacingTable: Table {
    let spacings = [
      Rational(1, 2), Rational(1, 4), Rational(1, 7), Rational(1, 10), Rational(1, 20), Rational(2, 23), Rational(1, 100),
    ]
    return Table(
      title: "λ of thresholds against the published 1 − ξ",
      columns: ["ξ", "published 1 − ξ", "article's points", "endpoints included", "where the two agree"],
      rows: spacings.map { spacing in
        let article = idealJointRisk(spacing, .article)
        let endpoints = idealJointRisk(spacing, .endpoints)
        let agreement = [(article, "article's"), (endpoints, "endpoints")].filter { $0.0 == 1 - spacing }.map(\.1)
        return [
          .exact(spacing), .exact(1 - spacing), .exact(article), .exact(endpoints),
          .text(agreement.isEmpty ? "nowhere" : agreement.joined(separator: ", ")),
        ]
      })
  }
}
