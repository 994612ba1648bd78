import Report

/// What the paper says, each claim with the verdict that this scale gives it.
enum Claims {
  private static let paper =
    "J. Yosinski, J. Clune, Y. Bengio and H. Lipson, \"How transferable are features in deep neural networks?\", NIPS 27 (2014), "
    + "section 4 and Table 1"

  static let depth = effect(
    "LT-1", "With frozen layers from a similar task, accuracy falls as more layers are copied.")
  static let tuned = effect(
    "LT-2",
    "Layers from another task, fine-tuned, beat the own layers trained again as long (AnB+ > BnB+): here with little target data.")
  static let random = effect(
    "LT-3", "Frozen random layers lose more accuracy the more of them there are.")
  static let distance = effect(
    "LT-4", "The loss from a dissimilar task exceeds that from a similar one, the more so the more layers are copied.")
  static let distantBeatsRandom = effect(
    "LT-5", "Frozen features of a distant task are better than random ones.")
  static let firstLayer = effect(
    "LT-6", "The first layer is general: copied from another task it serves as well as one's own.", .corrected)
  static let selfDrop = effect(
    "LT-7", "That a network retrained on its own frozen layers (BnB) falls below baseB shows fragile co-adaptation.", .corrected)
  static let coadaptation = effect(
    "LT-8",
    "Where neighbouring layers have co-adapted, retraining above a cut between them does not find the solution again: here around a layer of two units, which is moved."
  )
  static let similarity = effect(
    "LT-9", "The more layers of its true function the source shares with the target, the less is lost.")
  /// All of them, in the order of the lesson.
  static let all = [
    depth, tuned, random, distance, distantBeatsRandom, firstLayer, selfDrop, coadaptation, similarity,
  ]

  private static func effect(_ id: String, _ statement: String, _ expected: Verdict = .holds) -> Claim {
    Claim(id: id, statement: statement, source: paper, kind: .effect, expectedVerdict: expected)
  }
}
