import Report

/// What the paper says, each claim with the verdict that this scale gives it.
enum Claims {
  private static let paper =
    "J. Yosinski, J. Clune, Y. Bengio and H. Lipson, \"How transferable are features in deep neural networks?\", NIPS 27 (2014)"

  static let depth = effect(
    "LT-1", "With frozen layers from a similar task, accuracy falls as more layers are copied.", "section 4.1, AnB of Figure 2")
  static let tuned = effect(
    "LT-2", "Layers from another task, fine-tuned, beat the own layers trained again as long (AnB+ > BnB+).",
    "section 4.1 and Table 1; here with a tenth of the target's examples")
  static let random = effect(
    "LT-3", "Frozen random layers lose more accuracy the more of them there are.", "section 4.3, Figure 3")
  static let distance = effect(
    "LT-4", "The loss from a dissimilar task exceeds that from a similar one, the more so the more layers are copied.",
    "section 4.2, Figure 3")
  static let distantBeatsRandom = effect(
    "LT-5", "Frozen features of a distant task are better than random ones.", "section 4.3 and abstract")
  static let firstLayer = effect(
    "LT-6", "The first layer is general: copied from another task it serves as well as one's own.", "section 4.1", .corrected)
  static let selfDrop = effect(
    "LT-7", "That a network retrained on its own frozen layers (BnB) falls below baseB shows fragile co-adaptation.",
    "section 4.1, BnB of Figure 2", .corrected)
  static let coadaptation = effect(
    "LT-8", "Where neighbouring layers have co-adapted, retraining above a cut between them does not find the solution again.",
    "section 4.1; here around a layer of two units that is moved")
  static let similarity = effect(
    "LT-9", "The more layers of its true function the source shares with the target, the less is lost.",
    "section 4.2, for a similarity known by construction")
  static let tunedAtEqual = effect(
    "LT-10", "Layers from another task beat the own layers trained again even with as many target examples (AnB+ > BnB+).",
    "section 4.1 and Table 1")
  static let laterIsBetter = effect(
    "LT-11", "The gain of fine-tuned layers grows with the number of layers copied.", "Table 1", .fails)
  static let distantBeatsRandomAnywhere = effect(
    "LT-12", "Frozen features of a task that shares nothing are still better than random ones.", "section 4.3 and abstract", .fails)
  static let lastLayer = effect(
    "LT-13", "With little data, borrowed low layers beat the own ones and borrowed high layers lose to them.",
    "section 4.1, read with a tenth of the target's examples")

  /// All of them, in the order of the lesson.
  static let all = [
    depth, tuned, random, distance, distantBeatsRandom, firstLayer, selfDrop, coadaptation, similarity, tunedAtEqual, laterIsBetter,
    distantBeatsRandomAnywhere, lastLayer,
  ]

  private static func effect(_ id: String, _ statement: String, _ place: String, _ expected: Verdict = .holds) -> Claim {
    Claim(id: id, statement: statement, source: "\(paper), \(place)", kind: .effect, expectedVerdict: expected)
  }
}
