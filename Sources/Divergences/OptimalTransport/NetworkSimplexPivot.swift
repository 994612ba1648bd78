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
  let leaving: Int
  /// Whether the arc that leaves lies between the source and the join.
  let leavesOnSourceSide: Bool
  /// The mass sent round the cycle.
  let mass: Double

  /// Climbs from both ends of the entering arc to where they meet.
  init(enteringFrom source: Int, to target: Int, in tree: Span<TransportNode>, sourceCount: Int) {
    var (onSourceSide, onTargetSide) = (source, target)
    var (sourceSide, targetSide) = ((mass: Double.infinity, leaving: -1), (mass: Double.infinity, leaving: -1))
    while onSourceSide != onTargetSide {
      // The node with the smaller subtree cannot be an ancestor of the other.
      if tree[onSourceSide].subtreeCount < tree[onTargetSide].subtreeCount {
        if onSourceSide < sourceCount, tree[onSourceSide].flow < sourceSide.mass {
          sourceSide = (tree[onSourceSide].flow, onSourceSide)
        }
        onSourceSide = Int(tree[onSourceSide].parent)
      } else {
        if onTargetSide >= sourceCount, tree[onTargetSide].flow <= targetSide.mass {
          targetSide = (tree[onTargetSide].flow, onTargetSide)
        }
        onTargetSide = Int(tree[onTargetSide].parent)
      }
    }
    (self.source, self.target, self.sourceCount) = (source, target, sourceCount)
    join = onSourceSide
    leavesOnSourceSide = sourceSide.mass < targetSide.mass
    (mass, leaving) = leavesOnSourceSide ? sourceSide : targetSide
  }

  func apply(to tree: inout MutableSpan<TransportNode>, _ pricing: inout TransportPricing, reducedCost: Double) {
    let (entry, newParent) = leavesOnSourceSide ? (source, target) : (target, source)
    let movedCount = tree[leaving].subtreeCount
    // What the arcs of sources gain on the side of the arc that leaves; those of targets gain the opposite.
    let gain = leavesOnSourceSide ? -mass : mass
    tree.climb(
      from: Int(tree[leaving].parent), to: join, sourceCount: sourceCount, sourceFlowChange: gain, countChange: -movedCount)
    tree.climb(from: newParent, to: join, sourceCount: sourceCount, sourceFlowChange: -gain, countChange: movedCount)
    tree.regraft(from: leaving, at: entry, under: newParent, flow: mass, sourceCount: sourceCount, sourceFlowChange: gain)
    let shift = leavesOnSourceSide ? reducedCost : -reducedCost
    // Only differences of potentials matter: whichever part of the tree is smaller moves against the other.
    if Int(movedCount) &* 2 <= tree.count {
      pricing.shift(by: shift, inSubtreeAt: entry, of: tree.span)
    } else {
      pricing.shift(by: -shift, outsideSubtreeAt: entry, of: tree.span)
    }
  }
}
