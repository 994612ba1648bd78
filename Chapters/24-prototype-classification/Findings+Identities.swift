import NumericCore
import Report
import Transfer

/// The verdicts on the identities and on the law of the error rate.
extension Experiment {
  /// Sums of some dozens of terms, each rounded to 2⁻⁵³ of its size, with a factor of a thousand for what cancels.
  private static let tolerance = 1e-12

  var identityFindings: [Finding] {
    identities.isEmpty ? [] : [meanFinding, anyDistanceFinding, linearFinding, cosineLinearFinding, oneShotFinding]
  }

  private var meanFinding: Finding {
    let residual = identities.map(\.bregmanResidual).max() ?? 0
    let failures = identities.map(\.bregmanFailures).reduce(0, +)
    let count = 2 * instanceCount * BregmanDivergence.allCases.count
    return Finding(
      Claims.mean, verdict: failures == 0 && residual <= Self.tolerance ? .holds : .fails,
      predicted: .text("a residual of 0"), measured: .number(residual),
      witness: "Some other point was better than the mean in \(failures) of \(count) cases.", tolerance: Self.tolerance,
      seedCount: identities.count)
  }

  /// The sum of distances of 0, 0 and 3 to their mean is 4, to their median 3.
  private var anyDistanceFinding: Finding {
    let points = [0.0, 0, 3]
    let sum = { (centre: Double) in points.map { abs($0 - centre) }.sum() }
    let (mean, median) = (points.mean, points.sorted()[1])
    let (wins, losses) = (identities.map(\.medianWins).reduce(0, +), identities.map(\.medianLosses).reduce(0, +))
    let refuted = sum(median) < sum(mean)
    return Finding(
      Claims.anyDistance, verdict: !refuted ? .holds : losses == 0 ? .corrected : .fails,
      predicted: .text("Σ |xᵢ − mean| least"), measured: .text("\(sum(mean)) at the mean, \(sum(median)) at the median"),
      correction: "The mean is best for Bregman divergences, such as the squared distance. By |x − c| the median is.",
      witness:
        "The points 0, 0, 3. On random points the median was better \(wins) times and worse \(losses) times out of \(instanceCount).",
      seedCount: identities.count)
  }

  private var linearFinding: Finding {
    let residual = identities.map(\.linearResidual).max() ?? 0
    return Finding(
      Claims.linear, verdict: residual <= Self.tolerance ? .holds : .fails, predicted: .text("the same probabilities"),
      measured: .number(residual), tolerance: Self.tolerance, seedCount: identities.count)
  }

  private var cosineLinearFinding: Finding {
    let (distance, cosine) = (identities.map(\.distanceCurvature).max() ?? 0, identities.map(\.cosineCurvature).max() ?? 0)
    let differences = identities.map(\.cosineDifferences).reduce(0, +)
    let queries = identities.map(\.cosineQueryCount).reduce(0, +)
    // Log-odds of dozens, whose rounding counts.
    let isCurved = queries > 0 && cosine > 1e-3 && distance < 1e-9
    return Finding(
      Claims.cosineLinear, verdict: !isCurved ? .inconclusive : differences == 0 ? .corrected : .holds,
      predicted: .text("other decisions than any linear classifier's"), measured: .fraction(differences, queries),
      correction:
        "Its decisions are those of the linear classifier w = c/‖c‖, b = 0, because the length of q changes no order. Its probabilities are not.",
      witness:
        "Between two queries the log-odds depart from a straight line by up to \(cosine.text(significantDigits: 3)) with the cosine, by "
        + "\(distance.text(significantDigits: 1)) with the squared distance.", seedCount: identities.count)
  }

  private var oneShotFinding: Finding {
    let differences = identities.map(\.oneShotDifferences).reduce(0, +)
    let queries = identities.map(\.oneShotQueryCount).reduce(0, +)
    return Finding(
      Claims.oneShot, verdict: queries == 0 ? .inconclusive : differences == 0 ? .holds : .fails,
      predicted: .text("0 different decisions"),
      measured: .fraction(differences, queries), seedCount: identities.count)
  }

  private var instanceCount: Int { identities.map(\.instanceCount).reduce(0, +) }

  /// The approximation against the exact law; a simulation guards the law.
  var rateFinding: Finding {
    let cells = ShotTrial.dimensions.indices.flatMap { dimension in ShotTrial.shotCounts.indices.map { (dimension, $0) } }
    func deviation(_ kept: (Int) -> Bool) -> (value: Double, place: String) {
      cells.filter { kept(ShotTrial.shotCounts[$0.1]) }.map { dimension, shots in
        let rate = ShotTrial.rate(ShotTrial.dimensions[dimension], ShotTrial.shotCounts[shots])
        return (
          abs(rate.leadingApproximation - rate.value), "D = \(ShotTrial.dimensions[dimension]), K = \(ShotTrial.shotCounts[shots])"
        )
      }.max { $0.0 < $1.0 } ?? (0, "")
    }
    let (all, few) = (deviation { _ in true }, deviation { $0 >= 5 })
    let agrees = cells.allSatisfy { simulationAgrees(dimension: $0.0, shots: $0.1) }
    return Finding(
      Claims.rate, verdict: !agrees ? .inconclusive : all.value <= 1e-6 ? .holds : few.value < all.value / 2 ? .corrected : .fails,
      predicted: .text("the error rate"), measured: .text("off by up to \(all.value.text(digits: 3)), at \(all.place)"),
      correction:
        "It is an approximation, here within \(few.value.text(digits: 3)) from five shots on and too small with one. Exactly, the error is "
        + "P(u·v < 0) for independent u ~ N(δ, 2/K) and v ~ N(δ/2, 1 + 1/(2K)), ‖δ‖ = Δ.",
      witness: agrees ? "The exact law lies within the interval of every simulation." : "The simulation contradicts the exact law.",
      seedCount: rows.count)
  }

  /// Whether the exact rate lies in the interval of the simulated errors, at a level at which all nine do with probability 0.999.
  private func simulationAgrees(dimension: Int, shots: Int) -> Bool {
    let errors = simulatedErrors(dimension: dimension, shots: shots)
    return ConfidenceInterval.wilson(successes: errors.count, trials: errors.trialCount, level: 0.9999).contains(
      ShotTrial.rate(ShotTrial.dimensions[dimension], ShotTrial.shotCounts[shots]).value)
  }
}
