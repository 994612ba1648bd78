import ChapterKit
import NumericCore
import Report
import Transfer

/// Random-stroke glyphs: many base classes, 50 novel ones.
struct Glyphs: ChapterPart {
  static let name = "glyphs"
  static let title = "Glyphs: many base classes, 50 novel ones"
  static let seedCounts = SeedCounts(standard: 4, full: 40)
  static let comparesWithDefault = false

  let tasks: TaskOptions
  let training: GlyphOptions

  func evidence(_ rows: [ImageRow]) -> Accuracies {
    Accuracies(rows: rows, plan: tasks.plan, baseClassCount: training.baseClasses, trainingWays: training.trainingWays)
  }

  func files(_ seen: Seen<Glyphs>) -> [ChapterReport.File] {
    guard let path = training.saveNetwork, let network = seen.rows.first?.network else { return [] }
    return [ChapterReport.File(path: path, bytes: network, replacesExisting: training.force)]
  }

  /// The scale explains the gap of the cosine if it takes away three quarters of it at least.
  private static let unexplained = 0.25

  var claims: [Judged<Glyphs>] {
    [
      Judged(
        "PC-7", .effect, expects: .holds,
        "On the same features, with the same head and queries, few examples of a class serve less well than 100: few-shot "
          + "accuracy stays below supervised accuracy.",
        from: .said("an encyclopaedic overview of transfer learning, on few-shot learning; it names neither features nor heads")
      ) { seen in
        let accuracies = seen.evidence
        let gaps = try Embedding.compared.flatMap { embedding in
          try FewShotPlan.comparedHeads.map { head in
            (
              name: "\(accuracies.name(embedding)), \(head.rawValue)",
              gap: try accuracies.ofMany(embedding, head) - accuracies.ofMany(embedding, head, shots: tasks.shots)
            )
          }
        }
        // All must be above 0, so that the weakest decides and none is corrected for the others.
        let lowest = gaps.min { ($0.gap.interval?.lower ?? $0.gap.mean) < ($1.gap.interval?.lower ?? $1.gap.mean) }
        let weakest = try seen.required(gaps.first { $0.gap.isBelow(0) } ?? lowest, "features with few examples and many")
        let unlike = try accuracies.ofMany(.pixels, .logistic) - accuracies.accuracy(.classifier)
        return weakest.gap.isAbove(0, "\(FewShotPlan.manyShots) shots minus \(tasks.shots), weakest", unit: "points")
          .inconclusive(if: tasks.shots >= FewShotPlan.manyShots).witness(
            "The weakest is \(weakest.name). In points: \(Self.list(gaps)). Unlike things: logistic regression on pixels with "
              + "\(FewShotPlan.manyShots) examples minus prototypes of \(tasks.shots) on learnt features is \(unlike.cell), and "
              + "it may have either sign."
          )
      },
      Judged(
        "PC-8", .effect, expects: .holds,
        "An embedding learnt on base classes classifies novel classes better than pixels: here on many base classes.",
        from: Bibliography.matching.cited.noting("which reports it for networks trained on episodes"), isHighlight: true
      ) { try $0.evidence.gap(.classifier, over: .pixels).isAbove(0, "learnt from many, minus pixels", unit: "points") },
      Judged(
        "PC-10", .effect, expects: .corrected,
        "For training prototypes, squared Euclidean distance is better than cosine similarity.",
        from: Bibliography.prototypical.at("sections 2.6, 3.2 and Figure 2")
      ) { seen in
        let gap = try seen.evidence.gap(.episodic, over: .episodicCosine)
        let scaled = try seen.evidence.gap(.episodic, over: .episodicScaledCosine)
        let rest = scaled - Self.unexplained * gap
        // A gap is explained once there is one.
        let explained: Bool? = rest.isBelow(0) ? true : rest.isAbove(0) ? false : nil
        let holds: Bool? = gap.isAbove(0) ? explained.map { !$0 } : gap.isBelow(0) ? false : nil
        return Judgement("distance minus cosine", unit: "points", says: "above 0, whatever its scale", here: gap.cell, holds: holds)
          .interval(gap.bounds(of: "distance minus cosine", unit: "points")).corrected(
            if: gap.isAbove(0),
            to:
              "Than the bare cosine, which lies in −1…1, so that its softmax can hardly prefer one class of many. Ten times the "
              + "cosine makes up for three quarters of the gap or more: it leaves \(scaled.cell) points."
          ).witness(
            "The scale as an inverse temperature: B. Oreshkin, P. Rodríguez López and A. Lacoste, \"TADAM\", NeurIPS 31 (2018).")
      },
      Judged(
        "PC-11", .effect, expects: .holds, "Training on episodes of more ways than are tested helps.",
        from: Bibliography.prototypical.at("sections 2.6, 3.1, 3.2 and Figure 2")
      ) { seen in
        guard training.trainingWays > tasks.ways else {
          throw MissingEvidence("Training has \(training.trainingWays) ways and the tests \(tasks.ways): not more.")
        }
        return try seen.evidence.gap(.episodic, over: .episodicFewWays).isAbove(0, "many ways minus few", unit: "points")
      },
      Judged(
        "PC-12", .effect, expects: .fails,
        "Seeing equally many images, training on episodes embeds novel classes better than training the same network to classify "
          + "the base classes.",
        from: Bibliography.matching.cited, Bibliography.closerLook.cited.noting("which disputes it"), isHighlight: true
      ) { seen in
        try seen.evidence.gap(.episodic, over: .classifier).isAbove(0, "episodes minus classifier", unit: "points").witness(
          "With one shot: \(try seen.evidence.gap(.episodic, over: .classifier, shots: 1).cell).")
      },
      Judged(
        "PC-13", .effect, expects: .corrected,
        "With few examples the simple bias of prototypes beats the nearest neighbour, whatever the features.",
        from: Bibliography.prototypical.at("abstract and section 4").noting("as it is often read")
      ) { seen in
        let accuracies = seen.evidence
        let gaps = Embedding.allCases.compactMap { embedding in
          (try? accuracies.headGap(embedding)).map { (name: accuracies.name(embedding), gap: $0) }
        }
        let least = try seen.required(gaps.min { $0.gap.mean < $1.gap.mean }, "features on which both were measured")
        guard least.gap.interval != nil else { throw MissingEvidence("One seed decides no effect.") }
        // Any may decide, so that all intervals together hold at 95 %, by Bonferroni's inequality.
        let level = 1 - 0.05 / Double(gaps.count)
        let better = gaps.filter { $0.gap.isAbove(0, level: level) }
        let worse = gaps.filter { $0.gap.isBelow(0, level: level) }
        return Judgement(
          "prototypes minus 1-NN, \(least.name)", unit: "points", says: "above 0 on all features", here: least.gap.cell,
          holds: better.count == gaps.count ? true : worse.isEmpty ? nil : false
        ).corrected(
          if: !better.isEmpty,
          to: "It depends on the features. Better, in points: \(Self.list(better)). Worse: \(Self.list(worse))."
        )
        .witness(
          "All features, in points: \(Self.list(gaps)). Better and worse are those whose interval at "
            + "\((100 * level).text(digits: 1)) % leaves 0 out: \(gaps.count) such intervals hold together at 95 %.")
      },
    ]
  }

  /// The embeddings of the first screen: those that the question is about.
  private static let shown: [Embedding] = [
    .pixels, .saved, .principalComponents, .discriminants, .classifierOf5, .classifierOf20, .classifier, .episodic,
  ]

  /// Names and means.
  private static func list(_ gaps: [(name: String, gap: SeedEffect)]) -> String {
    gaps.map { "\($0.name) \($0.gap.mean.text(digits: 1))" }.joined(separator: "; ")
  }

  func answer(_ seen: Seen<Glyphs>) throws -> Answer {
    let accuracies = seen.evidence
    let gap = try accuracies.gap(.classifier, over: .pixels)
    let (pixels, many, five) = (
      try accuracies.accuracy(.pixels), try accuracies.accuracy(.classifier), try accuracies.accuracy(.classifierOf5)
    )
    return Answer(
      setting: "\(tasks.ways)-way \(tasks.shots)-shot, \(training.baseClasses) base classes, \(seen.rows.count) seeds",
      question: "Do features learnt from other classes help with new ones?",
      reply: gap.isAbove(0) ? "YES, FROM \(training.baseClasses)" : gap.isBelow(0) ? "THEY HARM" : "UNDECIDED",
      finding:
        "Prototypes on pixels are right in \(pixels.percent) of queries; on features learnt from \(training.baseClasses) other "
        + "classes in \(many.percent), from 5 in \(five.percent).",
      figure: accuracies.forest(
        title: "Pixels \(pixels.percent); learnt from \(training.baseClasses) classes \(many.percent), from 5 \(five.percent)",
        of: Self.shown),
      quantities: [
        Quantity("pixels", pixels.cell, unit: "%"), Quantity("classifier", many.cell, unit: "%"),
        Quantity("episodes", try accuracies.accuracy(.episodic).cell, unit: "%"), Quantity("classifier of 5", five.cell, unit: "%"),
      ],
      why: "Many classes leave no way to tell them apart but by what all glyphs are made of.",
      ask: Ask("From 20 base classes: still better than pixels?", "--part", "glyphs", "--base-classes", "20"))
  }

  func record(_ seen: Seen<Glyphs>) -> [ChapterReport.Item] {
    [.figure(seen.evidence.forest(title: "All embeddings", of: Embedding.allCases))]
      + (seen.evidence.tables + [seen.evidence.wayTable, Self.published]).map(ChapterReport.Item.table)
  }

  /// Omniglot and miniImageNet as in Snell et al. (2017), tables 1 and 2, and as the repository oscarknagg/few-shot found them
  /// again.
  private static let published = Table(
    title: "Published accuracies of N-way K-shot tasks (NwKs), in %",
    columns: ["images and method", "5w1s", "5w5s", "20w1s", "20w5s"],
    rows: [
      ["Omniglot, prototypes, published", 98.8, 99.7, 96.0, 98.9],
      ["Omniglot, prototypes, replicated", 98.2, 99.4, 95.8, 98.6],
      ["miniImageNet, prototypes, published", 49.4, 68.2, .missing, .missing],
      ["miniImageNet, prototypes, replicated", 48.0, 66.2, .missing, .missing],
    ])
}
