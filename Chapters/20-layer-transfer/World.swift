import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Sources that share a known number of layers of the target's true function: 500 examples of a random task.
struct World: ChapterPart {
  static let name = "world"
  static let title = "Teacher world: 500 examples, after a task that shares layers"
  static let seedCounts = SeedCounts(standard: 14, full: 80)
  static let comparesWithDefault = false

  let networks: NetworkOptions
  let step: StepOptions
  let sources: SourceOptions
  let trainsAll: Bool

  func row(seed: UInt64) throws -> CutRow {
    do { return CutRow(curves: try curves(RandomSource(seed: seed).stream(Self.name))) } catch { throw UnusableSeed("\(error)") }
  }

  private func curves(_ random: RandomSource) throws(TrainingError) -> [Arm: LayerTransfer.Curve] {
    let task = TeacherWorld(drawnFrom: random.stream("target"))
    let target = try LayerTransfer(
      NetworkShape(
        inputCount: TeacherWorld.inputCount, hidden: networks.net, activation: .rectifier, classCount: TeacherWorld.classCount),
      as: TrainingPlan(stepSize: step.stepSize ?? 0.02, epochCount: 32),
      on: task.examples(count: 500, drawnFrom: random.stream("training")),
      test: task.examples(count: 4000, drawnFrom: random.stream("test")), from: random)
    var curves: [Arm: LayerTransfer.Curve] = [.randomFrozen: try target.frozen(from: target.untrained)]
    for (shared, arm) in Arm.sharing.enumerated() {
      let other = TeacherWorld(sharing: shared, of: task, drawnFrom: random.stream("task \(shared)"))
      let donor = try target.donor(
        trainedOn: other.examples(count: sources.sourceExamples, drawnFrom: random.stream("examples \(shared)")), "donor \(shared)",
        epochCount: max(1, 32_000 / sources.sourceExamples))
      curves[arm] = try target.frozen(from: donor)
      if shared == 0, trainsAll { curves[.strangerTuned] = try target.tuned(from: donor) }
    }
    if trainsAll { curves[.selfTuned] = try target.tuned(from: target.base) }
    return curves
  }

  var claims: [Judged<World>] {
    [
      Judged(
        "LT-9", .effect, expects: .holds,
        "Each layer more of its true function that a source shares with the target lessens the loss.",
        from: Bibliography.layerTransfer.at("sections 4.2 and 4.3").noting(
          "which compares two distances; sources that share a known number of layers are this chapter's own")
      ) { seen in
        let gaps = try Arm.sharing.map { try seen.aboveFirst($0) }
        return try zip(gaps.dropFirst(), gaps).map { $0 - $1 }.areAbove("least gain of a layer", unit: "points").witness(
          "Sources that share 0, 1, 2 and 3 layers: \(gaps.map { $0.mean.text(digits: 1) }.joined(separator: ", ")) points, mean "
            + "over the cuts from the second on. The first student layer is nearly as good from any source.")
      },
      Judged(
        "LT-5", .effect, expects: .corrected, "Frozen features of another task, however distant, are better than random ones.",
        from: Bibliography.layerTransfer.at("section 4.3, last paragraph, and section 5").noting(
          "of photographs; the abstract says \"can be better\""),
        isHighlight: true
      ) { seen in
        let stranger = try seen.aboveRandom(.sharing0)
        let sharing = try seen.aboveRandom(.sharing1)
        return stranger.isAbove(0, "0 shared − random", unit: "points").remark("claimed above 0").corrected(
          if: sharing.isAbove(0),
          to:
            "In this world, beyond the first layer, features of a source that shares no layer of the true function are worse than "
            + "random ones, and one shared layer makes them better."
        ).witness(
          "With \(seen.part.sources.sourceExamples) source examples: \(stranger.cell) points over random from the second cut on "
            + "where nothing is shared, \(sharing.cell) where one layer is.")
      },
    ]
  }

  func answer(_ seen: Seen<World>) throws -> Answer {
    let stranger = try seen.aboveRandom(.sharing0)
    let gaps = try Arm.sharing.map { try seen.aboveFirst($0).mean }
    return Answer(
      setting: "\(sources.sourceExamples) source examples, \(seen.rows.count) seeds",
      question: "Are layers of any task better than random ones?",
      reply: stranger.isBelow(0) ? "NO, NOT OF ANY" : stranger.isAbove(0) ? "YES, HERE" : "THIS RUN CANNOT TELL",
      finding: "From sources that share 0, 1, 2 and 3 layers of the target's true function, accuracy changes by "
        + "\(gaps.map { $0.text(digits: 1) }.joined(separator: ", ")) points; with random layers by "
        + "\(try seen.aboveFirst(.randomFrozen).mean.text(digits: 1)).",
      figure: try seen.figure(
        "A source that shares nothing is \(stranger.mean.magnitude.text(digits: 1)) points "
          + "\(stranger.mean < 0 ? "below" : "above") random layers",
        Arm.sharing + [.randomFrozen]),
      quantities: [Quantity("0 shared − random", stranger.cell, unit: "points")]
        + gaps.enumerated().map { Quantity("AnB, \($0) shared", .number($1, digits: 1), unit: "points") },
      why: "Layers learnt for another function drop what that function does not need; random ones drop nothing on purpose.",
      ask: Ask("Fewer source examples: worse still?", "--part", "world", "--source-examples", "500"))
  }

  func record(_ seen: Seen<World>) throws -> [ChapterReport.Item] {
    var rows: [[Cell]] = [
      ["AnB of 0 shared − random", try seen.aboveRandom(.sharing0).cell],
      ["AnB of 1 shared − random", try seen.aboveRandom(.sharing1).cell],
    ]
    if seen.arms.contains(.strangerTuned) {
      rows.append(["AnB+ of 0 shared − BnB+", (try seen.aboveFirst(.strangerTuned) - seen.aboveFirst(.selfTuned)).cell])
    }
    return try seen.tables() + [
      .table(
        Table(
          title: "Paired differences, mean over the cuts from the second on, in points", columns: ["effect", "here ± 95 %"],
          rows: rows))
    ]
  }
}

extension Seen where Part == World {
  /// The gap averaged over all cuts but the first.
  fileprivate func aboveFirst(_ arm: Arm) throws -> SeedEffect { try meanGap(arm, from: 1) }

  /// How much better than random layers, over all cuts but the first.
  fileprivate func aboveRandom(_ arm: Arm) throws -> SeedEffect { try aboveFirst(arm) - aboveFirst(.randomFrozen) }
}
