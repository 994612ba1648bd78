internal import Learning
internal import Report

extension DomainFindings {
  /// The term of the bound that is the largest.
  enum DominantTerm { case sourceRisk, divergence, jointRisk }

  /// The largest term; nil where no bound is measured.
  var dominantTerm: DominantTerm? {
    guard let bound else { return nil }
    let (half, joint) = (bound.divergence / 2, bound.idealJointRisk ?? 0)
    if joint >= half && joint >= bound.sourceRisk { return .jointRisk }
    return half >= bound.sourceRisk ? .divergence : .sourceRisk
  }

  /// Whether more than half of λ is what it costs that one hypothesis must serve both domains.
  var isConflict: Bool {
    guard let joint = bound?.idealJointRisk, let conflict = bound?.conflict else { return false }
    return 2 * conflict > joint
  }

  /// What the bound says, as what it is.
  var boundReading: String? {
    guard let bound else { return nil }
    let tested = bound.testedTargetRisk.map {
      " By the target's labels alone the target risk is at most \($0.text(digits: 3)), at 95 %: a test of a rule that was chosen "
        + "without them needs no divergence."
    }
    guard let right = bound.bound else {
      return
        "Of the bound, R_S and d_HΔH are known\(bound.isExact ? "" : ", the latter from below"): whatever λ is, it promises no "
        + "target risk below \((bound.sourceRisk + bound.divergence / 2).text(digits: 3)) for this hypothesis.\(domainsReading)"
    }
    let sum =
      switch (bound.isExact, right >= 1) {
      case (false, _):
        "For linear classifiers d_HΔH is at least, and λ at most, what is shown: their sum, \(right.text(digits: 3)), estimates "
          + "the bound and guarantees nothing."
      case (true, true): "The bound is \(right.text(digits: 3)): 1 or more, so it promises nothing (chapter 6)."
      case (true, false):
        "The bound promises a target risk of at most \(right.text(digits: 3)) on these rows; it is "
          + "\((bound.targetRisk ?? 0).text(digits: 3))."
      }
    return "\(sum) \(dominance)\(right < 1 ? domainsReading : "")\(tested ?? "")"
  }

  /// What the bound comes to with what samples may hide, of which class and how surely; nothing where a term is none that is exact.
  private var domainsReading: String {
    guard let bound, let sampled = bound.sampled else { return "" }
    let hidden = " With what samples of this size may hide, at 95 % for all terms together and for \(bound.growth.words), "
    guard let value = sampled.value else {
      return hidden + "R_S and ½ d_HΔH of the domains are at most \(sampled.known.text(digits: 3)) together."
    }
    return hidden + "it is \(value.text(digits: 3)) for the domains"
      + (value < 1 ? "." : ", which promises nothing: these rows are too few, or too far apart.")
  }

  private var dominance: String {
    switch dominantTerm {
    case .sourceRisk: "Its largest term is the source risk: the class is too poor, or the labels are noise."
    case .divergence: "Its largest term is the divergence."
    case .jointRisk where isConflict: "Its largest term is λ: no hypothesis of the class serves both domains well."
    case .jointRisk:
      "Its largest term is λ, most of which each domain has by itself: the class is too poor, or the labels are noise."
    case nil: ""
    }
  }
}

extension GrowthFunction {
  /// The class in words, by what the bound asks of it.
  fileprivate var words: String {
    switch self {
    case .vcDimension(let dimension): "a class of VC dimension \(dimension)"
    case .stumps(1): "thresholds in both directions, a class of VC dimension 2"
    case .stumps(let count): "stumps on \(count) features, which label n points in at most \(2 * count) (n − 1) + 2 ways"
    }
  }
}
