internal import CProduct

/// Many choices of some of n things, to sum a matrix over the rows and columns of each: Σ over i, j ∈ S of Kᵢⱼ for many S.
///
/// The method of four Russians: of four rows there are sixteen sums, each choice takes one of them, and so an addition stands for
/// four products with zeros and ones. A product of matrices takes three times as long, and its bits depend on the processor.
///
/// Source: V. L. Arlazarov, E. A. Dinic, M. A. Kronrod and I. A. Faradžev, "On economical construction of the transitive closure of
/// a directed graph", Soviet Mathematics Doklady 11 (1970).
public struct SubsetChoices: Sendable {
  /// The number of choices.
  public let count: Int
  /// The number of things, n.
  public let thingCount: Int
  /// Bit k of element `g · count + p` says whether choice p has thing 64 g + k.
  private var words: [UInt64]

  /// - Parameters:
  ///   - choices: the chosen things in 0 ..< n.
  ///   - thingCount: n.
  public init(_ choices: [[Int]], of thingCount: Int) {
    (count, self.thingCount) = (choices.count, thingCount)
    words = Array(repeating: 0, count: (thingCount + 63) / 64 * choices.count)
    for (choice, things) in choices.enumerated() {
      for thing in things {
        precondition(0..<thingCount ~= thing, "There is no thing \(thing) among \(thingCount).")
        words[thing / 64 * count + choice] |= 1 << (thing % 64)
      }
    }
  }

  /// Adds to the sum of each choice the elements of a part of K whose row and column it has.
  ///
  /// - Parameters:
  ///   - part: the rows of the first things, and the columns of those from `firstColumn` on.
  ///   - firstColumn: a multiple of 8.
  ///   - sums: one a choice.
  /// - Precondition: there are as many things, and one sum a choice.
  /// - Complexity: a quarter of an addition for each element and choice
  public func addSums(of part: Matrix, firstColumn: Int, to sums: inout [Double]) {
    precondition(
      firstColumn.isMultiple(of: 8) && part.rowCount <= thingCount && firstColumn + part.columnCount <= thingCount
        && sums.count == count,
      "A part of \(part.shape) from column \(firstColumn) on has no sums over \(count) choices of \(thingCount).")
    var scratch = [Double](repeating: 0, count: 8 * count)
    part.elements.withUnsafeBufferPointer { elements in
      words.withUnsafeBufferPointer { words in
        guard let elements = elements.baseAddress, let words = words.baseAddress else { return }
        transferlab_selected_sums(
          transferlab_selection(
            elements: elements, rows: part.rowCount, columns: part.columnCount, firstColumn: firstColumn, words: words,
            choices: count), &scratch, &sums)
      }
    }
  }
}
