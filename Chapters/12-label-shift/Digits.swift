import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Handwritten digits, the large ones rare in the target: a classifier of few examples, corrected to shares that are found in
/// several ways.
struct Digits: ChapterPart {
  static let name = "digits"
  static let title = "Digits, the large ones thinned out"
  static let seedCounts = SeedCounts(standard: 24, full: 100)
  static let comparesWithDefault = false

  let thinning: ThinningOptions

  /// The digits that a classifier is trained on, and others that its confusion matrix is counted on, few and many; the target is
  /// the rest.
  static let counts = [150, 150, 550]
  /// Small: the training examples are learnt by heart.
  static let penalty = 0.1
  /// What the claims keep of 5 … 9, whatever is asked for.
  static let keep = 0.1

  struct Row: Codable, Sendable {
    /// By way to the shares.
    let fixed: [String: CorrectedOutcome]
    let asked: [String: CorrectedOutcome]
  }

  static let (none, truth) = ("uncorrected", "true shares")
  static let (blackBox, regularised) = ("BBSE", "RLLS")
  static let (fewBlackBox, fewRegularised, own) = ("BBSE, 150 others", "RLLS, 150 others", "BBSE, its own 150")
  static let ways = [none, blackBox, regularised, "EM", fewBlackBox, fewRegularised, own, truth]

  private static let digits = HandwrittenDigits()

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("digits")
    let parts = Self.digits.parts(Self.counts, from: random)
    let (training, rest) = (parts[0], parts[3])
    let uniforms = random.uniforms(count: rest.classes.count)
    do {
      let classifier = try SoftmaxRegression(
        features: training.features, classes: training.classes, classCount: 10, penalty: Self.penalty)
      let (source, unthinned) = (classShares(training.classes, classCount: 10), classifier.probabilities(of: rest.features))
      let matrices = parts.prefix(3).map {
        ConfusionMatrix(predicted: classifier.predictedClasses(of: $0.features), actual: $0.classes, classCount: 10)
      }
      func outcomes(keep: Double) throws -> [String: CorrectedOutcome] {
        let kept = rest.thinned(keep: keep, uniforms: uniforms)
        let (target, classes) = (unthinned.rows(kept), kept.map { rest.classes[$0] })
        func found(_ method: LabelShiftMethod, _ matrix: Int) throws -> [Double] {
          try method.shares(posteriors: target, sourceShares: source, confusion: matrices[matrix])
        }
        let shares = [
          source, try found(.blackBox, 2), try found(.regularised, 2), try found(.likelihood, 2), try found(.blackBox, 1),
          try found(.regularised, 1), try found(.blackBox, 0), classShares(classes, classCount: 10),
        ]
        let all = try shares.map { try CorrectedOutcome(posteriors: target, classes: classes, from: source, to: $0) }
        return Dictionary(uniqueKeysWithValues: zip(Self.ways, all))
      }
      return Row(fixed: try outcomes(keep: Self.keep), asked: try outcomes(keep: thinning.keep))
    } catch { throw UnusableSeed("These digits cannot be used: \(error)") }
  }

  private func accuracy(_ way: String, _ seen: Seen<Digits>) throws -> SeedEffect {
    try seen.effect { $0.asked[way].map { 100 * $0.accuracy } }
  }
  private func gain(_ way: String, over other: String = none, _ seen: Seen<Digits>) throws -> SeedEffect {
    try seen.effect { row in row.fixed[way].flatMap { one in row.fixed[other].map { 100 * (one.accuracy - $0.accuracy) } } }
  }
  private func distance(_ way: String, _ seen: Seen<Digits>) throws -> SeedEffect { try seen.effect { $0.fixed[way]?.distance } }

  var claims: [Judged<Digits>] {
    [
      Judged(
        "LS-9", .effect, expects: .holds,
        "Corrected to the shares that BBSE finds, a classifier of digits is right more often where nine tenths of five classes are "
          + "gone.",
        from: Bibliography.blackBoxShift.at("section 5.2").noting(
          "which weights and trains again; here the posteriors are corrected")
      ) { seen in
        try gain(Self.blackBox, seen).isAbove(0, "BBSE less uncorrected", unit: "points").witness(
          "With the target's true shares the gain is \(try gain(Self.truth, seen).cell) points.")
      },
      Judged(
        "LS-9b", .effect, expects: .fails,
        "Where few examples are there for the confusion matrix, the regularised estimate of the shares is the better one.",
        from: Bibliography.regularisedShift.at("abstract").noting(
          "\"a regularized estimator for the small-sample regime\", which is judged there by accuracy; here Δ = 1/√150")
      ) { seen in
        let (regularised, blackBox) = (try distance(Self.fewRegularised, seen), try distance(Self.fewBlackBox, seen))
        return (regularised - blackBox).isBelow(0, "RLLS's error less BBSE's").witness(
          "From 150 digits that were not trained on, the total variation from the target's shares is \(regularised.cell), and "
            + "\(blackBox.cell) with BBSE; keeping the source's, to which RLLS draws, \(try distance(Self.none, seen).cell). "
            + "Accuracy is another matter: RLLS's less BBSE's is "
            + "\(try gain(Self.fewRegularised, over: Self.fewBlackBox, seen).cell) points.")
      },
    ]
  }

  func answer(_ seen: Seen<Digits>) throws -> Answer {
    let (plain, corrected) = (try accuracy(Self.none, seen), try accuracy(Self.blackBox, seen))
    let gain = corrected - plain
    return Answer(
      setting: "digits 5 … 9 kept with probability \(thinning.keep.text())", question: "Does the correction pay on real digits?",
      reply: gain.isAbove(0) ? "YES" : gain.isBelow(0) ? "NO" : "THIS RUN CANNOT TELL",
      finding: "A classifier of \(Self.counts[0]) digits is right in \(plain.mean.text(digits: 1)) % of the target, and in "
        + "\(corrected.mean.text(digits: 1)) % when it is corrected to the shares that BBSE finds.",
      figure: .forest(
        title: "\(plain.mean.text(digits: 1)) % as learnt, \(corrected.mean.text(digits: 1)) % corrected",
        x: Axis("accuracy on the target", unit: "%"), effects: try Self.ways.map { ($0, try accuracy($0, seen)) },
        intervalMeaning: SeedEffect.intervalMeaning(seedCount: seen.rows.count)),
      quantities: [Quantity("gain by BBSE", gain.cell, unit: "points")]
        + (try Self.ways.map { Quantity($0, try accuracy($0, seen).cell, unit: "%") }),
      why: "Rare classes are claimed less easily, and frequent ones gain.",
      ask: thinning.keep < 1
        ? Ask("All digits are kept: does correcting do harm?", "--part", "digits", "--keep", "1")
        : Ask("A tenth of the large digits is kept: what does correcting gain?", "--part", "digits", "--keep", "0.1"))
  }

  func record(_ seen: Seen<Digits>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Shares and accuracy", columns: ["shares", "distance from the target's", "accuracy (%)"],
          rows: try Self.ways.map { way in
            [.text(way), try seen.effect { $0.asked[way]?.distance }.cell, try accuracy(way, seen).cell]
          }))
    ]
  }
}
