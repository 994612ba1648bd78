internal import NumericCore

/// The potentials p of the nodes of a tree, and the search for arcs with a negative reduced cost cᵢⱼ − pᵢ + pⱼ.
///
/// What takes time is to read rows of costs. So the first tree to be found is the one that is optimal for the costs in single
/// precision, in half of the memory, and the search for it looks at potentials in single precision too. It is a start for the costs
/// themselves, from which few pivots are left.
struct TransportPricing {
  private let shape: TransportShape
  private let costs: [Double]
  private let roundedCosts: RoundedCosts
  /// The least reduced cost that counts as negative, but for its sign.
  private let tolerance: Double
  /// Of all nodes; 0 at the root when they have been renewed.
  private(set) var potentials: [Double]
  /// The same rounded, and zeros up to where a row of rounded costs ends.
  private var roundedPotentials: [Float]
  /// Whether costs are rounded.
  private(set) var isRough = true

  init(_ shape: TransportShape, costs: [Double]) {
    (self.shape, self.costs) = (shape, costs)
    roundedCosts = RoundedCosts(costs, columnCount: shape.targetCount)
    // A potential sums the costs along a path of the tree, with one rounding error for each arc.
    tolerance = Double.ulpOfOne * Double(shape.nodeCount) * costs.largestMagnitude
    potentials = Array(repeating: 0, count: shape.nodeCount)
    roundedPotentials = Array(repeating: 0, count: shape.sourceCount + roundedCosts.stride)
  }

  /// Goes over to costs that are not rounded. The potentials have to be renewed.
  mutating func refine() { isRough = false }

  /// Solves cᵢⱼ − pᵢ + pⱼ = 0 on the arcs of the tree, from p = 0 at the root downwards.
  mutating func renew(on tree: Span<TransportNode>) {
    potentials[shape.root] = 0
    var next = tree.successor(of: shape.root, within: shape.root)
    while let node = next {
      let parent = Int(tree[node].parent)
      let change = node < shape.sourceCount ? cost(from: node, to: parent) : -cost(from: parent, to: node)
      potentials[node] = potentials[parent] + change
      next = tree.successor(of: node, within: shape.root)
    }
    for node in potentials.indices { roundedPotentials[node] = roundedCosts.rounded(potentials[node]) }
  }

  private func cost(from source: Int, to target: Int) -> Double {
    let column = target - shape.sourceCount
    return isRough ? roundedCosts[source, column] : costs[source * shape.targetCount + column]
  }

  /// The arc from a source with the least reduced cost, or in single precision one next to the least, if that is negative.
  func enteringArc(from source: Int) -> (target: Int, reducedCost: Double)? {
    guard let (column, sum) = isRough ? roughlyLeastSum(of: source) : leastSum(of: source) else { return nil }
    let reducedCost = sum - potentials[source]
    return reducedCost < -tolerance ? (shape.sourceCount &+ column, reducedCost) : nil
  }

  /// The least cᵢⱼ + pⱼ of a source i, if that is less than pᵢ, and its column.
  private func leastSum(of source: Int) -> (column: Int, value: Double)? {
    let row = costs.span.extracting(source &* shape.targetCount..<(source &+ 1) &* shape.targetCount)
    let terms = potentials.span.extracting(droppingFirst: shape.sourceCount)
    return smallestSum(row, terms, below: potentials[source]).map { ($0.offset, $0.value) }
  }

  /// A sum that is less than pᵢ but for rounding, and next to the least.
  private func roughlyLeastSum(of source: Int) -> (column: Int, value: Double)? {
    let terms = roundedPotentials.span.extracting(droppingFirst: shape.sourceCount)
    let column = roundedCosts.smallestSum(inRow: source, terms, below: roundedPotentials[source])
    return column.map { ($0, roundedCosts[source, $0] + potentials[shape.sourceCount &+ $0]) }
  }

  /// Moves the potentials of a subtree.
  mutating func shift(by amount: Double, inSubtreeAt top: Int, of tree: Span<TransportNode>) {
    var next: Int? = top
    while let node = next {
      move(node, by: amount)
      next = tree.successor(of: node, within: top)
    }
  }

  /// Moves the potentials of all nodes but a subtree's.
  mutating func shift(by amount: Double, outsideSubtreeAt top: Int, of tree: Span<TransportNode>) {
    var next: Int? = shape.root
    while let node = next {
      move(node, by: amount)
      next = tree.successor(of: node, within: shape.root)
      if next == top { next = tree.successor(ofSubtreeAt: top, within: shape.root) }
    }
  }

  private mutating func move(_ node: Int, by amount: Double) {
    potentials[node] += amount
    roundedPotentials[node] = roundedCosts.rounded(potentials[node])
  }
}
