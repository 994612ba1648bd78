internal import CSVReading

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

  /// More features than this are refused.
  public static let featureLimit = 1000

  /// Names that labels usually have.
  private static let usualLabelNames: Set<String> = ["label", "labels", "class", "target", "y", "outcome", "response"]

  /// A feature that has the name of a label, where no label is chosen.
  func suspectedLabel(among features: [String]) -> String? {
    label == nil && self.features == nil ? features.first { Self.usualLabelNames.contains($0.lowercased()) } : nil
  }

  /// The features, in the order of the header; names that it has not are for the reader to refuse.
  func columns(ofSource header: [String], file: String) throws(CSVError) -> [String] {
    if let label, !header.contains(label) { throw CSVError(file, .missingColumn(label, available: header)) }
    var seen: Set<String> = []
    let chosen = (features ?? header).filter { $0 != label && seen.insert($0).inserted }
    guard chosen.count <= Self.featureLimit else { throw CSVError(file, .tooManyChosen(chosen.count, limit: Self.featureLimit)) }
    return chosen
  }

  /// The same features, which the target must have, and no others unless they were chosen.
  func columns(ofTarget header: [String], features wanted: [String], file: String, source: String) throws(CSVError) -> [String] {
    guard features == nil else { return wanted }
    let (known, needed) = (Set(header), Set(wanted))
    for name in wanted where !known.contains(name) { throw CSVError(file, .missingColumn(name, available: header)) }
    let unexpected = header.filter { $0 != label && !needed.contains($0) }
    if !unexpected.isEmpty { throw CSVError(file, .unexpectedColumns(unexpected, other: source)) }
    return wanted
  }
}
