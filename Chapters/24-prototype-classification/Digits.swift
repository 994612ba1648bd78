import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Handwritten digits: five are base classes and five are novel, chosen anew for each seed.
struct Digits: ChapterPart {
  static let name = "digits"
  static let title = "Handwritten digits: five base classes, five novel ones"
  static let seedCounts = SeedCounts(standard: 4, full: 40)
  static let comparesWithDefault = false

  let tasks: TaskOptions

  /// The novel digits; the others are the base classes.
  private static let novelCount = 5
  private static let baseCount = 10 - novelCount
  /// The ways of the episodes that the network trains on.
  private var trainingWays: Int { min(tasks.ways, Self.baseCount) }

  func row(seed: UInt64) throws -> ImageRow {
    let random = RandomSource(seed: seed).stream("digits")
    let all = HandwrittenDigits().examples
    let order = random.stream("split").permutation(all.classCount)
    let base = all.keeping(classes: Array(order.dropFirst(Self.novelCount)))
    var novel = try NovelClasses(
      all.keeping(classes: Array(order.prefix(Self.novelCount))), named: "novel digits", tasks.plan, random: random)
    try base.requireTasks(tasks.trainingShape(ways: trainingWays), of: "base digits, in training")
    let embeddings = EmbeddingTraining(
      base: base, shape: NetworkShape(inputCount: base.inputs.columnCount, hidden: [64], activation: .rectifier, classCount: 32),
      imageCount: 40 * base.count, random: random.stream("training"))
    return try usable {
      try novel.measureLinear(base: base, componentCount: 16, discriminantCount: base.classCount - 1)
      let classifier = try embeddings.classifier(of: base, EmbeddingTraining.classifierRates)
      try novel.measure(.classifier, embeddings.features(of: novel.examples, classifier))
      // These rates are from other splits of the same digits.
      let episodic = try embeddings.episodic(tasks.trainingShape(ways: trainingWays), tasks.trainingRates((0.003, 0.001)))
      try novel.measure(.episodic, embeddings.features(of: novel.examples, episodic))
      return ImageRow(scores: novel.scores)
    }
  }

  func evidence(_ rows: [ImageRow]) -> Accuracies {
    Accuracies(rows: rows, plan: tasks.plan, baseClassCount: Self.baseCount, trainingWays: trainingWays)
  }

  var claims: [Judged<Digits>] {
    [
      Judged(
        "PC-9", .effect, expects: .fails,
        "An embedding learnt on base classes classifies novel classes better than pixels: here on five base digits.",
        from: .said("the question of this chapter; the literature rarely says how many base classes are needed"), isHighlight: true
      ) { try $0.evidence.gap(.classifier, over: .pixels).isAbove(0, "learnt from 5, minus pixels", unit: "points") }
    ]
  }

  func answer(_ seen: Seen<Digits>) throws -> Answer {
    let accuracies = seen.evidence
    let gap = try accuracies.gap(.classifier, over: .pixels)
    let (pixels, learnt) = (try accuracies.accuracy(.pixels), try accuracies.accuracy(.classifier))
    return Answer(
      setting: "\(tasks.ways)-way \(tasks.shots)-shot, \(seen.rows.count) seeds",
      question: "Do features learnt from five digits serve five others?",
      reply: gap.isAbove(0) ? "YES" : gap.isBelow(0) ? "LESS THAN PIXELS" : "UNDECIDED",
      finding:
        "On digits, features learnt from five other classes are right in \(learnt.percent) of queries, pixels in "
        + "\(pixels.percent).",
      figure: accuracies.forest(
        title: "Pixels, \(pixels.percent); learnt from five classes, \(learnt.percent)", of: Embedding.allCases),
      quantities: [
        Quantity("learnt minus pixels", gap.cell, unit: "points"), Quantity("pixels", pixels.cell, unit: "%"),
        Quantity("classifier", learnt.cell, unit: "%"), Quantity("episodes", try accuracies.accuracy(.episodic).cell, unit: "%"),
      ],
      why: "Five classes teach what tells these five apart, and nothing else has to survive.",
      ask: Ask("With one example of a class: is the gap larger?", "--part", "digits", "--shots", "1"))
  }

  func record(_ seen: Seen<Digits>) -> [ChapterReport.Item] { seen.evidence.tables.map(ChapterReport.Item.table) }
}
