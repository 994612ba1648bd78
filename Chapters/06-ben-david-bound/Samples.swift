import ChapterKit
import Learning
import NumericCore
import Report
import Transfer

/// What samples make of the bound: Theorem 2's sample term, the proxy A-distance, and all terms measured.
struct Samples: ChapterPart {
  static let name = "samples"
  static let title = "What samples make of it"
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  let sample: SampleOptions

  func row(seed: UInt64) -> SampleTrial { SampleTrial(seed: seed, exampleCount: sample.examples) }

  struct Evidence: Sendable {
    /// What is promised at each sample size, for this δ; and for others, on which the correction is tried.
    let promises: [Promise]
    let others: [(failureProbability: Double, promise: Promise)]
    /// ½ d̂ − ½ d of thresholds at each sample size, over all samples.
    let deviations: [[Double]]
    /// All terms measured, for this δ, by seed.
    let bounds: [EmpiricalBenDavidBound]
    /// R̂_T of the source's threshold and Hoeffding's deviation: what the same target labels promise without the bound.
    let tests: [Double]
  }

  func evidence(_ rows: [SampleTrial]) -> Evidence {
    let (sizes, delta, count) = (SampleTrial.sizes, sample.delta, sample.examples)
    let sets = sizes.map { size in (1...9).map { OneSetCoverage(gap: Double($0) / 10, sampleSize: size) } }
    func promise(_ index: Int, _ delta: Double) -> Promise {
      Promise(sampleSize: sizes[index], sets: sets[index], failureProbability: delta)
    }
    return Evidence(
      promises: sizes.indices.map { promise($0, delta) },
      others: [0.001, 0.01, 0.05, 0.1, 0.25].flatMap { other in sizes.indices.map { (other, promise($0, other)) } },
      deviations: sizes.indices.map { size in rows.flatMap { $0.deviations[size] } },
      bounds: rows.map {
        EmpiricalBenDavidBound(
          sourceRisk: $0.sourceRisk, supremum: $0.supremum, idealJointRisk: $0.jointRisk,
          counts: .init(labelledSource: count, source: count, target: count, labelledTarget: count), growth: .vcDimension(1),
          failureProbability: delta)
      },
      tests: rows.map { $0.testRisk + hoeffdingDeviation(squaredRange: 1 / Double(count), failureProbability: delta) })
  }

  /// The factor of Theorem 2's root that 1 − δ of the samples of thresholds need, and that the worst set needs, at a size.
  private func neededFactors(_ seen: Seen<Samples>) -> [(ofSamples: Double, ofSet: Double)] {
    zip(seen.evidence.promises, seen.evidence.deviations).map { promise, deviations in
      let root = promise.printed / 4
      return (max(0, -deviations.quantile(sample.delta)) / root, promise.needed / root)
    }
  }

  var claims: [Judged<Samples>] {
    [
      Judged(
        "BD-11", .effect, expects: .corrected, "Where the proxy A-distance errs, it underestimates d_HΔH.",
        from: .said("an online course page, which warns of this side only")
      ) { seen in
        let size = SampleTrial.proxySizes[1]
        let above = try seen.effect { $0.trainedProxies[1] }
        let missed = try seen.effect { $0.checkerboardDivergence - $0.checkerboardProxy }
        return try above.isBelow(Self.overestimate, "proxy of identical domains").corrected(
          if: missed.isAbove(Self.overestimate),
          to:
            "It errs in both directions: it estimates d_H, which misses what only two hypotheses see, and on the points that the "
            + "classifier was chosen on it is above 0 for identical domains. Use fresh points, and do not take it for d_HΔH."
        ).witness(
          "Too large: identical domains, \(SampleTrial.featureCount) features and \(size) points each; the truth is 0. Too small: "
            + "on the checkerboard the best stump's is \(seen.effect(\.checkerboardProxy).mean.text(digits: 2)) where d_HΔH of "
            + "stumps is \(seen.effect(\.checkerboardDivergence).mean.text(digits: 2)).")
      },
      Judged(
        "BD-12", .effect, expects: .holds,
        "With probability at least 1 − δ, ½ d_HΔH ≤ ½ d̂_HΔH + 4 √((2d ln 2m′ + ln 2/δ)/m′), for every class, m′ and δ.",
        from: Bibliography.theory.at("Theorem 2")
      ) { seen in
        let factors = neededFactors(seen)
        let needed = factors.flatMap { [$0.ofSamples, $0.ofSet] }.reduce(0, max)
        let last = try seen.required(factors.last, "sample size")
        return Judgement.decided(
          "factor of the root needed", says: "at most 4", here: .number(needed, digits: 2), holds: needed <= 4
        ).witness(
          "\((4 / needed).text(digits: 0)) times too much at the least. A factor c would fail below \(needed.text(digits: 2)): the "
            + "exact need of one set A is \(factors.map { $0.ofSet.text(digits: 2) }.joined(separator: ", ")) at m′ = "
            + "\(SampleTrial.sizes.map(String.init).joined(separator: ", ")), that of thresholds on two normals, over "
            + "\(seen.evidence.deviations[0].count) samples, \(last.ofSamples.text(digits: 2)) at the last.")
      },
      Judged(
        "BD-12b", .identity, expects: .corrected,
        "Lemma 1 gives Theorem 2's ½ d_HΔH ≤ ½ d̂_HΔH + c √((2d ln 2m′ + ln 2/δ)/m′) with c = 4, and the dimension d is needed in "
          + "it.",
        from: Bibliography.theory.at("Theorem 2 with Lemma 1, p. 156"), isHighlight: true
      ) { seen in
        let last = try seen.required(seen.evidence.promises.last, "sample size")
        let covered =
          seen.evidence.others.allSatisfy { $1.coverage >= 1 - $0 }
          && seen.evidence.promises.allSatisfy { $0.coverage >= 1 - sample.delta }
        return Judgement.decided(
          "Lemma 1's c for ½ d_HΔH", says: 4, here: .number(4 * last.halved / last.printed), holds: last.halved == last.printed
        ).published(4).corrected(
          if: covered && last.dimensionFree < last.halved,
          to:
            "Lemma 1 bounds d_HΔH; halved, it gives c = 2. And for this side √(ln(1/δ)/m′) suffices whatever the class: d is the "
            + "supremum of one set, which the distributions choose, d̂ is at least what this set shows, and Hoeffding's "
            + "inequality bounds that."
        ).witness(
          "At m′ = \(last.sampleSize): \(last.printed.text(digits: 3)) printed, \(last.halved.text(digits: 3)) halved, "
            + "\(last.dimensionFree.text(digits: 4)) without a dimension, which covers the worst of nine sets with probability "
            + "\(last.coverage.text(digits: 4)), exactly; half of it with \(last.halfCoverage.text(digits: 4)). "
            + "\(last.needed.text(digits: 4)) is needed."
        )
      },
      Judged(
        "BD-22", .inequality, expects: .holds,
        "Where target labels are at hand to estimate λ, testing an h chosen without them promises at most what the bound with all "
          + "terms estimated does.",
        from: .said("this course's own: the estimates satisfy the bound themselves, R̂_T ≤ R̂_S + ½ d̂ + λ̂")
      ) { seen in
        let pairs = zip(try seen.evidence.bounds.map { try seen.required($0.value, "λ̂") }, seen.evidence.tests)
        return Judgement.law("bound below the test", violations: pairs.count { $0 < $1 }, of: seen.rows.count).witness(
          "With \(sample.examples) examples of each kind the bound is \(SeedEffect(values: pairs.map(\.0)).cell), the test "
            + "\(SeedEffect(values: pairs.map(\.1)).cell), and R_T \(try seen.effect(\.targetRisk).cell). The bound is for those "
            + "who have no target labels, and then λ is an assumption."
        )
      },
    ]
  }

  /// A proxy that is off by less would be called right: a twentieth of its range 0…2.
  private static let overestimate = 0.1

  func answer(_ seen: Seen<Samples>) throws -> Answer {
    let last = try seen.required(seen.evidence.promises.last, "sample size")
    let term = DivergenceSampleTerm(vcDimension: 1, failureProbability: sample.delta)
    let bound = SeedEffect(values: try seen.evidence.bounds.map { try seen.required($0.value, "λ̂") })
    func series(_ name: String, _ value: (Promise) -> Double) -> Series {
      Series(name, points: seen.evidence.promises.map { Series.Point(Double($0.sampleSize), value($0)) })
    }
    return Answer(
      setting: "δ = \(sample.delta.text()), thresholds", question: "What must be added to a measured divergence?",
      reply: "\(last.dimensionFree.text(digits: 3)), NOT \(last.printed.text(digits: 2)), AT \(last.sampleSize)",
      finding: "At \(last.sampleSize) points a domain Theorem 2 adds \(last.printed.text(digits: 2)) to ½ d̂, its Lemma 1 halved "
        + "\(last.halved.text(digits: 2)); \(last.dimensionFree.text(digits: 3)) suffices for every class, and "
        + "\(last.needed.text(digits: 3)) is needed.",
      figure: Figure(
        title:
          "Theorem 2 adds \((last.printed / last.dimensionFree).text(digits: 0)) times what suffices at \(last.sampleSize) points",
        caption: "",
        content: .plot(
          Plot(
            x: Axis("m′", unit: "points a domain", scale: .logarithmic), y: Axis("added to ½ d̂", scale: .logarithmic),
            series: [
              series("Theorem 2", \.printed), series("Lemma 1", \.halved), series("suffices", \.dimensionFree),
              series("needed", \.needed),
            ]))),
      quantities: [
        Quantity("Theorem 2's term", .number(term.value(sampleSize: sample.examples), digits: 3)),
        Quantity("what suffices", .number(term.dimensionFree(sampleSize: sample.examples), digits: 4)),
        Quantity("bound, all measured", bound.cell), Quantity("test", SeedEffect(values: seen.evidence.tests).cell),
        Quantity("R_T", try seen.effect(\.targetRisk).cell),
      ],
      why: "The supremum is one set's, and d̂ is at least what that set shows.",
      ask: Ask("From how many examples on does the bound say something?", "--part", "samples", "--sweep", "examples=200:2000:200"))
  }
}
