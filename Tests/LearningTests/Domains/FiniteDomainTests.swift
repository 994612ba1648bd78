import Learning
import NumericCore
import Testing

@Suite("Randomised classifiers on a finite domain")
struct FiniteDomainTests {
  private let domain = FiniteDomain(negative: [3, 0, 2], positive: [1, 4, 0])

  @Test("shares of 0 and the whole are labels, and in between the risk is linear")
  func labels() {
    for labels in [[true, false, true], [false, true, false]] {
      #expect(domain.risk(ofShares: labels.map { $0 ? 10 : 0 }, of: 10) == 10 * domain.risk(of: labels))
    }
    #expect(domain.risk(ofShares: [4, 0, 0], of: 10) == 4 * 3 + 6 * 1 + 10 * 4)
  }

  @Test("under the opposite labels the risk is the rest")
  func opposite() {
    #expect(domain.flipped.flipped == domain && domain.flipped.positive == domain.negative)
    for shares in [[0, 5, 10], [3, 3, 3]] {
      #expect(
        domain.risk(ofShares: shares, of: 10) + domain.flipped.risk(ofShares: shares, of: 10) == 10 * domain.total)
    }
  }
}
