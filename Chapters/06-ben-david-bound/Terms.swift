import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// The part about the terms: worked worlds, and the law over random instances.
struct Terms {
  let line: LineExperiment
  let plane: PlaneExperiment
  let law: LawTally

  var section: Section {
    Section(
      title: "The terms of the bound",
      headline:
        "On the line of \(line.world.pointCount) points the best source threshold has target risk \(line.classes[0].targetRiskOfSourceOptimal), "
        + "and the bound says at most \(line.classes[0].leastSourceRisk) + \(line.classes[0].supremumOverDisagreements) + "
        + "\(line.classes[0].idealJointRisk) = \(line.classes[0].bound): always true, sometimes attained, and usually far too high.",
      introduction:
        "R_T(h) ≤ R_S(h) + ½ d_HΔH + λ, where ½ d_HΔH is the most that S and T differ on a set {h ≠ h′}, and λ is the least R_S + R_T "
        + "of one hypothesis. Every number of this part is exact.",
      items: [
        .table(termTable(line.classes, title: "A line of \(line.world.pointCount) points: the terms of each class")),
        .table(certificateTable(line.classes, title: "What attains them on the line")), .table(thresholdTable),
        .figure(thresholdFigure),
        .table(
          termTable(
            plane.classes, title: "Two samples of the plane, \(plane.sample.countPerDomain) points each: stumps and half-planes")),
        .table(certificateTable(plane.classes, title: "What attains them in the plane")), .figure(slackFigure),
      ],
      findings: findings)
  }

  private func termTable(_ classes: [ClassTerms], title: String) -> Table {
    Table(
      title: title, columns: ["class H", "R_S", "½ d_H", "½ d_HΔH", "λ", "bound", "R_T"],
      rows: classes.map { row in
        [
          .text(row.name), .exact(row.leastSourceRisk), .exact(row.supremumOverClass), .exact(row.supremumOverDisagreements),
          .exact(row.idealJointRisk), .exact(row.bound), .exact(row.targetRiskOfSourceOptimal),
        ]
      })
  }

  private func certificateTable(_ classes: [ClassTerms], title: String) -> Table {
    Table(
      title: title, columns: ["class H", "λ by", "½ d_HΔH by where these differ"],
      rows: classes.map { [.text($0.name), .text($0.minimizer), .text($0.maximizingPair)] })
  }

  /// The bound of a few thresholds in both conventions.
  private var thresholdTable: Table {
    let half = line.bound.divergence.supremum
    let cuts: [(String, Int)] = [
      ("never", 0), ("least R_S", line.sourceOptimalCut), ("least slack", line.tightest.cut), ("always", line.world.pointCount),
    ]
    return Table(
      title: "The bound of single thresholds 1[x < t], with ½ d and with d",
      columns: ["h", "t", "R_S", "R_T", "bound, ½ d", "slack", "bound, d", "slack, d"],
      rows: cuts.map { name, cut in
        [
          .text(name), .integer(cut), .exact(line.sourceRisks[cut]), .exact(line.targetRisks[cut]), .exact(line.bound(cut: cut)),
          .exact(line.slack(cut: cut)), .exact(line.bound(cut: cut) + half), .exact(line.slack(cut: cut) + half),
        ]
      })
  }

  private var thresholdFigure: Figure {
    let count = line.world.pointCount
    let cuts = stride(from: 0, to: count, by: max(1, count / 200)) + [count]
    func series(_ name: String, _ value: (Int) -> Rational) -> Series {
      Series(name, points: cuts.map { Series.Point(Double($0), value($0).doubleValue) })
    }
    let tightest = line.tightest
    return Figure(
      title: "Every threshold 1[x < t] on the line: its risks and the bound",
      caption:
        "The bound lies ½ d_HΔH + λ = \(line.bound.divergence.supremum + line.bound.idealJointRisk.value) above the source risk; it comes "
        + "closest to the target risk at t = \(tightest.cut), with slack \(tightest.slack).",
      content: .plot(
        Plot(
          x: Axis("t"), y: Axis("risk"),
          series: [
            series("R_S") { line.sourceRisks[$0] }, series("R_T") { line.targetRisks[$0] },
            series("bound on R_T") { line.bound(cut: $0) },
          ], references: [Reference("says nothing above", at: 1)])))
  }

  private var slackFigure: Figure {
    Figure(
      title: "The slack of every hypothesis of \(law.instanceCount) random instances",
      caption:
        "Never negative; 0 for \(law.attained) of \(law.slacks.count) hypotheses, and \(law.slacks.mean.text(digits: 2)) on average: "
        + "always true, attained, and usually far too high.",
      content: .histogram(
        Histogram(
          x: Axis("R_S + ½ d_HΔH + λ − R_T"), values: law.slacks, binCount: 24, references: [Reference("0", at: 0, .vertical)])))
  }
}

extension Terms {
  private var findings: [Finding] {
    [boundFinding, withoutHalfFinding, twoSidedFinding, overClassFinding, labellingFinding, naiveFinding, leastSourceFinding]
  }

  private var checked: String { "\(law.slacks.count) hypotheses of \(law.instanceCount) instances" }

  private var boundFinding: Finding {
    let world = InterleavedWorld(spacing: Rational(1, 10), convention: .article)
    let tight = BenDavidBound(DomainPair(source: world.source, target: world.target), hypotheses: Thresholds(.below))
    let slack = Rational(tight.slack(of: IntervalSet([0..<world.positions.count])), world.whole)
    return Finding(
      Claims.bound, verdict: law.violations == 0 && line.tightest.slack >= 0 && slack >= 0 ? .holds : .fails,
      predicted: "slack ≥ 0", measured: .text("least slack \((law.slacks.min() ?? 0).text()) over \(checked)"),
      witness:
        "No smaller factor than ½ would do: in the ξ-interleaved domains with ξ = 1/10, h ≡ 1 has slack \(slack) with divergence "
        + "\(Rational(tight.divergence.supremum, world.whole)). On the line the least slack is \(line.tightest.slack).")
  }

  private var withoutHalfFinding: Finding {
    Finding(
      Claims.withoutHalf,
      verdict: verdict(claim: law.wholeViolations == 0 && law.wholeAttained > 0, correction: law.violations == 0),
      predicted: "attained where d_HΔH > 0", measured: .text("attained by \(law.wholeAttained) of \(checked)"),
      correction:
        "It is true but says less than it could: with d_HΔH = 2 sup, the half suffices, and the whole is attained only where d_HΔH = 0. "
        + "Where d is defined as the supremum without the 2, this is the bound itself.",
      witness: "\(law.wholeViolations) violations; with ½ the bound is attained \(law.attained) times.")
  }

  private var twoSidedFinding: Finding {
    Finding(
      Claims.twoSided, verdict: law.violations == 0 && law.exchangedViolations == 0 ? .holds : .fails, predicted: "no violation",
      measured: .text("\(law.violations + law.exchangedViolations) violations in both directions over \(checked)"),
      witness: "λ and the divergence are the same with the domains exchanged, so the one-sided bound gives both sides.")
  }

  private var overClassFinding: Finding {
    let world = FiniteWorld.fourPoints
    let hypotheses = FiniteWorld.fourPointHypotheses
    let domains = DomainPair(source: world.source, target: world.target)
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    let overClass = domains.hypothesisDivergence(over: hypotheses).supremum
    let (sourceRisk, targetRisk) = (hypotheses.risk(of: 0, on: world.source), hypotheses.risk(of: 0, on: world.target))
    let slack = sourceRisk + overClass + bound.idealJointRisk.value - targetRisk
    return Finding(
      Claims.overClass, verdict: slack < 0 || law.classViolations > 0 ? .fails : .holds, predicted: "slack ≥ 0",
      measured: .exact(slack),
      witness:
        "S = ½{a, b}, T = ½{c, d}, H = {{a, c}, {a, d}}, the second the truth: ½ d_H = \(overClass), λ = \(bound.idealJointRisk.value), "
        + "R_S = \(sourceRisk) and R_T = \(targetRisk), while ½ d_HΔH = \(bound.divergence.supremum). Random instances hide it: "
        + "\(law.classViolations) of \(law.instanceCount) violate it with ½, \(law.wholeClassViolations) without.")
  }

  private var labellingFinding: Finding {
    Finding(
      Claims.labelling, verdict: law.doubleLabellingViolations == 0 ? .holds : .fails, predicted: "no violation",
      measured: .text("\(law.doubleLabellingViolations) violations over \(checked)"),
      witness: "TV suffices in the place of 2 TV: \(law.labellingViolations) violations.", tolerance: LawTally.roundingTolerance)
  }

  private var naiveFinding: Finding {
    let scenario = Scenario("", .flippedLabels(half: FailureExperiment.half))
    let slack = scenario.sourceRisk + scenario.divergence - scenario.targetRisk
    return Finding(
      Claims.naive, verdict: slack < 0 ? .fails : .holds, predicted: "slack ≥ 0", measured: .exact(slack),
      witness:
        "The same marginal with the labels turned around: every distance of the marginals is 0, R_S = \(scenario.sourceRisk), "
        + "R_T = \(scenario.targetRisk). Only λ = \(scenario.jointRisk) knows.")
  }

  private var leastSourceFinding: Finding {
    Finding(
      Claims.leastSource, verdict: law.jointRiskBelowSource == 0 ? .holds : .fails, predicted: "no violation",
      measured: .text("\(law.jointRiskBelowSource) violations in \(law.instanceCount) instances"),
      witness: "So R_S can be the only large term for a hypothesis that is not the best on the source.")
  }
}
