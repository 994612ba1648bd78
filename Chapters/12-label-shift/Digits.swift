import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Handwritten digits, the large ones rare in the target: a classifier of few examples, corrected to shares that are found in several ways.
struct Digits: ChapterPart {
  static let name = "digits"
  static let title = "Digits, the large ones thinned out"
  static let seedCounts = SeedCounts(standard: 16, full: 60)
  static let comparesWithDefault = false

  let thinning: ThinningOptions

  /// The digits that a classifier is trained on, and those that its confusion matrix is counted on; the target are of the others.
  static let (trainingCount, heldOutCount) = (150, 700)
  /// Small: the training examples are learnt by heart.
  static let penalty = 0.1

  /// By way to the shares: the accuracy on the target in per cent, and the total variation of the shares from the target's.
  struct Row: Codable, Sendable {
    var accuracies: [String: Double] = [:]
    var distances: [String: Double] = [:]
    var trainingAccuracy = 0.0
  }

  static let (none, training, truth) = ("uncorrected", "BBSE, training examples", "true shares")
  static let ways = [none] + LabelShiftMethod.allCases.map(\.rawValue) + [training, truth]

  func row(seed: UInt64) throws -> Row {
    let (random, digits) = (RandomSource(seed: seed).stream("digits"), HandwrittenDigits())
    let order = random.permutation(digits.labels.count)
    let parts = [
      Array(order[..<Self.trainingCount]), Array(order[Self.trainingCount...].prefix(Self.heldOutCount)),
      order[(Self.trainingCount + Self.heldOutCount)...].filter { digits.labels[$0] < 5 || random.bernoulli(thinning.keep) },
    ]
    let pixels = Matrix(
      rowCount: digits.labels.count, columnCount: HandwrittenDigits.pixelCount,
      elements: digits.pixels.map { Double($0) / Double(HandwrittenDigits.fullInk) })
    let (features, labels) = (parts.map { pixels.rows($0) }, parts.map { $0.map { digits.labels[$0] } })
    do {
      let classifier = try SoftmaxRegression(features: features[0], classes: labels[0], classCount: 10, penalty: Self.penalty)
      let posteriors = features.map(classifier.probabilities)
      let confusions = (0..<2).map {
        ConfusionMatrix(predicted: posteriors[$0].largestColumns, actual: labels[$0], classCount: 10)
      }
      let (source, target) = (classShares(labels[0], classCount: 10), classShares(labels[2], classCount: 10))
      var row = Row(trainingAccuracy: 100 * confusions[0].joint.diagonal.sum())
      func add(_ way: String, _ shares: [Double]) {
        let predicted = PriorCorrection(from: source, to: shares).predictedClasses(of: posteriors[2])
        row.accuracies[way] = 100 * Double(zip(predicted, labels[2]).count { $0 == $1 }) / Double(predicted.count)
        row.distances[way] = zip(shares, target).map { ($0 - $1).magnitude }.sum() / 2
      }
      add(Self.none, source)
      add(Self.truth, target)
      for method in LabelShiftMethod.allCases {
        add(method.rawValue, try method.shares(posteriors: posteriors[2], sourceShares: source, confusion: confusions[1]))
      }
      let careless = LabelShiftMethod.blackBox
      add(Self.training, try careless.shares(posteriors: posteriors[2], sourceShares: source, confusion: confusions[0]))
      return row
    } catch { throw UnusableSeed("These digits cannot be used: \(error)") }
  }

  private func accuracy(_ way: String, _ seen: Seen<Digits>) throws -> SeedEffect { try seen.effect { $0.accuracies[way] } }
  private func gain(_ way: String, _ seen: Seen<Digits>) throws -> SeedEffect {
    try accuracy(way, seen) - accuracy(Self.none, seen)
  }

  var claims: [Judged<Digits>] {
    [
      Judged(
        "LS-9", .effect, expects: .holds,
        "Corrected to the shares that BBSE finds, a classifier of digits is right more often where five classes are rare in the target.",
        from: Bibliography.blackBoxShift.at("section 5.2").noting("which weights and trains again; here the posteriors are corrected")
      ) { seen in
        try gain(LabelShiftMethod.blackBox.rawValue, seen).isAbove(0, "BBSE less uncorrected", unit: "points").witness(
          "With the target's true shares the gain is \(try gain(Self.truth, seen).cell) points.")
      },
      Judged(
        "LS-9b", .effect, expects: .fails,
        "The confusion matrix may be counted on the examples that the classifier was trained on.",
        from: Bibliography.regularisedShift.cited.noting(
          "as the authors' programs w_comp.py and label_shift.py do, though they say that other examples are used")
      ) { seen in
        let heldOut = try seen.effect { $0.distances[LabelShiftMethod.blackBox.rawValue] }
        let training = try seen.effect { $0.distances[Self.training] }
        let loss = training - heldOut
        return Judgement(
          "error of the shares", says: .text("≤ \(heldOut.mean.text(digits: 3)), held-out"), here: training.cell,
          holds: loss.isAbove(0) ? false : loss.isBelow(0) ? true : nil
        ).witness(
          "Total variation from the target's shares. The classifier is right on \(try seen.effect(\.trainingAccuracy).mean.text(digits: 0)) "
            + "% of its training examples, whose matrix says that there is little to correct."
        ).interval(loss.bounds(of: "training less held-out examples"))
      },
    ]
  }

  func answer(_ seen: Seen<Digits>) throws -> Answer {
    let (plain, corrected) = (try accuracy(Self.none, seen), try accuracy(LabelShiftMethod.blackBox.rawValue, seen))
    let gain = corrected - plain
    return Answer(
      setting: "digits 5 … 9 kept with probability \(thinning.keep.text())", question: "Does the correction pay on real digits?",
      reply: gain.isAbove(0) ? "YES" : gain.isBelow(0) ? "NO" : "THIS RUN CANNOT TELL",
      finding: "A classifier of \(Self.trainingCount) digits is right in \(plain.mean.text(digits: 1)) % of the target, and in "
        + "\(corrected.mean.text(digits: 1)) % when it is corrected to the shares that BBSE finds.",
      figure: .forest(
        title: "\(plain.mean.text(digits: 1)) % as learnt, \(corrected.mean.text(digits: 1)) % corrected",
        x: Axis("accuracy on the target", unit: "%"), effects: try Self.ways.map { ($0, try accuracy($0, seen)) },
        seedCount: seen.rows.count),
      quantities: [Quantity("gain by BBSE", gain.cell, unit: "points")]
        + (try Self.ways.map { Quantity($0, try accuracy($0, seen).cell, unit: "%") }),
      why: "Rare classes are claimed less easily, and frequent ones gain.",
      ask: Ask("All digits are kept: does the correction do harm?", "--part", "digits", "--keep", "1"))
  }

  func record(_ seen: Seen<Digits>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Shares and accuracy", columns: ["shares", "distance from the target's", "accuracy (%)"],
          rows: try Self.ways.map { way in
            [.text(way), try seen.effect { $0.distances[way] }.cell, try accuracy(way, seen).cell]
          }))
    ]
  }
}
