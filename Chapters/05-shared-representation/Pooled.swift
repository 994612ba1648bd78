import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// The same number of source examples, split into many small tasks or into few large ones.
struct Pooled: ChapterPart {
  static let name = "pooled"
  static let title = "Many small tasks or few large ones"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let model: ModelOptions
  let pool: PoolOptions

  /// The world of the claims, whatever is asked for, the source examples of all tasks there, and how often a seed draws them.
  static let (features, dimension, total, repetitions) = (12, 3, 4000, 2)
  /// Examples of a task: fewer than features, little more, many, and so many that there are four tasks.
  static let (tiny, small, large, huge) = (4, 20, 60, 1000)
  /// A half: the gain of least squares from larger tasks is by the formula of part `learnt` a factor of 3.
  static let margin = 0.5
  /// The examples of a task that are tried for the figure.
  static let sizes = [2, 10, 40, 80, 200]

  struct Row: Codable, Sendable {
    /// sin θ_max from moments of tasks of 4 examples.
    let tinySine: Double
    /// Σ sin²/k from moments of tasks of 4, of 60 and of 1000 examples, and from least squares of tasks of 20 and of 60.
    let tinyMoments, largeMoments, hugeMoments, smallSquares, largeSquares: Double
    /// Σ sin²/k for `sizes`, as asked for; nil where tasks have too few examples for least squares.
    let moments: [Double]
    let squares: [Double?]
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("pooled")
    // The same features are split into tasks of all sizes.
    let features = random.stream("features")
    let drawn = (0..<Self.repetitions).map { _ in features.normals(rowCount: Self.total, columnCount: Self.features) }
    let askedFeatures = features.normals(rowCount: pool.total, columnCount: model.d)
    typealias Method = LearntRepresentation.Method
    func angles(_ method: Method, _ n: Int, _ x: [Matrix], k: Int = Self.dimension, name: String = "") throws -> [PrincipalAngles] {
      let stream = random.stream("\(name)\(method) \(n)")
      let world = try LinearTaskWorld(featureCount: x[0].columnCount, dimension: k, noise: 1, from: stream)
      return try x.map { features in
        let tasks = world.samples(of: features, examples: n, diversity: k, from: stream)
        return try PrincipalAngles(of: world.shared, against: method.subspace(of: tasks, dimension: k))
      }
    }
    func unseen(_ angles: [PrincipalAngles]) -> Double { angles.map { $0.unseen / Double(Self.dimension) }.mean }
    func asked(_ method: Method, _ examples: Int) throws -> Double {
      try angles(method, examples, [askedFeatures], k: model.k, name: "asked ")[0].unseen / Double(model.k)
    }
    let tiny = try angles(.moments, Self.tiny, drawn)
    return Row(
      tinySine: tiny.map(\.largestSine).mean, tinyMoments: unseen(tiny),
      largeMoments: unseen(try angles(.moments, Self.large, drawn)), hugeMoments: unseen(try angles(.moments, Self.huge, drawn)),
      smallSquares: unseen(try angles(.spectral, Self.small, drawn)),
      largeSquares: unseen(try angles(.spectral, Self.large, drawn)),
      moments: try Self.sizes.map { try asked(.moments, $0) },
      squares: try Self.sizes.map { $0 >= model.d + 2 ? try asked(.spectral, $0) : nil })
  }

  var claims: [Judged<Pooled>] {
    [
      Judged(
        "REP-4", .effect, expects: .fails, "Source tasks with fewer examples than features say nothing of φ.",
        from: .said("no such task determines its vector"), Bibliography.linearMetaLearning.cited.noting("against it"),
        isHighlight: true
      ) { seen in
        let sine = try seen.effect(\.tinySine)
        return Judgement(
          "sin θ, tasks of 4 examples", says: "near 1, a guess", here: sine.cell,
          holds: sine.isBelow(0.7) ? false : sine.isAbove(0.9) ? true : nil
        ).witness(
          "\(Self.total / Self.tiny) tasks of \(Self.tiny) examples with d = 12 features: the first k eigenvectors of Σ y² x xᵀ "
            + "over all examples, because E[y² x xᵀ] = (‖w‖² + σ²) 1 + 2 w wᵀ for normal x.")
      },
      Judged(
        "REP-5", .effect, expects: .corrected,
        "In the error of a learnt φ it is the number n_S·T of all source examples that counts, however they are split.",
        from: Bibliography.fewShotRepresentation.at("abstract").noting(
          "there O(dk/(n_S T) + k/n) for the minimiser of the joint empirical risk; as it is often read")
      ) { seen in
        let squares = try seen.effect { $0.smallSquares / $0.largeSquares }
        let moments = try seen.effect { $0.tinyMoments / $0.largeMoments }
        let few = try seen.effect { $0.hugeMoments / $0.largeMoments }
        func firstOrder(_ examples: Int) -> Double { Learnt.firstOrder(examples, Self.total / examples) }
        let formula = firstOrder(Self.small) / firstOrder(Self.large)
        return Judgement(
          "loss of small tasks / large", says: "1", here: squares.cell,
          holds: squares.isAbove(1 + Self.margin)
            ? false : squares.isWithin(Self.margin, of: 1) ? true : nil
        ).corrected(
          if: moments.isWithin(Self.margin, of: 1) && few.isAbove(1 + Self.margin) ? true : nil,
          to:
            "It is so for moments of many tasks; few tasks show less of φ, however large. Where each task is first fitted by "
            + "itself, tasks with few more examples than features are worth far less."
        ).witness(
          "\(Self.total) examples in tasks of 20 or of 60, d = 12, k = 3, by the tasks' least-squares vectors: by the formula "
            + "of part learnt \(formula.text(digits: 1)). By moments of tasks of 4 or of 60 it is \(moments.cell), of \(Self.huge) "
            + "or of 60 \(few.cell)."
        ).interval(squares.bounds(of: "quotient of the unseen parts"))
      },
    ]
  }

  func answer(_ seen: Seen<Pooled>) throws -> Answer {
    let moments = try Self.sizes.indices.map { index in try seen.effect { $0.moments[index] } }
    let usable = Self.sizes.indices.filter { Self.sizes[$0] >= model.d + 2 }
    let squares = try usable.map { index in try seen.effect { $0.squares[index] } }
    let bestMoments = Self.sizes.indices.reduce(0) { moments[$1].mean < moments[$0].mean ? $1 : $0 }
    let bestSquares = usable.indices.reduce(0) { squares[$1].mean < squares[$0].mean ? $1 : $0 }
    let usesSquares = squares[bestSquares].mean < moments[bestMoments].mean
    let size = usesSquares ? Self.sizes[usable[bestSquares]] : Self.sizes[bestMoments]
    return Answer(
      setting: "d = \(model.d), k = \(model.k), \(pool.total) source examples in all, σ = 1",
      question: "How should source examples be split into tasks?",
      reply: "\(pool.total / size) OF \(size), \(usesSquares ? "EACH FITTED" : "BY MOMENTS")",
      finding: "Of a new task φ then loses \((100 * min(moments[bestMoments].mean, squares[bestSquares].mean)).text(digits: 1)) %; "
        + "from \(pool.total / 2) tasks of two examples, by moments, \((100 * moments[0].mean).text(digits: 1)) %.",
      figure: Figure(
        title: usesSquares
          ? "Fitting each task pays, once tasks have examples enough" : "Moments do better, whatever the tasks' size",
        caption: "",
        content: .plot(
          Plot(
            x: Axis("examples of a task", scale: .logarithmic), y: Axis("unseen part of a new task", scale: .logarithmic),
            series: [
              Series("moments", points: zip(Self.sizes, moments).map { Series.Point(Double($0), $1.mean) }),
              Series("least squares", points: zip(usable, squares).map { Series.Point(Double(Self.sizes[$0]), $1.mean) }),
            ]))),
      quantities: [
        Quantity("unseen, moments, 2 a task", moments[0].cell),
        Quantity("unseen, moments, 200 a task", moments[Self.sizes.count - 1].cell),
        Quantity("unseen, best of least squares", squares[bestSquares].cell),
        Quantity("its examples a task", .integer(Self.sizes[usable[bestSquares]])),
      ],
      why: "Moments average over all examples at once; least squares divides by n_S − d − 1 in every task.",
      ask: Ask("Four times the examples: which method gains more?", "--part", "pooled", "--total", "\(min(20_000, 4 * pool.total))")
    )
  }
}
