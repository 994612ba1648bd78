import ChapterKit
import NumericCore
import Report

extension Experiment {
  /// The tables and figures of the parts that ran.
  var body: [ChapterReport.Item] {
    parts.flatMap { part in [.heading(part.title)] + items(of: part) }
  }

  private func items(of part: Part) -> [ChapterReport.Item] {
    switch part {
    case .weighting: [.figure(effectiveSizeFigure), .table(effectiveSizeTable), .table(clippingTable)]
    case .misfit: [.table(misfitTable), .table(ExactCase.table), .table(harmfulTable), .table(validationTable)]
    case .capacity: [.table(capacityTable), .figure(distributionFigure)] + decisionFigures.map { .figure($0) }
    case .estimation: [.table(estimationTable), .table(momentTable)]
    case .data: [.table(dataTable), .figure(dataFigure)]
    }
  }

  private var effectiveSizeTable: Table {
    Table(
      title: "Effective share of \(WeightingTrial.weightCount) weights, N(0, 1) → N(μ, 1)",
      columns: ["μ", "χ²", "1/(1 + χ²)", "ESS/n of a sample"],
      rows: WeightingTrial.shifts.enumerated().map { index, shift in
        [
          .number(shift), .number(Double.expMinusOne(shift * shift), digits: 2), .number(Double.exp(-shift * shift), digits: 5),
          weighting { $0.effectiveShares[index] }.cell,
        ]
      })
  }

  private var clippingTable: Table {
    func row(_ name: String, _ setting: String, _ value: @escaping (WeightingTrial) -> WeightingTrial.Error) -> [Cell] {
      [.text(name), .text(setting), weighting { value($0).bias }.cell, weighting { value($0).meanSquare }.cell]
    }
    let small = "μ = 1, n = 50"
    return Table(
      title: "Estimates of P_T(x > ½) from source examples", columns: ["estimate", "shift", "bias", "mean squared error"],
      rows: [row("Σwf / n", small) { $0.plain }, row("Σwf / Σw", small) { $0.selfNormalised }]
        + WeightingTrial.bounds.enumerated().map { index, bound in
          row(bound.isFinite ? "w clipped at \(bound.boundText)" : "w not clipped", "μ = 1.5, n = 100") { $0.clipped[index] }
        })
  }

  private var misfitTable: Table {
    func row(_ name: String, _ cell: (MisfitTrial) -> MisfitTrial.Cell) -> [Cell] {
      let change = misfit { cell($0).weighted - cell($0).unweighted }
      return [.text(name), misfit { cell($0).unweighted }.cell, misfit { cell($0).weighted }.cell, change.cell]
    }
    return Table(
      title: "A fitted line: its risk on the target beyond the noise", columns: ["truth", "unweighted", "weighted", "change"],
      rows: [row("cubic (model wrong)") { $0.wrongModel }, row("line (model right)") { $0.rightModel }])
  }

  private var harmfulTable: Table {
    let equal = Double(1) / Double(HarmfulReweighting.sourcePoints.count)
    return Table(
      title: "Ten source points, one of them an exception next to the target",
      columns: ["best threshold", "weight of the exception", "R_T"],
      rows: [
        ["without weights", .number(equal, digits: 2), .number(harmful.unweightedTargetRisk)],
        ["weights of KMM", .number(harmful.exceptionShare, digits: 2), .number(harmful.weightedTargetRisk)],
      ])
  }

  private var validationTable: Table {
    func row(_ name: String, _ value: @escaping (MisfitTrial.Cell) -> Double) -> [Cell] {
      let bias = misfit { value($0.wrongModel) - $0.wrongModel.targetRisk }
      return [.text(name), misfit { value($0.wrongModel) }.cell, bias.cell, .number(spread(bias.values))]
    }
    return Table(
      title: "The target's risk of the unweighted line, cubic truth, estimated on the source",
      columns: ["estimate", "mean", "bias", "deviation a seed"],
      rows: [row("10-fold cross-validation") { $0.crossValidation }, row("the same with weights") { $0.weightedCrossValidation }])
  }

  private func spread(_ values: [Double]) -> Double { values.count < 2 ? 0 : values.standardDeviation }

  private var capacityTable: Table {
    let size = capacity { $0.effectiveSampleSize }
    return Table(
      title: "Target error of an SVM, \(CapacityTrial.sampleCount) examples of which \(size.mean.text(digits: 0)) are effective",
      columns: ["γ", "unweighted", "weighted", "gain", "gain (%)", "got worse (%)"],
      rows: CapacityTrial.gammas.enumerated().map { index, gamma in
        let unweighted = capacity { $0.unweighted[index] }
        return [
          .number(gamma), unweighted.cell, capacity { $0.weighted[index] }.cell, gain(index).cell,
          .number(100 * gain(index).mean / max(unweighted.mean, .leastNormalMagnitude), digits: 0),
          .number(100 * gain(index).negativeShare, digits: 0),
        ]
      })
  }

  private var estimationTable: Table {
    Table(
      title: "Weights in the plane, \(EstimationTrial.sampleCount) examples of each domain",
      columns: ["weights", "error of w", "ESS/n", "target error", "steps"],
      rows: WeightMethod.allCases.map { method in
        func mean(_ value: (EstimationTrial.Result) -> Double) -> SeedEffect {
          estimation { $0.results[method].map(value) ?? 0 }
        }
        let steps = rows.compactMap { $0.estimation?.results[method]?.stepCount }.map(Double.init)
        return [
          .text(method.rawValue), mean { $0.ratioError }.cell, mean { $0.effectiveShare }.cell,
          mean { $0.targetError }.cell, steps.isEmpty ? .missing : .number(steps.mean, digits: 0),
        ]
      })
  }

  private var momentTable: Table {
    Table(
      title: "The mean weight minus 1, and how far weighted moments are from the target's",
      columns: ["weights", "mean w − 1", "mean of x", "mean of x²"],
      rows: WeightMethod.allCases.map { method in
        [
          .text(method.rawValue), .number(estimation { $0.results[method]?.meanError ?? 0 }.mean, digits: 3),
          estimation { $0.results[method]?.firstMomentError ?? 0 }.cell,
          estimation { $0.results[method]?.secondMomentError ?? 0 }.cell,
        ]
      })
  }
}
