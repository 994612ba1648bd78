import Divergences
import NumericCore

/// Optimal transport.
var transportRows: [Row] {
  [1000, 2000, 4000].map(exactTransport) + [250, 500, 1000].map { sinkhorn("sinkhorn", $0, tolerance: 1e-9) }
    // What single precision reaches, too.
    + [sinkhorn("sinkhorn-coarse", 1000, tolerance: 1e-6)]
}

private func exactTransport(_ count: Int) -> Row {
  Row("exact-transport-\(count)") { inputs in
    let (source, target) = try (inputs.cloud("source", count, 2), inputs.cloud("target", count, 2, mean: 1))
    let costs = pairwiseSquaredDistances(source, target)
    return { try ExactTransport(TransportProblem(costs: costs)).cost }
  }
}

/// To a marginal error of `tolerance`.
private func sinkhorn(_ name: String, _ count: Int, tolerance: Double) -> Row {
  Row("\(name)-\(count)") { inputs in
    let costs = pairwiseSquaredDistances(try inputs.cloud("source", count, 2), try inputs.cloud("target", count, 2, mean: 1))
    let scaled = try inputs.keep("costs", 1 / costs.largestMagnitude * costs)
    return { try Sinkhorn(TransportProblem(costs: scaled), regularization: 0.01, tolerance: tolerance).cost }
  }
}
