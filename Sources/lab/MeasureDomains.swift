import ArgumentParser
public import ChapterKit
internal import Measuring
internal import NumericCore
internal import Rendering

/// `lab measure`: the distances of the course and the terms of its bound, on one's own data.
struct MeasureDomains: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure how far apart two samples are, and what the bound makes of it.",
    discussion: """
      lab measure --source s.csv --target t.csv
      lab measure --source s.csv --target t.csv --label y --hypotheses stumps

      The files hold numbers separated by commas, under a header with the columns' names; rows are counted with the header as row \
      1. Blank fields, NaN, NA and null are missing values. Labels are words, or numbers: up to 20 different ones, each twice on \
      the average, are classes, and more are quantities.

      What the figures are, by their keys in --format json:
        wasserstein1, wasserstein2  exact, for the Euclidean distance and equal weights; not squared
        sliced_wasserstein1         the mean of W1 over 50 random directions
        mmd2_unbiased, mmd2_biased  MMD squared with k(x, y) = exp(-|x - y|^2 / 2 s^2); the biased form over all pairs, the
                                    unbiased one without the pairs of a row with itself, so that it can be negative
        bandwidth                   the s used: the median distance of two rows of both files together
        energy_distance             2 E|X - Y| - E|X - X'| - E|Y - Y'| over all pairs
        coral_distance              |C_S - C_T|^2 / 4d^2 in the Frobenius norm, of the covariances with n - 1
        proxy_a_distance            2 (1 - 2e), e the mean of both error rates of a logistic regression on held-out rows
        overlap_at_most             2e, what the domains have in common of their mass at most: 1 - total variation <= 2e
        effective_sample_size       Kish's, of the weights by a logistic regression on all rows
        total_shift_p               the p-value of the permutation test by mmd2_unbiased
        reading, steps, unknown     the words of the page: what it looks like, what to try, what cannot be known
        changes                     which features differ, by kind: mean, spread, dependence, shape
        tests                       all tests with p, and p_holm corrected for their number
        conclusion                  what they come to: one of \(Conclusion.allCases.map(\.rawValue).joined(separator: ", "))
        by_feature                  W1, Kolmogorov-Smirnov, Kuiper; p by Kolmogorov and Smirnov's test with Holm's correction
        source_risk, target_risk    of the hypothesis of least source risk in the class
        h_delta_h                   2 sup |S(A) - T(A)| over the disagreements A of two hypotheses of the class
        ideal_joint_risk            the minimum over the class of R_S + R_T
        bound                       source_risk + h_delta_h / 2 + ideal_joint_risk; bound_for_domains with the samples' terms, at \
      95 %
        target_risk_tested          at most the target risk, at 95 %, by the target's labels alone
        separating_features         those that tell the files apart by themselves; without_separating is all of it measured \
      without them
        rule_slope_p                whether the score of a linear rule of the source means the same in the target; \
      rule_intercept_p with the same threshold
        weights                     with --weights: the effective rows, χ², mean and largest of the estimated density ratio at the
                                    source's rows, and the largest gap of the features' means without and with them
      Distances are not standardised unless asked; classifiers always learn from standardised features. Keys ending in _p are \
      p-values, in _low and _high the ends of 95 % intervals by the basic bootstrap, which takes off \
      the upward bias that distances of samples have: the value itself can lie above. The interval of \
      proxy_a_distance is by plain percentiles. What is taken over fewer rows than there are is listed under "subsampled".
      """)

  @Option(help: "The file of the source sample.") var source: String
  @Option(help: "The file of the target sample.") var target: String
  @Option(help: "The column with the labels; the target may lack it.") var label: String?
  @Option(
    help: "The columns to compare, separated by commas. (default: all but the labels)",
    transform: { text in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) })
  var features: [String]?
  @Option(
    help: """
      The class for the bound's terms: stumps are two-sided thresholds on any feature, thresholds on the only one, half-planes are \
      in two, constants included; linear is by trained classifiers, so that its terms are estimates. (default: stumps, or linear \
      where there are more than two classes)
      """)
  var hypotheses: MeasuredClass?
  @Flag(help: "Divide each column by its standard deviation over both files, after subtracting its mean.") var standardize = false
  @Flag(help: "Leave out rows with missing values, instead of refusing the file.") var dropMissing = false
  @Option(help: "The relabellings behind each p-value.", transform: OptionValue.count(in: 1...100_000)) var permutations = 500
  @Option(
    help: "The rows of each file that distances between all pairs are taken over, at most.",
    transform: OptionValue.count(in: 10...20_000))
  var rows = 2000
  @Option(
    help: "Also weigh the source's rows for the target: \(WeightEstimator.allCases.map(\.rawValue).joined(separator: ", ")).")
  var weights: WeightEstimator?
  @Option(help: "The file to write the weights to, one a row of the source.") var weightsOut: String?
  @Flag(help: "Replace the file of --weights-out if it exists.") var force = false
  @Option(help: "The seed of all random draws.") var seed: UInt64 = 1
  @OptionGroup var rendering: RenderingOptions

  func validate() throws {
    guard weightsOut != nil else {
      if force { throw ValidationError("--force is for the file of --weights-out, which is not given.") }
      return
    }
    if weights == nil { throw ValidationError("--weights-out needs to know the kind of weights; choose one with --weights.") }
  }

  func outcome(in environment: OutputEnvironment) throws -> ProgramOutcome {
    let weightsFile = try weightsOut.map { try OutputFile($0, replacesExisting: force, inputs: [source, target]) }
    let data = try MeasurementData(
      source: source, target: target, selection: ColumnSelection(features: features, label: label), dropsMissing: dropMissing,
      isStandardized: standardize, random: RandomSource(seed: seed).stream("files"))
    try checkClass(for: data)
    try checkMemory(for: data)
    let findings = try MeasurementFindings(
      data, hypotheses: hypotheses, plan: MeasurementPlan(permutationCount: permutations, comparedRowLimit: rows), seed: seed)
    let weights = try measuredWeights(data, writingTo: weightsFile)
    let output =
      rendering.format == .json
      ? findings.json(weights).text() + "\n"
      : findings.page(command: command, weights: weights).rendered(as: rendering.format, style: rendering.style(in: environment))
    return ProgramOutcome(output: output, status: .asStated)
  }

  /// Whether the bound is defined for the class that is asked for.
  private func checkClass(for data: MeasurementData) throws {
    guard let hypotheses, let labels = data.labels else { return }
    let count = data.featureNames.count
    if hypotheses == .thresholds, count != 1 {
      throw ValidationError("Thresholds are on one feature, and \(count) are given; choose one with --features.")
    }
    if hypotheses == .halfPlanes, count != 2 {
      throw ValidationError(
        "Half-planes are in two features, and \(count) \(count == 1 ? "is" : "are") given; choose two with --features.")
    }
    if case .classes(let classes) = labels, classes.names.count > 2, hypotheses != .linear {
      throw ValidationError(
        "\(hypotheses.rawValue.capitalized) name two classes, and the labels have \(classes.names.count); leave --hypotheses out, "
          + "or say linear."
      )
    }
  }

  /// The weights that are asked for, written where that is asked for too.
  private func measuredWeights(_ data: MeasurementData, writingTo file: OutputFile?) throws -> MeasuredWeights? {
    guard let weights else { return nil }
    guard weightsOut == nil || data.completeRowCounts.source == data.source.rowCount else {
      throw InvalidInput(
        "'\(source)' has \(data.completeRowCounts.source) rows, of which \(data.source.rowCount) were drawn, and --weights-out "
          + "writes a weight for every row; split it first.")
    }
    guard weightsOut == nil || data.droppedRowCounts.source == 0 else {
      throw InvalidInput(
        "'\(source)' has \(data.droppedRowCounts.source) rows with missing values, and --weights-out writes a weight for every "
          + "row; fill them in first.")
    }
    let measured = try MeasuredWeights(weights, data: data, seed: seed)
    try file?.write(measured.csv.utf8)
    return measured
  }

  /// Three matrices of all pairs of rows are held at a time, and every relabelling and resample has a number for each row.
  private func checkMemory(for data: MeasurementData) throws {
    let rowCount = Double(min(rows, data.source.rowCount) + min(rows, data.target.rowCount))
    let (pairs, relabellings) = (24 * rowCount * rowCount, 8 * rowCount * Double(permutations + 200))
    let option = pairs > relabellings ? "--rows" : "--permutations"
    try AvailableMemory.check(pairs + relabellings, for: "The distances between \(Int(rowCount)) rows", lowering: option)
  }

  /// The line that repeats the run.
  private var command: String {
    var words = ["--source", source, "--target", target]
    if let label { words += ["--label", label] }
    if let features { words += ["--features", features.joined(separator: ",")] }
    if let hypotheses { words += ["--hypotheses", hypotheses.rawValue] }
    if standardize { words.append("--standardize") }
    if dropMissing { words.append("--drop-missing") }
    if permutations != 500 { words += ["--permutations", "\(permutations)"] }
    if rows != 2000 { words += ["--rows", "\(rows)"] }
    if let weights { words += ["--weights", weights.rawValue] }
    if let weightsOut { words += ["--weights-out", weightsOut] + (force ? ["--force"] : []) }
    return "./lab measure " + (words + ["--seed", "\(seed)"]).map(CommandLineText.quoted).joined(separator: " ")
  }
}

extension MeasuredClass: ExpressibleByArgument {}
extension WeightEstimator: ExpressibleByArgument {}

extension UnusableData: UnusableInput {}
