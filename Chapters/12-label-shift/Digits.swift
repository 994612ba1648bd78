import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Handwritten digits, the large ones rare in the target.
struct Digits: ChapterPart {
  static let name = "digits"
  static let title = "Digits, the large ones thinned out"
  static let seedCounts = SeedCounts(standard: 8, full: 40)
  static let comparesWithDefault = false

  let thinning: ThinningOptions

  typealias Row = DigitsTrial

  func row(seed: UInt64) throws -> DigitsTrial {
    do { return try DigitsTrial(keep: thinning.keep, from: RandomSource(seed: seed).stream("digits")) } catch {
      throw UnusableSeed("The digits cannot be classified: \(error)")
    }
  }

  private func gain(_ method: DigitsTrial.Method, over other: DigitsTrial.Method, _ seen: Seen<Digits>) throws -> SeedEffect {
    try seen.effect { $0.accuracies[method.rawValue] } - seen.effect { $0.accuracies[other.rawValue] }
  }

  var claims: [Judged<Digits>] {
    [
      Judged(
        "LS-9", .effect, expects: .holds,
        "Corrected to the shares that BBSE finds, a classifier of digits is right more often where five classes are rare in the target.",
        from: Bibliography.blackBoxShift.at("section 5.2").noting("there by weighting and training again; here the posteriors are corrected")
      ) { seen in
        try gain(.blackBox, over: .none, seen).isAbove(0, "BBSE less uncorrected", unit: "points").witness(
          "With the target's true shares the gain is \(try gain(.truth, over: .none, seen).cell) points.")
      },
      Judged(
        "LS-9b", .effect, expects: .fails,
        "The confusion matrix may be counted on the examples that the classifier was trained on.",
        from: Bibliography.regularisedShift.cited.noting(
          "as the authors' programs do, where a comment says that other examples are used")
      ) { seen in
        let (training, heldOut) = (
          try seen.effect { $0.distances[DigitsTrial.Method.training.rawValue] },
          try seen.effect { $0.distances[DigitsTrial.Method.blackBox.rawValue] }
        )
        let loss = training - heldOut
        return Judgement(
          "error of the shares", says: .text("≤ \(heldOut.mean.text(digits: 3)), held-out"), here: training.cell,
          holds: loss.isAbove(0) ? false : loss.isBelow(0) ? true : nil
        ).witness(
          "Total variation from the target's shares. The classifier is right on \(try seen.effect(\.trainingAccuracy).cell) % of its training "
            + "examples, so that their matrix says that there is nothing to correct."
        ).interval(loss.bounds(of: "training less held-out examples"))
      },
    ]
  }

  func answer(_ seen: Seen<Digits>) throws -> Answer {
    let methods = DigitsTrial.Method.allCases
    let gain = try gain(.blackBox, over: .none, seen)
    func accuracy(_ method: DigitsTrial.Method) throws -> SeedEffect { try seen.effect { $0.accuracies[method.rawValue] } }
    let (plain, corrected) = (try accuracy(.none), try accuracy(.blackBox))
    return Answer(
      setting: "digits 5…9 kept with probability \(thinning.keep.text())", question: "Does the correction pay on real digits?",
      reply: gain.isAbove(0) ? "YES" : gain.isBelow(0) ? "NO" : "THIS RUN CANNOT TELL",
      finding: "A classifier of \(DigitsTrial.trainingCount) digits is right in \(plain.mean.text(digits: 1)) % of the target, and in "
        + "\(corrected.mean.text(digits: 1)) % when corrected to the shares that BBSE finds.",
      figure: Figure(
        title: "\(plain.mean.text(digits: 1)) % as learnt, \(corrected.mean.text(digits: 1)) % corrected", caption: "",
        content: .forest(
          Forest(
            x: Axis("accuracy on the target", unit: "%"),
            rows: try methods.map { method in
              let effect = try accuracy(method)
              return Forest.Row(
                method.rawValue, estimate: effect.mean, lower: effect.interval?.lower ?? effect.mean,
                upper: effect.interval?.upper ?? effect.mean)
            }, intervalMeaning: SeedEffect.intervalMeaning(seedCount: seen.rows.count)))),
      quantities: try methods.map { Quantity($0.rawValue, try accuracy($0).cell, unit: "%") }
        + [Quantity("gain by BBSE", gain.cell, unit: "points")],
      why: "Rare digits are claimed less easily, and the frequent ones gain.",
      ask: Ask("All digits are kept: does the correction do harm?", "--part", "digits", "--keep", "1"))
  }

  func record(_ seen: Seen<Digits>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Shares and accuracy by method", columns: ["method", "distance of the shares", "accuracy (%)"],
          rows: try DigitsTrial.Method.allCases.map { method in
            [
              .text(method.rawValue), try seen.effect { $0.distances[method.rawValue] }.cell,
              try seen.effect { $0.accuracies[method.rawValue] }.cell,
            ]
          }))
    ]
  }
}
