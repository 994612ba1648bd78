import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

extension Seen<Misfit> {
  /// The change of the excess risk by weights at the curvature and size asked for.
  var askedChange: SeedEffect { get throws { try effect { $0.asked.change(curvature: part.line.curvature) } } }

  /// √(V/B): the curvature at which the cubic is worth weights, at one of `counts` or at the size asked for.
  func crossover(_ count: Int) throws -> Double {
    let trial: (Misfit.Row) -> LineTrial = { row in Misfit.counts.firstIndex(of: count).map { row.cubic[$0] } ?? row.asked }
    return try crossover(trial)
  }

  private func crossover(_ trial: (Misfit.Row) -> LineTrial) throws -> Double {
    let (added, removed) = (try effect { trial($0).addedVariance }.mean, try effect { trial($0).removedMisfit }.mean)
    guard added > 0, removed > 0 else { throw MissingEvidence("Too few draws to see what weights add and remove; more seeds do.") }
    return (added / removed).squareRoot()
  }

  // MARK: - A line

  /// Excess with weights over excess without, against the curvature, for each size.
  var crossoverFigure: Figure {
    get throws {
      let series = try Misfit.counts.indices.map { index in
        func mean(_ value: (LineTrial.Excess) -> Double, _ side: KeyPath<LineTrial, LineTrial.Excess>) throws -> Double {
          try effect { value($0.cubic[index][keyPath: side]) }.mean
        }
        let (plain, weighted) = (
          try LineTrial.Excess(variance: mean(\.variance, \.unweighted), misfit: mean(\.misfit, \.unweighted)),
          try LineTrial.Excess(variance: mean(\.variance, \.weighted), misfit: mean(\.misfit, \.weighted))
        )
        return Series(
          "n = \(Misfit.counts[index])",
          points: (0...50).map { Double($0) / 100 }.map {
            Series.Point($0, weighted.total(curvature: $0) / plain.total(curvature: $0))
          })
      }
      let crossings = try Misfit.counts.map { try crossover($0).text(digits: 3) }
      return Figure(
        title: "Weights pay from c = \(crossings.joined(separator: ", ")) on: less for larger n", caption: "Below 1 weights help.",
        content: .plot(
          Plot(
            x: Axis("curvature c"), y: Axis("excess, weighted/unweighted", scale: .logarithmic), series: series,
            references: [Reference("no change", at: 1)])))
    }
  }

  var curvatureTable: Table {
    get throws {
      Table(
        title: "A line fitted to −x + c x³ with 100 examples: its risk on the target beyond the noise",
        columns: ["c", "unweighted", "weighted", "change"],
        rows: try Misfit.curvatures.map { c in
          [
            .number(c), try effect { $0.cubic[1].unweighted.total(curvature: c) }.cell,
            try effect { $0.cubic[1].weighted.total(curvature: c) }.cell, try effect { $0.cubic[1].change(curvature: c) }.cell,
          ]
        })
    }
  }

  var crossoverTable: Table {
    get throws {
      let curves: [(String, KeyPath<Misfit.Row, [LineTrial]>)] = [("cubic", \.cubic), ("shared line", \.shared)]
      return Table(
        title: "The change V − c²B, and the curvature from which weights help",
        columns: ["curve", "n", "V", "B", "from c ="],
        rows: try curves.flatMap { name, path in
          try Misfit.counts.enumerated().map { index, count in
            [
              .text(name), .integer(count), try effect { $0[keyPath: path][index].addedVariance }.cell,
              try effect { $0[keyPath: path][index].removedMisfit }.cell,
              .number(try crossover { $0[keyPath: path][index] }, digits: 3),
            ]
          }
        })
    }
  }

  // MARK: - What weights cannot know

  var threePointTable: Table {
    Table(
      title: "One classifier on three points, exactly", columns: ["case", "E_S[ℓ]", "E_S[wℓ]", "E_T[ℓ]", "bias"],
      rows: FiniteInstance.threePoints.map { name, instance, targetRisk in
        [.text(name)]
          + [
            instance.overSource { instance.losses[$0] }, instance.weightedRisk, targetRisk, instance.weightedRisk - targetRisk,
          ].map(Cell.exact)
      })
  }

  var harmfulTable: Table {
    let (own, eight) = (evidence.exception, evidence.exampleEight)
    return Table(
      title: "The best threshold before and after weighting", columns: ["world", "weights", "weight of the exception", "R_T"],
      rows: [
        ["ten points, same labels", "none", .number(0.1, digits: 2), .number(own.unweighted)],
        ["ten points, same labels", "KMM", .number(own.weightShare, digits: 2), .number(own.weighted)],
        ["Example 8, labels flipped", "none", .number(0.1, digits: 2), .exact(eight.unweighted)],
        ["Example 8, labels flipped", "true", .number(1, digits: 2), .exact(eight.weighted)],
      ])
  }

  var validationTable: Table {
    get throws {
      func row(_ name: String, _ value: (ValidationTrial) -> Double) throws -> [Cell] {
        let bias = try effect { value($0.validation) - $0.validation.targetRisk }
        let spread = bias.values.count > 1 ? Cell.number(bias.values.standardDeviation) : .missing
        return [.text(name), try effect { value($0.validation) }.cell, bias.cell, spread]
      }
      return Table(
        title: "The target's risk of the unweighted line, cubic truth, estimated on the source",
        columns: ["estimate", "mean", "bias", "deviation a seed"],
        rows: [try row("10-fold cross-validation", \.plain), try row("the same with weights", \.weighted)])
    }
  }
}
