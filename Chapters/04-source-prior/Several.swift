import ChapterKit
import NumericCore
import Report
import Transfer

/// Several tasks at once: the prior is taken from the tasks themselves, by James and Stein.
struct Several: ChapterPart {
  static let name = "several"
  static let title = "Several tasks, shrunk together"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let tasks: TaskOptions

  /// The tasks whose loss has a variance; of the others the exact formula speaks.
  static let simulated = TaskFamily.all.filter(\.isSimulated)

  struct Row: Codable, Sendable {
    /// For each of `simulated`, the fall of the total squared error by shrinking; and with three times the constant.
    let gains: [Double]
    let broken: [Double]
    /// The squared error of the outlier among ten tasks, and of the ten together.
    let published: TaskFamily.Errors
  }

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed).stream("several")
    return Row(
      gains: Self.simulated.enumerated().map { $1.gain(multiple: 1, from: random.stream("gain \($0)")) },
      broken: Self.simulated.enumerated().map { $1.gain(multiple: 3, from: random.stream("gain \($0)")) },
      published: TaskFamily.errors(tasks: 10, outlier: 4, from: random.stream("outlier")))
  }

  var claims: [Judged<Several>] {
    [
      Judged(
        "BAYES-3", .effect, expects: .holds,
        "For every θ, T ≥ 3 tasks shrunk towards 0, or T ≥ 4 towards their mean, have together a smaller risk than each by itself.",
        from: Bibliography.jamesStein.cited.noting("towards a point"),
        Bibliography.steinCompetitors.cited.noting("towards the mean")
      ) { seen in
        let (all, simulated) = (TaskFamily.all, Self.simulated)
        let gains = try simulated.indices.map { index in try seen.effect { $0.gains[index] } }
        let broken = try simulated.indices.map { index in try seen.effect { $0.broken[index] } }
        // Simulation and formula know nothing of one another, so that a mistake in either shows.
        let formula = all.map(\.exactGain)
        let least = try seen.required(formula.min(), "family")
        let off = zip(simulated, gains).map { ($1.mean / $0.exactGain - 1).magnitude }.reduce(0, max)
        return Judgement.law(
          "tasks without a gain", violations: formula.count { $0 <= 0 } + gains.count { $0.isBelow(0) }, of: all.count + gains.count
        ).inconclusive(if: !gains.allSatisfy(\.isDecided))
          .witness(
            "\(all.count) families of 3, 4, 5 and 10 tasks up to 1000 standard errors apart by the exact formula, where the gain "
              + "is still \(least.text()) of one task's risk, and \(gains.count) of them by simulation, which differs by at most "
              + "\((100 * off).text(digits: 0)) %. With three times the constant shrinking loses in "
              + "\(broken.count { $0.isBelow(0) })."
          )
      },
      Judged(
        "BAYES-3b", .effect, expects: .fails, "So every one of the tasks is estimated better, or at least no worse.",
        from: .said("how the gain of several tasks is often read"), isHighlight: true
      ) { seen in
        let (one, total) = (try seen.effect { $0.published.outlier }, try seen.effect { $0.published.total })
        let exact = Exact(tasks: 10, outlier: 4)
        return Judgement(
          "risk of one task of ten", says: "≤ 1, in units of σ²/n", here: one.cell, holds: one.isAbove(1) ? false : nil
        ).witness(
          "Nine tasks agree and the tenth lies 4 standard errors off: its risk rises from 1 to \(one.cell) while the total falls "
            + "from 10 to \(total.cell); by the exact formulas to \(exact.odd.text(digits: 3)) and \(exact.total.text(digits: 3))."
        ).interval(one.bounds(of: "risk of the outlier"))
      },
    ]
  }

  func answer(_ seen: Seen<Several>) throws -> Answer {
    // By the formulas: of four tasks and five the loss has no variance, and no interval over seeds would mean anything.
    let exact = Exact(tasks: tasks.tasks, outlier: tasks.outlier)
    return Answer(
      setting: "\(tasks.tasks) tasks, one \(tasks.outlier.text()) standard errors off",
      question: "Do tasks gain from one another?",
      reply: "TOGETHER, YES" + (exact.odd > 1 ? "; THE ODD ONE LOSES" : exact.odd < 1 ? "; THE ODD ONE, TOO" : ""),
      finding: "Shrunk to their mean, \(tasks.tasks) tasks have a total risk of \(exact.total.text(digits: 3)) in place of "
        + "\(tasks.tasks), and the odd one \(exact.odd.text(digits: 3)) in place of 1.",
      figure: figure,
      quantities: [
        Quantity("total risk", .number(exact.total, digits: 4), unit: "σ²/n"),
        Quantity("odd task's risk", .number(exact.odd, digits: 4), unit: "σ²/n"),
      ],
      why: "The tasks' own spread says how far to shrink; who lies far out pays for the others.",
      ask: Ask("Ten times as far: who gains now?", "--part", "several", "--outlier", min(1000, 10 * tasks.outlier).text()))
  }

  /// The exact risks of tasks of which one is odd, in units of σ²/n.
  private struct Exact {
    let tasks: Int
    let outlier: Double

    private var means: [Double] { TaskFamily.outlier(tasks: tasks, at: outlier) }
    private static let estimator = JamesStein(towards: .mean, variance: 1)
    /// That of the odd one.
    var odd: Double { Self.estimator.risk(of: tasks - 1, means: means) }
    /// That of all together.
    var total: Double { Self.estimator.totalRisk(means: means) }
  }

  /// The exact total risk against the outlier's distance.
  private var figure: Figure {
    Figure(
      title: "Together they gain, the less the farther the odd one lies", caption: "Total risk over T, in units of σ²/n.",
      content: .plot(
        Plot(
          x: Axis("distance of the odd task"), y: Axis("risk a task"),
          series: [
            Series(
              "shrunk",
              points: (0...40).map { Double($0) / 2 }.map {
                Series.Point($0, Exact(tasks: tasks.tasks, outlier: $0).total / Double(tasks.tasks))
              })
          ], references: [Reference("alone", at: 1)])))
  }

  func record(_ seen: Seen<Several>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "The fall of the total risk by James and Stein, in units of σ²/n",
          columns: ["towards", "T", "θ", "simulated", "exact"],
          rows: try TaskFamily.all.map { family in
            let index = Self.simulated.firstIndex { $0.name == family.name && $0.point == family.point && $0.means == family.means }
            return [
              .text(family.point.rawValue), .integer(family.means.count), .text(family.name),
              try index.map { index in try seen.effect { $0.gains[index] }.cell } ?? .missing, .number(family.exactGain),
            ]
          }))
    ]
  }
}
