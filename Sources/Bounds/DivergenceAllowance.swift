internal import NumericCore

/// What is added to ½ d̂_HΔH so that ½ d_HΔH stays below with probability 1 − δ, beside what has to be, at one sample size.
///
/// The promises are those of ``DivergenceSampleTerm``. What has to be is decided exactly on classes with one set A, which no class
/// makes worse (``OneSetCoverage``), over S(A) − T(A) = 0.1, 0.2, …, 0.9.
public struct DivergenceAllowance: Sendable {
  /// m′, the points of each domain.
  public let sampleSize: Int
  /// δ.
  public let failureProbability: Double
  /// 4 √((2d ln 2m′ + ln 2/δ)/m′), Theorem 2's term.
  public let printed: Double
  /// 2 √(…), that of Lemma 1, halved.
  public let halvedLemma: Double
  /// √(ln(1/δ)/m′), which needs no dimension.
  public let dimensionFree: Double
  /// The least that covers every set.
  public let needed: Double
  /// The least probability, over the sets, that `dimensionFree` covers one.
  public let coverage: Double
  /// The same of half of `dimensionFree`.
  public let halfCoverage: Double

  /// √((2d ln 2m′ + ln 2/δ)/m′), of which Theorem 2 adds four times.
  public var root: Double { printed / 4 }

  /// The factor of the root that covers every set.
  public var neededFactor: Double { needed / root }

  /// The factor of the root that covers 1 − δ of repeated samples; 0 where the estimate alone does.
  ///
  /// - Parameter errors: ½ d̂_HΔH − ½ d_HΔH of each sample.
  /// - Precondition: there is a sample.
  public func neededFactor(ofErrors errors: [Double]) -> Double { max(0, -errors.quantile(failureProbability)) / root }

  /// Whether `dimensionFree` covers every set with probability 1 − δ, as it should.
  public var isCovered: Bool { coverage >= 1 - failureProbability }

  private init(_ term: DivergenceSampleTerm, sets: [OneSetCoverage], sampleSize: Int) {
    let allowance = term.dimensionFree(sampleSize: sampleSize)
    (self.sampleSize, failureProbability, dimensionFree) = (sampleSize, term.failureProbability, allowance)
    (printed, halvedLemma) = (term.value(sampleSize: sampleSize), term.halvedLemma(sampleSize: sampleSize))
    needed = sets.map { $0.leastAllowance(failureProbability: term.failureProbability) }.reduce(0, max)
    coverage = sets.map { $0.probability(allowance: allowance) }.reduce(1, min)
    halfCoverage = sets.map { $0.probability(allowance: allowance / 2) }.reduce(1, min)
  }

  /// The allowances for a class of VC dimension d, of the first δ at all sample sizes, then of the next.
  ///
  /// - Precondition: the sample sizes are positive, and 0 < δ < 1.
  /// - Complexity: O(m′²) a sample size.
  public static func all(
    vcDimension: Int, failureProbabilities: [Double], sampleSizes: [Int]
  ) -> [DivergenceAllowance] {
    let sets = sampleSizes.map { size in (1...9).map { OneSetCoverage(gap: Double($0) / 10, sampleSize: size) } }
    return failureProbabilities.flatMap { delta in
      let term = DivergenceSampleTerm(vcDimension: vcDimension, failureProbability: delta)
      return zip(sampleSizes, sets).map { DivergenceAllowance(term, sets: $1, sampleSize: $0) }
    }
  }
}
