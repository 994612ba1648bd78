internal import NumericCore

/// A first spanning tree for the network simplex: each source in turn sends its mass to the cheapest targets that still want some.
///
/// The tree must be *strongly feasible*: from every node some mass can be sent to the root, that is, every arc that leads down
/// carries mass. This is what feasibility means once every source holds an infinitesimal ε more and the root target wants all
/// those ε. So the greedy plan is made for that perturbed problem, with the multiples of ε counted apart; ties cannot occur in it.
///
/// Source: W. H. Cunningham, "A network simplex method", Mathematical Programming 11 (1976), for strong feasibility.
struct InitialTransportTree {
  /// Source i is node i, target j is node n + j; the root is the last target.
  private(set) var nodes: [TransportNode]

  /// - Precondition: all weights are positive, and both sides have the same total up to rounding.
  /// - Complexity: O(*n* *m* + *m*²) at worst for *n* sources and *m* targets.
  init(costs: [Double], sourceWeights: [Double], targetWeights: [Double]) {
    let arcs = Self.greedyPlan(costs, sourceWeights, targetWeights)
    nodes = Self.rootedTree(arcs, sourceCount: sourceWeights.count, targetCount: targetWeights.count)
  }

  private static func greedyPlan(_ costs: [Double], _ supply: [Double], _ demand: [Double]) -> [TransportEntry] {
    let (sourceCount, targetCount) = (supply.count, demand.count)
    var demand = demand
    var demandPerturbation = Array(repeating: 0, count: targetCount)
    demandPerturbation[targetCount - 1] = sourceCount
    var closed = Array(repeating: 0.0, count: targetCount)
    var openCount = targetCount
    var arcs: [TransportEntry] = []
    arcs.reserveCapacity(sourceCount + targetCount - 1)
    for source in 0..<sourceCount {
      var (left, leftPerturbation) = (supply[source], 1)
      let row = costs.span.extracting(source * targetCount..<(source + 1) * targetCount)
      // A closed target costs infinity. The last source serves all that are open, whatever rounding has left of them.
      while openCount > 0, let target = smallestSum(row, closed.span, below: .infinity)?.offset {
        let isMet = (demand[target], demandPerturbation[target]) < (left, leftPerturbation)
        if source < sourceCount - 1, openCount == 1 || !isMet {
          arcs.append(TransportEntry(source: source, target: target, mass: left))
          demand[target] -= left
          demandPerturbation[target] -= leftPerturbation
          break
        }
        arcs.append(TransportEntry(source: source, target: target, mass: demand[target]))
        left -= demand[target]
        leftPerturbation -= demandPerturbation[target]
        closed[target] = .infinity
        openCount -= 1
      }
    }
    return arcs
  }

  private static func rootedTree(_ arcs: [TransportEntry], sourceCount: Int, targetCount: Int) -> [TransportNode] {
    var neighbours = Array(repeating: [(node: Int, flow: Double)](), count: sourceCount + targetCount)
    for arc in arcs {
      neighbours[arc.source].append((sourceCount + arc.target, arc.mass))
      neighbours[sourceCount + arc.target].append((arc.source, arc.mass))
    }
    var nodes = Array(repeating: TransportNode(), count: neighbours.count)
    var tree = nodes.mutableSpan
    var order = [neighbours.count - 1]
    for position in neighbours.indices {
      let parent = order[position]
      for (node, flow) in neighbours[parent] where node != Int(tree[parent].parent) {
        tree.attach(node, to: parent)
        tree[node].flow = max(flow, 0)
        order.append(node)
      }
    }
    for node in order.dropFirst().reversed() {
      tree[Int(tree[node].parent)].subtreeCount += tree[node].subtreeCount
    }
    return nodes
  }
}
