import Report

/// The claims about the bound and its divergences, each as its source makes it.
enum Claims {
  private static let theory =
    "S. Ben-David et al., \"A theory of learning from different domains\", Machine Learning 79 (2010)"
  private static let representations =
    "S. Ben-David et al., \"Analysis of representations for domain adaptation\", NIPS 19 (2006)"
  private static let impossibility =
    "S. Ben-David et al., \"Impossibility theorems for domain adaptation\", PMLR 9 (2010)"
  private static let article = "I. Redko, \"Why transfer learning works or fails?\", online article"
  private static let page = "An online course page on transfer-learning theory, on the Ben-David bound"

  // MARK: Terms

  static let bound = Claim(
    id: "BD-1", statement: "For every class H, all S and T and every h in H, R_T(h) ≤ R_S(h) + ½ d_HΔH(S, T) + λ.",
    source: "\(theory), Theorem 2", kind: .inequality, expectedVerdict: .holds)
  static let withoutHalf = Claim(
    id: "BD-2", statement: "For every h in H, R_T(h) ≤ R_S(h) + d_HΔH(S, T) + λ, the factor ½ being left out.",
    source: "\(page); it does not say whether d_HΔH carries the factor 2", kind: .inequality, expectedVerdict: .corrected)
  static let twoSided = Claim(
    id: "BD-3", statement: "For every h in H, |R_T(h) − R_S(h)| ≤ ½ d_HΔH(S, T) + λ.", source: "\(page), its proof sketch",
    kind: .inequality, expectedVerdict: .holds)
  static let overClass = Claim(
    id: "BD-4", statement: "For every h in H, R_T(h) ≤ R_S(h) + ½ d_H(S, T) + λ, with d_H in place of d_HΔH.",
    source: "\(representations), Theorem 1, as it is often quoted", kind: .inequality, expectedVerdict: .fails)
  static let labelling = Claim(
    id: "BD-7",
    statement: "For every classifier h, R_T(h) ≤ R_S(h) + d_1(S, T) + min(E_S |f_S − f_T|, E_T |f_S − f_T|), d_1 = 2 TV.",
    source: "\(theory), Theorem 1", kind: .inequality, expectedVerdict: .holds)
  static let naive = Claim(
    id: "BD-8", statement: "For every classifier h, R_T(h) ≤ R_S(h) + the distance of the marginals S and T.",
    source: "\(article), its first version of the bound, before labels are considered", kind: .inequality, expectedVerdict: .fails)
  static let leastSource = Claim(
    id: "BD-17b", statement: "For every class, the least source risk is at most λ.", source: "The definition of λ",
    kind: .inequality, expectedVerdict: .holds)

  // MARK: Distances

  static let kuiper = Claim(
    id: "BD-5", statement: "For thresholds on any two samples, ½ d_HΔH is Kuiper's statistic, found in O(n log n).",
    source: "\(page) calls d_HΔH intractable in general; N. H. Kuiper, \"Tests concerning random points on a circle\" (1960)",
    kind: .identity, expectedVerdict: .holds)
  static let pseudometric = Claim(
    id: "BD-6", statement: "For every class, d_HΔH is a pseudometric: symmetric, with the triangle inequality, and at most 2 TV.",
    source: "\(theory), Definition 3", kind: .inequality, expectedVerdict: .holds)
  static let inclusion = Claim(
    id: "BD-6b", statement: "For every class, d_H(S, T) ≤ d_HΔH(S, T).", source: "Often taken for granted", kind: .inequality,
    expectedVerdict: .corrected)
  static let leastError = Claim(
    id: "BD-9",
    statement:
      "For every class closed under complement, d_H = 2 (1 − min over h of [S(h = 1) + T(h = 0)]), one error minimisation.",
    source: "\(theory), Lemma 2", kind: .identity, expectedVerdict: .holds)
  static let proxy = Claim(
    id: "BD-10",
    statement: "For every class closed under complement, 2 (1 − 2ε) is d_H, with ε the least error on the pooled samples.",
    source: "\(page); \(representations)", kind: .identity, expectedVerdict: .corrected)
  static let thresholdDimension = Claim(
    id: "VC-4", statement: "Thresholds have VC dimension 1 and their HΔH 2; two-sided thresholds have 2 and their HΔH 3.",
    source: "V. Vapnik and A. Chervonenkis (1971), by enumeration on eight points", kind: .identity, expectedVerdict: .holds)
  static let doubledDimension = Claim(
    id: "VC-5", statement: "For every class, the VC dimension of HΔH is at most twice that of H.",
    source: "\(theory), how 2d enters its Theorem 2", kind: .inequality, expectedVerdict: .fails)

  // MARK: Samples

  static let finiteSample = Claim(
    id: "BD-12",
    statement: "With probability at least 1 − δ, ½ d_HΔH ≤ ½ d̂_HΔH + 4 √((2d ln 2m′ + ln 2/δ)/m′), for every m′; here δ = 0.05.",
    source: "\(theory), Theorem 2", kind: .effect, expectedVerdict: .holds)
  static let proxyError = Claim(
    id: "BD-11", statement: "Where the proxy A-distance errs, it underestimates d_HΔH.",
    source: "\(page), which warns of this side only", kind: .effect, expectedVerdict: .corrected)

  // MARK: Failures

  static let unknowable = Claim(
    id: "BD-13",
    statement:
      "For every learner, labels g or 1 − g of the same target give risks that sum to 1: λ is unknown without target labels.",
    source: "\(article); \(impossibility), Theorem 2", kind: .identity, expectedVerdict: .holds)
  static let uncontrollable = Claim(
    id: "BD-14", statement: "Adaptation reduces the first two terms, and the third, λ, stays as it is.", source: article,
    kind: .inequality, expectedVerdict: .corrected)
  static let hopeless = Claim(
    id: "BD-15", statement: "Where λ is large, transfer is hopeless, whatever the algorithm.", source: page, kind: .inequality,
    expectedVerdict: .fails)
  static let needed = Claim(
    id: "BD-16", statement: "For transfer to succeed you need a low source risk, a low divergence and a low λ.", source: page,
    kind: .inequality, expectedVerdict: .corrected)
  static let everyTerm = Claim(
    id: "BD-17", statement: "Each of the three terms can be the sole cause of failure, the other two being small.",
    source: "\(page), its second exercise", kind: .identity, expectedVerdict: .holds)

  static let terms = [bound, withoutHalf, twoSided, overClass, labelling, naive, leastSource]
  static let distances = [kuiper, pseudometric, inclusion, leastError, proxy, thresholdDimension, doubledDimension]
  static let samples = [proxyError, finiteSample]
  static let failures = [unknowable, uncontrollable, hopeless, needed, everyTerm]
  /// All of them, in the order of the lesson.
  static let all = terms + distances + samples + failures
}

/// `holds` where the claim is right, else `corrected` where its correction is, else `fails`.
func verdict(claim: Bool, correction: Bool) -> Verdict { claim ? .holds : correction ? .corrected : .fails }
