import ChapterKit
import NumericCore
import Report

/// The accuracies of all seeds on images of one kind; what was not measured is nil.
struct Accuracies: Sendable {
  let rows: [ImageRow]
  let tasks: TaskOptions
  let baseClassCount: Int
  /// The ways of the episodes that the network of many ways trains on.
  let trainingWays: Int

  /// An accuracy over the seeds, in percent, on tasks of `shots` examples a class.
  ///
  /// - Parameter drawn: how many examples of a class the tasks were drawn with; nil for as many as are shown.
  func accuracy(_ embedding: Embedding, _ head: Head, ways: Int? = nil, shots: Int? = nil, of drawn: Int? = nil) -> SeedEffect? {
    values(embedding, head, ways: ways, shots: shots, of: drawn, \.accuracy)
  }

  private func values(
    _ embedding: Embedding, _ head: Head, ways: Int? = nil, shots: Int?, of drawn: Int? = nil,
    _ value: KeyPath<ImageRow.Score, Double>
  ) -> SeedEffect? {
    let shots = shots ?? tasks.shots
    let found = rows.compactMap { row in
      row.score(embedding, head, ways: ways ?? tasks.ways, shots: shots, of: drawn ?? shots).map { 100 * $0[keyPath: value] }
    }
    return found.count == rows.count && !found.isEmpty ? SeedEffect(values: found) : nil
  }

  /// The accuracy with the head that the embedding was made for.
  func own(_ embedding: Embedding) throws(MissingEvidence) -> SeedEffect { try measured(accuracy(embedding, embedding.head)) }

  /// How much better the first is with the head that it was made for, in points, seed by seed.
  func gap(_ first: Embedding, over second: Embedding, shots: Int? = nil) throws(MissingEvidence) -> SeedEffect {
    try measured(accuracy(first, first.head, shots: shots)) - measured(accuracy(second, second.head, shots: shots))
  }

  /// How much better prototypes are than the nearest neighbour on one embedding, where both were measured.
  func headGap(_ embedding: Embedding) -> SeedEffect? {
    guard let prototypes = accuracy(embedding, .prototypes), let neighbour = accuracy(embedding, .nearestNeighbour) else {
      return nil
    }
    return prototypes - neighbour
  }

  /// An accuracy where a class has many examples, of which `shots` are shown.
  func ofMany(_ embedding: Embedding, _ head: Head, shots: Int = NovelClasses.manyShots) throws(MissingEvidence) -> SeedEffect {
    try measured(accuracy(embedding, head, shots: shots, of: NovelClasses.manyShots))
  }

  private func measured(_ accuracy: SeedEffect?) throws(MissingEvidence) -> SeedEffect {
    guard let accuracy else { throw MissingEvidence("This run did not measure both sides.") }
    return accuracy
  }

  /// The name of an embedding in tables and figures.
  func name(_ embedding: Embedding) -> String {
    switch embedding {
    case .pixels: "pixels"
    case .principalComponents: "principal components"
    case .discriminants: "discriminants"
    case .classifierOf5: "classifier of 5"
    case .classifierOf20: "classifier of 20"
    case .classifier: "classifier of \(baseClassCount)"
    case .episodic: "episodes, \(trainingWays)-way"
    case .episodicFewWays: "episodes, \(tasks.ways)-way"
    case .episodicCosine: "episodes, cosine"
    case .episodicScaledCosine: "episodes, 10× cosine"
    case .saved: "saved network"
    }
  }

  private var embeddings: [Embedding] { Embedding.allCases.filter { accuracy($0, $0.head) != nil } }
}

extension SeedEffect {
  /// The mean of percentages, to a tenth.
  var percent: String { mean.text(digits: 1) + " %" }
}

// MARK: - Figures and tables

extension Accuracies {
  /// Embeddings with the head that they were made for, tasks of several shots.
  func forest(title: String, of shown: [Embedding]) -> Figure {
    let forestRows = shown.compactMap { embedding in
      accuracy(embedding, embedding.head).map { accuracy in
        Forest.Row(name(embedding), accuracy, within: 0...100)
      }
    }
    return Figure(
      title: title, caption: "",
      content: .forest(
        Forest(
          x: Axis("accuracy", unit: "%"), rows: forestRows, intervalMeaning: SeedEffect.intervalMeaning(seedCount: rows.count),
          references: [Reference("chance", at: 100 / Double(tasks.ways), .vertical)])))
  }

  /// By embedding, by head, and with many examples of a class.
  var tables: [Table] { [embeddingTable, headTable, manyTable] }

  /// Accuracies with the intervals over seeds and over the tasks of one seed.
  private var embeddingTable: Table {
    Table(
      title: "\(tasks.ways)-way accuracy in %: ± 95 % over \(rows.count) seeds, and over a seed's \(tasks.episodes) tasks",
      columns: ["embedding"] + tasks.shotCounts.flatMap { ["\($0)-shot", "tasks, \($0)-shot"] },
      rows: embeddings.map { embedding in
        [.text(name(embedding))]
          + tasks.shotCounts.flatMap { shots -> [Cell] in
            [
              cell(accuracy(embedding, embedding.head, shots: shots)),
              values(embedding, embedding.head, shots: shots, \.halfWidth).map { .number($0.mean, digits: 2) } ?? .missing,
            ]
          }
      })
  }

  /// Accuracies by head, where all heads were measured.
  private var headTable: Table {
    Table(
      title: "\(tasks.shape(shots: tasks.shots)) accuracy by head, in %", columns: ["embedding"] + Head.allCases.map(\.rawValue),
      rows: embeddings.filter { headGap($0) != nil }.map { embedding in
        [.text(name(embedding))] + Head.allCases.map { cell(accuracy(embedding, $0)) }
      })
  }

  /// Many labels against few, on the same tasks.
  private var manyTable: Table {
    let shots = Set([tasks.shots, NovelClasses.manyShots]).sorted()
    let counts = [Head.prototypes, .logistic].map { "\(min(tasks.episodes, NovelClasses.manyShotTaskCount($0)))" }
    return Table(
      title:
        "\(tasks.ways)-way, few examples and many of the same tasks: prototypes (\(counts[0]) tasks), logistic (\(counts[1])), "
        + "in %",
      columns: ["embedding"] + shots.map { "\($0)-shot" } + shots.map { "logistic, \($0)-shot" },
      rows: Embedding.compared.map { embedding in
        [.text(name(embedding))]
          + [Head.prototypes, .logistic].flatMap { head in
            shots.map { cell(accuracy(embedding, head, shots: $0, of: NovelClasses.manyShots)) }
          }
      })
  }

  /// The columns of the literature.
  var wayTable: Table {
    let columns = Set([tasks.ways, NovelClasses.manyWays]).sorted().flatMap { ways in
      tasks.shotCounts.map { (ways: ways, shots: $0) }
    }
    return Table(
      title: "Prototypes on glyphs as the literature reports them, in %",
      columns: ["embedding"] + columns.map { "\($0.ways)-way \($0.shots)-shot" },
      rows: Embedding.compared.map { embedding in
        [.text(name(embedding))] + columns.map { cell(accuracy(embedding, .prototypes, ways: $0.ways, shots: $0.shots)) }
      })
  }

  private func cell(_ accuracy: SeedEffect?) -> Cell { accuracy?.cell ?? .missing }
}
