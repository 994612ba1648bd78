import ChapterKit
import NumericCore
import Report
import Transfer

/// The accuracies of all seeds on images of one kind; what was not measured is nil.
struct WorldScores: Sendable {
  let results: [WorldResult]
  let settings: Settings
  /// Whether the images are digits, whose base classes are five.
  let isDigits: Bool

  var shots: Int { settings.shotCount }

  /// An accuracy over the seeds, in percent.
  func accuracy(_ embedding: Embedding, _ head: Head = .prototypes, ways: Int? = nil, shots: Int) -> SeedEffect? {
    let values = results.compactMap { $0.score(embedding, head, ways: ways ?? settings.wayCount, shots: shots).map { 100 * $0.accuracy } }
    return values.count == results.count && !values.isEmpty ? SeedEffect(values: values) : nil
  }

  /// How much better the first is, in points, seed by seed; thrown where one was not measured.
  func gap(
    _ first: Embedding, _ firstHead: Head = .prototypes, shots firstShots: Int? = nil, over second: Embedding, _ secondHead: Head = .prototypes,
    shots secondShots: Int? = nil
  ) throws(MissingEvidence) -> SeedEffect {
    guard let left = accuracy(first, firstHead, shots: firstShots ?? shots), let right = accuracy(second, secondHead, shots: secondShots ?? shots) else {
      throw MissingEvidence("This run did not measure both sides.")
    }
    return left - right
  }

  /// The accuracy with prototypes, in percent; thrown where it was not measured.
  func percent(_ embedding: Embedding) throws(MissingEvidence) -> String {
    guard let accuracy = accuracy(embedding, shots: shots) else { throw MissingEvidence("This run did not measure \(name(embedding)).") }
    return accuracy.mean.text(digits: 1) + " %"
  }

  /// Half of the 95 % interval over the tasks of one seed, in percent, averaged over seeds.
  private func halfWidth(_ embedding: Embedding, _ head: Head, shots: Int) -> Double? {
    let widths = results.compactMap { $0.score(embedding, head, ways: settings.wayCount, shots: shots).map { 100 * $0.halfWidth } }
    return widths.isEmpty ? nil : widths.mean
  }

  /// The name of an embedding in tables and figures.
  func name(_ embedding: Embedding) -> String {
    let trainingWays = isDigits ? min(settings.wayCount, WorldResult.baseDigitCount) : settings.trainingWayCount
    return switch embedding {
    case .pixels: "pixels"
    case .principalComponents: "principal components"
    case .discriminants: "discriminants"
    case .classifierOf5: "classifier of 5"
    case .classifierOf20: "classifier of 20"
    case .classifier: "classifier of \(isDigits ? WorldResult.baseDigitCount : settings.baseClassCount)"
    case .episodic: "episodes, \(trainingWays)-way"
    case .episodicFewWays: "episodes, \(settings.wayCount)-way"
    case .episodicCosine: "episodes, cosine"
    case .episodicScaledCosine: "episodes, 10× cosine"
    case .saved: "saved network"
    }
  }

  // MARK: Figures and tables

  /// All embeddings with the head that they were made for, tasks of several shots.
  func forest(title: String) -> Figure {
    let rows = Embedding.allCases.compactMap { embedding -> Forest.Row? in
      guard let accuracy = accuracy(embedding, embedding.head, shots: shots) else { return nil }
      // Student's interval of two or three seeds may leave 0…100 %.
      return Forest.Row(
        name(embedding), estimate: accuracy.mean, lower: max(0, accuracy.interval?.lower ?? accuracy.mean),
        upper: min(100, accuracy.interval?.upper ?? accuracy.mean))
    }
    return Figure(
      title: title, caption: "Each row is learnt from base classes and measured on novel ones.",
      content: .forest(
        Forest(
          x: Axis("accuracy", unit: "%"), rows: rows, intervalMeaning: SeedEffect.intervalMeaning(seedCount: results.count),
          references: [Reference("chance", at: 100 / Double(settings.wayCount), .vertical)])))
  }

  /// Accuracies with the intervals over seeds and over the tasks of one seed.
  var embeddingTable: Table {
    Table(
      title:
        "\(settings.wayCount)-way accuracy in %: ± 95 % over \(results.count) seeds, and over a seed's \(settings.episodeCount) tasks",
      columns: ["embedding"] + settings.shotCounts.flatMap { ["\($0)-shot", "tasks, \($0)-shot"] },
      rows: Embedding.allCases.filter { accuracy($0, $0.head, shots: shots) != nil }.map { embedding in
        [.text(name(embedding))]
          + settings.shotCounts.flatMap { shots -> [Cell] in
            [
              cell(accuracy(embedding, embedding.head, shots: shots)),
              halfWidth(embedding, embedding.head, shots: shots).map { .number($0, digits: 2) } ?? .missing,
            ]
          }
      })
  }

  /// Accuracies by head, where all heads were measured.
  var headTable: Table {
    Table(
      title: "\(settings.shape(shots: shots)) accuracy by head, in %", columns: ["embedding"] + Head.allCases.map(\.name),
      rows: Embedding.allCases.filter { accuracy($0, .nearestNeighbour, shots: shots) != nil }.map { embedding in
        [.text(name(embedding))] + Head.allCases.map { cell(accuracy(embedding, $0, shots: shots)) }
      })
  }

  /// The columns of the literature.
  var wayTable: Table {
    let ways = [settings.wayCount, NovelWorld.manyWayCount]
    let columns = Set(ways).sorted().flatMap { ways in settings.shotCounts.map { (ways: ways, shots: $0) } }
    return Table(
      title: "Prototypes on glyphs as the literature reports them, in %",
      columns: ["embedding"] + columns.map { "\($0.ways)-way \($0.shots)-shot" },
      rows: [Embedding.pixels, .classifier, .episodic].map { embedding in
        [.text(name(embedding))] + columns.map { cell(accuracy(embedding, ways: $0.ways, shots: $0.shots)) }
      })
  }

  /// Many labels against few; the tasks of many are fewer.
  var supervisedTable: Table {
    let many = WorldResult.supervisedShotCount
    return Table(
      title:
        "\(settings.wayCount)-way, prototypes of few and of \(many) examples a class (\(WorldResult.supervisedEpisodeCount) tasks), in %",
      columns: ["embedding"] + settings.shotCounts.map { "\($0)-shot" } + ["\(many)-shot", "logistic, \(many)-shot"],
      rows: [Embedding.pixels, .classifier, .episodic].map { embedding in
        [.text(name(embedding))] + settings.shotCounts.map { cell(accuracy(embedding, shots: $0)) }
          + [cell(accuracy(embedding, shots: many)), cell(accuracy(embedding, .logistic, shots: many))]
      })
  }

  private func cell(_ accuracy: SeedEffect?) -> Cell { accuracy?.cell ?? .missing }
}

extension Embedding {
  /// The head of its tables: that which it was trained for.
  fileprivate var head: Head { self == .episodicCosine || self == .episodicScaledCosine ? .cosine : .prototypes }
}

extension Head {
  fileprivate var name: String {
    switch self {
    case .prototypes: "prototypes"
    case .cosine: "cosine"
    case .nearestNeighbour: "1-NN"
    case .logistic: "logistic"
    }
  }
}
