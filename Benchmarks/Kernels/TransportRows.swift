import NumericCore
import Transfer

/// Optimal transport.
var transportRows: [Row] { [1000, 2000, 4000].map(exactTransport) + [250, 500, 1000].map(sinkhorn) }

private func exactTransport(_ count: Int) -> Row {
  Row("exact-transport-\(count)") { inputs in
    let (source, target) = try (inputs.cloud("source", count, 2), inputs.cloud("target", count, 2, mean: 1))
    let costs = pairwiseSquaredDistances(source, target)
    return { try ExactTransport(TransportProblem(costs: costs)).cost }
  }
}

private func sinkhorn(_ count: Int) -> Row {
  Row("sinkhorn-\(count)") { inputs in
    let costs = pairwiseSquaredDistances(try inputs.cloud("source", count, 2), try inputs.cloud("target", count, 2, mean: 1))
    let scaled = try inputs.keep("costs", 1 / costs.largestMagnitude * costs)
    return { try Sinkhorn(TransportProblem(costs: scaled), regularization: 0.01, tolerance: 1e-9).cost }
  }
}
