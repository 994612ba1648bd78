import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

extension Seen<Misfit> {
  /// The change of the excess risk by weights at the curvature and size asked for.
  var askedChange: SeedEffect { get throws { try effect { $0.asked.change(curvature: part.line.curvature) } } }

  /// √(V/B): the curvature from which on a curve is worth weights.
  func crossover(_ trial: (Misfit.Row) -> WeightedLineTrial) throws -> Double {
    let (added, removed) = (try effect { trial($0).addedVariance }.mean, try effect { trial($0).removedMisfit }.mean)
    guard added > 0, removed > 0 else { throw MissingEvidence("Too few draws to see what weights add and remove; more seeds do.") }
    return (added / removed).squareRoot()
  }

  /// Excess with weights over excess without, against the curvature, for each size.
  var crossoverFigure: Figure {
    get throws {
      func mean(_ excess: (Misfit.Row) -> CurvedRegressionWorld.LineExcess) throws -> CurvedRegressionWorld.LineExcess {
        .init(variance: try effect { excess($0).variance }.mean, misfit: try effect { excess($0).misfit }.mean)
      }
      let series = try Misfit.counts.enumerated().map { index, count in
        let (plain, weighted) = (try mean { $0.cubic[index].unweighted }, try mean { $0.cubic[index].weighted })
        return Series(
          "n = \(count)",
          points: (0...50).map { Double($0) / 100 }.map {
            Series.Point($0, weighted.total(curvature: $0) / plain.total(curvature: $0))
          })
      }
      let crossings = try Misfit.counts.indices.map { index in try crossover { $0.cubic[index] }.text(digits: 3) }
      return Figure(
        title: "Weights pay from c = \(crossings.joined(separator: ", ")) on: less for larger n", caption: "Below 1 weights help.",
        content: .plot(
          Plot(
            x: Axis("curvature c"), y: Axis("excess, weighted/unweighted", scale: .logarithmic), series: series,
            references: [Reference("no change", at: 1)])))
    }
  }
}

extension Misfit {
  func record(_ seen: Seen<Misfit>) throws -> [ChapterReport.Item] {
    let curves = [("cubic", \Row.cubic), ("shared line", \.shared)]
    let (own, eight) = (seen.evidence.exception, seen.evidence.exampleEight)
    let tables = [
      Table(
        title: "A line fitted to −x + c x³ with 100 examples: its risk on the target beyond the noise",
        columns: ["c", "unweighted", "weighted", "change"],
        rows: try Self.curvatures.map { c in
          [
            .number(c), try seen.effect { $0.cubic[1].unweighted.total(curvature: c) }.cell,
            try seen.effect { $0.cubic[1].weighted.total(curvature: c) }.cell,
            try seen.effect { $0.cubic[1].change(curvature: c) }.cell,
          ]
        }),
      Table(
        title: "The change V − c²B, and the curvature from which weights help",
        columns: ["curve", "n", "V", "B", "from c ="],
        rows: try curves.flatMap { name, trials in
          try Self.counts.enumerated().map { index, count in
            [
              .text(name), .integer(count), try seen.effect { $0[keyPath: trials][index].addedVariance }.cell,
              try seen.effect { $0[keyPath: trials][index].removedMisfit }.cell,
              .number(try seen.crossover { $0[keyPath: trials][index] }, digits: 3),
            ]
          }
        }),
      Table(
        title: "One classifier on three points, exactly", columns: ["case", "E_S[ℓ]", "E_S[wℓ]", "E_T[ℓ]", "bias"],
        rows: FiniteInstance.threePoints.map { name, instance, risk in
          let plain = instance.overSource { instance.losses[$0] }
          return [.text(name)] + [plain, instance.weightedRisk, risk, instance.weightedRisk - risk].map(Cell.exact)
        }),
      Table(
        title: "The best threshold before and after weighting", columns: ["world", "weights", "weight of the exception", "R_T"],
        rows: [
          ["ten points, same labels", "none", .number(0.1, digits: 2), .number(own.unweighted)],
          ["ten points, same labels", "KMM", .number(own.weightShare, digits: 2), .number(own.weighted)],
          ["Example 8, labels flipped", "none", .number(0.1, digits: 2), .exact(eight.unweighted)],
          ["Example 8, labels flipped", "true", .number(1, digits: 2), .exact(eight.weighted)],
        ]),
      Table(
        title: "The target's risk of the unweighted line, cubic truth, estimated on the source",
        columns: ["estimate", "mean", "bias", "deviation a seed"],
        rows: try [("10-fold cross-validation", \Row.validation.plain), ("the same with weights", \.validation.weighted)].map {
          name, estimate in
          let bias = try seen.effect { $0[keyPath: estimate] - $0.validation.targetRisk }
          let spread = bias.values.count > 1 ? Cell.number(bias.values.standardDeviation) : .missing
          return [.text(name), try seen.effect { $0[keyPath: estimate] }.cell, bias.cell, spread]
        }),
    ]
    return tables.map { .table($0) }
  }
}
