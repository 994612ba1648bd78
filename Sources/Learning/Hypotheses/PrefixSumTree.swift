/// A sequence of numbers that change one at a time, with the largest and smallest sum of its prefixes, the empty one included.
///
/// A binary tree over the sequence: a node keeps the sum of its part and the extremes over the prefixes of its part. From left to
/// right,
///
///     sum = l.sum + r.sum,   largest = max(l.largest, l.sum + r.largest),   smallest = min(l.smallest, l.sum + r.smallest).
///
/// - Complexity: O(log *n*) a change, O(1) for the extremes.
struct PrefixSumTree<Mass: Scalar> {
  private struct Node {
    var sum = Mass.zero
    var largest = Mass.zero
    var smallest = Mass.zero
  }

  /// The root is at 1, the children of *i* at 2*i* and 2*i* + 1, and the leaves from `leafCount` on.
  private var nodes: [Node]
  private let leafCount: Int

  /// The tree over `values`.
  ///
  /// - Complexity: O(*n*).
  init(_ values: [Mass]) {
    var leafCount = 1
    while leafCount < values.count { leafCount *= 2 }
    self.leafCount = leafCount
    nodes = Array(repeating: Node(), count: 2 * leafCount)
    for (index, value) in values.enumerated() { nodes[leafCount + index] = Self.leaf(value) }
    for parent in stride(from: leafCount - 1, to: 0, by: -1) { merge(into: parent) }
  }

  /// The largest sum of a prefix; not negative.
  var largest: Mass { nodes[1].largest }
  /// The smallest sum of a prefix; not positive.
  var smallest: Mass { nodes[1].smallest }

  /// Adds `change` to the number at `index`.
  mutating func add(_ change: Mass, at index: Int) {
    var place = leafCount + index
    nodes[place] = Self.leaf(nodes[place].sum + change)
    place /= 2
    while place > 0 {
      merge(into: place)
      place /= 2
    }
  }

  private static func leaf(_ value: Mass) -> Node { Node(sum: value, largest: max(value, .zero), smallest: min(value, .zero)) }

  private mutating func merge(into parent: Int) {
    let (left, right) = (nodes[2 * parent], nodes[2 * parent + 1])
    nodes[parent] = Node(
      sum: left.sum + right.sum, largest: max(left.largest, left.sum + right.largest),
      smallest: min(left.smallest, left.sum + right.smallest))
  }
}
