import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

extension Experiment {
  /// ESS/n against χ²: theory and samples.
  var effectiveSizeFigure: Figure {
    let line = (0...90).map { step in
      let square = 9 * Double(step) / 90
      return Series.Point(max(Double.expMinusOne(square), 0.06), Double.exp(-square))
    }
    let points = WeightingTrial.shifts.enumerated().map { index, shift in
      let share = weighting { $0.effectiveShares[index] }
      return Series.Point(
        Double.expMinusOne(shift * shift), share.mean, lower: share.interval?.lower, upper: share.interval?.upper)
    }
    return Figure(
      title: "Effective share of a weighted sample against the divergence",
      caption: "Samples follow 1/(1 + χ²) while χ² is small; where it is large they look better than they are.",
      content: .plot(
        Plot(
          x: Axis("χ²(T‖S)", scale: .logarithmic), y: Axis("ESS/n", scale: .logarithmic),
          series: [
            Series("1/(1 + χ²)", points: line),
            Series(
              "samples of \(WeightingTrial.weightCount)", style: .points, points: points, bandMeaning: "95 % Student interval"),
          ])))
  }

  /// The distribution of the gain at the figure's kernel.
  var distributionFigure: Figure {
    let gain = gain(Self.shownKernel)
    return Figure(
      title: "How much weighting lowers the target error, run by run, at γ = \(CapacityTrial.shownGamma.text())",
      caption: "Mean \(gain.mean.text(digits: 3)) over \(gain.values.count) runs; left of 0 are the runs that got worse.",
      content: .histogram(
        Histogram(
          x: Axis("unweighted − weighted error"), values: gain.values, binCount: 12,
          references: [Reference("no change", at: 0, .vertical)])))
  }

  /// What the machine labels 1, before and after weighting, for the first seed; nothing if it cannot be trained.
  var decisionFigures: [Figure] {
    guard let seed = rows.first?.seed else { return [] }
    let draw = CapacityTrial.Draw(seed: seed)
    guard let machines = try? draw.machines(gamma: CapacityTrial.shownGamma) else { return [] }
    let test = draw.test.examples(Array(0..<40))
    return [
      decisionFigure(
        "Without weights", machines.plain, points: points(draw.source, "source"), error: draw.targetError(of: machines.plain)),
      decisionFigure(
        "With weights", machines.weighted, points: points(test, "target"), error: draw.targetError(of: machines.weighted)),
    ]
  }

  private func points(_ sample: Sample, _ group: String) -> [DecisionRegion.Point] {
    (sample.labels ?? []).enumerated().map { row, label in
      DecisionRegion.Point(x: sample.features[row, 0], y: sample.features[row, 1], label: label == 1 ? 1 : 0, group: group)
    }.filter { Self.shownRange.contains($0.x) && Self.shownRange.contains($0.y) }.sorted { $0.label < $1.label }
  }

  private static let shownRange = -2.5...2.5

  private func decisionFigure(
    _ title: String, _ machine: SupportVectorMachine, points: [DecisionRegion.Point], error: Double
  ) -> Figure {
    let (width, height) = (60, 24)
    func position(_ place: Int, of count: Int) -> Double {
      Self.shownRange.lowerBound + (Self.shownRange.upperBound - Self.shownRange.lowerBound) * Double(place) / Double(count - 1)
    }
    let nodes = (0..<height).flatMap { row in
      (0..<width).flatMap { column in [position(column, of: width), position(height - 1 - row, of: height)] }
    }
    let labels = machine.labels(of: Matrix(rowCount: width * height, columnCount: 2, elements: nodes)).map { $0 == 1 ? 1 : 0 }
    return Figure(
      title: "\(title): what the machine labels 1, first seed",
      caption: "Target error \(error.text(digits: 3)); the points are the \(points.first?.group ?? "") sample's.",
      content: .decisionRegion(
        DecisionRegion(
          x: Axis("x₁", range: Self.shownRange), y: Axis("x₂", range: Self.shownRange), labelNames: ["0", "1"],
          grid: (0..<height).map { row in Array(labels[row * width..<(row + 1) * width]) }, points: points)))
  }

  /// The error on the unbiased half for each data set, bias and kind of weights.
  var dataTable: Table {
    Table(
      title: "Biased samples: target error, and its change by weights",
      columns: ["data", "bias by", "weights", "ESS/n", "error", "change"],
      rows: dataCases.flatMap { name, bias in
        DataTrial.methods.map { method in
          let errors = data(name, bias) { $0.errors[method] ?? 0 }
          let share = data(name, bias) { $0.effectiveShares[method] ?? 0 }
          return [
            .text(name), .text(bias.rawValue), .text(method.rawValue), .number(share.mean, digits: 2),
            .number(errors.mean, digits: 4),
            method == .none ? .missing : (errors - data(name, bias) { $0.errors[.none] ?? 0 }).cell,
          ]
        }
      })
  }

  /// The same as a forest.
  var dataFigure: Figure {
    let rows = dataCases.flatMap { name, bias in
      DataTrial.methods.dropFirst().compactMap { method -> Forest.Row? in
        let change = data(name, bias) { ($0.errors[method] ?? 0) - ($0.errors[.none] ?? 0) }
        return change.interval.map {
          Forest.Row(
            "\(name), \(bias.rawValue): \(method.rawValue)", estimate: change.mean, lower: $0.lower, upper: $0.upper)
        }
      }
    }
    return Figure(
      title: "Weighted minus unweighted target error on real data", caption: "Left of 0 weighting helps.",
      content: .forest(
        Forest(
          x: Axis("change of the error"), rows: rows,
          intervalMeaning: "95 % paired Student interval over \(self.rows.count) splits",
          references: [Reference("no change", at: 0, .vertical)])))
  }

  /// The data sets with their biases, in the order in which they ran.
  private var dataCases: [(name: String, bias: BiasedData.Bias)] { rows.first?.data.map { ($0.name, $0.bias) } ?? [] }

  /// A quantity of one data set and bias over the splits.
  func data(_ name: String, _ bias: BiasedData.Bias, _ value: (DataTrial) -> Double) -> SeedEffect {
    SeedEffect(values: rows.flatMap(\.data).filter { $0.name == name && $0.bias == bias }.map(value))
  }
}
