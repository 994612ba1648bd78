import NumericCore
import Transfer

/// Optimal transport.
var transportRows: [Row] { [1000, 2000, 4000].map(exactTransport) + [sinkhorn] }

private func exactTransport(_ count: Int) -> Row {
  Row("exact-transport-\(count)") { inputs in
    let (source, target) = try (inputs.cloud("source", count, 2), inputs.cloud("target", count, 2, mean: 1))
    let costs = pairwiseSquaredDistances(source, target)
    return { try ExactTransport(TransportProblem(costs: costs)).cost }
  }
}

private var sinkhorn: Row {
  Row("sinkhorn-1000") { inputs in
    let costs = pairwiseSquaredDistances(try inputs.cloud("source", 1000, 2), try inputs.cloud("target", 1000, 2, mean: 1))
    let scaled = try inputs.keep("costs", 1 / costs.largestMagnitude * costs)
    return { Sinkhorn(try TransportProblem(costs: scaled), regularization: 0.05, iterationCount: 500).cost }
  }
}
