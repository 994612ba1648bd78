import ChapterKit
import NumericCore
import Report
import Transfer

/// How many target examples a prior is worth.
struct Worth: ChapterPart {
  static let name = "worth"
  static let title = "What a prior is worth"

  let gap: GapOptions
  let sample: SampleOptions

  func evidence(_ rows: [Drawless]) -> PriorFamily { PriorFamily() }

  private var here: NormalPrior { sample.prior }

  /// The examples that a sample without a prior needs more for the same risk: σ²/risk − n.
  private static func examples(_ setting: PriorFamily.Setting) -> Rational {
    setting.prior.noise / setting.risk - Rational(setting.count)
  }
  private var posteriorVariance: Rational { here.posterior(sampleMean: 0, count: sample.n).variance }
  private var asked: PriorFamily.Setting { PriorFamily.Setting(prior: here, squaredGap: gap.gap * gap.gap, count: sample.n) }

  var claims: [Judged<Worth>] {
    [
      Judged(
        "BAYES-2", .identity, expects: .holds,
        "A prior is n₀ = σ²/τ² target examples of mean μ₀: the posterior variance is σ²/(n + n₀), its mean that of all n + n₀.",
        from: .said("conjugacy, as in every textbook")
      ) { seen in
        let settings = seen.evidence.enumerated
        let right = settings.count { one in
          let (prior, count) = (one.setting.prior, Rational(one.setting.count))
          let posterior = prior.posterior(sampleMean: one.gap, count: one.setting.count)
          return posterior.variance == prior.noise / (count + prior.worth)
            && posterior.mean == (count * one.gap + prior.worth * prior.mean) / (count + prior.worth)
        }
        return Judgement.identity("exact settings", trueIn: right, of: settings.count)
          .witness("Here n₀ = \(here.worth), and the posterior variance is \(posteriorVariance).")
      },
      Judged(
        "BAYES-2b", .identity, expects: .corrected, "So it lowers the target's risk as n₀ more target examples would.",
        from: .said("how prior as data is often read"), isHighlight: true
      ) { seen in
        let settings = seen.evidence.settings + [seen.part.asked]
        func isExact(_ one: PriorFamily.Setting) -> Bool { Self.examples(one) == one.prior.worth }
        // Whether it is worth more, exactly or less than n₀ turns at |θ − μ₀| = τ; at the crossover it is worth nothing.
        let right = settings.count { one in
          let (examples, worth) = (Self.examples(one), one.prior.worth)
          return (examples == worth) == (one.squaredGap == one.prior.variance)
            && (examples > worth) == (one.squaredGap < one.prior.variance) && (examples > 0) == one.isHelped
            && examples <= worth * (2 + worth / Rational(one.count)) && examples > Rational(0 - one.count)
        }
        return Judgement.decided(
          "exact settings worth n₀", says: .text("all \(settings.count)"), here: .integer(settings.count(where: isExact)),
          holds: settings.allSatisfy(isExact)
        ).corrected(
          if: right == settings.count,
          to: "It does in the mean over θ ~ N(μ₀, τ²). At one θ it is worth σ²/risk − n examples: n₀ exactly where |θ − μ₀| = τ, "
            + "up to 2n₀ + n₀²/n at μ₀, and less than none beyond the crossover."
        ).witness(
          "Those it is worth n₀ in all have |θ − μ₀| = τ; the corrected statement is right in \(right) of \(settings.count).")
      },
    ]
  }

  func answer(_ seen: Seen<Worth>) -> Answer {
    let (worth, examples) = (here.worth, Self.examples(asked))
    return Answer(
      setting: "|θ − μ₀| = \(gap.gap), τ = \(sample.tau), σ = \(sample.sigma), n = \(sample.n)",
      question: "How many target examples is the prior worth?", reply: "\(examples.doubleValue.text(digits: 2)) AT THIS DISTANCE",
      finding: "The prior is worth n₀ = \(worth) examples in its own mean, and \(examples) at the distance \(gap.gap).",
      figure: figure,
      quantities: [
        Quantity("n₀", .exact(worth), unit: "examples"), Quantity("worth here", .exact(examples), unit: "examples"),
        Quantity("posterior variance", .exact(posteriorVariance)),
      ],
      why: "The posterior variance is what the prior expects of itself; the risk asks the truth.",
      ask: Ask("At which distance is it worth exactly n₀?", "--part", "worth", "--gap", "\(sample.tau)"))
  }

  /// The worth against the distance, up to one and a half times the crossover.
  private var figure: Figure {
    let crossover = here.squaredCrossover(count: sample.n).doubleValue.squareRoot()
    let (weight, noise, count) = (here.sampleWeight(count: sample.n).doubleValue, here.noise.doubleValue, Double(sample.n))
    let variance = weight * weight * noise / count
    let points = (0...60).map { step -> Series.Point in
      let gap = 1.5 * crossover * Double(step) / 60
      let bias = (1 - weight) * gap
      return Series.Point(gap, noise / (variance + bias * bias) - count)
    }
    return Figure(
      title: "n₀ = \(here.worth) at |θ − μ₀| = τ, nothing at the crossover", caption: "",
      content: .plot(
        Plot(
          x: Axis("|θ − μ₀|"), y: Axis("examples"), series: [Series("worth", points: points)],
          references: [Reference("n₀", at: here.worth.doubleValue)])))
  }

  func record(_ seen: Seen<Worth>) -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Worth of the prior in target examples, n₀ = \(here.worth)", columns: ["|θ − μ₀|", "n = 1", "n = 5", "n = 20"],
          rows: [Rational(0), Rational(1, 4), Rational(1, 2), Rational(1), Rational(2)].map { gap in
            [.exact(gap)]
              + [1, 5, 20].map { .exact(Self.examples(PriorFamily.Setting(prior: here, squaredGap: gap * gap, count: $0))) }
          }))
    ]
  }
}
