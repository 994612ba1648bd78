import NumericCore
import Transfer

/// Shares of ten classes under label shift.
var labelShiftRows: [Row] { [1, 2, 4].map(blackBoxEstimate) + [1, 2, 4].map(expectationMaximisation) }

/// What both sides compare: Σ i·shareᵢ, which every share moves.
private func meanClass(_ shares: [Double]) -> Double { shares.enumerated().map { Double($0) * $1 }.sum() }

/// From so many times 10⁵ predictions in either domain, with standard errors.
private func blackBoxEstimate(_ hundredThousands: Int) -> Row {
  Row("bbse-\(hundredThousands)e5") { inputs in
    let (random, count) = (inputs.random, hundredThousands * 100_000)
    func keep(_ name: String, _ classes: [Int]) throws -> [Int] {
      _ = try inputs.keep(name, classes.map(Double.init))
      return classes
    }
    let labels = try keep("labels", (0..<count).map { _ in random.integer(below: 10) })
    // Right in seven cases of ten, else at random.
    let predicted = try keep("predicted", labels.map { random.bernoulli(0.7) ? $0 : random.integer(below: 10) })
    let target = try keep("target", (0..<count).map { _ in random.integer(below: 10) })
    return {
      let confusion = ConfusionMatrix(predicted: predicted, actual: labels, classCount: 10)
      let estimate = try BlackBoxShiftEstimate(
        confusion: confusion, predictedShares: classShares(target, classCount: 10), targetCount: count)
      return meanClass(estimate.shares)
    }
  }
}

/// By 50 steps on so many times 10⁵ posteriors.
private func expectationMaximisation(_ hundredThousands: Int) -> Row {
  Row("em-50-steps-\(hundredThousands)e5") { inputs in
    let count = hundredThousands * 100_000
    let posteriors = try inputs.keep(
      "posteriors", Matrix(rows: (0..<count).map { _ in inputs.random.dirichlet(Array(repeating: 0.5, count: 10)) }))
    return {
      let likelihood = try PriorLikelihood(posteriors: posteriors, sourceShares: Array(repeating: 0.1, count: 10))
      return meanClass((0..<50).reduce(likelihood.sourceShares) { shares, _ in likelihood.step(from: shares) })
    }
  }
}
