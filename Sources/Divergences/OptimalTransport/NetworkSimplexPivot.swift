/// One step of the network simplex: the arc that enters the tree, and the arc that leaves it.
///
/// In the cycle of the entering arc, mass is taken off the arcs that point against it: on the way up from its target, arcs that
/// lead down to a target; on the way up from its source, arcs that lead up from a source. The least loaded of them leaves. Of
/// several, it is the last one in a tour of the cycle that starts at its topmost node and follows the entering arc: this keeps
/// every downward arc loaded, so that no sequence of steps without progress can return to the same tree.
///
/// Source: W. H. Cunningham, "A network simplex method", Mathematical Programming 11 (1976).
struct NetworkSimplexPivot {
  let source: Int
  let target: Int
  let sourceCount: Int
  /// The topmost node of the cycle.
  let join: Int
  /// The lower end of the arc that leaves.
  private(set) var leaving = -1
  /// Whether the arc that leaves lies between the source and the join.
  private(set) var leavesOnSourceSide = true
  /// The mass sent round the cycle.
  private(set) var mass = Double.infinity

  init(enteringFrom source: Int, to target: Int, in tree: Span<TransportNode>, sourceCount: Int) {
    (self.source, self.target, self.sourceCount) = (source, target, sourceCount)
    join = tree.join(of: source, target)
    var node = source
    while node != join {
      if node < sourceCount, tree[node].flow < mass { (mass, leaving) = (tree[node].flow, node) }
      node = Int(tree[node].parent)
    }
    node = target
    while node != join {
      if node >= sourceCount, tree[node].flow <= mass { (mass, leaving, leavesOnSourceSide) = (tree[node].flow, node, false) }
      node = Int(tree[node].parent)
    }
  }

  func apply(to tree: inout MutableSpan<TransportNode>, potential: inout MutableSpan<Double>, reducedCost: Double) {
    if mass > 0 { sendMass(through: &tree) }
    let (entry, newParent) = leavesOnSourceSide ? (source, target) : (target, source)
    let movedCount = tree[leaving].subtreeCount
    tree.addToSubtreeCounts(-movedCount, from: Int(tree[leaving].parent), to: join)
    tree.addToSubtreeCounts(movedCount, from: newParent, to: join)
    tree.regraft(from: leaving, at: entry, under: newParent, flow: mass)
    let shift = leavesOnSourceSide ? reducedCost : -reducedCost
    // Only differences of potentials matter: whichever part of the tree is smaller moves against the other.
    if Int(movedCount) &* 2 <= potential.count {
      tree.span.shift(&potential, by: shift, inSubtreeAt: entry)
    } else {
      tree.span.shift(&potential, by: -shift, outsideSubtreeAt: entry, root: potential.count &- 1)
    }
  }

  private func sendMass(through tree: inout MutableSpan<TransportNode>) {
    var node = source
    while node != join {
      tree[node].flow += node < sourceCount ? -mass : mass
      node = Int(tree[node].parent)
    }
    node = target
    while node != join {
      tree[node].flow += node < sourceCount ? mass : -mass
      node = Int(tree[node].parent)
    }
  }
}

extension Span<TransportNode> {
  fileprivate func shift(_ potential: inout MutableSpan<Double>, by amount: Double, inSubtreeAt top: Int) {
    var next: Int? = top
    while let node = next {
      potential[node] += amount
      next = successor(of: node, within: top)
    }
  }

  fileprivate func shift(_ potential: inout MutableSpan<Double>, by amount: Double, outsideSubtreeAt top: Int, root: Int) {
    var next: Int? = root
    while let node = next {
      potential[node] += amount
      next = successor(of: node, within: root)
      if next == top { next = successor(ofSubtreeAt: top, within: root) }
    }
  }
}
