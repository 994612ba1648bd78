import ChapterKit
import NumericCore
import Report
import Transfer

extension Samples {
  func record(_ seen: Seen<Samples>) throws -> [ChapterReport.Item] {
    [
      .paragraph(
        "S = N(0, 1) and T = N(½, 1.5²), for which ½ d_HΔH of thresholds is \(SampleTrial.normals.kuiper.text(digits: 4)). "
          + "Repeated samples of m′ points show how far the estimate is from it. Labels, where they are used, are 1[x < 0] on S "
          + "and 1[x < ½] on T."),
      .table(estimateTable(seen)), .table(promiseTable(seen)), .table(sizeTable),
      .table(try boundTable(seen)),
      .table(
        Table(
          title:
            "The proxy A-distance of the best stump on identical domains, \(SampleTrial.featureCount) features; the truth is 0",
          columns: ["points a domain", "on the points it was chosen on", "on fresh points"],
          rows: try SampleTrial.proxySizes.enumerated().map { index, size in
            [
              .integer(size), try seen.effect { $0.trainedProxies[index] }.cell, try seen.effect { $0.heldOutProxies[index] }.cell,
            ]
          })),
    ]
  }

  private func estimateTable(_ seen: Seen<Samples>) -> Table {
    Table(
      title: "½ d_HΔH of thresholds from \(seen.evidence.deviations[0].count) samples of m′ points each",
      columns: [
        "m′", "bias of ½ d̂", "95 % of errors below", "Theorem 2's term", "covered with it", "covered with √(ln(1/δ)/m′)",
        "without either",
        "95 % interval with, and without",
      ],
      rows: zip(seen.evidence.promises, seen.evidence.deviations).map { promise, deviations in
        func covered(_ allowance: Double) -> Int { deviations.count { $0 >= -allowance } }
        func share(_ allowance: Double) -> Cell { .number(Double(covered(allowance)) / Double(deviations.count), digits: 3) }
        let intervals = [promise.printed, 0].map {
          ConfidenceInterval.clopperPearson(successes: covered($0), trials: deviations.count, level: 0.95)
        }
        return [
          .integer(promise.sampleSize), .number(deviations.mean, digits: 4),
          .number(deviations.map(\.magnitude).quantile(0.95), digits: 4), .number(promise.printed, digits: 3),
          share(promise.printed),
          share(promise.dimensionFree), share(0),
          .text(intervals.map { "[\($0.lower.text(digits: 3)), \($0.upper.text(digits: 3))]" }.joined(separator: ", ")),
        ]
      })
  }

  private func promiseTable(_ seen: Seen<Samples>) -> Table {
    Table(
      title: "What is added to ½ d̂ for δ = \(sample.delta.text()), and what one set A needs, exactly",
      columns: ["m′", "Theorem 2, 4 √…", "Lemma 1 halved, 2 √…", "√(ln(1/δ)/m′)", "covers", "half of it covers", "needed"],
      rows: seen.evidence.promises.map {
        [
          .integer($0.sampleSize), .number($0.printed, digits: 3), .number($0.halved, digits: 3),
          .number($0.dimensionFree, digits: 4),
          .number($0.coverage, digits: 4), .number($0.halfCoverage, digits: 4), .number($0.needed, digits: 4),
        ]
      })
  }

  private var sizeTable: Table {
    let slacks = [1, 0.5, 0.1]
    func row(_ name: Cell, _ size: (Double) -> Int) -> [Cell] { [name] + slacks.map { .integer(size($0)) } }
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
      columns: ["VC dimension d", "slack 1", "slack ½", "slack 0.1"],
      rows: rows + [ofAny])
  }

  /// The bound with every term measured, each with what is added to it, over the seeds.
  private func boundTable(_ seen: Seen<Samples>) throws -> Table {
    let bounds = seen.evidence.bounds
    func row(_ name: String, _ estimates: [Double], _ allowances: [Double]) -> [Cell] {
      [.text(name), SeedEffect(values: estimates).cell, .number(allowances.mean, digits: 3)]
    }
    let joint = try bounds.map { try seen.required($0.idealJointRisk, "λ̂") }
    let jointAllowances = try bounds.map { try seen.required($0.jointAllowance, "λ̂") }
    let values = try bounds.map { try seen.required($0.value, "λ̂") }
    return Table(
      title: "All terms measured on \(sample.examples) labelled examples of each domain, d = 1, δ = \(sample.delta.text()): R_T = "
        + "\(try seen.effect(\.targetRisk).cell)",
      columns: ["term", "estimate", "allowance"],
      rows: [
        row("R_S of the best source threshold", bounds.map(\.sourceRisk), bounds.map(\.sourceAllowance)),
        row("½ d_HΔH", bounds.map(\.supremum), bounds.map(\.divergenceAllowance)), row("λ", joint, jointAllowances),
        [.text("the bound"), SeedEffect(values: values).cell, .missing],
        row("R_T, tested on the same labels", try seen.effect(\.testRisk).values, [seen.evidence.tests[0] - seen.rows[0].testRisk]),
      ])
  }
}
