import ChapterKit
import NumericCore
import Report
import Transfer

/// When a prior from a source lowers the risk, exactly and by simulation.
struct Prior: ChapterPart {
  static let name = "prior"
  static let title = "When a prior helps"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let gap: GapOptions
  let sample: SampleOptions

  /// How often a seed draws the target's sample.
  static let repetitions = 3000
  /// Of the crossover: within the first the prior should help, from the second on it should hurt.
  static let (near, far) = (0.8, 1.25)
  /// Simulation and formula may differ by a twentieth: two gaps 10 % to either side of the crossover differ in risk by more.
  static let margin = 0.05

  /// Squared errors in the mean over the draws, in units of σ²/n.
  struct Row: Codable, Sendable {
    let asked: Double
    /// Posterior mean less sample mean on the same draws, near and far, one for each of `simulated`.
    let near: [Double]
    let far: [Double]
  }

  /// The settings (τ², σ², n) at which the crossover is simulated, whatever is asked for.
  private static let simulated = [(Rational(1, 4), 5), (Rational(1), 1), (Rational(1, 16), 20)].map { variance, count in
    (prior: NormalPrior(variance: variance, noise: 1), count: count)
  }

  func row(seed: UInt64) -> Row {
    let errors = RandomSource(seed: seed).stream("prior").normals(count: Self.repetitions)
    let alone = errors.map { $0 * $0 }.mean
    func changes(_ share: Double) -> [Double] {
      Self.simulated.map { prior, count in
        let crossover = prior.squaredCrossover(count: count).doubleValue.squareRoot()
        return Self.squaredError(of: prior, gap: share * crossover, count: count, errors) - alone
      }
    }
    return Row(
      asked: Self.squaredError(of: sample.prior, gap: gap.gap.doubleValue, count: sample.n, errors), near: changes(Self.near),
      far: changes(Self.far))
  }

  /// The sample's mean is θ plus a normal error of variance σ²/n, which is the unit here.
  private static func squaredError(of prior: NormalPrior, gap: Double, count: Int, _ errors: [Double]) -> Double {
    let weight = prior.sampleWeight(count: count).doubleValue
    let bias = (1 - weight) * gap / (prior.noise / Rational(count)).doubleValue.squareRoot()
    return errors.map { (weight * $0 - bias) * (weight * $0 - bias) }.mean
  }

  func evidence(_ rows: [Row]) -> PriorFamily { PriorFamily() }

  private var here: NormalPrior { sample.prior }
  private var risk: Rational { here.risk(squaredGap: gap.gap * gap.gap, count: sample.n) }
  private var alone: Rational { here.noise / Rational(sample.n) }

  var claims: [Judged<Prior>] {
    [
      Judged(
        "BAYES-1", .inequality, expects: .corrected,
        "The source gives a better prior, so that the target's parameter is estimated better than without it.",
        from: .said("how transfer as a prior is told"), isHighlight: true
      ) { seen in
        let family = seen.evidence
        let helped = family.settings.count { $0.risk < $0.alone }
        let right = family.settings.count { $0.isHelped == ($0.risk < $0.alone) && ($0.isTie == ($0.risk == $0.alone)) }
        return Judgement.decided(
          "exact settings in which it helps", says: .text("all \(family.settings.count)"), here: .integer(helped),
          holds: helped == family.settings.count
        ).corrected(
          if: right == family.settings.count,
          to: "It helps if and only if |θ − μ₀| < √(σ²/n + 2τ²), and changes nothing at equality."
        ).witness(
          "In exact fractions; the corrected condition is right in \(right) of \(family.settings.count) settings, among them "
            + "\(family.settings.count(where: \.isTie)) ties. With σ²/n + τ² in its place it is right in "
            + "\(family.settings.count { ($0.squaredGap < $0.alone + $0.prior.variance) == ($0.risk < $0.alone) }).")
      },
      Judged(
        "BAYES-1a", .identity, expects: .holds,
        "The risk of the posterior mean is A²σ²/n + (1 − A)²(θ − μ₀)², A = nτ²/(nτ² + σ²).",
        from: .said("bias and variance of a weighted mean")
      ) { seen in
        let family = seen.evidence
        let right = family.enumerated.count { $0.enumeratedRisk == $0.risk }
        return Judgement.identity("exact settings", trueIn: right, of: family.enumerated.count).witness(
          "Over all samples of n examples θ ± σ, in exact fractions; normal noise has the same mean and variance, and nothing else "
            + "of it enters.")
      },
      Judged(
        "BAYES-1b", .effect, expects: .holds, "With normal noise a simulation has this risk, within a twentieth of it.",
        from: .said("the check that the formula is of the world that is drawn")
      ) { seen in
        let formula = (seen.part.risk / seen.part.alone).doubleValue
        return try seen.effect { $0.asked / formula }.isEquivalent(to: 1, margin: Self.margin, "simulated risk / formula")
      },
      Judged(
        "BAYES-1c", .effect, expects: .holds,
        "In simulation the prior helps at four fifths of the crossover √(σ²/n + 2τ²), and hurts at five quarters of it.",
        from: .said("the correction of BAYES-1")
      ) { seen in
        let near = try Self.simulated.indices.map { index in try seen.effect { $0.near[index] } }
        let far = try Self.simulated.indices.map { index in try seen.effect { $0.far[index] } }
        return Judgement(
          "change at 0.8 of the crossover", says: "below 0", here: near[0].cell,
          holds: near.allSatisfy { $0.isBelow(0) } && far.allSatisfy { $0.isAbove(0) }
            ? true : near.contains { $0.isAbove(0) } || far.contains { $0.isBelow(0) } ? false : nil
        ).witness(
          "In units of σ²/n, for σ = 1, τ = ½, n = 5; at 1.25 of the crossover the change is \(far[0].cell). The same signs for τ "
            + "= 1, n = 1 and for τ = ¼, n = 20."
        ).interval(near[0].bounds(of: "change of the risk, n·risk/σ²"))
      },
    ]
  }

  func answer(_ seen: Seen<Prior>) throws -> Answer {
    let crossover = here.squaredCrossover(count: sample.n).doubleValue.squareRoot()
    let weight = here.sampleWeight(count: sample.n)
    return Answer(
      setting: "|θ − μ₀| = \(gap.gap), τ = \(sample.tau), σ = \(sample.sigma), n = \(sample.n)",
      question: "Does the source's prior help?", reply: risk < alone ? "YES" : risk > alone ? "NO, IT HURTS" : "IT CHANGES NOTHING",
      finding: "The risk is \(risk) with the prior and \(alone) without; the prior helps up to a distance of "
        + "\(crossover.text(digits: 4)).",
      figure: figure,
      quantities: [
        Quantity("risk", .exact(risk)), Quantity("σ²/n", .exact(alone)), Quantity("A", .exact(weight)),
        Quantity("crossover", .number(crossover, digits: 4)), Quantity("simulated n·risk/σ²", try seen.effect(\.asked).cell),
      ],
      why: "A prior trades variance for bias, and the bias grows with its distance from the truth.",
      ask: Ask("Farther off: does it still help?", "--part", "prior", "--gap", "\(gap.gap == 0 ? 1 : min(10, 2 * gap.gap))"))
  }

  /// The risk against the distance, with the prior and without.
  private var figure: Figure {
    let crossover = here.squaredCrossover(count: sample.n).doubleValue.squareRoot()
    let (weight, unit) = (here.sampleWeight(count: sample.n).doubleValue, alone.doubleValue)
    let points = (0...60).map { step -> Series.Point in
      let gap = 2 * crossover * Double(step) / 60
      let bias = (1 - weight) * gap
      return Series.Point(gap, weight * weight * unit + bias * bias)
    }
    return Figure(
      title: "The prior helps up to \(crossover.text(digits: 3))", caption: "",
      content: .plot(
        Plot(
          x: Axis("|θ − μ₀|"), y: Axis("risk"), series: [Series("with the prior", points: points)],
          references: [Reference("σ²/n", at: unit)])))
  }

  func record(_ seen: Seen<Prior>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "The risk of the posterior mean, exactly", columns: ["|θ − μ₀|", "n", "A", "risk", "σ²/n", "crossover"],
          rows: [Rational(0), Rational(1, 2), Rational(1), Rational(2)].flatMap { gap in
            [1, 5, 20].map { count in
              [
                .exact(gap), .integer(count), .exact(here.sampleWeight(count: count)),
                .exact(here.risk(squaredGap: gap * gap, count: count)), .exact(here.noise / Rational(count)),
                .number(here.squaredCrossover(count: count).doubleValue.squareRoot(), digits: 3),
              ]
            }
          }))
    ]
  }
}
