/// Which settings of transfer the ``SmallPairs`` have, by how their spaces of inputs can be compared.
public struct SmallPairSettings: Sendable, Hashable {
  /// On one space, or on two without a common input.
  public let apart = Set(SmallPairs.all.compactMap(\.comparison.setting)).filter(\.isTransfer)
  /// On two spaces that have one input in common.
  public let overlapping = Set(SmallPairs.overlapping.compactMap(\.comparison.setting))
  /// On two spaces of which the inputs of one are translated: the spaces differ, and the tasks are compared by the translation.
  public let translated = Set(
    SmallPairs.translated.compactMap(\.comparison.setting).map { TransferSetting(domain: .inputsDiffer, task: $0.task) })

  /// Tries all pairs.
  public init() {}

  /// The settings of transfer that some pair has, in the order of ``TransferSetting/all``.
  public var found: [TransferSetting] {
    let pairs = apart.union(overlapping).union(translated)
    return TransferSetting.all.filter { $0.isTransfer && pairs.contains($0) }
  }
}
