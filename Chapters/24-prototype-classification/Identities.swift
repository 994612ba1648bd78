import ChapterKit
import NumericCore
import Report
import Transfer
import Worlds

/// What a prototype is, exactly: the identities on random instances, and one query classified step by step.
struct Identities: ChapterPart {
  static let name = "identities"
  static let title = "What a prototype is"
  static let seedCounts = SeedCounts(standard: 4, full: 40)

  /// Tasks of one shot are of real digits.
  func row(seed: UInt64) throws -> PrototypeIdentityTrial {
    try PrototypeIdentityTrial(seed: seed, oneShotTasksOf: HandwrittenDigits().examples)
  }

  /// The walk of the first seed.
  func evidence(_ rows: [PrototypeIdentityTrial]) throws -> Walk? { try rows.first.map { try Walk(seed: $0.seed) } }

  /// Sums of some dozens of terms, each rounded to 2⁻⁵³ of its size, with a factor of a thousand for what cancels.
  private static let rounding = 1e-12

  var claims: [Judged<Identities>] {
    [
      Judged(
        "PC-1", .identity, expects: .holds,
        "For every Bregman divergence D and all x₁ … xₙ with mean m, Σ D(xᵢ, c) − Σ D(xᵢ, m) = n D(m, c) ≥ 0: no c is better "
          + "than the mean.",
        from: Bibliography.bregmanClustering.at("Proposition 1, pp. 1709–1710")
      ) { seen in
        let (failures, cases) = (try seen.total(\.bregmanFailures), try seen.total(\.bregmanCases))
        let judgement =
          failures == 0
          ? Judgement.identity("relative residual", residual: try seen.largest(\.bregmanResidual), within: Self.rounding, says: 0)
          : .law("points that are better", violations: failures, of: cases)
        return judgement.witness(
          "\(BregmanDivergence.allCases.count) divergences; the proof is the lesson's. Another point was better than the mean in "
            + "\(failures) of \(cases) "
            + "cases, and with the arguments exchanged, Σ D(c, xᵢ), in \(try seen.total(\.exchangedFailures)).")
      },
      Judged(
        "PC-2", .inequality, expects: .corrected, "The mean of a class is its best prototype, whatever the distance.",
        from: .said("a common reading, against which sections 2.3 and 2.6 of Snell et al. (2017) speak of Bregman divergences")
      ) { seen in
        let (mean, median) = PrototypeIdentityTrial.sumsOfDistances(of: [0, 0, 3])
        let (wins, losses) = (try seen.total(\.medianWins), try seen.total(\.medianLosses))
        return Judgement.decided(
          "Σ |xᵢ − c| at the mean", says: "least", here: .text("\(mean.text()), and \(median.text()) at the median"),
          holds: mean <= median
        ).corrected(
          if: losses == 0 && wins > 0,
          to: "The mean is best for Bregman divergences D(x, c), such as the squared distance. By |x − c| the median is."
        ).witness("The points 0, 0, 3. On random points the median was better \(wins) times and worse \(losses) times.")
      },
      Judged(
        "PC-3", .identity, expects: .holds,
        "softmax(−‖q − c_k‖²) is a linear classifier, with w = 2c and b = −‖c‖², for all q and c.",
        from: Bibliography.prototypical.at("section 2.4, equations 7 and 8")
      ) {
        .identity("largest difference of a probability", residual: try $0.largest(\.linearResidual), within: Self.rounding, says: 0)
      },
      Judged(
        "PC-4", .identity, expects: .corrected,
        "With the cosine, prototypes are no linear classifier: the equivalence needs the squared distance.",
        from: Bibliography.prototypical.at("section 2.4").noting("as it is often read: the section says nothing of the cosine")
      ) { seen in
        let (distance, cosine) = (try seen.largest(\.distanceCurvature), try seen.largest(\.cosineCurvature))
        let (differences, queries) = (try seen.total(\.cosineDifferences), try seen.total(\.cosineQueryCount))
        return Judgement.decided(
          "decisions unlike a linear classifier's", says: "some", here: .text("\(differences) of \(queries)"),
          holds: differences > 0
        ).corrected(
          if: cosine > 1e-3,
          to:
            "Its decisions are those of the linear classifier w = c/‖c‖, b = 0, because the length of q changes no order. Its "
            + "probabilities are not."
        ).witness(
          "Between two queries the log-odds depart from a straight line by up to \(cosine.text(significantDigits: 3)) with the "
            + "cosine, by rounding with the squared distance."
        ).inconclusive(if: queries == 0 || distance >= 1e-9)  // Log-odds of dozens, whose rounding counts.
      },
      Judged(
        "PC-5", .identity, expects: .holds,
        "With one example a class, prototypes by squared distance decide like the nearest neighbour, for every query.",
        from: Bibliography.prototypical.at("section 2.5").noting("which speaks of matching networks: the nearest neighbour follows")
      ) { try $0.law("different decisions", of: $0.total(\.oneShotQueryCount), \.oneShotDifferences) },
    ]
  }

  func answer(_ seen: Seen<Identities>) throws -> Answer {
    let (failures, cases) = (try seen.total(\.bregmanFailures), try seen.total(\.bregmanCases))
    let (queries, differences) = (try seen.total(\.oneShotQueryCount), try seen.total(\.oneShotDifferences))
    return Answer(
      setting: "\(seen.rows.count) seeds of \(PrototypeIdentityTrial.instanceCount) instances",
      question: "Why the mean of the examples?", reply: failures == 0 ? "NO POINT HAS A SMALLER SUM" : "IT IS NOT BEST HERE",
      finding:
        "Another point had a smaller sum of Bregman divergences than the mean in \(failures) of \(cases) cases, and with one "
        + "shot prototypes decided like the nearest neighbour in \(queries - differences) of \(queries) queries.",
      figure: seen.evidence?.figure,
      quantities: [
        Quantity("better than the mean", .integer(failures)),
        Quantity("better with arguments exchanged", .integer(try seen.total(\.exchangedFailures))),
        Quantity("median better in L1", .integer(try seen.total(\.medianWins))),
      ],
      why: "A Bregman divergence splits as squares do: the rest is n D(m, c), which is never negative.",
      ask: Ask("Other seeds: does some point beat the mean?", "--part", "identities", "--seed", "100"))
  }

  func record(_ seen: Seen<Identities>) -> [ChapterReport.Item] {
    seen.evidence?.steps ?? []
  }
}

/// One query classified step by step: three digits, two examples of each, on pixels.
struct Walk: Sendable {
  /// The query and the prototypes.
  let figure: Figure
  /// The same with the examples; distances, linear scores, probabilities; the decision in words.
  let steps: [ChapterReport.Item]

  /// The walk of one seed.
  init(seed: UInt64) throws {
    let walk = try PrototypeWalk(through: HandwrittenDigits().examples, from: RandomSource(seed: seed).stream("walk"))
    let (way, names) = (walk.decision, walk.classes.map { "digit \($0)" })

    func figure(_ rows: [PictureGrid.Row]) -> Figure {
      Figure(
        title: "The query is nearest to the prototype of \(names[way])",
        caption: "Each prototype is the mean of its class's examples.",
        content: .pictureGrid(PictureGrid(value: Axis("ink", range: 0...1), rows: rows)))
    }
    func picture(_ caption: String, _ pixels: [Double]) -> PictureGrid.Picture {
      .init(caption, pixels: pixels, width: HandwrittenDigits.side)
    }
    func prototype(_ way: Int, _ caption: String) -> PictureGrid.Picture { picture(caption, walk.classifier.prototypes.row(way)) }
    let shown = picture("query", walk.query.row(0))
    self.figure = figure([.init("", pictures: [shown] + names.indices.map { prototype($0, names[$0]) })])
    let classRows = names.indices.map { way in
      let examples = (0..<PrototypeWalk.shotCount).map {
        picture("example \($0 + 1)", walk.support.row(PrototypeWalk.shotCount * way + $0))
      }
      return PictureGrid.Row(names[way], pictures: examples + [prototype(way, "prototype")])
    }
    steps = [
      .figure(figure(classRows + [.init("query", pictures: [shown])])),
      .table(
        Table(
          title: "From the query's distances to its class", columns: ["class", "‖q − c‖²", "2cᵀq − ‖c‖²", "probability"],
          rows: zip(names, walk.steps).map { name, step in
            [.text(name)] + [step.squaredDistance, step.linearScore, step.probability].map { .number($0, digits: 3) }
          })),
      .paragraph(
        "The nearest prototype is that of \(names[way]), which is "
          + "\(way == 0 ? "right" : "wrong: the query is \(names[0])"). The second "
          + "column is ‖q‖² = \(walk.squaredNorm.text(digits: 3)) minus the distance, so both give the same order and the "
          + "same softmax."),
    ]
  }
}
