import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Layers of 48 units, one of them narrowed to 2, cut and retrained on the very same 2,000 images of 10 glyphs.
struct CoAdaptation: ChapterPart {
  static let name = "co-adaptation"
  static let title = "Co-adaptation: 2,000 images of 10 glyphs, cut and trained again on the same"
  static let seedCounts = SeedCounts(standard: 9, full: 80)
  static let comparesWithDefault = false

  let step: StepOptions
  let trainsAll: Bool

  func row(seed: UInt64) throws -> CutRow {
    do { return CutRow(curves: try curves(RandomSource(seed: seed).stream(Self.name))) } catch { throw UnusableSeed("\(error)") }
  }

  /// Of training as of testing.
  private static let imageCount = 2000

  private func curves(_ random: RandomSource) throws(TrainingError) -> [Arm: LayerTransfer.Curve] {
    let glyphs = GlyphWorld(classCount: 10, drawnFrom: random.stream("glyphs"))
    let training = glyphs.images(count: CoAdaptation.imageCount, drawnFrom: random.stream("training"))
    let test = glyphs.images(count: CoAdaptation.imageCount, drawnFrom: random.stream("test"))
    var curves: [Arm: LayerTransfer.Curve] = [:]
    for (arm, name, narrowLayer) in [(Arm.bottleneck3, "bottleneck3", 3), (.bottleneck5, "bottleneck5", 5)]
      + (trainsAll ? [(.noBottleneck, "noBottleneck", 0)] : [])
    {
      let shape = NetworkShape(
        inputCount: GlyphWorld.pixelCount, hidden: (1...6).map { $0 == narrowLayer ? 2 : 48 }, activation: .inverseSquareRoot,
        classCount: 10)
      let transfer = try LayerTransfer(
        shape, as: TrainingPlan(stepSize: step.stepSize ?? 0.02, epochCount: 30), on: training, test: test,
        from: random.stream(name))
      curves[arm] = try transfer.frozen(from: transfer.base)
    }
    return curves
  }

  typealias Evidence = (test: NarrowLayerDips, training: NarrowLayerDips)

  func evidence(_ rows: [CutRow]) throws -> Evidence {
    let pairs = try rows.map { row in
      guard let third = row.curves[.bottleneck3], let fifth = row.curves[.bottleneck5] else {
        throw MissingEvidence("A network is missing.")
      }
      return (third, fifth)
    }
    func dips(_ accuracy: KeyPath<LayerTransfer.Accuracy, Double>) -> NarrowLayerDips {
      NarrowLayerDips(of: pairs, narrowAt: (3, 5), accuracy, imageCount: Self.imageCount)
    }
    return (dips(\.test), dips(\.training))
  }

  var claims: [Judged<CoAdaptation>] {
    [
      Judged(
        "LT-8", .effect, expects: .holds,
        "Where neighbouring layers have co-adapted, retraining above a cut between them does not find the solution again: below a "
          + "layer of two units more is lost, on the training images too, than at the same cut where that layer is elsewhere.",
        from: Bibliography.layerTransfer.at("section 4.1, interpretation 2").noting(
          "which proposes the mechanism; the narrow layer that is moved is this chapter's own")
      ) { seen in
        let (test, training) = (seen.evidence.test, seen.evidence.training)
        let largest = max(test.upperProbability, training.upperProbability)
        let least = max(test.lowerProbability, training.lowerProbability)
        let (third, fifth) = (try seen.gaps(.bottleneck3), try seen.gaps(.bottleneck5))
        let (fit3, fit5) = (try seen.gaps(.bottleneck3, \.training)[1], try seen.gaps(.bottleneck5, \.training)[3])
        let extra = -1.0 * SeedEffect.mean([third[1] - third[3], fifth[3] - fifth[1]])
        return Judgement(
          "loss below the narrow layer", unit: "points", says: "above that of the same cut elsewhere", here: extra.cell,
          holds: largest <= 0.05 ? true : least <= 0.05 ? false : nil
        ).remark("more than elsewhere").witness(
          "Were the two networks of a seed told apart by a coin, so much more would be lost there with probability "
            + "\(largest.text(significantDigits: 2)) at most. The lowest of all cuts is there in \(test.hits) of \(test.count) "
            + "networks, on the training images in \(training.hits). "
            + "The cut just below the narrow layer costs \((-third[1].mean).text(digits: 1)) points when it is layer 3 and "
            + "\((-fifth[3].mean).text(digits: 1)) when it is layer 5, on the training images \((-fit3.mean).text(digits: 1)) and "
            + "\((-fit5.mean).text(digits: 1)); the other's cut costs \((-third[3].mean).text(digits: 1)) and "
            + "\((-fifth[1].mean).text(digits: 1))."
        )
      }
    ]
  }

  func answer(_ seen: Seen<CoAdaptation>) throws -> Answer {
    let dips = seen.evidence.test
    let (third, fifth) = (try seen.gaps(.bottleneck3)[1], try seen.gaps(.bottleneck5)[3])
    return Answer(
      setting: "2 of 48 units in layer 3 or 5, \(seen.rows.count) seeds",
      question: "Can upper layers be learnt again on frozen lower ones?",
      reply: dips.upperProbability <= 0.05 ? "NOT WHERE THE CODE IS NARROW" : "HERE NO PLACE STANDS OUT",
      finding:
        "Cut just below a layer of two units, a network loses \((-third.mean).text(digits: 1)) points where that is layer 3 and "
        + "\((-fifth.mean).text(digits: 1)) where it is layer 5: the lowest of its cuts in \(dips.hits) of \(dips.count) networks.",
      figure: try seen.figure(
        "The dip is just below the narrow layer in \(dips.hits) of \(dips.count) networks",
        [.bottleneck3, .bottleneck5, .noBottleneck]),
      quantities: [
        Quantity("dip, layer 3", third.cell, unit: "points"), Quantity("dip, layer 5", fifth.cell, unit: "points"),
        Quantity("dips in place", .fraction(dips.hits, dips.count)),
      ],
      why:
        "Two units carry ten classes in a way that the layers beside them settled together; training from anew settles elsewhere.",
      ask: Ask("And without a narrow layer?", "--part", "co-adaptation", "--controls"))
  }

  func record(_ seen: Seen<CoAdaptation>) throws -> [ChapterReport.Item] {
    try seen.tables(training: [.bottleneck3, .bottleneck5, .noBottleneck]) + [
      .table(
        Table(
          title: "Networks whose lowest cut is the one just below the narrow layer",
          columns: ["accuracy on", "dips in place", "probability of the loss if exchanged"],
          rows: [("test images", seen.evidence.test), ("training images", seen.evidence.training)].map { name, dips in
            [.text(name), .text("\(dips.hits) of \(dips.count)"), .number(dips.upperProbability)]
          }))
    ]
  }
}
