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

  @Test("all probabilities at once, as computed with 60 digits")
  func allProbabilities() {
    let rows: [(trials: Int, probability: Double, count: Int, value: Double)] = [
      (4000, 0.45, 1500, 1.2400646240237742e-22), (4000, 0.45, 1800, 0.012678414889280287),
      (4000, 0.45, 2200, 1.749825221291629e-37),
      (4000, 0.5, 1200, 1.5802872144114065e-145), (4000, 0.5, 2001, 0.012608569870899885),
      (1000, 0.01, 0, 4.317124741065825e-05), (1000, 0.01, 60, 1.5577240945053624e-27),
    ]
    for row in rows {
      let all = BinomialDistribution(trials: row.trials, probability: row.probability).probabilities
      #expect(agree(all[row.count], row.value, within: 1e-13), "\(row)")
      #expect(all.count == row.trials + 1 && abs(all.sum() - 1) < 1e-14)
    }
  }

  @Test("all probabilities are those of each count", arguments: [0, 0.2, 0.5, 1], [0, 1, 12])
  func eachProbability(successProbability: Double, trials: Int) {
    let binomial = BinomialDistribution(trials: trials, probability: successProbability)
    #expect(zip(binomial.probabilities, 0...trials).allSatisfy { abs($0 - binomial.probability(of: $1)) < 1e-14 })
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
