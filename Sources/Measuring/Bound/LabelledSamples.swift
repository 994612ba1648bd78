public import NumericCore

/// Two samples of which at least the source is labelled, with classes.
public struct LabelledSamples: Sendable {
  /// n × d.
  public let source: Matrix
  /// m × d.
  public let target: Matrix
  /// Their classes.
  public let labels: ClassLabels

  /// Samples with their labels.
  ///
  /// - Precondition: there is one label a row, and both have the same columns.
  public init(source: Matrix, target: Matrix, labels: ClassLabels) {
    precondition(labels.source.count == source.rowCount, "A label is needed for every source row.")
    precondition((labels.target?.count ?? target.rowCount) == target.rowCount, "A label is needed for every target row.")
    precondition(source.columnCount == target.columnCount, "Both samples have the same features.")
    self.source = source
    self.target = target
    self.labels = labels
  }

  /// Samples with the classes 0 and 1.
  ///
  /// - Precondition: there is one label a row, and both have the same columns.
  public init(source: Matrix, target: Matrix, sourceLabels: [Bool], targetLabels: [Bool]?) {
    func classes(_ labels: [Bool]) -> [Int] { labels.map { $0 ? 1 : 0 } }
    self.init(
      source: source, target: target,
      labels: ClassLabels(names: ["0", "1"], source: classes(sourceLabels), target: targetLabels.map(classes)))
  }

  /// The rows of both, source first.
  var rows: Matrix { source.appending(rowsOf: target) }
  /// Whether each source row is of the last class.
  var sourceSigns: [Bool] { labels.source.map { $0 == labels.names.count - 1 } }
  /// The same of the target; nil where its labels are not known.
  var targetSigns: [Bool]? { labels.target.map { $0.map { $0 == labels.names.count - 1 } } }

  /// At most `limit` rows of each sample, drawn at random, with their labels.
  func drawn(_ limit: Int, _ random: RandomSource) -> LabelledSamples {
    func places(_ count: Int) -> [Int] { count <= limit ? Array(0..<count) : random.sample(limit, below: count).sorted() }
    let (fewer, fewerOfTarget) = (places(source.rowCount), places(target.rowCount))
    return LabelledSamples(
      source: source.rows(fewer), target: target.rows(fewerOfTarget),
      labels: ClassLabels(
        names: labels.names, source: fewer.map { labels.source[$0] },
        target: labels.target.map { target in fewerOfTarget.map { target[$0] } }))
  }
}
