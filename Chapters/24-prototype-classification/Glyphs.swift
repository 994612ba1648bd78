import ArgumentParser
import ChapterKit
import Learning
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

  /// What one seed measures, and its network where that is to be saved.
  struct Row: Codable, Sendable {
    let result: WorldResult
    let network: [UInt8]?
  }

  var settings: Settings {
    var settings = tasks.settings
    settings.baseClassCount = training.baseClasses
    settings.trainingWayCount = training.trainingWays
    settings.trainingImageCount = training.trainingImages
    return settings
  }

  func row(seed: UInt64) throws -> Row {
    let saved = try training.network.map(SavedNetwork.network)
    return try usable {
      let (result, network) = try GlyphTrial(seed: seed, settings).result(saved: saved)
      return Row(result: result, network: training.saveNetwork == nil ? nil : network.encoded)
    }
  }

  func evidence(_ rows: [Row]) -> WorldScores { WorldScores(results: rows.map(\.result), settings: settings, isDigits: false) }

  func files(_ seen: Seen<Glyphs>) -> [ChapterReport.File] {
    guard let path = training.saveNetwork, let network = seen.rows.first?.network else { return [] }
    return [ChapterReport.File(path: path, bytes: network, replacesExisting: training.force)]
  }

  var claims: [Judged<Glyphs>] {
    [
      Judged(
        "PC-7", .effect, expects: .holds,
        "On the same features with the same head, K-shot accuracy stays below that of 100 examples a class.",
        from: .said("an encyclopaedic overview of transfer learning, on few-shot learning: \"below supervised\", of whatever features")
      ) { seen in
        let scores = seen.evidence
        let many = WorldResult.supervisedShotCount
        let gaps = try [Embedding.pixels, .classifier, .episodic].map { ($0, try scores.gap($0, shots: many, over: $0)) }
        let unlike = try scores.gap(.pixels, .logistic, shots: many, over: .classifier)
        guard let least = gaps.min(by: { $0.1.mean < $1.1.mean }) else { throw MissingEvidence("No features were measured.") }
        return least.1.isAbove(0, "100 shots minus \(scores.shots)", unit: "points").witness(
          "The least gap of three, on \(scores.name(least.0)); "
            + gaps.map { "\(scores.name($0.0)) \($0.1.mean.text(digits: 1))" }.joined(separator: ", ")
            + ". Unlike things: softmax regression on pixels with \(many) examples is \(unlike.mean.text(digits: 1)) points above prototypes of "
            + "\(scores.shots) on learnt features.")
      },
      Judged(
        "PC-8", .effect, expects: .holds,
        "An embedding learnt on base classes classifies novel classes better than pixels: here on many base classes.",
        from: Bibliography.matching.cited, isHighlight: true
      ) { try $0.evidence.gap(.classifier, over: .pixels).isAbove(0, "learnt from many, minus pixels", unit: "points") },
      Judged(
        "PC-10", .effect, expects: .corrected, "For training prototypes, squared Euclidean distance is better than cosine similarity.",
        from: Bibliography.prototypical.at("sections 2.6, 3.2 and Figure 2")
      ) { seen in
        let gap = try seen.evidence.gap(.episodic, over: .episodicCosine, .cosine)
        let scaled = try seen.evidence.gap(.episodic, over: .episodicScaledCosine, .cosine)
        // The scale explains the gap if it takes away at least three quarters of it, interval and all.
        let rest = scaled - 0.25 * gap
        let holds: Bool? = gap.isBelow(0) || rest.isBelow(0) ? false : gap.isAbove(0) && rest.isAbove(0) ? true : nil
        return Judgement("distance minus cosine", unit: "points", says: "above 0 by distance itself", here: gap.cell, holds: holds)
          .interval(gap.bounds(of: "distance minus cosine", unit: "points")).corrected(
            if: gap.isAbove(0) ? rest.isBelow(0) : false,
            to: "Cosines lie in −1…1, so that their softmax can hardly prefer one class of many. Ten times the cosine leaves a gap of "
              + "\(scaled.cell) points."
          ).witness("The scale as an inverse temperature: B. Oreshkin, P. Rodríguez López and A. Lacoste, \"TADAM\", NeurIPS 31 (2018).")
      },
      Judged(
        "PC-11", .effect, expects: .holds, "Training on episodes of more ways than are tested helps.",
        from: Bibliography.prototypical.at("sections 2.6, 3.1, 3.2 and Figure 2")
      ) { seen in
        let settings = seen.evidence.settings
        guard settings.trainingWayCount > settings.wayCount else {
          throw MissingEvidence("Training has \(settings.trainingWayCount) ways and the tests \(settings.wayCount): not more.")
        }
        return try seen.evidence.gap(.episodic, over: .episodicFewWays).isAbove(0, "many ways minus few", unit: "points")
      },
      Judged(
        "PC-12", .effect, expects: .fails,
        "Seeing equally many images, training on episodes embeds novel classes better than training the same network to classify the base classes.",
        from: Bibliography.matching.cited, Bibliography.closerLook.cited.noting("which disputes it"), isHighlight: true
      ) { seen in
        let one = seen.evidence.shots == 1 ? "" : "With one shot: \(try seen.evidence.gap(.episodic, shots: 1, over: .classifier, shots: 1).cell)."
        let judged = try seen.evidence.gap(.episodic, over: .classifier).isAbove(0, "episodes minus classifier", unit: "points")
        return one.isEmpty ? judged : judged.witness(one)
      },
      Judged(
        "PC-13", .effect, expects: .corrected,
        "With few examples the simple bias of prototypes beats the nearest neighbour, whatever the features.",
        from: Bibliography.prototypical.at("abstract and section 4").noting("as it is often read")
      ) { seen in
        let scores = seen.evidence
        let gaps = Embedding.allCases.compactMap { embedding in
          (try? scores.gap(embedding, over: embedding, .nearestNeighbour)).map { (name: scores.name(embedding), gap: $0) }
        }
        let (better, worse) = (gaps.filter { $0.gap.isAbove(0) }, gaps.filter { $0.gap.isBelow(0) })
        let list = { (list: [(name: String, gap: SeedEffect)]) in list.map { "\($0.name) \($0.gap.mean.text(digits: 1))" }.joined(separator: ", ") }
        let pixels = try scores.gap(.pixels, over: .pixels, .nearestNeighbour)
        return Judgement(
          "prototypes minus 1-NN, pixels", unit: "points", says: "above 0 on all features", here: pixels.cell,
          holds: better.count == gaps.count ? true : worse.isEmpty ? nil : false
        ).interval(pixels.bounds(of: "prototypes minus 1-NN on pixels", unit: "points")).corrected(
          if: !better.isEmpty, to: "It depends on the features. Better, in points: \(list(better)). Worse: \(list(worse)).")
      },
    ]
  }

  func answer(_ seen: Seen<Glyphs>) throws -> Answer {
    let scores = seen.evidence
    let (pixels, many, five) = (try scores.percent(.pixels), try scores.percent(.classifier), try scores.percent(.classifierOf5))
    let gap = try scores.gap(.classifier, over: .pixels)
    return Answer(
      setting: "\(tasks.ways)-way \(tasks.shots)-shot, \(training.baseClasses) base classes, \(seen.rows.count) seeds",
      question: "Do learnt features help with new classes?",
      reply: gap.isAbove(0) ? "YES, FROM \(training.baseClasses) OTHERS" : gap.isBelow(0) ? "NO, THEY HARM" : "UNDECIDED",
      finding: "Prototypes on pixels are right in \(pixels) of queries; on features learnt from \(training.baseClasses) other classes in \(many), from 5 in "
        + "\(five).",
      figure: scores.forest(title: "Pixels \(pixels); learnt from \(training.baseClasses) classes \(many), from 5 \(five)"),
      quantities: [
        Quantity("pixels", scores.accuracy(.pixels, shots: scores.shots)?.cell ?? .missing, unit: "%"),
        Quantity("classifier", scores.accuracy(.classifier, shots: scores.shots)?.cell ?? .missing, unit: "%"),
        Quantity("episodes", scores.accuracy(.episodic, shots: scores.shots)?.cell ?? .missing, unit: "%"),
      ],
      why: "Many classes leave no way to tell them apart but by what all glyphs are made of.",
      ask: Ask("From 20 base classes: still better than pixels?", "--part", "glyphs", "--base-classes", "20"))
  }

  func record(_ seen: Seen<Glyphs>) -> [ChapterReport.Item] {
    let scores = seen.evidence
    return [
      .table(scores.embeddingTable), .table(scores.headTable), .table(scores.supervisedTable), .table(scores.wayTable),
      .table(PublishedNumbers.table),
    ]
  }
}
