import Foundation

/// A column of words, without the blanks around them.
public struct WordColumn: Sendable, Hashable {
  /// The column's name.
  public let name: String
  /// The words of the complete rows.
  public private(set) var values: [String] = []
  /// How many are missing: blank, or a word that programs write for a missing value.
  public private(set) var missingCount = 0

  /// An empty column.
  init(name: String) { self.name = name }

  /// The words as numbers; nil unless each of them is a finite number.
  public var numbers: [Double]? {
    var numbers: [Double] = []
    numbers.reserveCapacity(values.count)
    for word in values {
      guard case .number(let number) = NumericField(Array(word.utf8)[...]) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  mutating func add(_ word: String) { values.append(word.trimmingCharacters(in: .whitespaces)) }

  mutating func addMissing() { missingCount += 1 }

  mutating func removeLast() { values.removeLast() }

  mutating func moveLast(to place: Int) { values[place] = values.removeLast() }

  mutating func reorder(_ order: [Int]) { values = order.map { values[$0] } }
}
