/// Which rows of a very long file are kept: a sample without replacement, each as likely as any other.
public struct RowSample {
  /// The most rows to keep, by the number of columns.
  let limit: (_ columnCount: Int) -> Int
  /// A number below the given one, at random.
  let draw: (_ bound: Int) -> Int

  /// A sample.
  public init(limit: @escaping (_ columnCount: Int) -> Int, draw: @escaping (_ bound: Int) -> Int) {
    self.limit = limit
    self.draw = draw
  }
}

/// The rows as they are read.
///
/// Of more rows than are kept, row i takes the place of one that was kept with probability limit/i (J. S. Vitter, "Random sampling
/// with a reservoir", ACM Transactions on Mathematical Software 11, 1985, algorithm R).
struct NumericRows {
  let file: String
  let columns: [String]
  /// Where each chosen column is among the fields.
  let places: [Int]
  private(set) var values: [Double] = []
  private(set) var incompleteRowCount = 0
  private(set) var completeRowCount = 0
  private(set) var missingCounts: [Int]
  private(set) var firstMissing: NumericTable.Place?
  private(set) var words: WordColumn?
  private let wordPlace: Int
  private let limit: Int
  private let draw: (Int) -> Int
  /// The number, among the complete rows, of each row that is kept; none while all are.
  private var numbers: [Int] = []

  init(file: String, columns: [String], places: [Int], words: (name: String, place: Int)?, sample: RowSample?) {
    self.file = file
    self.columns = columns
    self.places = places
    self.words = words.map { WordColumn(name: $0.name) }
    wordPlace = words?.place ?? 0
    limit = sample?.limit(columns.count) ?? .max
    draw = sample?.draw ?? { _ in 0 }
    missingCounts = Array(repeating: 0, count: columns.count)
  }

  mutating func add(_ record: CSVRecords) throws(CSVError) {
    let start = values.count
    guard try addNumbers(record), try addWord(record) else {
      incompleteRowCount += 1
      values.removeSubrange(start...)
      return
    }
    completeRowCount += 1
    if completeRowCount > limit { keepOrDrop(start) }
    guard values.count <= NumericTable.valueLimit else {
      throw CSVError(file, .tooLarge(row: record.row, limit: NumericTable.valueLimit))
    }
  }

  /// Adds the numbers of a row; false where one is missing.
  private mutating func addNumbers(_ record: CSVRecords) throws(CSVError) -> Bool {
    var isComplete = true
    for (column, place) in places.enumerated() {
      switch NumericField(record.field(place)) {
      case .number(let number): values.append(number)
      case .missing:
        isComplete = false
        missingCounts[column] += 1
        noteMissing(record.row, columns[column])
      case .infinite: throw CSVError(file, .infinite(try record.text(place), row: record.row, column: columns[column]))
      case .text: throw CSVError(file, .notANumber(try record.text(place), row: record.row, column: columns[column]))
      }
    }
    // The word of an incomplete row is not read, but its absence counts.
    if !isComplete, words != nil, NumericField(record.field(wordPlace)) == .missing { words?.addMissing() }
    return isComplete
  }

  /// Adds the word of a row that is complete so far; false where it is missing.
  private mutating func addWord(_ record: CSVRecords) throws(CSVError) -> Bool {
    guard let name = words?.name else { return true }
    if NumericField(record.field(wordPlace)) == .missing {
      words?.addMissing()
      noteMissing(record.row, name)
      return false
    }
    words?.add(try record.text(wordPlace))
    return true
  }

  private mutating func noteMissing(_ row: Int, _ column: String) {
    if firstMissing == nil { firstMissing = .init(row: row, column: column) }
  }

  /// Moves the row that was added last to the place of one that is given up, or gives it up.
  private mutating func keepOrDrop(_ start: Int) {
    if numbers.isEmpty { numbers = Array(0..<limit) }
    let place = draw(completeRowCount)
    if place < limit {
      for column in columns.indices { values[place * columns.count + column] = values[start + column] }
      words?.moveLast(to: place)
      numbers[place] = completeRowCount - 1
    } else {
      words?.removeLast()
    }
    values.removeSubrange(start...)
  }

  /// Puts the rows that were kept into the order of the file.
  mutating func restoreOrder() {
    guard !numbers.isEmpty else { return }
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    values = order.flatMap { values[$0 * columns.count..<($0 + 1) * columns.count] }
    words?.reorder(order)
    numbers = []
  }
}
