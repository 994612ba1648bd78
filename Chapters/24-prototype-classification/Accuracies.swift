import ChapterKit
import NumericCore
import Report
import Transfer

/// The accuracies of all seeds on images of one kind.
struct Accuracies: Sendable {
  let rows: [ImageRow]
  let plan: FewShotPlan
  let baseClassCount: Int
  /// The ways of the episodes that the network of many ways trains on.
  let trainingWays: Int

  /// An accuracy over the seeds, in percent, on tasks of `shots` examples a class.
  ///
  /// - Parameters:
  ///   - head: nil for the one that the embedding was made for.
  ///   - drawn: how many examples of a class the tasks were drawn with; nil for as many as are shown.
  ///   - value: what of a score.
  /// - Throws: `MissingEvidence` where a seed did not measure it.
  func accuracy(
    _ embedding: Embedding, _ head: NamedHead? = nil, ways: Int? = nil, shots: Int? = nil, of drawn: Int? = nil,
    _ value: KeyPath<ImageRow.Score, Double> = \.accuracy
  ) throws(MissingEvidence) -> SeedEffect {
    let (head, ways, shots) = (head ?? embedding.head, ways ?? plan.wayCount, shots ?? plan.shotCount)
    let found = rows.compactMap { row in
      row.scores.score(embedding, head, ways: ways, shots: shots, of: drawn ?? shots).map { 100 * $0[keyPath: value] }
    }
    guard found.count == rows.count && !found.isEmpty else { throw MissingEvidence("This run did not measure both sides.") }
    return SeedEffect(values: found)
  }

  /// How much better the first is with the head that it was made for, in points, seed by seed.
  func gap(_ first: Embedding, over second: Embedding, shots: Int? = nil) throws(MissingEvidence) -> SeedEffect {
    try accuracy(first, shots: shots) - accuracy(second, shots: shots)
  }

  /// How much better prototypes are than the nearest neighbour on one embedding.
  func headGap(_ embedding: Embedding) throws(MissingEvidence) -> SeedEffect {
    try accuracy(embedding, .prototypes) - accuracy(embedding, .nearestNeighbour)
  }

  /// An accuracy where a class has many examples, of which `shots` are shown.
  func ofMany(_ embedding: Embedding, _ head: NamedHead, shots: Int = FewShotPlan.manyShots) throws(MissingEvidence) -> SeedEffect {
    try accuracy(embedding, head, shots: shots, of: FewShotPlan.manyShots)
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
    case .episodicFewWays: "episodes, \(plan.wayCount)-way"
    case .episodicCosine: "episodes, cosine"
    case .episodicScaledCosine: "episodes, 10× cosine"
    case .saved: "saved network"
    }
  }
}

extension SeedEffect {
  /// The mean of percentages, to a tenth.
  var percent: String { mean.text(digits: 1) + " %" }
}

// MARK: - Figures and tables

extension Accuracies {
  /// Embeddings with the head that they were made for, tasks of several shots.
  func forest(title: String, of shown: [Embedding]) -> Figure {
    .forest(
      title: title, x: Axis("accuracy", unit: "%"),
      effects: shown.compactMap { embedding in (try? accuracy(embedding)).map { (name(embedding), $0) } },
      intervalMeaning: SeedEffect.intervalMeaning(seedCount: rows.count), within: 0...100,
      references: [Reference("chance", at: 100 / Double(plan.wayCount), .vertical)])
  }

  /// A row an embedding, a column each of what is shown of it.
  private func table(
    _ title: String, of embeddings: [Embedding] = Embedding.compared, _ columns: [(head: String, cell: (Embedding) -> Cell)]
  ) -> Table {
    Table(
      title: title, columns: ["embedding"] + columns.map(\.head),
      rows: embeddings.map { embedding in [.text(name(embedding))] + columns.map { $0.cell(embedding) } })
  }

  /// By embedding, with the intervals over seeds and over the tasks of one seed; by head, where all heads were measured; and with
  /// many labels against few, on the same tasks.
  var tables: [Table] {
    let embeddings = Embedding.allCases.filter { (try? accuracy($0)) != nil }
    let counts = FewShotPlan.comparedHeads.map { "\(plan.manyShotTaskCount($0))" }
    return [
      table(
        "\(plan.wayCount)-way accuracy in %: ± 95 % over \(rows.count) seeds, and over a seed's \(plan.taskCount) tasks",
        of: embeddings,
        plan.shotCounts.flatMap { shots in
          [
            ("\(shots)-shot", { cell(try? accuracy($0, shots: shots)) }),
            (
              "tasks, \(shots)-shot",
              { (try? accuracy($0, shots: shots, \.halfWidth)).map { .number($0.mean, digits: 2) } ?? .missing }
            ),
          ]
        }),
      table(
        "\(plan.shape(shots: plan.shotCount)) accuracy by head, in %", of: embeddings.filter { (try? headGap($0)) != nil },
        NamedHead.allCases.map { head in (head.rawValue, { cell(try? accuracy($0, head)) }) }),
      table(
        "\(plan.wayCount)-way, few examples and many of the same tasks: prototypes (\(counts[0]) tasks), "
          + "logistic (\(counts[1])), in %",
        FewShotPlan.comparedHeads.flatMap { head in
          Set([plan.shotCount, FewShotPlan.manyShots]).sorted().map { shots in
            ("\(head == .logistic ? "logistic, " : "")\(shots)-shot", { cell(try? ofMany($0, head, shots: shots)) })
          }
        }),
    ]
  }

  /// The columns of the literature.
  var wayTable: Table {
    let columns = Set([plan.wayCount, FewShotPlan.manyWays]).sorted().flatMap { ways in plan.shotCounts.map { (ways, $0) } }
    return table(
      "Prototypes on glyphs as the literature reports them, in %",
      columns.map { ways, shots in
        ("\(ways)-way \(shots)-shot", { cell(try? accuracy($0, .prototypes, ways: ways, shots: shots)) })
      })
  }

  private func cell(_ accuracy: SeedEffect?) -> Cell { accuracy?.cell ?? .missing }
}
