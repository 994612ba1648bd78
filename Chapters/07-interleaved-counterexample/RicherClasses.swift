import Bounds
import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

/// What classes richer than thresholds make of the world: λ falls, and the divergence rises.
struct RicherClasses: ChapterPart {
  static let name = "classes"
  static let title = "Richer classes"

  let spacing: SpacingOptions
  let points: PointOptions

  /// What a class makes of the world.
  struct Terms: Sendable {
    let name: String
    let idealJointRisk: Rational
    let supremumOverClass: Rational
    let supremumOverDisagreements: Rational

    var sum: Rational { idealJointRisk + supremumOverDisagreements }

    init(_ name: String, _ hypotheses: some HypothesisClass, _ world: Interleaved) {
      self.name = name
      idealJointRisk = Rational(IdealJointRisk(world.domains, over: hypotheses).value, world.world.whole)
      supremumOverClass = Rational(world.domains.hypothesisDivergence(over: hypotheses).supremum, world.world.whole)
      supremumOverDisagreements = Rational(world.domains.disagreementDivergence(over: hypotheses).supremum, world.world.whole)
    }
  }

  /// Named classes, and unions of 1, 2, 3, … intervals: all up to 12, beyond that 1, 2, 4 and the richness at which λ is least.
  struct Evidence: Sendable {
    let here: Interleaved
    let classes: [Terms]
    let unions: [(intervalCount: Int, terms: Terms)]

    /// The unions with the least λ, the fewest intervals on a tie.
    var best: (intervalCount: Int, terms: Terms) {
      unions.reduce(unions[0]) { $1.terms.idealJointRisk < $0.terms.idealJointRisk ? $1 : $0 }
    }
    var leastJointRisk: Rational { best.terms.idealJointRisk }
  }

  func evidence(_ rows: [Drawless]) -> Evidence {
    let here = Interleaved(spacing, points)
    let limit = here.world.sourceCount
    return Evidence(
      here: here,
      classes: [
        Terms("thresholds 1[x < t]", Thresholds(.below), here), Terms("reversed, 1[x ≥ t]", Thresholds(.above), here),
        Terms("two-sided thresholds", Thresholds(.either), here), Terms("intervals", IntervalUnions.intervals, here),
      ],
      unions: (limit <= 12 ? Array(1...limit) : [1, 2, 4, limit]).map { ($0, Terms("", IntervalUnions(limit: $0), here)) })
  }

  var claims: [Judged<RicherClasses>] {
    [
      Judged(
        "XI-4", .identity, expects: .corrected,
        "For every ξ, a classifier good for both domains does not exist, whatever you may do.",
        from: Bibliography.homer.cited
      ) { seen in
        let evidence = seen.evidence
        let (least, here) = (evidence.leastJointRisk, evidence.here)
        return Judgement.decided("λ of unions of intervals", says: "above 0", here: .exact(least), holds: least > 0).corrected(
          if: here.idealJointRisk == here.correctedJointRisk && evidence.unions.allSatisfy { $0.terms.sum >= 1 }
            && evidence.unions.allSatisfy { $0.terms.idealJointRisk == 1 - Rational($0.intervalCount, here.world.sourceCount) },
          to:
            "Within thresholds no joint error is below 1 − 1/n. Unions of r intervals reach 1 − r/n, at the price of a divergence "
            + "that keeps λ + ½ d_HΔH at 1 or more."
        ).witness(
          "The union of \(evidence.best.intervalCount) intervals that holds the points labelled 1 only has joint error \(least).")
      }
    ]
  }

  func answer(_ seen: Seen<RicherClasses>) -> Answer {
    let (here, unions) = (seen.evidence.here, seen.evidence.unions)
    let (least, sum) = (seen.evidence.leastJointRisk, unions.map(\.terms.sum).reduce(2, min))
    func series(_ name: String, _ value: (Terms) -> Rational) -> Series {
      Series(name, points: unions.map { Series.Point(Double($0.intervalCount), value($0.terms).doubleValue) })
    }
    return Answer(
      setting: "ξ = \(here.spacing), n = \(here.world.sourceCount)",
      question: "Does a richer class serve both domains?", reply: least == 0 ? "YES, AND THE BOUND DOES NOT SEE IT" : "NO",
      finding: "Unions of intervals bring λ down to \(least), while λ + ½ d_HΔH never falls below \(sum).",
      figure: Figure(
        title: "λ falls, the divergence rises, their sum stays at \(sum) or more", caption: "",
        content: .plot(
          Plot(
            x: Axis("r, intervals", scale: here.world.sourceCount > 12 ? .logarithmic : .linear), y: Axis("probability"),
            series: [
              series("λ", \.idealJointRisk), series("½ d_HΔH", \.supremumOverDisagreements), series("sum", \.sum),
            ]))),
      quantities: [Quantity("least λ", .exact(least)), Quantity("least sum", .exact(sum))],
      why: "A class that can follow the labels from point to point can also tell the domains apart.",
      ask: Ask("At which r is the sum largest?", "--part", "classes", "--all"))
  }

  func record(_ seen: Seen<RicherClasses>) -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "What each class of classifiers makes of it, exactly",
          columns: ["class H", "λ", "sup over H", "sup over HΔH", "λ + sup over HΔH"],
          rows: seen.evidence.classes.map { row in
            [
              .text(row.name), .exact(row.idealJointRisk), .exact(row.supremumOverClass), .exact(row.supremumOverDisagreements),
              .exact(row.sum),
            ]
          })),
      .table(
        Table(
          title: "Unions of at most r intervals", columns: ["r", "λ", "½ d_HΔH", "sum"],
          rows: seen.evidence.unions.map { count, terms in
            [.integer(count), .exact(terms.idealJointRisk), .exact(terms.supremumOverDisagreements), .exact(terms.sum)]
          })),
    ]
  }
}
