public import NumericCore

extension Network {
  /// Trains the network to give each example's class the largest output, by softmax cross-entropy.
  ///
  /// Returns the mean training loss of each epoch, measured while its steps were taken. Frozen layers compute their outputs once.
  /// The result depends on the network, the examples, the plan and the source only.
  ///
  /// - Throws: ``TrainingError/diverged(epoch:stepSize:)`` when the loss overflows or exceeds a thousand times that of a uniform
  ///   guess.
  /// - Precondition: the network reads the inputs and has an output for each class; there is an example, and a layer that is not
  ///   frozen.
  /// - Complexity: O(*e* *n* *p*) for *e* epochs of *n* examples on *p* trained parameters
  @discardableResult
  public mutating func train(
    on examples: ClassifiedExamples, as plan: TrainingPlan, shuffledBy source: RandomSource
  ) throws(TrainingError) -> [Double] {
    precondition(
      examples.classCount == shape.outputCount, "\(examples.classCount) classes need as many outputs, not \(shape.outputCount).")
    let (width, classes) = (examples.classCount, examples.classes)
    let guess = Double.log(Double(max(width, 2)))
    return try train(on: examples.inputs, as: plan, shuffledBy: source, uninformedLoss: guess) { outputs, batch in
      NetworkLoss.softmaxCrossEntropy(&outputs, classCount: width, classes: classes, of: batch)
    }
  }

  /// Trains the network to give each example its target, by half the squared distance.
  ///
  /// Otherwise as ``train(on:as:shuffledBy:)-(ClassifiedExamples,_,_)``; divergence is measured against the loss of outputs 0.
  ///
  /// - Precondition: there is a row of targets for each row of inputs, with as many columns as the network has outputs.
  @discardableResult
  public mutating func train(
    on inputs: FloatMatrix, targets: FloatMatrix, as plan: TrainingPlan, shuffledBy source: RandomSource
  ) throws(TrainingError) -> [Double] {
    precondition(targets.rowCount == inputs.rowCount, "Training needs one row of targets a row of inputs.")
    precondition(targets.columnCount == shape.outputCount, "Targets have as many columns as the network has outputs.")
    let size = targets.elements.reduce(0) { $0 + Double($1) * Double($1) } / Double(2 * max(targets.rowCount, 1))
    return try train(on: inputs, as: plan, shuffledBy: source, uninformedLoss: max(size, 1)) { outputs, batch in
      NetworkLoss.squared(&outputs, targets: targets, of: batch)
    }
  }

  /// Splits frozen layers off, trains the others on their outputs, and joins the two again.
  private mutating func train(
    on inputs: FloatMatrix, as plan: TrainingPlan, shuffledBy source: RandomSource, uninformedLoss: Double,
    loss: LossGradient
  ) throws(TrainingError) -> [Double] {
    precondition(inputs.rowCount > 0, "Training needs at least one example.")
    let frozenCount = plan.frozenLayerCount
    precondition(frozenCount < layerCount, "Training needs a layer that is not frozen.")
    precondition(
      (plan.layerFactors?.count ?? layerCount) == layerCount,
      "A network of \(layerCount) layers needs as many factors of its step size.")
    guard frozenCount > 0 else {
      return try trainAllLayers(on: inputs, as: plan, shuffledBy: source, uninformedLoss: uninformedLoss, loss: loss)
    }
    let bottom = prefix(frozenCount)
    var top = dropFirst(frozenCount)
    var topPlan = plan
    topPlan.frozenLayerCount = 0
    topPlan.layerFactors = plan.layerFactors.map { Array($0.dropFirst(frozenCount)) }
    let losses = try top.trainAllLayers(
      on: bottom.outputs(of: inputs), as: topPlan, shuffledBy: source, uninformedLoss: uninformedLoss, loss: loss)
    self = bottom.followed(by: top)
    return losses
  }

  private mutating func trainAllLayers(
    on inputs: FloatMatrix, as plan: TrainingPlan, shuffledBy source: RandomSource, uninformedLoss: Double,
    loss: LossGradient
  ) throws(TrainingError) -> [Double] {
    var pass = Backpropagation(shape, capacity: min(plan.batchSize, inputs.rowCount))
    var optimizer = OptimizerState(plan.descent.optimizer, parameterCount: parameters.count)
    let batchStarts = stride(from: 0, to: inputs.rowCount, by: plan.batchSize)
    let stepCount = plan.epochCount * batchStarts.underestimatedCount
    var (step, losses) = (0, [Double]())
    for epoch in 0..<plan.epochCount {
      let order = source.permutation(inputs.rowCount)
      var total = 0.0
      for start in batchStarts {
        let batch = order[start..<min(start + plan.batchSize, order.count)]
        pass.forward(batch, of: inputs, parameters: parameters)
        total += Double(loss(&pass.outputs, batch)) * Double(batch.count)
        pass.backward(parameters: parameters)
        descend(pass.gradient, by: &optimizer, as: plan, stepSize: plan.descent.stepSize(atStep: step, of: stepCount))
        step += 1
      }
      let mean = total / Double(order.count)
      // A parameter that overflowed shows in the next epoch's loss, and after the last one only in itself.
      let isLast = epoch == plan.epochCount - 1
      guard mean < 1000 * uninformedLoss, !isLast || parameters.allSatisfy({ $0.isFinite }) else {
        throw .diverged(epoch: epoch + 1, stepSize: plan.descent.stepSize)
      }
      losses.append(mean)
    }
    return losses
  }

  /// One step of every layer.
  private mutating func descend(
    _ gradient: [Float], by optimizer: inout OptimizerState, as plan: TrainingPlan, stepSize: Double
  ) {
    optimizer.beginStep()
    for (index, layer) in layers.enumerated() {
      optimizer.step(
        &parameters, layer.parameterRange, gradient: gradient,
        stepSize: Float(stepSize * (plan.layerFactors?[index] ?? 1)), weightDecay: Float(plan.descent.weightDecay))
    }
  }
}

/// Replaces the outputs of a batch by the gradient of its mean loss with respect to them, and returns that loss.
private typealias LossGradient = (_ outputs: inout [Float], _ batch: ArraySlice<Int>) -> Float
