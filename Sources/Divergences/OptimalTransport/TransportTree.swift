/// A node of a spanning tree of the transportation problem: a source point or a target point, with the arc to its parent.
///
/// Mass travels from sources to targets. So the arc of a source leads up, from the node to its parent, and the arc of a target
/// leads down, from the parent to the node. Children are linked as siblings; −1 stands for none.
struct TransportNode {
  var parent: Int32 = -1
  var firstChild: Int32 = -1
  var previousSibling: Int32 = -1
  var nextSibling: Int32 = -1
  /// The number of nodes in the subtree that starts here, this one included.
  var subtreeCount: Int32 = 1
  /// The mass on the arc to the parent.
  var flow = 0.0
}

/// Changes to the shape of a rooted spanning tree.
///
/// Invariant: `attach` and `detach` keep siblings and parents consistent; whoever calls them keeps `subtreeCount`.
extension MutableSpan<TransportNode> {
  mutating func attach(_ child: Int, to parent: Int) {
    let next = self[parent].firstChild
    self[parent].firstChild = Int32(truncatingIfNeeded: child)
    self[child].parent = Int32(truncatingIfNeeded: parent)
    self[child].previousSibling = -1
    self[child].nextSibling = next
    if next >= 0 { self[Int(next)].previousSibling = Int32(truncatingIfNeeded: child) }
  }

  mutating func detach(_ child: Int) {
    let (previous, next) = (self[child].previousSibling, self[child].nextSibling)
    if previous >= 0 { self[Int(previous)].nextSibling = next } else { self[Int(self[child].parent)].firstChild = next }
    if next >= 0 { self[Int(next)].previousSibling = previous }
  }

  /// Cuts the subtree at `cut` off, makes `entry`, one of its nodes, its root, and hangs it under `newParent`.
  ///
  /// The path from `entry` up to `cut` turns round, and each arc on it passes from its lower node to its upper one, with the flow
  /// that it has after the change. The counts inside the subtree are renewed, those above it are left as they are.
  mutating func regraft(
    from cut: Int, at entry: Int, under newParent: Int, flow newFlow: Double, sourceCount: Int, sourceFlowChange: Double
  ) {
    let movedCount = self[cut].subtreeCount
    var (node, parent, flow) = (entry, newParent, newFlow)
    var passedCount: Int32 = 0
    while true {
      let old = self[node]
      detach(node)
      attach(node, to: parent)
      self[node].flow = flow
      self[node].subtreeCount = movedCount &- passedCount
      if node == cut { return }
      flow = old.flow + (node < sourceCount ? sourceFlowChange : -sourceFlowChange)
      (parent, node, passedCount) = (node, Int(old.parent), old.subtreeCount)
    }
  }

  /// Changes the flows and the counts from `node` up to, but without, its ancestor `end`. Arcs of targets change by the opposite of
  /// what those of sources do.
  mutating func climb(from node: Int, to end: Int, sourceCount: Int, sourceFlowChange: Double, countChange: Int32) {
    var node = node
    while node != end {
      self[node].flow += node < sourceCount ? sourceFlowChange : -sourceFlowChange
      self[node].subtreeCount &+= countChange
      node = Int(self[node].parent)
    }
  }
}

/// Questions to a rooted spanning tree.
extension Span<TransportNode> {
  /// The node after `node` in a walk over the subtree at `top`, parents before children; nil at the end.
  @inline(__always)
  func successor(of node: Int, within top: Int) -> Int? {
    self[node].firstChild >= 0 ? Int(self[node].firstChild) : successor(ofSubtreeAt: node, within: top)
  }

  /// The first node after the whole subtree at `node` in a walk over the subtree at `top`; nil at the end.
  @inline(__always)
  func successor(ofSubtreeAt node: Int, within top: Int) -> Int? {
    var node = node
    while node != top {
      if self[node].nextSibling >= 0 { return Int(self[node].nextSibling) }
      node = Int(self[node].parent)
    }
    return nil
  }
}
