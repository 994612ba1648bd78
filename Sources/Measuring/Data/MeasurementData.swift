internal import CSVReading
public import NumericCore
internal import Report

/// Two samples from two files, ready to be measured.
public struct MeasurementData: Sendable {
  /// The features, in the order of the columns.
  public let featureNames: [String]
  /// The source's features, n × d, in the coordinates of `frame`.
  public let source: Matrix
  /// The target's features, m × d, in the coordinates of `frame`.
  public let target: Matrix
  /// The coordinates.
  public let frame: FeatureFrame
  /// nil where no label is chosen.
  public let labels: MeasuredLabels?
  /// The name of the label; nil where none is chosen.
  public let labelName: String?
  /// A feature that has the name of a label; nil where a label is chosen, or none is called so.
  public let suspectedLabel: String?
  /// Values missing in the files; their rows are left out.
  public let missingCounts: (source: Int, target: Int)
  /// Rows left out for that.
  public let droppedRowCounts: (source: Int, target: Int)
  /// Complete rows of the files; more than those of `source` and `target` where these were drawn from them.
  public let completeRowCounts: (source: Int, target: Int)

  /// The features that are constant over both files.
  public var constantFeatures: [String] { zip(featureNames, frame.deviations).filter { $0.1 == 0 }.map(\.0) }

  /// A feature's name as people read it; that in a file may be a page long.
  func shownName(_ feature: Int) -> String { featureNames[feature].shown(within: 40) }

  /// So many rows of a file are measured, drawn at random where there are more: every regression takes n d² steps, a few times
  /// over.
  static func rowLimit(columnCount: Int) -> Int { max(2000, min(200_000, 2_000_000_000 / (columnCount * columnCount + 1))) }

  /// Reads both files.
  ///
  /// - Parameter random: draws the rows of files that are too long.
  /// - Throws: ``UnusableData`` with a sentence that names the file, the row and the column.
  public init(
    source: String, target: String, selection: ColumnSelection, dropsMissing: Bool, isStandardized: Bool, random: RandomSource
  ) throws(UnusableData) {
    let (sourceTable, targetTable): (NumericTable, NumericTable)
    func sample(_ name: String) -> RowSample {
      let drawing = random.stream(name)
      return RowSample(limit: Self.rowLimit(columnCount:)) { drawing.integer(below: $0) }
    }
    do throws(CSVError) {
      sourceTable = try NumericTable(path: source, words: selection.label, sample: sample("rows of the source")) {
        header throws(CSVError) in
        try selection.columns(ofSource: header, file: source)
      }
      let features = sourceTable.columns
      targetTable = try NumericTable(path: target, words: selection.label, sample: sample("rows of the target")) {
        header throws(CSVError) in
        try selection.columns(ofTarget: header, features: features, file: target, source: source)
      }
    } catch {
      throw UnusableData(error.description)
    }
    let features = sourceTable.columns
    guard !features.isEmpty else { throw UnusableData("'\(source)' has no column besides the label; there is nothing to compare.") }
    for table in [sourceTable, targetTable] { try Self.check(table, dropsMissing: dropsMissing) }
    let raw = (sourceTable.matrix, targetTable.matrix)
    try Self.checkScale(raw.0, raw.1, names: features)
    let frame = FeatureFrame(raw.0, raw.1, isStandardized: isStandardized)
    self.init(
      featureNames: features, source: frame.coordinates(of: raw.0), target: frame.coordinates(of: raw.1), frame: frame,
      labels: try sourceTable.words.map { words throws(UnusableData) in
        try MeasuredLabels(source: words, target: targetTable.words, file: source)
      }, labelName: selection.label, suspectedLabel: selection.suspectedLabel(among: features),
      missingCounts: (sourceTable.missingCount, targetTable.missingCount),
      droppedRowCounts: (sourceTable.incompleteRowCount, targetTable.incompleteRowCount),
      completeRowCounts: (sourceTable.completeRowCount, targetTable.completeRowCount))
  }

  private init(
    featureNames: [String], source: Matrix, target: Matrix, frame: FeatureFrame, labels: MeasuredLabels?, labelName: String?,
    suspectedLabel: String?, missingCounts: (source: Int, target: Int), droppedRowCounts: (source: Int, target: Int),
    completeRowCounts: (source: Int, target: Int)
  ) {
    self.featureNames = featureNames
    self.source = source
    self.target = target
    self.frame = frame
    self.labels = labels
    self.labelName = labelName
    self.suspectedLabel = suspectedLabel
    self.missingCounts = missingCounts
    self.droppedRowCounts = droppedRowCounts
    self.completeRowCounts = completeRowCounts
  }

  /// Two samples that are no files.
  ///
  /// - Throws: ``UnusableData`` where a feature's values cannot be squared.
  /// - Precondition: both have at least two rows and the same, positive number of columns, and all values are finite.
  public init(
    source: Matrix, target: Matrix, names: [String], labels: MeasuredLabels? = nil, isStandardized: Bool = false
  ) throws(UnusableData) {
    try Self.checkScale(source, target, names: names)
    let frame = FeatureFrame(source, target, isStandardized: isStandardized)
    self.init(
      featureNames: names, source: frame.coordinates(of: source), target: frame.coordinates(of: target), frame: frame,
      labels: labels, labelName: labels == nil ? nil : "label", suspectedLabel: nil, missingCounts: (0, 0),
      droppedRowCounts: (0, 0),
      completeRowCounts: (source.rowCount, target.rowCount)
    )
  }

  /// The same samples without some of the features.
  ///
  /// - Precondition: a feature is left.
  func removing(_ features: Set<Int>) -> MeasurementData {
    let kept = featureNames.indices.filter { !features.contains($0) }
    precondition(!kept.isEmpty, "Without any feature there is nothing to measure.")
    return MeasurementData(
      featureNames: kept.map { featureNames[$0] }, source: source.columns(kept), target: target.columns(kept),
      frame: frame.restricted(to: kept), labels: labels, labelName: labelName, suspectedLabel: nil, missingCounts: missingCounts,
      droppedRowCounts: droppedRowCounts, completeRowCounts: completeRowCounts)
  }

  private static func check(_ table: NumericTable, dropsMissing: Bool) throws(UnusableData) {
    if let first = table.firstMissing, !dropsMissing {
      throw UnusableData(
        "'\(table.file)' has \(table.missingCount.counted("missing value")), the first in row \(first.row), column "
          + "'\(first.column)'; fill them in, or leave their "
          + "\(table.incompleteRowCount.counted("row")) out with --drop-missing.")
    }
    guard table.rowCount >= 2 else {
      let rows = table.rowCount == 1 ? "1 complete row" : "no complete row"
      throw UnusableData("'\(table.file)' has \(rows); at least 2 are needed to compare samples.")
    }
  }

  /// Fourth powers of the features' spread must be doubles.
  private static func checkScale(_ source: Matrix, _ target: Matrix, names: [String]) throws(UnusableData) {
    var isConstant = true
    for feature in names.indices {
      let values = source.column(feature) + target.column(feature)
      let spread = (values.max() ?? 0) - (values.min() ?? 0)
      isConstant = isConstant && spread == 0
      guard spread == 0 || (1e-70...1e70).contains(spread) else {
        throw UnusableData(
          "The values of column '\(names[feature].shown(within: 40))' are too far apart or too close together for squared "
            + "distances; rescale it.")
      }
    }
    if isConstant { throw UnusableData("All rows of both samples are equal, so there is no distance to measure.") }
  }
}

extension NumericTable {
  /// The numbers, a row of the file a row.
  fileprivate var matrix: Matrix { Matrix(rowCount: rowCount, columnCount: columns.count, elements: values) }
}

extension Matrix {
  /// The columns with these indices.
  func columns(_ indices: [Int]) -> Matrix { transposed.rows(indices).transposed }
}
