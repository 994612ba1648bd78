internal import CSVReading
internal import Report

/// What the label column of the files says.
public enum MeasuredLabels: Sendable, Hashable {
  /// Words, or few different numbers.
  case classes(ClassLabels)
  /// Numbers to predict; of the target nil where it has none.
  case numbers(source: [Double], target: [Double]?)

  /// More different values than this are no classes.
  static let classLimit = 20
  /// More different words than this are no labels.
  static let wordLimit = 1000

  /// The labels of the target are known.
  public var hasTarget: Bool {
    switch self {
    case .classes(let labels): labels.target != nil
    case .numbers(_, let target): target != nil
    }
  }

  /// The labels of two files.
  ///
  /// Numbers are taken for classes where there are at most 20 different ones, each twice on the average.
  ///
  /// - Throws: ``UnusableData`` where there are more different words than classes.
  init(source: WordColumn, target: WordColumn?, file: String) throws(UnusableData) {
    let (sourceNumbers, targetNumbers) = (source.numbers, target?.numbers)
    guard let sourceNumbers, target == nil || targetNumbers != nil else {
      let names = Set(source.values).union(target?.values ?? []).sorted()
      guard names.count <= Self.wordLimit else {
        throw UnusableData(
          "'\(file)' has more than \(Self.wordLimit) different words in column '\(source.name)'; name the column of the labels "
            + "with --label."
        )
      }
      self = .classes(ClassLabels(names: names, values: names, source: source.values, target: target?.values))
      return
    }
    let different = Set(sourceNumbers).union(targetNumbers ?? []).sorted()
    let count = sourceNumbers.count + (targetNumbers?.count ?? 0)
    if different.count <= Self.classLimit && 2 * different.count <= count {
      self = .classes(
        ClassLabels(names: different.map { $0.text() }, values: different, source: sourceNumbers, target: targetNumbers))
    } else {
      self = .numbers(source: sourceNumbers, target: targetNumbers)
    }
  }
}

/// Labels that are classes.
public struct ClassLabels: Sendable, Hashable {
  /// The classes of both files together: numbers ascending, or words in alphabetical order.
  public let names: [String]
  /// The class of each source row, counted from 0.
  public let source: [Int]
  /// The class of each target row; nil where it is not known.
  public let target: [Int]?

  /// Labels from the classes of the rows.
  ///
  /// - Precondition: every class is in `names.indices`.
  public init(names: [String], source: [Int], target: [Int]?) {
    precondition((source + (target ?? [])).allSatisfy(names.indices.contains), "Every label is one of the classes.")
    self.names = names
    self.source = source
    self.target = target
  }

  fileprivate init<Value: Hashable>(names: [String], values: [Value], source: [Value], target: [Value]?) {
    let places = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
    self.init(
      names: names, source: source.map { places[$0] ?? 0 }, target: target.map { $0.map { places[$0] ?? 0 } })
  }
}
