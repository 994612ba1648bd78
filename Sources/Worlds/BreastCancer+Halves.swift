public import Learning
public import NumericCore

extension BreastCancer {
  /// The tumours divided at random into 284 to learn from and 285 to be judged on.
  public func halves(from random: RandomSource) -> (learnt: Sample, heldOut: Sample) {
    let order = random.permutation(sample.count)
    let labels = sample.labels ?? []
    let parts = [order.prefix(sample.count / 2), order.dropFirst(sample.count / 2)].map { rows in
      Sample(features: sample.features.rows(Array(rows)), labels: rows.map { labels[$0] })
    }
    return (parts[0], parts[1])
  }
}
