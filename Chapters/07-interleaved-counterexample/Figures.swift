import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

extension Experiment {
  /// The exact table: what each class makes of the world.
  var classTable: Table {
    Table(
      title: "What each class of classifiers makes of it, exactly",
      columns: ["class H", "λ", "sup over H", "sup over HΔH", "λ + sup over HΔH"],
      rows: classes.map { row in
        [
          .text(row.name), .exact(row.idealJointRisk), .exact(row.supremumOverClass), .exact(row.supremumOverDisagreements),
          .exact(row.idealJointRisk + row.supremumOverDisagreements),
        ]
      })
  }

  /// How far apart the marginals are, by every distance of the lesson.
  var distanceTable: Table {
    let exact: [(String, Rational)] = [
      ("W₁, and W_p for every p", wasserstein1), ("sup over H (Kolmogorov–Smirnov)", classes[0].supremumOverClass),
      ("sup over HΔH (Kuiper), ½ d_HΔH", disagreement), ("d_HΔH = 2 sup", 2 * disagreement),
      ("total variation", totalVariation),
    ]
    let widths: [(String, Double)] = [("1", 1), ("0.1", 0.1), ("ξ", spacing.doubleValue)]
    return Table(
      title: "How far apart the marginals are", columns: ["distance", "exact", "decimal"],
      rows: exact.map { [.text($0.0), .exact($0.1), .number($0.1.doubleValue)] }
        + widths.map { [.text("MMD, Gaussian kernel of width \($0.0)"), .missing, .number(meanDiscrepancy(bandwidth: $0.1))] })
  }

  /// λ across ξ in both conventions, beside the published value.
  var spacingTable: Table {
    let spacings = [
      Rational(1, 2), Rational(1, 4), Rational(1, 7), Rational(1, 10), Rational(1, 20), Rational(2, 23), Rational(1, 100),
    ]
    return Table(
      title: "λ of thresholds against the published 1 − ξ",
      columns: ["ξ", "published 1 − ξ", "article's points", "endpoints included", "where the two agree"],
      rows: spacings.map { spacing in
        let article = Self.idealJointRisk(spacing, .article)
        let endpoints = Self.idealJointRisk(spacing, .endpoints)
        let agreement = [(article, "article's"), (endpoints, "endpoints")].filter { $0.0 == 1 - spacing }.map(\.1)
        return [
          .exact(spacing), .exact(1 - spacing), .exact(article), .exact(endpoints),
          .text(agreement.isEmpty ? "nowhere" : agreement.joined(separator: ", ")),
        ]
      })
  }

  /// λ of one-sided thresholds for another spacing, from the points themselves.
  private static func idealJointRisk(_ spacing: Rational, _ convention: InterleavedWorld.Convention) -> Rational {
    let world = InterleavedWorld(spacing: spacing, convention: convention)
    return ClassRow("", Thresholds(.below), DomainPair(source: world.source, target: world.target), whole: world.whole)
      .idealJointRisk
  }

  /// The points with their labels, at most the first twenty.
  var pointsFigure: Figure {
    let shown = min(20, world.positions.count)
    let isWhole = shown == world.positions.count
    let points = (0..<shown).map { step in
      DecisionRegion.Point(
        x: (Rational(step) * spacing).doubleValue, label: step.isMultiple(of: 2) ? 1 : 0,
        group: step.isMultiple(of: 2) ? "source" : "target")
    }
    return Figure(
      title: isWhole ? "The points and their labels" : "The first \(shown) of \(world.positions.count) points and their labels",
      caption: "Source points are labelled 1, target points 0, and each lies between two of the other kind.",
      content: .decisionRegion(
        DecisionRegion(x: Axis("x"), labelNames: ["0", "1"], grid: [], points: points)))
  }

  /// λ against ξ = 1/m, with the candidate curves of the literature and of the correction.
  var jointRiskFigure: Figure {
    let spacings = (2...24).map { Rational(1, $0) }
    func curve(_ name: String, _ value: (Double) -> Double) -> Series {
      Series(name, points: (2...100).map { Double($0) / 200 }.map { Series.Point($0, value($0)) })
    }
    let measured = spacings.map {
      Series.Point($0.doubleValue, Self.idealJointRisk($0, world.convention).doubleValue)
    }
    return Figure(
      title: "λ of thresholds against ξ",
      caption:
        "The exact λ never lies on the published line 1 − ξ in the article's convention, and only at ξ = 1/2 with endpoints.",
      content: .plot(
        Plot(
          x: Axis("ξ"), y: Axis("joint risk"),
          series: [
            Series("exact λ at ξ = 1/m", style: .points, points: measured), curve("1 − ξ (published)") { 1 - $0 },
            curve("1 − 2ξ") { 1 - 2 * $0 }, curve("(1 − ξ)/(1 + ξ)") { (1 - $0) / (1 + $0) },
            curve("1/(1 + 2ξ)") { 1 / (1 + 2 * $0) },
          ])))
  }

  /// The trade-off over unions of intervals: λ falls as the divergence rises.
  var tradeoffFigure: Figure {
    func series(_ name: String, _ value: (UnionRow) -> Rational) -> Series {
      Series(name, points: unions.map { Series.Point(Double($0.intervalCount), value($0).doubleValue) })
    }
    return Figure(
      title: "A richer class: unions of at most r intervals",
      caption:
        "λ falls to \(unions.map(\.idealJointRisk).min() ?? 0) while the divergence rises to "
        + "\(unions.map(\.supremumOverDisagreements).max() ?? 0); their sum is never below "
        + "\(unions.map { $0.idealJointRisk + $0.supremumOverDisagreements }.min() ?? 0).",
      content: .plot(
        Plot(
          x: Axis("r", unit: "intervals", scale: (unions.last?.intervalCount ?? 1) > 12 ? .logarithmic : .linear),
          y: Axis("probability"),
          series: [
            series("λ") { $0.idealJointRisk }, series("½ d_HΔH") { $0.supremumOverDisagreements },
            series("sum") { $0.idealJointRisk + $0.supremumOverDisagreements },
          ])))
  }

  /// R_S, R_T and the bound along the threshold.
  var sweepFigure: Figure {
    let last = sweep.sourceRisks.count - 1
    let step = max(1, last / 200)
    let cuts = stride(from: 0, to: last, by: step) + [last]
    let others = disagreement + idealJointRisk
    func series(_ name: String, _ value: (Int) -> Rational) -> Series {
      Series(name, points: cuts.map { Series.Point((Rational($0) * spacing).doubleValue, value($0).doubleValue) })
    }
    return Figure(
      title: "Every threshold h(x) = 1[x < t]: its risks and the bound",
      caption:
        "The target risk exceeds the source risk most, by \(sweep.worst.increase), at t just above "
        + "\((Rational(max(0, sweep.worst.cut - 1)) * spacing)), where the bound's slack is \(others - sweep.worst.increase).",
      content: .plot(
        Plot(
          x: Axis("t"), y: Axis("risk"),
          series: [
            series("R_S") { sweep.sourceRisk($0) }, series("R_T") { sweep.targetRisk($0) },
            series("bound on R_T") { sweep.sourceRisk($0) + others },
          ])))
  }

  /// The trade-off in numbers.
  var tradeoffTable: Table {
    Table(
      title: "Unions of at most r intervals", columns: ["r", "λ", "½ d_HΔH", "sum"],
      rows: unions.map { row in
        [
          .integer(row.intervalCount), .exact(row.idealJointRisk), .exact(row.supremumOverDisagreements),
          .exact(row.idealJointRisk + row.supremumOverDisagreements),
        ]
      })
  }
}
