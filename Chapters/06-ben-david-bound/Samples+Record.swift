import Bounds
import ChapterKit
import NumericCore
import Report

extension Samples {
  func record(_ seen: Seen<Samples>) throws -> [ChapterReport.Item] {
    let tables = [estimateTable(seen), allowanceTable(seen), sizeTable, try boundTable(seen), try proxyTable(seen)]
    return [
      .paragraph(
        "S = N(0, 1) and T = N(½, 1.5²), for which ½ d_HΔH of thresholds is \(Self.normals.kuiper.text(digits: 4)). "
          + "Repeated samples of m′ points show how far the estimate is from it. Labels, where they are used, are 1[x < 0] on S "
          + "and 1[x < ½] on T.")
    ] + tables.map { .table($0) }
  }

  private func estimateTable(_ seen: Seen<Samples>) -> Table {
    Table(
      title: "½ d_HΔH of thresholds from \(seen.evidence.deviations[0].count) samples of m′ points each",
      columns: [
        "m′", "bias of ½ d̂", "95 % of errors below", "Theorem 2's term", "covered with it", "covered with √(ln(1/δ)/m′)",
        "without either", "95 % interval with, and without",
      ],
      rows: zip(seen.evidence.allowances, seen.evidence.deviations).map { allowance, deviations in
        let errors = [deviations.mean, deviations.map(\.magnitude).quantile(0.95)]
        let coverages = [allowance.printed, allowance.dimensionFree, 0].map { EstimateCoverage(of: deviations, allowance: $0) }
        let intervals = [coverages[0], coverages[2]].map(\.interval).map { interval in
          "[\(interval.lower.text(digits: 3)), \(interval.upper.text(digits: 3))]"
        }
        return [.integer(allowance.sampleSize)] + errors.map { .number($0, digits: 4) }
          + ([allowance.printed] + coverages.map(\.share)).map { .number($0, digits: 3) }
          + [.text(intervals.joined(separator: ", "))]
      })
  }

  private func allowanceTable(_ seen: Seen<Samples>) -> Table {
    Table(
      title: "What is added to ½ d̂ for δ = \(sample.delta.text()), and what one set A needs, exactly",
      columns: ["m′", "Theorem 2, 4 √…", "Lemma 1 halved, 2 √…", "√(ln(1/δ)/m′)", "covers", "half of it covers", "needed"],
      rows: seen.evidence.allowances.map {
        let exact = [$0.dimensionFree, $0.coverage, $0.halfCoverage, $0.needed]
        return [.integer($0.sampleSize), .number($0.printed, digits: 3), .number($0.halvedLemma, digits: 3)]
          + exact.map { .number($0, digits: 4) }
      })
  }

  private var sizeTable: Table {
    func row(_ name: Cell, _ size: (Double) -> Int) -> [Cell] { [name] + [1, 0.5, 0.1].map { .integer(size($0)) } }
    let rows = [1, 2, 10, 100].flatMap { dimension in
      let term = DivergenceSampleTerm(vcDimension: dimension, failureProbability: sample.delta)
      return [
        row(.integer(dimension)) { term.sampleSize(slack: $0) },
        row(.text("\(dimension), Lemma 1 halved")) { term.sampleSize(slack: 2 * $0) },
      ]
    }
    let ofAny = row(.text("any, √(ln(1/δ)/m′)")) { slack in Int((.log(1 / sample.delta) / (slack * slack)).rounded(.up)) }
    return Table(
      title: "The m′ at which the terms fall to a slack, δ = \(sample.delta.text())",
      columns: ["VC dimension d", "slack 1", "slack ½", "slack 0.1"], rows: rows + [ofAny])
  }

  /// The bound with every term measured, each with what is added to it, over the seeds.
  private func boundTable(_ seen: Seen<Samples>) throws -> Table {
    func row(_ name: String, _ estimate: (Row) -> Double?, _ allowance: (Row) -> Double?) throws -> [Cell] {
      [.text(name), try seen.effect(estimate).cell, .number(try seen.effect(allowance).mean, digits: 3)]
    }
    let (risk, tested, test) = try (seen.effect(\.targetRisk), seen.effect(\.testRisk), seen.effect(\.test))
    return Table(
      title: "All terms measured on \(sample.examples) labelled examples of each domain, d = 1, δ = \(sample.delta.text()): R_T = "
        + "\(risk.cell)",
      columns: ["term", "estimate", "allowance"],
      rows: [
        try row("R_S of the best source threshold", \.bound.sourceRisk, \.bound.sourceAllowance),
        try row("½ d_HΔH", \.bound.supremum, \.bound.divergenceAllowance),
        try row("λ", \.bound.idealJointRisk, \.bound.jointAllowance),
        [.text("the bound"), try seen.effect(\.bound.value).cell, .missing],
        [.text("R_T, tested on the same labels"), tested.cell, .number((test - tested).values[0], digits: 3)],
      ])
  }

  private func proxyTable(_ seen: Seen<Samples>) throws -> Table {
    Table(
      title: "The proxy A-distance of the best stump on identical domains, \(Self.featureCount) features; the truth is 0",
      columns: ["points a domain", "on the points it was chosen on", "on fresh points"],
      rows: try Self.proxySizes.enumerated().map { index, size in
        [.integer(size), try seen.effect { $0.proxies[index].trained }.cell, try seen.effect { $0.proxies[index].heldOut }.cell]
      })
  }
}
