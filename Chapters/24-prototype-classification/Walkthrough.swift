import NumericCore
import Report
import Transfer
import Worlds

/// One query classified step by step: three digits, two examples of each, on pixels.
struct Walkthrough: Sendable {
  private let episode: Episode
  private let pixels: Matrix
  private let classifier: PrototypeClassifier

  /// The walk of one seed; nil where no task can be drawn.
  init?(seed: UInt64) {
    let digits = HandwrittenDigits()
    let shape = EpisodeShape(wayCount: 3, shotCount: 2, queryCount: 1)
    guard let sampler = try? EpisodeSampler(classes: digits.labels, classCount: 10, shape: shape) else { return nil }
    let source = RandomSource(seed: seed).stream("walk")
    episode = sampler.episode(drawnFrom: source)
    pixels = Matrix(digits.examples.inputs)
    classifier = PrototypeClassifier(support: pixels.rows(episode.support), ways: episode.supportWays, wayCount: shape.wayCount)
  }

  private var query: Matrix { pixels.rows([episode.queries[0]]) }
  private var names: [String] { episode.classes.map { "digit \($0)" } }

  /// The images: the examples of each class, their mean, and the query.
  var figure: Figure {
    func picture(_ caption: String, _ row: [Double]) -> PictureGrid.Picture {
      let side = HandwrittenDigits.side
      return .init(caption, values: (0..<side).map { Array(row[$0 * side..<($0 + 1) * side]) })
    }
    let rows = names.indices.map { way in
      PictureGrid.Row(
        names[way],
        pictures: (0..<episode.shape.shotCount).map { shot in
          picture("example \(shot + 1)", pixels.row(episode.support[way * episode.shape.shotCount + shot]))
        } + [picture("prototype", classifier.prototypes.row(way))])
    }
    return Figure(
      title: "A query and the examples it is compared with",
      caption: "Each prototype is the mean of its class's examples. The query belongs to the prototype at the least distance.",
      content: .pictureGrid(
        PictureGrid(
          value: Axis("ink", range: 0...1), rows: rows + [PictureGrid.Row("query", pictures: [picture("", query.row(0))])])))
  }

  /// The numbers: distances, linear scores, probabilities.
  var table: Table {
    let (distances, scores) = (classifier.scores(of: query), classifier.linear.values(of: query))
    let probabilities = classifier.probabilities(of: query)
    return Table(
      title: "From the query's distances to its class",
      columns: ["class", "‖q − c‖²", "2cᵀq − ‖c‖²", "probability"],
      rows: names.indices.map { way in
        [
          .text(names[way]), .number(-distances[0, way], digits: 3), .number(scores[0, way], digits: 3),
          .number(probabilities[0, way], digits: 3),
        ]
      })
  }

  /// The decision in words.
  var conclusion: String {
    let way = classifier.predictedWays(of: query)[0]
    let isRight = way == episode.queryWays[0]
    let norm = query.squaredRowNorms[0]
    return
      "The nearest prototype is that of \(names[way]), which is \(isRight ? "right" : "wrong: the query is \(names[episode.queryWays[0]])"). The second "
      + "column is ‖q‖² = \(norm.text(digits: 3)) minus the distance, so both give the same order and the same softmax."
  }
}
