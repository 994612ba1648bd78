import ChapterKit
import NumericCore
import Report
import Transfer

/// What features shared by tasks cost by the theory, beside what is measured on labels that a coin has tossed.
struct Bound: ChapterPart {
  static let name = "bound"
  static let title = "The bound of multitask learning beside the measurement"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let model: ModelOptions
  let sharing: SharingOptions

  /// d, k, n and T of the claims, whatever is asked for.
  static let settings = [(12, 3, 10, 1), (12, 3, 10, 3), (12, 3, 10, 4), (12, 3, 10, 300), (20, 2, 40, 12), (8, 4, 20, 30)].map {
    MultitaskSetting(featureCount: $0, dimension: $1, sampleSize: $2, taskCount: $3)
  }
  /// With so many tasks the representation's share √(d/T) is a fifth.
  private static let manyTasks = 3
  /// The task counts of the figure.
  static let counts = [1, 3, 10, 30, 100, 300]

  struct Row: Codable, Sendable {
    /// One for each of `settings`.
    let trials: [CoinTasks]
    /// As asked for, one for each of `counts`, and last with the tasks asked for.
    let asked: [CoinTasks]
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("bound")
    return Row(
      trials: try Self.settings.enumerated().map { try $1.coins(from: random.stream("trial \($0)")) },
      asked: try asked.map { try $0.coins(from: random.stream("asked \($0.taskCount)")) })
  }

  /// What is asked for with each of `counts`, and last with the tasks asked for.
  private var asked: [MultitaskSetting] {
    (Self.counts + [sharing.sharing]).map {
      MultitaskSetting(featureCount: model.d, dimension: model.k, sampleSize: sharing.each, taskCount: $0)
    }
  }

  var claims: [Judged<Bound>] {
    [
      Judged(
        "REP-6", .effect, expects: .holds,
        "Normal inputs give T linear tasks that share k of d features a mean Rademacher complexity of at most b√(k/n)(1 + √(d/T)).",
        from: Bibliography.multitaskBenefit.cited.noting(
          "for general features, without these constants: the linear case is derived in the lesson")
      ) { seen in
        let ratios = try Self.settings.indices.map { index in
          try seen.effect { $0.trials[index].complexity / Self.settings[index].complexityBound }
        }
        let known = try Self.settings.indices.map { index in
          try seen.effect { $0.trials[index].complexity / Self.settings[index].knownFeatureComplexity }
        }
        let tight = try Self.settings.indices.map { index in
          try seen.effect { $0.trials[index].attained }.mean / seen.effect { $0.trials[index].complexity }.mean
        }
        return Judgement.law(
          "complexity above the formula", violations: ratios.count { $0.isAbove(1) }, of: ratios.count
        ).inconclusive(if: !ratios.allSatisfy { $0.isAbove(1) || $0.isBelow(1) }).witness(
          "The complexity is \(ratios.map { $0.mean.text(digits: 2) }.joined(separator: ", ")) of it for the six settings, and is "
            + "attained up to a factor \(tight.reduce(1, min).text(digits: 2)). Without √(d/T) it would be exceeded in "
            + "\(known.count { $0.isAbove(1) }).")
      },
      Judged(
        "REP-6b", .inequality, expects: .holds,
        "With probability 1 − δ all T predictors have the mean risk R ≤ R̂ + 2L·R̂ad + 3√(ln(2/δ)/(2nT)), for a loss in 0…1.",
        from: Bibliography.rademacher.at("Theorem 5 (a)").noting(
          "applied to the class of all T predictors, on the sample's own complexity"),
        Bibliography.sharedKnowledge.at("Theorem 3").noting("the form of Maurer, Pontil and Romera-Paredes, with a stage more")
      ) { seen in
        let delta = 0.05
        let cases = seen.rows.flatMap { row in zip(Self.settings, row.trials).map { (setting: $0, trial: $1) } }
        func violations(_ share: Double) -> Int {
          cases.count { $0.trial.gap > share * $0.setting.deviation($0.trial.complexity, failureProbability: delta) }
        }
        let last = try seen.effect { row in
          let trial = row.trials[Self.manyTasks]
          return Self.settings[Self.manyTasks].deviation(trial.complexity, failureProbability: delta) / trial.gap
        }
        return Judgement.law("gaps above the bound", violations: violations(1), of: cases.count).witness(
          "On labels tossed by a coin the risk is ½, and the predictors that fit them best come near the bound: it is \(last.cell) "
            + "times their gap for 300 tasks of 10. A third of it would be exceeded in \(violations(1.0 / 3)) of \(cases.count) "
            + "cases. δ = 0.05."
        )
      },
      Judged(
        "REP-7", .effect, expects: .corrected, "Enough tasks make up for few examples of each.",
        from: .said("the benefit of many tasks, taken further")
      ) { seen in
        let floor = Self.settings[Self.manyTasks].knownFeatureComplexity
        let share = try seen.effect { $0.trials[Self.manyTasks].attained / floor }
        return Judgement(
          "complexity, 300 tasks", says: "→ 0", here: .number(share.mean * floor, digits: 3),
          holds: share.isAbove(0.8) ? false : share.isBelow(0.5) ? true : nil
        ).corrected(
          // √(d/T) is a fifth.
          if: share.isWithin(0.2, of: 1) ? true : nil,
          to: "They pay for finding the features; b√(k/n), what k known features cost, each task pays by itself."
        ).witness("It is attained to \(share.cell) of b√(k/n) for d = 12, k = 3, n = 10.")
      },
      Judged(
        "REP-8", .effect, expects: .corrected, "A representation shared by tasks restricts them, so that they need fewer examples.",
        from: .said("how multitask learning is told")
      ) { seen in
        func share(_ index: Int) throws -> SeedEffect { try seen.effect { $0.trials[index].gap / $0.trials[index].aloneGap } }
        let few = try seen.smallest { min($0.trials[0].gap / $0.trials[0].aloneGap, $0.trials[1].gap / $0.trials[1].aloneGap) }
        let (next, many) = (try share(2), try share(Self.manyTasks))
        // The same predictors, found in two ways.
        return Judgement(
          "gap of 3 tasks, shared / alone", says: "< 1", here: .number(few, digits: 3), holds: few > 1 - 1e-9 ? false : true
        ).corrected(
          if: next.isBelow(1) && many.isBelow(1) ? true : nil,
          to:
            "It does for T > k tasks only: up to k vectors always lie in some k-dimensional subspace, and sharing it asks nothing "
            + "of them."
        ).witness("For d = 12, k = 3, n = 10: \(next.cell) with 4 tasks, and \(many.cell) with 300.")
      },
    ]
  }

  func answer(_ seen: Seen<Bound>) throws -> Answer {
    let last = Self.counts.count
    func bound(_ index: Int, _ complexity: (CoinTasks) -> Double) throws -> SeedEffect {
      try seen.effect { asked[index].deviation(complexity($0.asked[index]), failureProbability: sharing.delta) }
    }
    let (shared, alone) = (try bound(last, \.complexity), try bound(last, \.aloneComplexity))
    let (gap, aloneGap) = (try seen.effect { $0.asked[last].gap }, try seen.effect { $0.asked[last].aloneGap })
    let gain = try seen.effect { $0.asked[last].gap / $0.asked[last].aloneGap }
    let (tasks, ownWay) =
      sharing.sharing == 1 ? ("one task believes itself", "alone") : ("\(sharing.sharing) tasks believe themselves", "each alone")
    func series(_ name: String, _ value: (Int) throws -> SeedEffect) rethrows -> Series {
      Series(name, points: try Self.counts.enumerated().map { Series.Point(Double($1), try value($0).mean) })
    }
    return Answer(
      setting:
        "d = \(model.d), k = \(model.k), T = \(sharing.sharing), n = \(sharing.each), b = ½, δ = \(sharing.delta.text())",
      question: "How far can shared features mislead?",
      reply: sharing.sharing <= model.k
        ? "AS FAR AS FEATURES OF ONE'S OWN" : gain.isBelow(1) ? "LESS THAN FEATURES OF ONE'S OWN" : "NOT CLEAR",
      finding:
        "Fitting coins, \(tasks) better by \(gap.mean.text(digits: 3)) with shared features, by "
        + "\(aloneGap.mean.text(digits: 3)) \(ownWay); the bounds are \(shared.mean.text(digits: 3)) and "
        + "\(alone.mean.text(digits: 3)).",
      figure: Figure(
        title: "Finding the features costs less with every task, using them does not", caption: "",
        content: .plot(
          Plot(
            x: Axis("T", scale: .logarithmic), y: Axis("R − R̂", scale: .logarithmic),
            series: [
              try series("bound, shared") { try bound($0, \.complexity) },
              try series("gap, shared") { index in try seen.effect { $0.asked[index].gap } },
              try series("gap, alone") { index in try seen.effect { $0.asked[index].aloneGap } },
            ]))),
      quantities: [
        Quantity("bound, shared", shared.cell), Quantity("bound, alone", alone.cell), Quantity("gap, shared", gap.cell),
        Quantity("gap, alone", aloneGap.cell),
      ],
      why: "T tasks share the cost of finding k directions; each pays for its own k numbers.",
      ask: sharing.sharing == model.k
        ? Ask("A hundred tasks: what does sharing save?", "--part", "bound", "--sharing", "100")
        : Ask("As many tasks as shared features: what does sharing save?", "--part", "bound", "--sharing", "\(model.k)"))
  }
}
