import NumericCore
import Testing

@testable import Divergences

/// The invariants of the spanning tree, on problems so degenerate that most pivots move no mass.
struct NetworkSimplexTests {
  /// Checks links and counts against the parents, and that mass can be sent from every node to the root.
  static func expectSound(_ nodes: [TransportNode], _ shape: TransportShape, _ label: String) {
    var children = Array(repeating: Set<Int>(), count: nodes.count)
    for (index, node) in nodes.enumerated() where index != shape.root { children[Int(node.parent)].insert(index) }
    var counts = Array(repeating: 0, count: nodes.count)
    for index in nodes.indices {
      var (ancestor, steps) = (index, 0)
      while ancestor >= 0, steps <= nodes.count {
        counts[ancestor] += 1
        (ancestor, steps) = (Int(nodes[ancestor].parent), steps + 1)
      }
      #expect(steps <= nodes.count, "\(label): node \(index) does not reach the root")
    }
    for (index, node) in nodes.enumerated() {
      var linked: [Int] = []
      var (child, previous) = (Int(node.firstChild), -1)
      while child >= 0, linked.count < nodes.count {
        #expect(Int(nodes[child].previousSibling) == previous, "\(label): siblings of \(child)")
        linked.append(child)
        (previous, child) = (child, Int(nodes[child].nextSibling))
      }
      #expect(Set(linked) == children[index] && linked.count == children[index].count, "\(label): children of \(index)")
      #expect(Int(node.subtreeCount) == counts[index], "\(label): count of \(index)")
      #expect(node.flow >= 0, "\(label): flow of \(index)")
      if index >= shape.sourceCount, index != shape.root {
        #expect(node.flow > 0, "\(label): the arc down to node \(index) is empty, so the tree is not strongly feasible")
      }
    }
  }

  @Test("Every tree on the way to the optimum is sound and strongly feasible", arguments: 0..<30 as Range<UInt64>)
  func invariants(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    // Whole masses are exact, and equal ones make partial sums meet.
    let (n, m) = [(6, 6), (4, 8), (8, 4), (1, 5), (5, 1), (12, 12)][Int(seed % 6)]
    let (a, b) = (Array(repeating: Double(m), count: n), Array(repeating: Double(n), count: m))
    let costs = (0..<n * m).map { _ in Double(random.integer(below: 5)) }
    let shape = TransportShape(sourceCount: a.count, targetCount: b.count)
    var nodes = InitialTransportTree(costs: costs, sourceWeights: a, targetWeights: b).nodes
    Self.expectSound(nodes, shape, "at first")
    var pricing = TransportPricing(shape, costs: costs)
    for pivot in 1...1000 {
      var tree = nodes.mutableSpan
      var count = 0
      pricing.renew(on: tree.span)
      let isOptimal: Bool
      do {
        try shape.pivot(&tree, &pricing, pivotCount: &count, pivotLimit: 1)
        isOptimal = count == 0
      } catch { isOptimal = false }
      Self.expectSound(nodes, shape, "after pivot \(pivot)")
      // Costs and potentials are so short that rounding leaves them as they are.
      #expect(isOptimal || pricing.isRough, "A pivot was left for double precision")
      if isOptimal, !pricing.isRough { return }
      if isOptimal { pricing.refine() }
    }
    Issue.record("The pivots cycle")
  }
  @Test("Costs that differ only beyond single precision are told apart", arguments: 0..<10 as Range<UInt64>)
  func nearlyEqualCosts(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let weights = Array(repeating: 1.0, count: 20)
    let differences = (0..<400).map { _ in Double(random.integer(below: 7)) }
    func cost(of costs: [Double]) throws -> Double {
      let solution = try NetworkSimplex(costs: costs, sourceWeights: weights, targetWeights: weights, pivotLimit: 10_000)
      return solution.entries.map { $0.mass * differences[$0.source * 20 + $0.target] }.reduce(0, +)
    }
    let least = try cost(of: differences)
    #expect(try cost(of: differences.map { 0x1p30 + $0 }) == least)
    #expect(try cost(of: differences.map { 0x1p-1060 * $0 }) == least)
    #expect(try cost(of: differences.map { 0x1p1000 * $0 }) == least)
  }
}
