internal import NumericCore

/// What a network is trained to bring about: a loss of one row of outputs, averaged over a batch.
///
/// Both are written where they are used most: the loss and its gradient at once, over the outputs of a batch, in place.
public enum NetworkLoss {
  /// The softmax cross-entropy of logits z against a class c, and its gradient:
  ///
  ///     ℓ = log Σⱼ exp zⱼ − z_c,   ∂ℓ/∂zⱼ = pⱼ − 1[j = c],   p = softmax z.
  ///
  /// Replaces the logits in `z` by the gradient of the batch's mean loss, and returns that mean.
  ///
  /// - Precondition: `z` holds a row of `classCount` logits for each index of the batch, and `classes` a class for each of them.
  public static func softmaxCrossEntropy(_ z: inout [Float], classCount: Int, classes: [Int], of batch: ArraySlice<Int>) -> Float {
    let share = 1 / Float(batch.count)
    var loss: Float = 0
    // Subtracting the largest logit changes no probability and keeps exp within range.
    for (row, index) in batch.enumerated() {
      let range = row * classCount..<(row + 1) * classCount
      var largest = z[range.lowerBound]
      for place in range { largest = max(largest, z[place]) }
      for place in range { z[place] -= largest }
      loss -= z[range.lowerBound + classes[index]]
    }
    z.exponentiate(0..<batch.count * classCount)
    for (row, index) in batch.enumerated() {
      let range = row * classCount..<(row + 1) * classCount
      var sum: Float = 0
      for place in range { sum += z[place] }
      loss += Float(Double.log(Double(sum)))
      let scale = share / sum
      for place in range { z[place] *= scale }
      z[range.lowerBound + classes[index]] -= share
    }
    return loss * share
  }

  /// Half the squared distance of outputs y from targets t, and its gradient: ℓ = ½ ‖y − t‖², ∂ℓ/∂y = y − t.
  ///
  /// Replaces the outputs in `y` by the gradient of the batch's mean loss, and returns that mean.
  static func squared(_ y: inout [Float], targets: FloatMatrix, of batch: ArraySlice<Int>) -> Float {
    let (width, share) = (targets.columnCount, 1 / Float(batch.count))
    var loss: Float = 0
    for (row, index) in batch.enumerated() {
      for column in 0..<width {
        let difference = y[row * width + column] - targets.elements[index * width + column]
        loss += difference * difference
        y[row * width + column] = difference * share
      }
    }
    return loss * share / 2
  }
}
