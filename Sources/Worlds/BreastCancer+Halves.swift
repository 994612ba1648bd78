public import Learning
public import NumericCore

extension BreastCancer {
  /// The tumours divided at random into 284 to learn from and 285 to be judged on.
  public func halves(from random: RandomSource) -> (learnt: Sample, heldOut: Sample) {
    let order = random.permutation(sample.count)
    let half = order.count / 2
    return (sample.examples(Array(order[..<half])), sample.examples(Array(order[half...])))
  }
}
