import Learning
import NumericCore
import Transfer

/// Training, and tasks of few examples.
var networkRows: [Row] {
  [(64, 4, 64), (128, 5, 64), (32, 2, 16)].map { trainingStep(width: $0, depth: $1, batchSize: $2) } + [episodes]
}

/// One epoch of 1,500 examples: 24 steps of 64, or 94 of 16. Its objective is the mean loss as the steps are taken.
private func trainingStep(width: Int, depth: Int, batchSize: Int) -> Row {
  Row("training-step-\(width)x\(depth)") { inputs in
    let features = FloatMatrix(try inputs.cloud("inputs", 1500, 64))
    let classes = (0..<1500).map { _ in inputs.random.integer(below: 10) }
    _ = try inputs.keep("classes", classes.map(Double.init))
    _ = try inputs.keep("order", RandomSource(seed: 1).permutation(1500).map(Double.init))
    let examples = ClassifiedExamples(inputs: features, classes: classes, classCount: 10)
    let hidden = Array(repeating: width, count: depth)
    let shape = NetworkShape(inputCount: 64, hidden: hidden, activation: .rectifier, classCount: 10)
    let start = Network(shape, drawnFrom: inputs.random)
    _ = try inputs.keep("parameters", start.parameters.map(Double.init))
    let plan = TrainingPlan(stepSize: 0.05, epochCount: 1, batchSize: batchSize, schedule: .constant)
    return {
      var network = start
      return try network.train(on: examples, as: plan, shuffledBy: RandomSource(seed: 1))[0]
    }
  }
}

/// 2,000 tasks of 5 ways, 5 shots and 15 queries, drawn from 20 classes of 100 examples in 64 dimensions.
private var episodes: Row {
  Row("prototype-episodes-2000") { inputs in
    let classes = (0..<2000).map { $0 / 100 }
    let centres = try inputs.cloud("centres", 20, 64)
    let embedding = try inputs.keep("embedding", inputs.cloud("noise", 2000, 64) + centres.rows(classes))
    let shape = EpisodeShape(wayCount: 5, shotCount: 5, queryCount: 15)
    return {
      let sampler = try EpisodeSampler(classes: classes, classCount: 20, shape: shape)
      let episodes = sampler.episodes(2000, drawnFrom: inputs.random)
      return try FewShotHead.prototypes(.squaredEuclidean).accuracies(on: embedding, of: episodes).mean
    }
  }
}
