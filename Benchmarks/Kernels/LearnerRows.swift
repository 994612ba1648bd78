import Learning
import NumericCore
import Transfer

/// Learners and importance weights.
var learnerRows: [Row] {
  let machines = [(500, 1), (1000, 1), (2000, 1), (2000, 1000)].map { supportVectors($0, cost: $1) }
  return [logistic] + machines + [300, 1000].map(meanMatching)
}

private var logistic: Row {
  Row("logistic-10000x50") { inputs in
    let features = try inputs.cloud("features", 10_000, 50)
    let slopes = inputs.random.normals(count: 50)
    let noise = inputs.random.normals(count: 10_000)
    let labels = try inputs.keep("labels", zip(features.times(slopes), noise).map { $0 + $1 > 0 ? 1.0 : 0 })
    let sample = Sample(features: features, labels: labels)
    return { try LogisticRegression(sample, penalty: 1, tolerance: 1e-6).objective }
  }
}

/// A ring with weights; where the cost is large, its classes overlap more.
private func supportVectors(_ count: Int, cost: Int) -> Row {
  Row("svm-rbf-\(count)" + (cost == 1 ? "" : "-c\(cost)")) { inputs in
    let points = try inputs.cloud("points", count, 2)
    let noise = inputs.random.normals(count: count).map { (cost == 1 ? 0.2 : 0.4) * $0 }
    let labels = try inputs.keep("labels", (0..<count).map { points.row($0).norm + noise[$0] > 1.1 ? 1.0 : 0 })
    let weights = try inputs.keep("weights", inputs.random.uniforms(count: count).map { 0.2 + 1.8 * $0 })
    let ring = Sample(features: points, labels: labels, weights: weights)
    return { try SupportVectorMachine(ring, kernel: .gaussian(gamma: 1), cost: Double(cost)).certificate.dualObjective }
  }
}

private func meanMatching(_ count: Int) -> Row {
  Row("kmm-\(count)") { inputs in
    let source = try inputs.cloud("source", count, 2)
    let target = try inputs.cloud("target", count, 2, mean: 0.5, deviation: 0.8)
    let kernel = Kernel.gaussian(gamma: 0.5)
    let (gram, sums) = (kernel.gram(of: source), kernel.sums(at: source, over: target))
    return { try KernelMeanMatching(gram: gram, targetSums: sums).certificate.objective }
  }
}
