import NumericCore
import Report
import Transfer

/// The claims about distances, each as its source makes it.
enum Claims {
  private static let metrics =
    "A. L. Gibbs and F. E. Su, \"On choosing and bounding probability metrics\", International Statistical Review 70 (2002)"
  private static let kernels = "A. Gretton et al., \"A kernel two-sample test\", JMLR 13 (2012)"
  private static let overview = "An encyclopaedic overview of transfer learning, on the alignment of features"
  private static let article = "I. Redko, \"Why transfer learning works or fails?\", online article"

  static let wassersteinForms = Claim(
    id: "W-1",
    statement:
      "For all distributions on the line, ∫ |F_S − F_T| dx, the least transport cost and sup E_S f − E_T f over 1-Lipschitz f agree.",
    source: "L. V. Kantorovich and G. S. Rubinstein (1958); S. S. Vallender, Theory of Probability and its Applications 18 (1974)",
    kind: .identity, expectedVerdict: .holds)
  static let wassersteinOrders = Claim(
    id: "W-2",
    statement:
      "For all distributions, |mean difference| ≤ W₁ ≤ W₂, W₁ ≤ diameter · TV, Bures² + |mean difference|² ≤ W₂², and MMD ≤ W₁/σ.",
    source: metrics, kind: .inequality, expectedVerdict: .holds)
  static let ratioOrders = Claim(
    id: "DIV-1",
    statement:
      "For all distributions, KS ≤ Kuiper ≤ min(2 KS, TV), TV ≤ √(KL/2), JS ≤ log 2 · TV, KL ≤ log(1 + χ²), and MMD ≤ 2 TV if k ≤ 1.",
    source: metrics, kind: .inequality, expectedVerdict: .holds)
  static let lipschitzBound = Claim(
    id: "W-3",
    statement: "For K-Lipschitz h and the loss |h(x) − y|, R_T(h) ≤ R_S(h) + 2K W₁(S, T) + λ.",
    source: "J. Shen et al., \"Wasserstein distance guided representation learning for domain adaptation\", AAAI (2018), Theorem 1",
    kind: .inequality, expectedVerdict: .holds)
  static let smallDistance = Claim(
    id: "W-4", statement: "Where W₁(S, T) is small, a classifier without error on the source has a small error on the target.",
    source: "\(article), as its reading of W₁ in the bound", kind: .inequality, expectedVerdict: .fails)
  static let featureMap = Claim(
    id: "MMD-1",
    statement:
      "The distance ‖E F(x_S) − E F(x_T)‖ of mean features is a distance between the distributions, zero only where they agree.",
    source: overview, kind: .identity, expectedVerdict: .corrected)
  static let bias = Claim(
    id: "MMD-2",
    statement:
      "The U statistic averages to the population's MMD², the V statistic to that plus the sum of (1 − E k)/n over both samples.",
    source: "\(kernels), Section 2", kind: .effect, expectedVerdict: .holds)
  static let duality = Claim(
    id: "MMD-3", statement: "For every g of the kernel's space, |E_S g − E_T g| ≤ ‖g‖ · MMD(S, T).", source: "\(kernels), Lemma 4",
    kind: .inequality, expectedVerdict: .holds)
  static let quadratic = Claim(
    id: "MMD-5",
    statement:
      "The MMD² for the kernel (x·y)² is ‖M_S − M_T‖², of the second moments: the CORAL distance for centred domains, but for 4d².",
    source: "B. Sun and K. Saenko, \"Deep CORAL\", ECCV Workshops (2016), compared with \(kernels)", kind: .identity,
    expectedVerdict: .holds)
  static let geometry = Claim(
    id: "MMD-6", statement: "Aligning by CORAL keeps the local geometry of the features better than aligning by (linear) MMD.",
    source: overview, kind: .inequality, expectedVerdict: .fails)
  static let discrepancy = Claim(
    id: "MAN-2",
    statement:
      "For linear functions with ‖w‖ ≤ Λ and squared loss the discrepancy is 4Λ² ‖M_S − M_T‖₂, of the uncentred second moments.",
    source: "Y. Mansour, M. Mohri and A. Rostamizadeh, \"Domain adaptation: learning bounds and algorithms\", COLT (2009)",
    kind: .identity, expectedVerdict: .holds)
  static let trainedDistance = Claim(
    id: "PAD-1", statement: "A proxy A-distance of 2 shows that the domains differ.",
    source: "Common reading of programs that take the classifier's error on the points it was trained on", kind: .effect,
    expectedVerdict: .fails)

  /// All of them, in the order of the lesson.
  static let all = [
    wassersteinForms, wassersteinOrders, ratioOrders, lipschitzBound, smallDistance, featureMap, bias, duality, quadratic, geometry,
    discrepancy, trainedDistance,
  ]
}

extension Experiment {
  /// Square roots of sums that cancel down to 10⁻¹⁵ are off by up to 10⁻⁷; nothing else here is off by as much.
  private static let rounding = 1e-7

  /// Every claim with its verdict, in the order of `Claims.all`.
  var findings: [Finding] {
    [
      identity(Claims.wassersteinForms, "W₁: area, transport, Lipschitz dual"),
      inequalities(Claims.wassersteinOrders, Array(Laws.inequalities[0...4])),
      inequalities(Claims.ratioOrders, Array(Laws.inequalities[5...11])), lipschitzFinding, smallDistanceFinding, featureMapFinding,
      biasFinding, inequalities(Claims.duality, [Laws.inequalities[13]]), identity(Claims.quadratic, "(x·y)² MMD² = ‖M_S − M_T‖²"),
      geometryFinding, identity(Claims.discrepancy, "4Λ² ‖M_S − M_T‖₂ = discrepancy"), trainedFinding,
    ]
  }

  private func identity(_ claim: Claim, _ name: String) -> Finding {
    let deviation = deviation(name)
    return Finding(
      claim, verdict: deviation <= Self.rounding ? .holds : .fails, predicted: "relative deviation 0", measured: .number(deviation),
      witness: "The largest over \(probes.count) random pairs of distributions.", tolerance: Self.rounding)
  }

  private func inequalities(_ claim: Claim, _ names: [String]) -> Finding {
    let slacks = names.map { ($0, slack($0)) }
    let least = slacks.min { $0.1 < $1.1 } ?? ("", 0)
    return Finding(
      claim, verdict: least.1 >= -Self.rounding ? .holds : .fails, predicted: "slack ≥ 0", measured: .number(least.1),
      witness: "The tightest over \(probes.count) random pairs is \(least.0).", tolerance: Self.rounding)
  }

  private var lipschitzFinding: Finding {
    let slack = probes.map(\.lipschitz.slack).min() ?? 0
    return Finding(
      Claims.lipschitzBound, verdict: slack >= -Self.rounding ? .holds : .fails, predicted: "slack ≥ 0", measured: .number(slack),
      witness:
        "The 2 is needed: S at 0, T at d, h(x) = Kx, labels −Kx: R_S(h) = 0, λ = 0 where −Kx is in the class too, and R_T(h) = 2Kd = 2K W₁.",
      tolerance: Self.rounding)
  }

  private var smallDistanceFinding: Finding {
    Finding(
      Claims.smallDistance, verdict: interleaved.targetRisk == 1 ? .fails : .holds, predicted: "R_T small at R_S = 0",
      measured: .text("W₁ = \(interleaved.wasserstein1), R_T = \(interleaved.targetRisk)"),
      witness: "The interleaved points of chapter 7 at ξ = 1/1000, and the constant 1, which is perfect on the source.")
  }

  private var featureMapFinding: Finding {
    let deviation = deviation("linear MMD² = |mean difference|²")
    let gaussian = MeanDiscrepancyProbe.population(mean: 0, deviation: 2)
    return Finding(
      Claims.featureMap, verdict: deviation <= Self.rounding && gaussian > 0.09 ? .corrected : .fails,
      predicted: "zero only where the laws agree", measured: .text("linear 0, Gaussian \(gaussian.text(significantDigits: 4))"),
      correction:
        "With features F written down it is the MMD of their linear kernel, zero where the means of F agree; a characteristic kernel makes "
        + "it a distance.",
      witness: "N(0, 1) and N(0, 4) have the same mean; MMD² of both is shown.", tolerance: Self.rounding)
  }

  private var biasFinding: Finding {
    let population = MeanDiscrepancyProbe.population(mean: 0.5, deviation: 1.5)
    guard probes.count > 1 else {
      return Finding(
        Claims.bias, verdict: .inconclusive, predicted: .number(population),
        measured: .number(probes.map(\.meanDiscrepancy.unbiased).mean),
        witness: "One seed has no interval.", seedCount: probes.count)
    }
    let unbiased = ConfidenceInterval.mean(of: probes.map { $0.meanDiscrepancy.unbiased - population }, level: 0.999)
    let biased = ConfidenceInterval.mean(
      of: probes.map { $0.meanDiscrepancy.biased - population - MeanDiscrepancyProbe.bias }, level: 0.999)
    let agrees = [unbiased, biased].allSatisfy { $0.lower <= 0 && 0 <= $0.upper }
    let draws = Double(probes.count * MeanDiscrepancyProbe.repetitions)
    let negative = Double(probes.map(\.meanDiscrepancy.negativeNullCount).reduce(0, +)) / draws
    let negativeShifted = Double(probes.map(\.meanDiscrepancy.negativeCount).reduce(0, +)) / draws
    return Finding(
      Claims.bias, verdict: agrees ? .holds : .fails, predicted: .number(population),
      measured: .number(probes.map(\.meanDiscrepancy.unbiased).mean),
      witness:
        "At n = 20 the U statistic is negative in \((100 * negativeShifted).text(digits: 0)) % of the samples of N(0, 1) and N(½, 1.5²), and in "
        + "\((100 * negative).text(digits: 0)) % where both are N(0, 1); the V statistic is too large by "
        + "\((probes.map(\.meanDiscrepancy.biased).mean - population).text(significantDigits: 3)), predicted "
        + "\(MeanDiscrepancyProbe.bias.text(significantDigits: 3)).",
      interval: ConfidenceBounds(
        lower: population + unbiased.lower, upper: population + unbiased.upper, level: 0.999,
        meaning: "99.9 % t-interval for the U statistic over \(probes.count) seeds"), seedCount: probes.count)
  }

  private var geometryFinding: Finding {
    Finding(
      Claims.geometry, verdict: geometry.whitened >= geometry.translated ? .holds : .fails,
      predicted: "CORAL keeps more neighbours",
      measured: .text("CORAL \(geometry.whitened.text(digits: 2)), linear MMD \(geometry.translated.text(digits: 2))"),
      witness:
        "The share of the ten nearest neighbours that stay: what makes the linear MMD zero is a translation, which moves no point against another."
    )
  }

  private var trainedFinding: Finding {
    let trained = probes.map(\.nullDistance.trainedDistance)
    let heldOut = probes.map(\.nullDistance.heldOutDistance).mean
    let everywhere = trained.count { $0 == 2 }
    return Finding(
      Claims.trainedDistance, verdict: everywhere > 0 ? .fails : .holds, predicted: "below 2 where nothing differs",
      measured: .text("exactly 2 in \(everywhere) of \(trained.count) seeds"),
      witness:
        "Both samples are 40 points of one normal law in 40 dimensions: so few can be separated by chance. On held-out points the distance is "
        + "\(heldOut.text(digits: 2)) on average.",
      seedCount: probes.count)
  }
}
