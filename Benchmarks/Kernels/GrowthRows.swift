import Divergences
import Learning
import NumericCore
import Transfer

/// Algorithms at n, 2n and 4n, from which `compare growth` fits how their time grows.
var growthRows: [Row] {
  [10_000, 20_000, 40_000].map(complexity) + [1000, 2000, 4000].map(selection) + [250, 500, 1000].map(taskSpan)
    + [10_000, 20_000, 40_000].map(taskMoments) + [100, 200, 400].map(classTransport) + [50, 100, 200].map(discrepancyWeights)
    + [500, 1000, 2000].map(oversampling)
}

/// The empirical Rademacher complexity of stumps on n points of ten features, of 20 draws of signs.
private func complexity(_ count: Int) -> Row {
  Row("rademacher-stumps-\(count)") { inputs in
    let points = try inputs.cloud("points", count, 10)
    let signs = (0..<20).map { _ in (0..<count).map { _ in inputs.random.bernoulli(0.5) ? 1 : -1 } }
    _ = try inputs.keep("signs", signs.flatMap { $0.map(Double.init) })
    return {
      let stumps = Stumps(points: points)
      return Double(signs.reduce(0) { $0 + stumps.best(gains: $1).gain }) / Double(20 * count)
    }
  }
}

/// How often the best of 1,024 hypotheses is chosen by n examples, exactly.
private func selection(_ count: Int) -> Row {
  Row("selection-\(count)") { _ in
    { EmpiricalRiskSelection.probability(ofLast: 0.45, against: 0.5, count: 1023, examples: count) }
  }
}

/// Tasks of so many examples of 20 features that share three directions, in one matrix for the peers.
private func tasks(_ count: Int, of examples: Int, _ inputs: Inputs) throws -> [Sample] {
  let shared = try inputs.cloud("shared", 3, 20)
  let tasks = (0..<count).map { _ in
    let features = inputs.random.normals(rowCount: examples, columnCount: 20)
    let labels = features.times(shared.transposedTimes(inputs.random.normals(count: 3)))
    return Sample(features: features, labels: zip(labels, inputs.random.normals(count: examples)).map { $0 + $1 })
  }
  _ = try inputs.keep("features", tasks.flatMap(\.features.elements))
  _ = try inputs.keep("labels", tasks.flatMap { $0.labels ?? [] })
  return tasks
}

/// What both sides compare of a subspace: its projection's trace against 1, 2, …, 20.
private func placed(_ subspace: Matrix) -> Double {
  subspace.squaredRowNorms.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
}

/// The subspace of n tasks of 60 examples, each fitted by itself.
private func taskSpan(_ count: Int) -> Row {
  Row("task-span-\(count)") { inputs in
    let tasks = try tasks(count, of: 60, inputs)
    return { placed(try LearntRepresentation.spectral(tasks, dimension: 3)) }
  }
}

/// The subspace of n tasks of four examples, by moments.
private func taskMoments(_ count: Int) -> Row {
  Row("task-moments-\(count)") { inputs in
    let tasks = try tasks(count, of: 4, inputs)
    return { placed(try LearntRepresentation.moments(tasks, dimension: 3)) }
  }
}

/// Optimal transport for domain adaptation of n to n points, with ten renewed tangents for four classes.
private func classTransport(_ count: Int) -> Row {
  Row("class-transport-\(count)") { inputs in
    let (source, target) = (try inputs.cloud("source", count, 2), try inputs.cloud("target", count, 2, mean: 1))
    let distances = pairwiseSquaredDistances(source, target)
    let costs = try inputs.keep("costs", 1 / distances.largestMagnitude * distances)
    let classes = (0..<count).map { (source[$0, 0] > 0 ? 1 : 0) + (source[$0, 1] > 0 ? 2 : 0) }
    _ = try inputs.keep("classes", classes.map(Double.init))
    return {
      try ClassRegularizedTransport(
        TransportProblem(costs: costs), classes: classes, regularization: 0.1, classPenalty: 0.02, tolerance: 1e-6
      ).plan.coupling.elements.dot(costs.elements)
    }
  }
}

/// Weights of n source examples of four features with least discrepancy.
private func discrepancyWeights(_ count: Int) -> Row {
  Row("discrepancy-weights-\(count)") { inputs in
    let (source, target) = (try inputs.cloud("source", count, 4), try inputs.cloud("target", count, 4, deviation: 1.5))
    let moments = 1 / Double(count) * target.gram
    return { try LeastDiscrepancyWeights(source: source, targetMoments: moments).norm }
  }
}

/// The five nearest partners of n examples of ten features, for SMOTE.
private func oversampling(_ count: Int) -> Row {
  Row("smote-\(count)") { inputs in
    let examples = try inputs.cloud("examples", count, 10)
    return { SyntheticOversampling(examples, partners: .nearest(5)).partners.map { Double($0.reduce(0, +)) }.mean }
  }
}
