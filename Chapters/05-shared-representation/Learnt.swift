import ArgumentParser
import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// A representation that is learnt from source tasks: what it takes, and what it is worth to the next task.
struct Learnt: ChapterPart {
  static let name = "learnt"
  static let title = "A representation learnt from source tasks"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let model: ModelOptions
  let target: TargetOptions
  let source: SourceOptions

  /// The world of the claims, whatever is asked for.
  static let (features, dimension, examples) = (12, 3, 40)
  /// The tasks from which φ is learnt, and how often a seed does that.
  static let (many, repetitions) = (128, 8)
  /// Tasks of few more examples than features, where the noise counts twice: what 128 of the others have makes two sets of these.
  static let fewExamples = examples / 2
  /// Two tasks, fewer than k, with as many examples as the many have together.
  static let abundant = many * examples / 2
  /// The next order of the expansion is some hundredths at 128 tasks. With v for v′ small tasks would be off by a sixth, without
  /// the 1 + v′ by two thirds.
  static let margin = 0.15
  /// The task counts of the figure.
  static let counts = [1, 2, 3, 4, 6, 10, 20, 60]

  struct Row: Codable, Sendable {
    /// sin θ_max with 128 diverse tasks, with 2 that have all their examples, and with 128 that differ in 2 of 3 directions.
    let diverse, few, narrow: Double
    /// Σ sin²/k with 128 diverse tasks, and with the small ones.
    let unseen, smallUnseen: Double
    /// What is asked for: sin θ_max and Σ sin²/k with `counts` tasks, and last with those asked for.
    let sines, losses: [Double]
  }

  func row(seed: UInt64) throws -> Row {
    try target.check(model)
    guard source.examples >= model.d + 2 else {
      throw ValidationError(
        "--examples must be at least d + 2 = \(model.d + 2): with fewer the least squares of a task have no mean error, or are not "
          + "unique.")
    }
    let random = RandomSource(seed: seed).stream("learnt")
    let world = try LinearTaskWorld(featureCount: Self.features, dimension: Self.dimension, noise: 1, from: random)
    // The same features serve tasks of all sizes.
    let features = random.stream("features")
    let drawn = (0..<Self.repetitions).map { _ in features.normals(rowCount: 2 * Self.abundant, columnCount: Self.features) }
    func trials(_ features: [Matrix], of examples: Int, diversity: Int = Self.dimension) throws -> [PrincipalAngles] {
      try features.map { features in
        let tasks = world.samples(of: features, examples: examples, diversity: diversity, from: random)
        return try PrincipalAngles(of: world.shared, against: LearntRepresentation.spectral(tasks, dimension: Self.dimension))
      }
    }
    let diverse = try trials(drawn, of: Self.examples)
    let halves = drawn.flatMap { [$0.rows(0..<Self.abundant), $0.rows(Self.abundant..<2 * Self.abundant)] }
    let asked = try asked(from: random.stream("asked"))
    func mean(_ angles: [PrincipalAngles]) -> Double { angles.map { $0.unseen / Double(Self.dimension) }.mean }
    return Row(
      diverse: diverse.map(\.largestSine).mean, few: try trials([drawn[0]], of: Self.abundant)[0].largestSine,
      narrow: try trials([drawn[0]], of: Self.examples, diversity: Self.dimension - 1)[0].largestSine,
      unseen: mean(diverse), smallUnseen: mean(try trials(halves, of: Self.fewExamples)),
      sines: asked.map(\.largestSine), losses: asked.map { $0.unseen / Double(model.k) })
  }

  private func asked(from random: RandomSource) throws -> [PrincipalAngles] {
    let world = try LinearTaskWorld(featureCount: model.d, dimension: model.k, noise: 1, from: random)
    let counts = Self.counts + [source.tasks]
    let vectors = try LearntRepresentation.leastSquaresVectors(
      world.samples(taskCount: counts.reduce(0, max), examples: source.examples, diversity: model.k, from: random))
    return try counts.map {
      try PrincipalAngles(of: world.shared, against: vectors.firstColumns($0).leadingDirections(model.k))
    }
  }

  var claims: [Judged<Learnt>] {
    [
      Judged(
        "REP-3", .effect, expects: .corrected, "φ can be learnt from a source with abundant data.",
        from: .said("how a shared representation is told"), isHighlight: true
      ) { seen in
        let (few, diverse) = (try seen.effect(\.few), try seen.effect(\.diverse))
        return Judgement(
          "sin θ, 2 tasks", says: "→ 0", here: .number(few.mean, digits: 3),
          holds: few.mean > 1 - 1e-9 ? false : few.isBelow(0.5) ? true : nil
        ).corrected(
          if: diverse.isBelow(0.5) ? true : nil,
          to:
            "It takes tasks, and not only data: T < k tasks give T directions and miss the others altogether, whatever their size."
        ).remark("128 tasks, same data: \(diverse.mean.text(digits: 2))").witness(
          "For d = 12, k = 3: two tasks of \(Self.abundant) examples leave a direction at a right angle to all they show, 128 "
            + "tasks of 40 have sin θ = \(diverse.cell), with \(2 * Self.abundant) examples either way.")
      },
      Judged(
        "REP-3b", .effect, expects: .corrected, "k tasks or more identify φ.", from: .said("the correction of REP-3, taken further")
      ) { seen in
        let (narrow, diverse) = (try seen.effect(\.narrow), try seen.effect(\.diverse))
        // A direction drawn among the ten that are left has sin θ = 0.95 in the mean.
        return Judgement(
          "sin θ, 128 tasks alike", says: "→ 0", here: narrow.cell,
          holds: narrow.isAbove(0.8) ? false : narrow.isBelow(0.5) ? true : nil
        ).corrected(
          if: diverse.isBelow(0.5) ? true : nil,
          to: "Tasks must differ: their vectors must span all k directions, and 128 that vary in two of three miss the third."
        ).witness("128 tasks that vary in all three have sin θ = \(diverse.cell).").interval(narrow.bounds(of: "sin θ_max"))
      },
      Judged(
        "REP-3c", .effect, expects: .holds,
        "From T diverse tasks of n_S examples what φ does not see of a new task is (d − k)v(1 + v′)/T, v = kσ²/(n_S − d − 1) and "
          + "v′ = kσ²/(n_S − d − 3), for large T.",
        from: .said("the first order of the perturbed subspace, derived in the lesson")
      ) { seen in
        let (formula, small) = (Self.firstOrder(Self.examples, Self.many), Self.firstOrder(Self.fewExamples, Self.many))
        func ratio(_ lost: Int) -> Double { Double(Self.dimension) / Double(Self.fewExamples - Self.features - lost) }
        let careless = (1 + ratio(3)) / (1 + ratio(1))
        let quotients = [try seen.effect { $0.unseen / formula }, try seen.effect { $0.smallUnseen / small }]
        return try SeedEffect.areEquivalent(quotients, to: 1, margin: Self.margin, "unseen part / first order").witness(
          "For d = 12, k = 3 it is \(quotients[0].cell) with 128 tasks of 40, and \(quotients[1].cell) with 128 of 20, where the "
            + "unseen part is \(small.text(digits: 5)) by the formula; with v for v′ it would be \((careless * quotients[1]).cell)."
        )
      },
    ]
  }

  /// By the formula, for so many examples of each of so many tasks.
  static func firstOrder(_ examples: Int, _ tasks: Int) -> Double {
    LearntRepresentation.expectedLoss(
      featureCount: features, dimension: dimension, noise: 1, examples: examples, taskCount: tasks)
  }

  /// A new task where φ sees all of it.
  private var seeing: RepresentationRisk { RepresentationRisk(featureCount: model.d, dimension: model.k, noise: 1, unseen: 0) }
  /// Its risk, and that from scratch.
  private var own: Double { seeing.shared(count: target.n).doubleValue }
  private var scratch: Double { seeing.scratch(count: target.n).doubleValue }
  /// A new task's risk with φ from each of `counts`, and last from the tasks asked for: β² + (1 + β²)k/(n − k − 1), linear in β².
  private func risks(_ seen: Seen<Learnt>) throws -> [SeedEffect] {
    try (0...Self.counts.count).map { index in try seen.effect { $0.losses[index] + (1 + $0.losses[index]) * own } }
  }

  func answer(_ seen: Seen<Learnt>) throws -> Answer {
    let last = Self.counts.count
    let risks = try risks(seen)
    let (sine, risk) = (try seen.effect { $0.sines[last] }, risks[last])
    let tasks = source.tasks == 1 ? "one task" : "\(source.tasks) tasks"
    return Answer(
      setting: "d = \(model.d), k = \(model.k), n = \(target.n), \(tasks) of \(source.examples), σ = 1",
      question: "Do the source tasks show what is shared?",
      reply: source.tasks < model.k
        ? "NEVER, THEY ARE TOO FEW"
        : risk.isBelow(scratch) ? "ENOUGH TO HELP" : risk.isAbove(scratch) ? "NOT ENOUGH TO HELP" : "HARDLY",
      finding: "φ from \(tasks) has sin θ = \(sine.mean.text(digits: 3)), and a new task the mean excess risk "
        + "\(risk.mean.text(digits: 3)); from scratch \(scratch.text(digits: 3)), with the true φ \(own.text(digits: 3)).",
      figure: Figure(
        title: "The more tasks, the nearer a new one comes to the true φ", caption: "",
        content: .plot(
          Plot(
            x: Axis("T", scale: .logarithmic), y: Axis("mean excess risk of a new task", scale: .logarithmic),
            series: [Series("learnt φ", points: zip(Self.counts, risks).map { Series.Point(Double($0), $1.mean) })],
            references: [Reference("from scratch", at: scratch), Reference("true φ", at: own)]))),
      quantities: [
        Quantity("sin θ", sine.cell), Quantity("unseen part", try seen.effect { $0.losses[last] }.cell),
        Quantity("risk of a new task", risk.cell), Quantity("risk from scratch", .number(scratch, digits: 4)),
        Quantity("risk with true φ", .number(own, digits: 4)),
      ],
      why: "A task shows one direction, and its own noise averages out only over tasks.",
      ask: 1 < model.k && model.k <= source.tasks
        ? Ask(
          "Fewer tasks than k, and larger: do they do as well?", "--part", "learnt", "--tasks", "\(model.k - 1)", "--examples",
          "\(min(600, 6 * source.examples))")
        : Ask("Sixty tasks: how near do they come to the true φ?", "--part", "learnt", "--tasks", "60"))
  }

  func record(_ seen: Seen<Learnt>) throws -> [ChapterReport.Item] {
    let risks = try risks(seen)
    return [
      .table(
        Table(
          title: "φ from T tasks of \(source.examples) examples, d = \(model.d), k = \(model.k)",
          columns: ["T", "sin θ_max", "unseen part", "risk of a new task, n = \(target.n)"],
          rows: try Self.counts.indices.map { index in
            [
              .integer(Self.counts[index]), try seen.effect { $0.sines[index] }.cell, try seen.effect { $0.losses[index] }.cell,
              risks[index].cell,
            ]
          }))
    ]
  }
}
