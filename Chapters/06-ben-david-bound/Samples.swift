import Bounds
import ChapterKit
import Divergences
import Learning
import NumericCore
import Report
import Worlds

/// What samples make of the bound: Theorem 2's sample term, the proxy A-distance, and all terms measured.
struct Samples: ChapterPart {
  static let name = "samples"
  static let title = "What samples make of it"
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  let sample: SampleOptions

  /// The sample sizes per domain at which d_HΔH of thresholds is estimated.
  static let sizes = [50, 200, 1000]
  /// The sample sizes per domain at which identical domains are told apart, and their features.
  static let proxySizes = [20, 50, 200]
  static let featureCount = 10
  /// N(0, 1) and N(½, 1.5²); labels are 1[x < 0] on the source and 1[x < ½] on the target.
  static let normals = NormalPair(source: .standard, target: NormalDistribution(mean: 0.5, standardDeviation: 1.5))

  struct Row: Codable, Sendable {
    /// ½ d̂_HΔH − ½ d_HΔH of thresholds by size, every repetition.
    let deviations: [[Double]]
    /// Proxy A-distances on identical domains by size.
    let proxies: [StumpProxyTrial]
    let checkerboard: StumpProxyTrial
    /// The bound with all terms measured for the best source threshold; R_T, R̂_T, and what a test on the same labels promises of
    /// it.
    let bound: EmpiricalBenDavidBound
    let targetRisk, testRisk, test: Double
  }

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed)
    let (thresholds, identical) = (random.stream("thresholds"), random.stream("identical domains"))
    let board = random.stream("checkerboard")
    func domains(_ size: Int) -> Matrix { identical.normals(rowCount: 2 * size, columnCount: Self.featureCount) }
    func checkerboard() -> Matrix { PlanarSample.checkerboard(countPerDomain: 60, from: board).points }
    let labelled = Self.normals.labelledSample(count: sample.examples, from: random.stream("labelled"))
    let terms = ThresholdSampleTerms(source: labelled.source, target: labelled.target)
    return Row(
      deviations: Self.sizes.map { size in (0..<5).map { _ in Self.deviation(sampleSize: size, from: thresholds) } },
      proxies: Self.proxySizes.map { StumpProxyTrial(trainedOn: domains($0), testedOn: domains($0)) },
      checkerboard: StumpProxyTrial(trainedOn: checkerboard(), testedOn: checkerboard()),
      bound: terms.bound(failureProbability: sample.delta), targetRisk: Self.normals.targetRisk(threshold: terms.threshold),
      testRisk: terms.testRisk, test: terms.test(failureProbability: sample.delta))
  }

  /// ½ d̂_HΔH − ½ d_HΔH of thresholds on samples of so many points.
  private static func deviation(sampleSize: Int, from random: RandomSource) -> Double {
    let sample = normals.sample(count: sampleSize, from: random)
    return ThresholdDivergence(sample.source, sample.target).kuiper - normals.kuiper
  }

  struct Evidence: Sendable {
    /// What is added at each sample size, for this δ; and for others, on which the correction is tried.
    let allowances, others: [DivergenceAllowance]
    /// ½ d̂ − ½ d of thresholds at each sample size, over all samples.
    let deviations: [[Double]]
  }

  func evidence(_ rows: [Row]) -> Evidence {
    func allowances(_ deltas: Double...) -> [DivergenceAllowance] {
      DivergenceAllowance.all(vcDimension: 1, failureProbabilities: deltas, sampleSizes: Self.sizes)
    }
    return Evidence(
      allowances: allowances(sample.delta), others: allowances(0.001, 0.01, 0.05, 0.1, 0.25),
      deviations: Self.sizes.indices.map { size in rows.flatMap { $0.deviations[size] } })
  }

  /// A proxy that is off by less would be called right: a twentieth of its range 0…2.
  private static let overestimate = 0.1

  var claims: [Judged<Samples>] {
    [
      Judged(
        "BD-11", .effect, expects: .corrected, "Where the proxy A-distance errs, it underestimates d_HΔH.",
        from: .said("an online course page, which warns of this side only")
      ) { seen in
        let above = try seen.effect { $0.proxies[1].trained }
        let missed = try seen.effect { $0.checkerboard.divergence - $0.checkerboard.heldOut }
        return try above.isBelow(Self.overestimate, "proxy of identical domains").corrected(
          if: missed.isAbove(Self.overestimate),
          to: "It errs in both directions: it estimates d_H, which misses what only two hypotheses see, and on the points that "
            + "the classifier was chosen on it is above 0 for identical domains. Use fresh points, and do not take it for d_HΔH."
        ).witness(
          "Too large: identical domains, \(Self.featureCount) features and \(Self.proxySizes[1]) points each; the truth is 0. "
            + "Too small: on the checkerboard the best stump's is \(seen.effect(\.checkerboard.heldOut).mean.text(digits: 2)) "
            + "where d_HΔH of stumps is \(seen.effect(\.checkerboard.divergence).mean.text(digits: 2)).")
      },
      Judged(
        "BD-12", .effect, expects: .holds,
        "With probability at least 1 − δ, ½ d_HΔH ≤ ½ d̂_HΔH + 4 √((2d ln 2m′ + ln 2/δ)/m′), for every class, m′ and δ.",
        from: Bibliography.theory.at("Theorem 2")
      ) { seen in
        // The factors that the worst set needs, and that 1 − δ of the samples of thresholds need.
        let ofSets = seen.evidence.allowances.map(\.neededFactor)
        let ofSamples = zip(seen.evidence.allowances, seen.evidence.deviations).map { $0.neededFactor(ofErrors: $1) }
        let needed = (ofSets + ofSamples).reduce(0, max)
        return Judgement.decided(
          "factor of the root needed", says: "at most 4", here: .number(needed, digits: 2), holds: needed <= 4
        ).witness(
          "\((4 / needed).text(digits: 0)) times too much at the least. A factor c would fail below \(needed.text(digits: 2)): the "
            + "exact need of one set A is \(ofSets.map { $0.text(digits: 2) }.joined(separator: ", ")) at m′ = "
            + "\(Self.sizes.map(String.init).joined(separator: ", ")), that of thresholds on two normals, over "
            + "\(seen.evidence.deviations[0].count) samples, \(ofSamples[ofSamples.count - 1].text(digits: 2)) at the last.")
      },
      Judged(
        "BD-12b", .identity, expects: .corrected,
        "Lemma 1 gives Theorem 2's ½ d_HΔH ≤ ½ d̂_HΔH + c √((2d ln 2m′ + ln 2/δ)/m′) with c = 4, and the dimension d is needed in "
          + "it.",
        from: Bibliography.theory.at("Theorem 2 with Lemma 1, p. 156"), isHighlight: true
      ) { seen in
        let last = try seen.required(seen.evidence.allowances.last, "sample size")
        let isCovered = (seen.evidence.allowances + seen.evidence.others).allSatisfy(\.isCovered)
        return Judgement.decided(
          "Lemma 1's c for ½ d_HΔH", says: 4, here: .number(4 * last.halvedLemma / last.printed),
          holds: last.halvedLemma == last.printed
        ).published(4).corrected(
          if: isCovered && last.dimensionFree < last.halvedLemma,
          to: "Lemma 1 bounds d_HΔH; halved, it gives c = 2. And for this side √(ln(1/δ)/m′) suffices whatever the class: d is "
            + "the supremum of one set, which the distributions choose, d̂ is at least what this set shows, and Hoeffding's "
            + "inequality bounds that."
        ).witness(
          "At m′ = \(last.sampleSize): \(last.printed.text(digits: 3)) printed, \(last.halvedLemma.text(digits: 3)) halved, "
            + "\(last.dimensionFree.text(digits: 4)) without a dimension, which covers the worst of nine sets with probability "
            + "\(last.coverage.text(digits: 4)), exactly; half of it with \(last.halfCoverage.text(digits: 4)). "
            + "\(last.needed.text(digits: 4)) is needed.")
      },
      Judged(
        "BD-22", .inequality, expects: .holds,
        "Where target labels are at hand to estimate λ, testing an h chosen without them promises at most what the bound with all "
          + "terms estimated does.",
        from: .said("this course's own: the estimates satisfy the bound themselves, R̂_T ≤ R̂_S + ½ d̂ + λ̂")
      ) { seen in
        let (bound, test) = try (seen.effect(\.bound.value), seen.effect(\.test))
        let violations = zip(bound.values, test.values).count { $0 < $1 }
        return Judgement.law("bound below the test", violations: violations, of: seen.rows.count).witness(
          "With \(sample.examples) examples of each kind the bound is \(bound.cell), the test \(test.cell), and R_T "
            + "\(try seen.effect(\.targetRisk).cell). The bound is for those who have no target labels, and then λ is an "
            + "assumption."
        )
      },
    ]
  }

  func answer(_ seen: Seen<Samples>) throws -> Answer {
    let last = try seen.required(seen.evidence.allowances.last, "sample size")
    let term = DivergenceSampleTerm(vcDimension: 1, failureProbability: sample.delta)
    func series(_ name: String, _ value: (DivergenceAllowance) -> Double) -> Series {
      Series(name, points: seen.evidence.allowances.map { Series.Point(Double($0.sampleSize), value($0)) })
    }
    let plot = Plot(
      x: Axis("m′", unit: "points a domain", scale: .logarithmic), y: Axis("added to ½ d̂", scale: .logarithmic),
      series: [
        series("Theorem 2", \.printed), series("Lemma 1", \.halvedLemma), series("suffices", \.dimensionFree),
        series("needed", \.needed),
      ])
    return Answer(
      setting: "δ = \(sample.delta.text()), thresholds", question: "What must be added to a measured divergence?",
      reply: "\(last.dimensionFree.text(digits: 3)), NOT \(last.printed.text(digits: 2)), AT \(last.sampleSize)",
      finding: "At \(last.sampleSize) points a domain Theorem 2 adds \(last.printed.text(digits: 2)) to ½ d̂, its Lemma 1 halved "
        + "\(last.halvedLemma.text(digits: 2)); \(last.dimensionFree.text(digits: 3)) suffices for every class, and "
        + "\(last.needed.text(digits: 3)) is needed.",
      figure: Figure(
        title:
          "Theorem 2 adds \((last.printed / last.dimensionFree).text(digits: 0)) times what suffices at \(last.sampleSize) points",
        caption: "", content: .plot(plot)),
      quantities: [
        Quantity("Theorem 2's term", .number(term.value(sampleSize: sample.examples), digits: 3)),
        Quantity("what suffices", .number(term.dimensionFree(sampleSize: sample.examples), digits: 4)),
        Quantity("bound, all measured", try seen.effect(\.bound.value).cell), Quantity("test", try seen.effect(\.test).cell),
        Quantity("R_T", try seen.effect(\.targetRisk).cell),
      ],
      why: "The supremum is one set's, and d̂ is at least what that set shows.",
      ask: Ask("From how many examples on does the bound say something?", "--part", "samples", "--sweep", "examples=200:2000:200"))
  }
}
