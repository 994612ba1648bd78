import Report

/// What is said of prototypes, each claim as its source makes it.
enum Claims {
  private static let prototypical =
    "J. Snell, K. Swersky and R. Zemel, \"Prototypical networks for few-shot learning\", NIPS 30 (2017)"
  private static let bregman =
    "A. Banerjee, S. Merugu, I. S. Dhillon and J. Ghosh, \"Clustering with Bregman divergences\", JMLR 6 (2005), Proposition 1"

  static let mean = Claim(
    id: "PC-1",
    statement:
      "For every Bregman divergence D and all x₁ … xₙ with mean m, Σ D(xᵢ, c) − Σ D(xᵢ, m) = n D(m, c) ≥ 0: no c is better than the mean.",
    source: bregman, kind: .identity, expectedVerdict: .holds)
  static let anyDistance = Claim(
    id: "PC-2", statement: "The mean of a class is its best prototype, whatever the distance.",
    source: "a common reading of \(prototypical), section 2.6, on the choice of the distance", kind: .inequality,
    expectedVerdict: .corrected)
  static let linear = Claim(
    id: "PC-3", statement: "softmax(−‖q − c_k‖²) is a linear classifier, with w = 2c and b = −‖c‖², for all q and c.",
    source: "\(prototypical), equation 8", kind: .identity, expectedVerdict: .holds)
  static let cosineLinear = Claim(
    id: "PC-4", statement: "With the cosine, prototypes are no linear classifier: the equivalence needs the squared distance.",
    source: "\(prototypical), section 2.4, as it is often read", kind: .identity, expectedVerdict: .corrected)
  static let oneShot = Claim(
    id: "PC-5", statement: "With one example a class, prototypes decide like the nearest neighbour, for every query.",
    source: "\(prototypical), section 2.5", kind: .identity, expectedVerdict: .holds)
  static let rate = Claim(
    id: "PC-6",
    statement:
      "Two normal classes at distance Δ in D dimensions are told apart by prototypes of K shots with the error Φ(−(Δ²/2) / √(Δ² + 2D/K)).",
    source: "the normal approximation of ‖q − c₂‖² − ‖q − c₁‖², with its leading terms", kind: .identity,
    expectedVerdict: .corrected)
  static let supervised = Claim(
    id: "PC-7", statement: "Few-shot accuracy, on whatever features, stays below supervised accuracy on pixels.",
    source: "an encyclopaedic overview of transfer learning, on few-shot learning", kind: .effect, expectedVerdict: .holds)
  static let learnt = Claim(
    id: "PC-8",
    statement: "An embedding learnt on base classes classifies novel classes better than pixels: here on many base classes.",
    source: "O. Vinyals et al., \"Matching networks for one shot learning\", NIPS 29 (2016), Table 1", kind: .effect,
    expectedVerdict: .holds)
  static let learntOfFew = Claim(
    id: "PC-9", statement: "The same, of five base classes.",
    source: "the question of this chapter; the literature rarely says how many base classes are needed",
    kind: .effect, expectedVerdict: .fails)
  static let euclidean = Claim(
    id: "PC-10", statement: "For training prototypes, squared Euclidean distance is better than cosine similarity.",
    source: "\(prototypical), sections 2.6 and 3", kind: .effect, expectedVerdict: .corrected)
  static let moreWays = Claim(
    id: "PC-11", statement: "Training on episodes of more ways than are tested helps.",
    source: "\(prototypical), sections 2.6 and 3",
    kind: .effect, expectedVerdict: .holds)
  static let metaTraining = Claim(
    id: "PC-12",
    statement:
      "Seeing equally many images, training on episodes embeds novel classes better than training the same network to classify the base classes.",
    source:
      "O. Vinyals et al. (2016), Table 1; disputed by W.-Y. Chen et al., \"A closer look at few-shot classification\", ICLR (2019)",
    kind: .effect, expectedVerdict: .fails)
  static let simpleHead = Claim(
    id: "PC-13", statement: "With few examples the simple bias of prototypes beats the nearest neighbour, whatever the features.",
    source: "\(prototypical), abstract: a \"simpler inductive bias\", as it is often read", kind: .effect,
    expectedVerdict: .corrected)

  /// Those that a part judges.
  static func judged(by part: Part) -> [Claim] {
    switch part {
    case .identities: [mean, anyDistance, linear, cosineLinear, oneShot]
    case .shots: [rate]
    case .digits: [learntOfFew]
    case .glyphs: [supervised, learnt, euclidean, moreWays, metaTraining, simpleHead]
    }
  }

  /// All of them, in the order of the lesson.
  static let all = [
    mean, anyDistance, linear, cosineLinear, oneShot, rate, supervised, learnt, learntOfFew, euclidean, moreWays, metaTraining,
    simpleHead,
  ]
}
