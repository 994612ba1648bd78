import Report

/// What is said of weighting, each claim as its source makes it.
enum Claims {
  private static let textbook =
    "H. Shimodaira, \"Improving predictive inference under covariate shift\", Journal of Statistical Planning and Inference 90 (2000), section 2"
  private static let cortesPaper = "C. Cortes, Y. Mansour and M. Mohri, \"Learning bounds for importance weighting\", NIPS 2010"
  private static let introduction = "\"An introduction to transfer learning\", Georgian (2019), on instance reweighting"
  private static let matchingPaper =
    "J. Huang et al., \"Correcting sample selection bias by unlabeled data\", NIPS 2006, as told in \(introduction)"
  private static let classifierPaper =
    "S. Bickel, M. Brückner and T. Scheffer, \"Discriminative learning under covariate shift\", JMLR 10 (2009)"
  private static let validationPaper =
    "M. Sugiyama, M. Krauledat and K.-R. Müller, \"Covariate shift adaptation by importance weighted cross validation\", JMLR 8 (2007)"
  private static let impossibility =
    "S. Ben-David, T. Lu, T. Luu and D. Pál, \"Impossibility theorems for domain adaptation\", PMLR 9 (2010), section 3.1"

  static let unbiased = Claim(
    id: "CS-1", statement: "For every loss ℓ and all domains S, T with the same labels, E_S[wℓ] = E_T[ℓ].", source: textbook,
    kind: .identity, expectedVerdict: .corrected)
  static let effectiveSize = Claim(
    id: "CS-2", statement: "E_S[w²] = 1 + χ²(T‖S), so that for all T within the support of S, ESS/n tends to 1/(1 + χ²).",
    source: cortesPaper, kind: .identity, expectedVerdict: .holds)
  static let flattering = Claim(
    id: "CS-2b",
    statement: "Whatever the shift, the ESS of the weights at hand estimates n/(1 + χ²), what the weighted sample is worth.",
    source:
      "A. Kong, \"A note on importance sampling using standardized weights\", University of Chicago, report 348 (1992), as it is used",
    kind: .effect, expectedVerdict: .fails)
  static let cortes = Claim(
    id: "CS-3", statement: "For all S, T, 0 ≤ ℓ ≤ 1 and α ≥ 1, E_S[w²ℓ²] ≤ d_{α+1}(T‖S) · E_T[ℓ]^(1−1/α).",
    source: "\(cortesPaper), Lemma 2", kind: .inequality, expectedVerdict: .holds)
  static let variance = Claim(
    id: "CS-4", statement: "The mean of wℓ over n source examples is unbiased, with variance (E_S[w²ℓ²] − E_T[ℓ]²)/n.",
    source: cortesPaper, kind: .identity, expectedVerdict: .holds)
  static let selfNormalised = Claim(
    id: "CS-4b", statement: "Divided by Σw instead of n, the estimate is biased and has the smaller mean squared error.",
    source: "T. Hesterberg, \"Weighted average importance sampling and defensive mixture distributions\", Technometrics 37 (1995)",
    kind: .effect, expectedVerdict: .holds)
  static let helps = Claim(
    id: "CS-5", statement: "Weighting corrects the difference of the marginals and so lowers the target's risk.",
    source: introduction, kind: .effect, expectedVerdict: .corrected)
  static let conditional = Claim(
    id: "CS-6",
    statement: "Weighting works where P(y | x) is the same: what it estimates is the target's risk against the source's labels.",
    source: introduction, kind: .identity, expectedVerdict: .holds)
  static let meanMatching = Claim(
    id: "CS-7", statement: "Kernel mean matching finds weights under which the source's mean is the target's.",
    source: matchingPaper, kind: .effect, expectedVerdict: .corrected)
  static let classifier = Claim(
    id: "CS-8", statement: "With P of the pooled sample, w(x) = (n_S/n_T) · P(T | x)/P(S | x) at every x.", source: classifierPaper,
    kind: .identity, expectedVerdict: .holds)
  static let figure = Claim(
    id: "CS-9",
    statement: "Weighting lowers the error of a support vector machine with a Gaussian kernel from 0.11 to 0.07, by around 36 %.",
    source: "\(introduction), its figure 13, one run", kind: .effect, expectedVerdict: .corrected)
  static let validation = Claim(
    id: "CS-10",
    statement: "Under covariate shift, cross-validation with importance weights estimates the target's risk; without, it does not.",
    source: validationPaper, kind: .effect, expectedVerdict: .holds)
  static let clipping = Claim(
    id: "CS-11",
    statement: "Clipping large weights trades bias for variance: the error is least at a bound neither low nor infinite.",
    source: cortesPaper, kind: .effect, expectedVerdict: .holds)
  static let harmless = Claim(
    id: "CS-12",
    statement: "Weighting uses only the source's relevant information: it does not spoil a classifier that serves the target.",
    source: "\(introduction); against it, \(impossibility)", kind: .inequality, expectedVerdict: .fails)

  /// All of them, in the order of the lesson.
  static let all = [
    unbiased, effectiveSize, flattering, cortes, variance, selfNormalised, clipping, helps, conditional, harmless, validation,
    figure, meanMatching, classifier,
  ]
}
