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
    var nodes = InitialTransportTree(costs: costs, sourceWeights: sourceWeights, targetWeights: targetWeights).nodes
    var pricing = TransportPricing(shape, costs: costs)
    var tree = nodes.mutableSpan
    var pivotCount = 0
    var isOptimal = false
    // Updated potentials gather rounding errors, so optimality is only believed with fresh ones, and not in single precision.
    while !isOptimal {
      pricing.renew(on: tree.span)
      let pivotsBefore = pivotCount
      try shape.pivot(&tree, &pricing, pivotCount: &pivotCount, pivotLimit: pivotLimit)
      isOptimal = pivotCount == pivotsBefore && !pricing.isRough
      pricing.refine()
    }
    entries = shape.entries(of: tree.span, surplus: sourceWeights + targetWeights.map { -$0 })
    sourcePotentials = Array(pricing.potentials[..<shape.sourceCount])
    targetPotentials = pricing.potentials[shape.sourceCount...].map { -$0 }
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

  /// Pivots until no row has an arc that may enter.
  func pivot(
    _ tree: inout MutableSpan<TransportNode>, _ pricing: inout TransportPricing, pivotCount: inout Int, pivotLimit: Int
  ) throws(TransportError) {
    var (row, fruitlessCount) = (0, 0)
    while fruitlessCount < sourceCount {
      if let arc = pricing.enteringArc(from: row) {
        guard pivotCount < pivotLimit else { throw .pivotLimitReached(limit: pivotLimit) }
        let pivot = NetworkSimplexPivot(enteringFrom: row, to: arc.target, in: tree.span, sourceCount: sourceCount)
        pivot.apply(to: &tree, &pricing, reducedCost: arc.reducedCost)
        pivotCount &+= 1
        fruitlessCount = 0
      } else {
        fruitlessCount &+= 1
      }
      row &+= 1
      if row == sourceCount { row = 0 }
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
