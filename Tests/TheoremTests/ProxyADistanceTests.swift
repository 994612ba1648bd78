import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("The proxy A-distance 2(1 − 2ε)")
struct ProxyADistanceTests {
  /// A random instance in probabilities that are exact: whole numbers over 2¹⁰, so that sums of doubles do not round.
  private func instance(seed: UInt64) -> (domains: DomainPair<Double>, hypotheses: FiniteClass) {
    let random = RandomSource(seed: seed)
    let world = RandomFiniteWorld(from: random)
    func domain() -> FiniteDomain<Double> {
      let cuts = ((0..<world.source.count - 1).map { _ in random.integer(below: 1025) } + [1024]).sorted()
      let masses = zip(cuts, [0] + cuts).map { Double($0 - $1) / 1024 }
      return FiniteDomain(marginal: masses, labels: masses.map { _ in true })
    }
    return (DomainPair(source: domain(), target: domain()), world.hypotheses)
  }

  @Test("law: with the least balanced error over a class closed under complement it is d_H, over 300 instances")
  func law() {
    for seed in 1...300 {
      let (domains, hypotheses) = instance(seed: UInt64(seed))
      let closed = FiniteClass(labelings: hypotheses.labelings + hypotheses.labelings.map { $0.map { !$0 } })
      let error = closed.labelings.map(domains.domainError).min() ?? 0
      #expect(proxyADistance(balancedError: error) == domains.hypothesisDivergence(over: closed).divergence, "seed \(seed)")
    }
  }

  @Test("tightness and ends: 2 for domains told apart, 0 for identical ones; PAD-01")
  func ends() {
    #expect(proxyADistance(balancedError: 0) == 2 && proxyADistance(balancedError: 0.5) == 0)
    #expect((proxyADistance(balancedError: 0.35) - 0.6000000000000001).magnitude <= 4 * .ulpOfOne)
    let same = DomainPair(
      source: FiniteDomain(marginal: [0.5, 0.5], labels: [true, true]),
      target: FiniteDomain(marginal: [0.5, 0.5], labels: [true, true]))
    #expect(same.domainError(of: [true, false]) == 0.5)
  }

  @Test("PAD-02: with the training error of scikit-learn's logistic regression, C = 1")
  func logistic() throws {
    let points = Matrix(
      rows: [[0, 0], [1, 0.5], [2, -1], [0.5, 2], [-1, 1], [1, 1], [2, 3], [3, 0], [0, 2.5]])
    let model = try LogisticRegression(Sample(features: points, labels: [0, 0, 0, 0, 0, 1, 1, 1, 1]))
    let labels = model.labels(of: points).map { $0 == 1 }
    let domains = DomainPair(
      source: FiniteDomain(marginal: (0..<9).map { $0 < 5 ? 0.2 : 0 }, labels: labels),
      target: FiniteDomain(marginal: (0..<9).map { $0 < 5 ? 0 : 0.25 }, labels: labels))
    #expect((domains.domainError(of: labels) - 0.225).magnitude < 1e-15)
    #expect((proxyADistance(balancedError: domains.domainError(of: labels)) - 1.1).magnitude < 1e-14)
  }

  @Test("necessity: without closure it can be smaller than d_H")
  func withoutClosure() {
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1.0, 0], labels: [true, true]),
      target: FiniteDomain(marginal: [0, 1.0], labels: [true, true]))
    let onlySource = FiniteClass(labelings: [[true, false]])
    #expect(domains.hypothesisDivergence(over: onlySource).divergence == 2)
    #expect(proxyADistance(balancedError: domains.domainError(of: [true, false])) == -2)
  }

  @Test("necessity: with the pooled error of samples of unequal size it exceeds d_H")
  func pooled() {
    // Identical domains, 9 source points to 1 target point: always guessing the source errs at one in ten.
    #expect(proxyADistance(balancedError: 0.1) == 1.6)
    let same = DomainPair(
      source: FiniteDomain(marginal: [1.0], labels: [true]), target: FiniteDomain(marginal: [1.0], labels: [true]))
    #expect(proxyADistance(balancedError: same.domainError(of: [false])) == 0)
  }
}

extension DomainPair<Double> {
  /// The balanced error of telling the domains apart with `labels`, 1 for the target: half of S(h = 1) + T(h = 0), for domains of
  /// total 1.
  fileprivate func domainError(of labels: [Bool]) -> Double {
    zip(labels, zip(source.marginal, target.marginal)).map { label, masses in label ? masses.0 : masses.1 }.reduce(0, +) / 2
  }
}
