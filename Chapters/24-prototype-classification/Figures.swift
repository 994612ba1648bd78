import ChapterKit
import NumericCore
import Report
import Transfer

extension Embedding {
  /// The name in tables and figures.
  func name(_ part: Part, _ settings: Settings) -> String {
    let isDigits = part == .digits
    let trainingWays = isDigits ? min(settings.wayCount, WorldResult.baseDigitCount) : settings.trainingWayCount
    return switch self {
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

extension Experiment {
  /// Tables and figures of all parts that ran: at most three figures.
  var body: [ChapterReport.Item] {
    parts.flatMap { part -> [ChapterReport.Item] in
      [.heading(part.title)]
        + {
          switch part {
          case .identities: walk
          case .shots: [.figure(shotFigure), .table(shotTable)]
          case .digits: [.table(embeddingTable(.digits)), .table(headTable(.digits)), .table(supervisedTable(.digits))]
          case .glyphs:
            [
              .figure(embeddingFigure), .table(embeddingTable(.glyphs)), .table(headTable(.glyphs)),
              .table(supervisedTable(.glyphs)),
              .table(wayTable), .table(PublishedNumbers.table),
            ]
          }
        }()
    }
  }

  private var walk: [ChapterReport.Item] {
    guard let walk = rows.first.flatMap({ Walkthrough(seed: $0.seed) }) else { return [] }
    return [.figure(walk.figure), .table(walk.table), .paragraph(walk.conclusion)]
  }

  // MARK: Theory

  private var shotFigure: Figure {
    let shots = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50]
    func series(_ name: String, _ dimension: Int, _ value: (PrototypeErrorRate) -> Double) -> Series {
      Series(name, points: shots.map { .init(Double($0), 100 * (1 - value(ShotTrial.rate(dimension, $0)))) })
    }
    let bayes = 100 * (1 - ShotTrial.rate(2, 1).bayesErrorRate)
    return Figure(
      title: "Accuracy against shots: two normal classes at distance \(ShotTrial.separation.text(digits: 0))",
      caption: "Every dimension costs shots. The approximation is good from five shots on, and too hopeful with one.",
      content: .plot(
        Plot(
          x: Axis("shots", scale: .logarithmic), y: Axis("accuracy", unit: "%"),
          series: ShotTrial.dimensions.map { dimension in series("exact, D = \(dimension)", dimension) { $0.value } }
            + ShotTrial.dimensions.prefix(2).map { dimension in
              series("approximation, D = \(dimension)", dimension) { $0.leadingApproximation }
            },
          references: [Reference("Bayes", at: bayes)])))
  }

  private var shotTable: Table {
    Table(
      title: "The error of prototypes of K shots: exact, approximated, simulated",
      columns: ["K", "D", "exact", "leading terms", "both moments", "simulated ± 95 %"],
      rows: ShotTrial.shotCounts.indices.flatMap { shots in
        ShotTrial.dimensions.indices.map { dimension in
          let rate = ShotTrial.rate(ShotTrial.dimensions[dimension], ShotTrial.shotCounts[shots])
          let errors = simulatedErrors(dimension: dimension, shots: shots)
          let interval = ConfidenceInterval.wilson(successes: errors.count, trials: errors.trialCount, level: 0.95)
          return [
            .integer(rate.shotCount), .integer(rate.dimension), .number(rate.value, digits: 4),
            .number(rate.leadingApproximation, digits: 4), .number(rate.momentMatchedApproximation, digits: 4),
            .estimate(Double(errors.count) / Double(errors.trialCount), plusMinus: interval.width / 2),
          ]
        }
      })
  }

  // MARK: Images

  /// All embeddings with prototypes, tasks of several shots.
  private var embeddingFigure: Figure {
    let rows = Embedding.allCases.compactMap { embedding -> Forest.Row? in
      let accuracy = accuracy(.glyphs, embedding, embedding.head, shots: settings.shotCount)
      guard !accuracy.values.isEmpty else { return nil }
      // Student's interval of two or three seeds may leave 0…100 %.
      return Forest.Row(
        embedding.name(.glyphs, settings), estimate: accuracy.mean, lower: max(0, accuracy.interval?.lower ?? accuracy.mean),
        upper: min(100, accuracy.interval?.upper ?? accuracy.mean))
    }
    return Figure(
      title: "Prototypes on glyphs, by embedding: \(settings.shape(shots: settings.shotCount))",
      caption: "Each row is learnt from base classes and measured on novel ones: compare those of few base classes with pixels.",
      content: .forest(
        Forest(
          x: Axis("accuracy", unit: "%"), rows: rows,
          intervalMeaning: SeedEffect.intervalMeaning(seedCount: results(.glyphs).count),
          references: [Reference("chance", at: 100 / Double(settings.wayCount), .vertical)])))
  }

  /// Accuracies with the head that an embedding was made for, with the intervals over seeds and over the tasks of one seed.
  private func embeddingTable(_ part: Part) -> Table {
    let measured = Embedding.allCases.filter { !accuracy(part, $0, $0.head, shots: settings.shotCount).values.isEmpty }
    return Table(
      title:
        "\(settings.wayCount)-way accuracy in %: ± 95 % over \(results(part).count) seeds, and over a seed's \(settings.episodeCount) tasks",
      columns: ["embedding"] + settings.shotCounts.flatMap { ["\($0)-shot", "tasks, \($0)-shot"] },
      rows: measured.map { embedding in
        [.text(embedding.name(part, settings))]
          + settings.shotCounts.flatMap { shots -> [Cell] in
            [
              accuracy(part, embedding, embedding.head, shots: shots).cell,
              .number(halfWidth(part, embedding, embedding.head, shots: shots), digits: 2),
            ]
          }
      })
  }

  /// Accuracies by head, where all heads were measured.
  private func headTable(_ part: Part) -> Table {
    let shots = settings.shotCount
    return Table(
      title: "\(settings.shape(shots: shots)) accuracy by head, in %",
      columns: ["embedding"] + Head.allCases.map(\.name),
      rows: Embedding.allCases.filter { !accuracy(part, $0, .nearestNeighbour, shots: shots).values.isEmpty }.map { embedding in
        [.text(embedding.name(part, settings))] + Head.allCases.map { cell(accuracy(part, embedding, $0, shots: shots)) }
      })
  }

  /// The columns of the literature.
  private var wayTable: Table {
    let ways = [settings.wayCount, NovelWorld.manyWayCount]
    let columns = Set(ways).sorted().flatMap { ways in settings.shotCounts.map { (ways: ways, shots: $0) } }
    return Table(
      title: "Prototypes on glyphs as the literature reports them, in %",
      columns: ["embedding"] + columns.map { "\($0.ways)-way \($0.shots)-shot" },
      rows: [Embedding.pixels, .classifier, .episodic].map { embedding in
        [.text(embedding.name(.glyphs, settings))]
          + columns.map { cell(accuracy(.glyphs, embedding, ways: $0.ways, shots: $0.shots)) }
      })
  }

  /// Many labels against few; the tasks of many are fewer.
  private func supervisedTable(_ part: Part) -> Table {
    let many = WorldResult.supervisedShotCount
    return Table(
      title:
        "\(settings.wayCount)-way, prototypes of few and of \(many) examples a class (\(WorldResult.supervisedEpisodeCount) tasks), in %",
      columns: ["embedding"] + settings.shotCounts.map { "\($0)-shot" } + ["\(many)-shot", "logistic, \(many)-shot"],
      rows: [Embedding.pixels, .classifier, .episodic].map { embedding in
        [.text(embedding.name(part, settings))]
          + settings.shotCounts.map { cell(accuracy(part, embedding, shots: $0)) }
          + [cell(accuracy(part, embedding, shots: many)), cell(accuracy(part, embedding, .logistic, shots: many))]
      })
  }

  private func cell(_ accuracy: SeedEffect) -> Cell { accuracy.values.isEmpty ? .missing : accuracy.cell }
}
