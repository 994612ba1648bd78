import NumericCore
import Testing

@Suite("The binomial distribution") struct BinomialDistributionTests {
  // From scipy.stats 1.17, as (distribution, count, P(X = count), P(X ≤ count), P(X ≥ count)). A binomial probability is the
  // exponential of a difference of logarithms of size n, so that its relative error is about n · 10⁻¹⁵.
  @Test("probabilities and both tails agree with an independent library") func values() {
    let rows: [(BinomialDistribution, Int, Double, Double, Double)] = [
      (BinomialDistribution(trials: 10, probability: 0.3), 0, 0.0282475249, 0.028247524900000005, 1.0),
      (BinomialDistribution(trials: 10, probability: 0.3), 8, 0.0014467004999999982, 0.9998563141, 0.0015903863999999995),
      (BinomialDistribution(trials: 10, probability: 0.3), 3, 0.2668279319999998, 0.6496107184000002, 0.6172172136000003),
      (BinomialDistribution(trials: 1000, probability: 0.01), 0, 4.317124741065821e-05, 4.3171247410658195e-05, 1.0),
      (BinomialDistribution(trials: 1000, probability: 0.01), 10, 0.12574021112620742, 0.5830408033010979, 0.5426994078251132),
      (BinomialDistribution(trials: 1000, probability: 0.01), 20, 0.0017918782400182188, 0.9985035184522908, 0.003288359787727457),
      (BinomialDistribution(trials: 100000, probability: 0.5), 0, 0.0, 0.0, 1.0),
      (
        BinomialDistribution(trials: 100000, probability: 0.5), 50475, 2.7680583800863076e-05, 0.9986823028514368,
        0.0013453777323640785
      ),
      (
        BinomialDistribution(trials: 100000, probability: 0.5), 50000, 0.0025231262141967386, 0.5012615631070978, 0.5012615631070978
      ),
    ]
    for (distribution, count, probability, atMost, atLeast) in rows {
      #expect(agree(distribution.probability(of: count), probability, within: 1e-9), "\(distribution) at \(count)")
      #expect(agree(distribution.probability(atMost: count), atMost, within: 1e-10), "\(distribution) at most \(count)")
      #expect(agree(distribution.probability(atLeast: count), atLeast, within: 1e-10), "\(distribution) at least \(count)")
    }
  }

  @Test("the tails are sums of the probabilities", arguments: [0, 0.2, 0.5, 1])
  func tailsAreSums(successProbability: Double) {
    let binomial = BinomialDistribution(trials: 12, probability: successProbability)
    for count in -2...14 {
      let sum = (-2...count).map { binomial.probability(of: $0) }.sum()
      #expect(abs(binomial.probability(atMost: count) - sum) < 1e-14, "at most \(count)")
      #expect(abs(binomial.probability(atLeast: count + 1) - (1 - sum)) < 1e-14, "more than \(count)")
    }
  }

  @Test("log binomial coefficients agree with known values") func logarithms() {
    #expect(agree(.logBinomial(52, 5), .log(2_598_960), within: 1e-13))
    #expect(Double.logBinomial(5, 6) == -.infinity && Double.logBinomial(5, 0) == 0 && Double.logBinomial(5, 5) == 0)
  }
}
