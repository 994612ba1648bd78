internal import CSVReading
public import NumericCore
internal import Report

/// Which columns of the files are features, and which is the label.
public struct ColumnSelection: Sendable, Hashable {
  /// The features; nil for all columns but the label.
  let features: [String]?
  /// The label; nil for none.
  let label: String?

  /// A selection.
  public init(features: [String]?, label: String?) {
    self.features = features
    self.label = label
  }
}

/// Two samples from two files, ready to be measured.
public struct MeasurementData: Sendable {
  /// The features, in the order of the columns.
  public let featureNames: [String]
  public let source: Matrix
  public let target: Matrix
  public let sourceLabels: [Double]?
  public let targetLabels: [Double]?
  /// Values missing in the files; their rows are left out.
  public let missingCounts: (source: Int, target: Int)
  /// Rows left out.
  public let droppedRowCounts: (source: Int, target: Int)
  /// Whether the columns were standardised.
  public let isStandardized: Bool
  /// The features that are constant over both files.
  public let constantFeatures: [String]

  /// A feature's name as people read it; that in a file may be a page long.
  func shownName(_ feature: Int) -> String { featureNames[feature].shown(within: 40) }

  /// More features than this are refused.
  static let featureLimit = 1000

  /// More rows than this are refused: every figure over all rows takes seconds for each 100,000 of them.
  static let rowLimit = 1_000_000

  /// Reads both files.
  ///
  /// - Throws: `UnusableData` with a sentence that names the file, the row and the column.
  public init(source: String, target: String, selection: ColumnSelection, dropsMissing: Bool, isStandardized: Bool)
    throws(UnusableData)
  {
    let (sourceTable, targetTable): (NumericTable, NumericTable)
    do throws(CSVError) {
      sourceTable = try NumericTable(path: source) { header throws(CSVError) in selection.columns(ofSource: header) }
      let features = sourceTable.columns.filter { $0 != selection.label }
      targetTable = try NumericTable(path: target) { header throws(CSVError) in
        try selection.columns(ofTarget: header, features: features, file: target, source: source)
      }
    } catch {
      throw UnusableData(error.description)
    }
    for table in [sourceTable, targetTable] { try Self.check(table, dropsMissing: dropsMissing) }
    let features = sourceTable.columns.filter { $0 != selection.label }
    guard !features.isEmpty else { throw UnusableData("'\(source)' has no column besides the label; there is nothing to compare.") }
    guard features.count <= Self.featureLimit else {
      throw UnusableData(
        "'\(source)' has \(features.count) features; choose at most \(Self.featureLimit) of them with --features.")
    }
    featureNames = features
    missingCounts = (sourceTable.missingCounts.reduce(0, +), targetTable.missingCounts.reduce(0, +))
    droppedRowCounts = (sourceTable.incompleteRowCount, targetTable.incompleteRowCount)
    (sourceLabels, targetLabels) = (sourceTable.labels(selection.label), targetTable.labels(selection.label))
    let raw = (sourceTable.matrix(features), targetTable.matrix(features))
    let scales = ColumnScales(raw.0, raw.1)
    constantFeatures = zip(features, scales.deviations).filter { $0.1 == 0 }.map(\.0)
    self.isStandardized = isStandardized
    (self.source, self.target) = isStandardized ? (scales.standardized(raw.0), scales.standardized(raw.1)) : raw
  }

  private static func check(_ table: NumericTable, dropsMissing: Bool) throws(UnusableData) {
    if let first = table.firstMissing, !dropsMissing {
      let count = table.missingCounts.reduce(0, +)
      throw UnusableData(
        "'\(table.file)' has \(count) missing \(count == 1 ? "value" : "values"), the first in row \(first.row), column "
          + "'\(first.column)'; fill them in, or leave their \(table.incompleteRowCount) "
          + "\(table.incompleteRowCount == 1 ? "row" : "rows") out with --drop-missing.")
    }
    guard table.rowCount <= rowLimit else {
      throw UnusableData("'\(table.file)' has \(table.rowCount) rows; measure a sample of at most \(rowLimit) of them.")
    }
    guard table.rowCount >= 2 else {
      let rows = table.rowCount == 1 ? "1 complete row" : "no complete row"
      throw UnusableData("'\(table.file)' has \(rows); at least 2 are needed to compare samples.")
    }
  }
}

extension ColumnSelection {
  /// The features and the label, in the order of the header; names that it has not are for the reader to refuse.
  fileprivate func columns(ofSource header: [String]) -> [String] {
    guard let features else { return header + (label.map { header.contains($0) ? [] : [$0] } ?? []) }
    var seen: Set<String> = []
    return features.filter { seen.insert($0).inserted && $0 != label } + (label.map { [$0] } ?? [])
  }

  /// The same features, and the label where it is there.
  fileprivate func columns(
    ofTarget header: [String], features wanted: [String], file: String, source: String
  ) throws(CSVError) -> [String] {
    if features == nil {
      for name in wanted where !header.contains(name) { throw CSVError(file, .missingColumn(name, available: header)) }
      let unexpected = header.filter { $0 != label && !wanted.contains($0) }
      if !unexpected.isEmpty { throw CSVError(file, .unexpectedColumns(unexpected, other: source)) }
    }
    return wanted + header.filter { $0 == label }
  }
}

extension NumericTable {
  /// The columns with these names.
  fileprivate func matrix(_ names: [String]) -> Matrix {
    let places = names.compactMap(columns.firstIndex)
    if places == Array(columns.indices) { return Matrix(rowCount: rowCount, columnCount: columns.count, elements: values) }
    var elements: [Double] = []
    elements.reserveCapacity(rowCount * places.count)
    for start in stride(from: 0, to: values.count, by: columns.count) {
      for place in places { elements.append(values[start + place]) }
    }
    return Matrix(rowCount: rowCount, columnCount: places.count, elements: elements)
  }

  /// The column of the labels; nil where there is none.
  fileprivate func labels(_ name: String?) -> [Double]? {
    guard let name, let place = columns.firstIndex(of: name) else { return nil }
    return stride(from: place, to: values.count, by: columns.count).map { values[$0] }
  }
}

/// The mean and the standard deviation of each column over two samples together.
private struct ColumnScales {
  let means: [Double]
  /// 0 for a constant column.
  let deviations: [Double]

  init(_ source: Matrix, _ target: Matrix) {
    let moments = (0..<source.columnCount).map { RunningMoments(source.column($0) + target.column($0)) }
    means = moments.map(\.mean)
    deviations = moments.map(\.standardDeviation)
  }

  /// Constant columns become 0.
  func standardized(_ matrix: Matrix) -> Matrix {
    var result = matrix
    result.transformRows { _, row in
      for column in 0..<row.count {
        row[column] = deviations[column] > 0 ? (row[column] - means[column]) / deviations[column] : 0
      }
    }
    return result
  }
}
