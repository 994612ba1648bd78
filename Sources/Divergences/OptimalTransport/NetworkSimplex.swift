internal import NumericCore

/// The network simplex method for the transportation problem with positive weights.
///
/// A basis is a spanning tree of the sources and targets. Its arcs fix potentials p by cᵢⱼ − pᵢ + pⱼ = 0. An arc outside with a
/// negative reduced cost cᵢⱼ − pᵢ + pⱼ enters: mass is sent round the cycle that it closes until an arc on it runs empty, and
/// that arc leaves (`NetworkSimplexPivot`). The entering arc is the best of the first row that has a negative one, the search
/// going round the rows.
///
/// Source: R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows" (Prentice Hall, 1993), sections 11.5 and 11.6.
struct NetworkSimplex {
  /// The arcs of the optimal tree that carry mass.
  let entries: [TransportEntry]
  /// The dual variables u of the sources and v of the targets, with uᵢ + vⱼ = cᵢⱼ on every arc of the tree.
  let sourcePotentials: [Double]
  let targetPotentials: [Double]
  let pivotCount: Int

  /// Solves the problem.
  ///
  /// - Precondition: all weights are positive, and both sides have the same total up to rounding.
  init(costs: [Double], sourceWeights: [Double], targetWeights: [Double], pivotLimit: Int) throws(TransportError) {
    let shape = TransportShape(sourceCount: sourceWeights.count, targetCount: targetWeights.count)
    // A potential sums the costs along a path of the tree, with one rounding error for each arc.
    let tolerance = Double.ulpOfOne * Double(shape.nodeCount) * costs.largestMagnitude
    var nodes = InitialTransportTree(costs: costs, sourceWeights: sourceWeights, targetWeights: targetWeights).nodes
    var potentials = Array(repeating: 0.0, count: shape.nodeCount)
    var tree = nodes.mutableSpan
    var potential = potentials.mutableSpan
    var pivotCount = 0
    var isOptimal = false
    // Updated potentials gather rounding errors, so optimality is only believed with fresh ones.
    while !isOptimal {
      shape.resetPotentials(&potential, on: tree.span, costs: costs.span)
      let pivotsBefore = pivotCount
      try shape.pivot(
        &tree, &potential, costs: costs.span, tolerance: tolerance, pivotCount: &pivotCount, pivotLimit: pivotLimit)
      isOptimal = pivotCount == pivotsBefore
    }
    entries = shape.entries(of: tree.span, surplus: sourceWeights + targetWeights.map { -$0 })
    sourcePotentials = Array(potentials[..<shape.sourceCount])
    targetPotentials = potentials[shape.sourceCount...].map { -$0 }
    self.pivotCount = pivotCount
  }
}

/// The sizes of a transportation problem, with the steps of the network simplex that need nothing else.
///
/// Source i is node i, target j is node n + j; the root of a tree is the last target.
struct TransportShape {
  let sourceCount: Int
  let targetCount: Int
  var nodeCount: Int { sourceCount + targetCount }
  var root: Int { nodeCount - 1 }

  /// Pivots until no reduced cost is below −`tolerance`.
  func pivot(
    _ tree: inout MutableSpan<TransportNode>, _ potential: inout MutableSpan<Double>, costs: Span<Double>, tolerance: Double,
    pivotCount: inout Int, pivotLimit: Int
  ) throws(TransportError) {
    var (row, fruitlessCount) = (0, 0)
    while fruitlessCount < sourceCount {
      let best = smallestSum(
        costs.extracting(row &* targetCount..<(row &+ 1) &* targetCount),
        potential.span.extracting(sourceCount..<nodeCount), below: potential[row] - tolerance)
      if let best {
        guard pivotCount < pivotLimit else { throw .pivotLimitReached(limit: pivotLimit) }
        let pivot = NetworkSimplexPivot(
          enteringFrom: row, to: sourceCount &+ best.offset, in: tree.span, sourceCount: sourceCount)
        pivot.apply(to: &tree, potential: &potential, reducedCost: best.value - potential[row])
        pivotCount &+= 1
        fruitlessCount = 0
      } else {
        fruitlessCount &+= 1
      }
      row &+= 1
      if row == sourceCount { row = 0 }
    }
  }

  /// Solves cᵢⱼ − pᵢ + pⱼ = 0 on the arcs of the tree, from p = 0 at the root downwards.
  func resetPotentials(_ potential: inout MutableSpan<Double>, on tree: Span<TransportNode>, costs: Span<Double>) {
    potential[root] = 0
    var next = tree.successor(of: root, within: root)
    while let node = next {
      let parent = Int(tree[node].parent)
      potential[node] =
        node < sourceCount
        ? potential[parent] + costs[node * targetCount + parent - sourceCount]
        : potential[parent] - costs[parent * targetCount + node - sourceCount]
      next = tree.successor(of: node, within: root)
    }
  }

  /// The arcs that carry mass, the masses computed afresh from what each node has in `surplus` (targets less than nothing).
  func entries(of tree: Span<TransportNode>, surplus: [Double]) -> [TransportEntry] {
    var surplus = surplus
    var order = [root]
    while let node = tree.successor(of: order[order.count - 1], within: root) { order.append(node) }
    var entries: [TransportEntry] = []
    entries.reserveCapacity(nodeCount - 1)
    for node in order.dropFirst().reversed() {
      let parent = Int(tree[node].parent)
      surplus[parent] += surplus[node]
      let isSource = node < sourceCount
      let mass = isSource ? surplus[node] : -surplus[node]
      guard mass > 0 else { continue }
      entries.append(
        TransportEntry(
          source: isSource ? node : parent, target: (isSource ? parent : node) - sourceCount, mass: mass))
    }
    return entries
  }
}
