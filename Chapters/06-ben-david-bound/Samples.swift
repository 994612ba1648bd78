import ChapterKit
import NumericCore
import Report
import Transfer

/// The part about samples: Theorem 2's sample term, and the proxy A-distance.
struct Samples {
  let tally: SampleTally
  let seedCount: Int

  /// The probability δ with which the bound may fail.
  static let failureProbability = 0.05
  /// Thresholds have VC dimension 1; two-sided ones have the same d_HΔH and dimension 2.
  private static let term = DivergenceSampleTerm(vcDimension: 1, failureProbability: failureProbability)

  var section: Section {
    Section(
      title: "What samples make of it",
      headline:
        "Theorem 2's sample term for thresholds is still \(term(SampleTally.sizes.count - 1).text(digits: 2)) at "
        + "\(SampleTally.sizes.last ?? 0) points a domain, where the estimate errs by less than "
        + "\((tally.deviations.last ?? []).map(\.magnitude).quantile(0.95).text(digits: 2)) in 95 % of the samples.",
      introduction:
        "S = N(0, 1) and T = N(½, 1.5²), for which ½ d_HΔH of thresholds is \(SampleTally.normals.kuiper.text(digits: 4)). Repeated "
        + "samples of m′ points show how far the estimate is from it, and how much Theorem 2 allows for.",
      items: [.table(estimateTable), .figure(coverageFigure), .table(sizeTable), .table(proxyTable)],
      findings: [proxyFinding, coverageFinding])
  }

  private var estimateTable: Table {
    Table(
      title: "½ d_HΔH of thresholds from samples of m′ points each",
      columns: ["m′", "bias of ½ d̂", "95 % of errors below", "Theorem 2's term", "covered with it", "without it"],
      rows: SampleTally.sizes.indices.map { index in
        let deviations = tally.deviations[index]
        return [
          .integer(SampleTally.sizes[index]), .number(deviations.mean, digits: 4),
          .number(deviations.map(\.magnitude).quantile(0.95), digits: 4), .number(term(index), digits: 3),
          .number(coverage(index, share: 1), digits: 3), .number(coverage(index, share: 0), digits: 3),
        ]
      })
  }

  private func term(_ index: Int) -> Double { Self.term.value(sampleSize: SampleTally.sizes[index]) }

  /// The number of repetitions in which ½ d is at most ½ d̂ and a share of the term.
  private func coveredCount(_ index: Int, share: Double) -> Int { tally.deviations[index].count { $0 >= -share * term(index) } }

  private func coverage(_ index: Int, share: Double) -> Double {
    Double(coveredCount(index, share: share)) / Double(tally.deviations[index].count)
  }

  private var coverageFigure: Figure {
    let repetitions = tally.deviations[0].count
    func series(_ name: String, share: Double) -> Series {
      Series(
        name,
        points: SampleTally.sizes.indices.map { index in
          let interval = ConfidenceInterval.clopperPearson(
            successes: coveredCount(index, share: share), trials: repetitions, level: 0.95)
          return Series.Point(
            Double(SampleTally.sizes[index]), coverage(index, share: share), lower: interval.lower, upper: interval.upper)
        }, bandMeaning: "95 % Clopper–Pearson interval over \(repetitions) samples")
    }
    return Figure(
      title: "How often ½ d_HΔH is at most its estimate, with and without the sample term",
      caption:

        "With the term in \(percent(share: 1)) of the samples, as it is far larger than the error. Without it in \(percent(share: 0)): the "
        + "estimate is biased up, but that alone is no guarantee.",
      content: .plot(
        Plot(
          x: Axis("m′", unit: "points a domain", scale: .logarithmic), y: Axis("coverage"),
          series: [series("with the term", share: 1), series("without it", share: 0)],
          references: [Reference("1 − δ", at: 1 - Self.failureProbability)])))
  }

  /// The coverage at every size, in words.
  private func percent(share: Double) -> String {
    let values = SampleTally.sizes.indices.map { (100 * coverage($0, share: share)).text(digits: 0) }
    return Set(values).count == 1 ? "\(values[0]) %" : values.map { "\($0) %" }.joined(separator: ", ")
  }

  private var sizeTable: Table {
    Table(
      title: "The m′ at which Theorem 2's term falls to a slack, δ = 0.05",
      columns: ["VC dimension d", "slack 1", "slack ½", "slack 0.1"],
      rows: [1, 2, 10, 100].map { dimension in
        let term = DivergenceSampleTerm(vcDimension: dimension, failureProbability: Self.failureProbability)
        return [.integer(dimension)] + [1, 0.5, 0.1].map { .integer(term.sampleSize(slack: $0)) }
      })
  }

  private var proxyTable: Table {
    Table(
      title: "The proxy A-distance of the best stump on identical domains, \(SampleTally.featureCount) features; the truth is 0",
      columns: ["points a domain", "on the points it was chosen on", "on fresh points"],
      rows: SampleTally.proxySizes.indices.map { index in
        [
          .integer(SampleTally.proxySizes[index]), estimate(tally.trainedProxies[index]), estimate(tally.heldOutProxies[index]),
        ]
      })
  }

  private func estimate(_ values: [Double]) -> Cell {
    guard let interval = seedInterval(values) else { return .number(values.mean) }
    return .estimate(values.mean, plusMinus: interval.width / 2)
  }
}

extension Samples {
  private var proxyFinding: Finding {
    let middle = SampleTally.proxySizes.count / 2
    let missed = zip(tally.checkerboardDivergences, tally.checkerboardProxies).map { $0 - $1 }
    let (below, above) = (seedInterval(missed), seedInterval(tally.trainedProxies[middle]))
    let isBelow = (below?.lower ?? 0) > 0
    let isAbove = (above?.lower ?? 0) > 0
    let decided = below != nil && above != nil
    return Finding(
      Claims.proxyError, verdict: !decided ? .inconclusive : isBelow && isAbove ? .corrected : isBelow ? .holds : .fails,
      predicted: "never too large", measured: .text("\(tally.trainedProxies[middle].mean.text(digits: 2)) on identical domains"),
      correction:
        "It errs in both directions: it estimates d_H, which misses what only two hypotheses see, and on the points that the "
        + "classifier was chosen on it is above 0 for identical domains. Use fresh points, and do not take it for d_HΔH.",
      witness:
        "Too small: on the checkerboard the best stump's is \(tally.checkerboardProxies.mean.text(digits: 2)) where d_HΔH of stumps is "
        + "\(tally.checkerboardDivergences.mean.text(digits: 2)). Too large: identical domains with \(SampleTally.featureCount) "
        + "features and \(SampleTally.proxySizes[middle]) points each.",
      interval: above.map { ConfidenceBounds($0, seedCount: seedCount, of: "its value there") }, seedCount: seedCount)
  }

  private var coverageFinding: Finding {
    let repetitions = tally.deviations[0].count
    let least = SampleTally.sizes.indices.map { coveredCount($0, share: 1) }.min() ?? 0
    let interval = ConfidenceInterval.clopperPearson(successes: least, trials: repetitions, level: 0.95)
    let promised = 1 - Self.failureProbability
    return Finding(
      Claims.finiteSample, verdict: interval.lower >= promised ? .holds : interval.upper < promised ? .fails : .inconclusive,
      predicted: .text("coverage ≥ \(promised.text())"), measured: .number(Double(least) / Double(repetitions), digits: 3),
      witness:
        "Very conservative: at m′ = \(SampleTally.sizes.last ?? 0) the term is \(term(SampleTally.sizes.count - 1).text(digits: 3)), "
        + "and 95 % of the errors are below "
        + "\((tally.deviations.last ?? []).map(\.magnitude).quantile(0.95).text(digits: 3)).",
      interval: ConfidenceBounds(
        lower: interval.lower, upper: interval.upper, meaning: "95 % Clopper–Pearson interval over \(repetitions) samples"),
      seedCount: seedCount)
  }
}

/// Student's 95 % interval for the mean of one value a seed; nil for fewer than two seeds.
func seedInterval(_ values: [Double]) -> ConfidenceInterval? { values.count < 2 ? nil : .mean(of: values, level: 0.95) }

extension ConfidenceBounds {
  /// Student's interval for the mean of a quantity over seeds.
  init(_ interval: ConfidenceInterval, seedCount: Int, of quantity: String) {
    self.init(lower: interval.lower, upper: interval.upper, meaning: "95 % t-interval of \(quantity) over \(seedCount) seeds")
  }
}
