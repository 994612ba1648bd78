import Learning
import NumericCore
import Testing

/// All labellings of `count` ordered points by a class, by brute force over the 2^count labellings.
private func labelings(count: Int, where isMember: ([Bool]) -> Bool) -> [[Bool]] {
  (0..<1 << count).map { bits in (0..<count).map { bits >> $0 & 1 == 1 } }.filter(isMember)
}

/// The number of maximal runs of 1.
private func runCount(_ labels: [Bool]) -> Int {
  labels.indices.count { labels[$0] && ($0 == 0 || !labels[$0 - 1]) }
}

private func isPrefix(_ labels: [Bool]) -> Bool { zip(labels, labels.dropFirst()).allSatisfy { $0 || !$1 } }
private func isSuffix(_ labels: [Bool]) -> Bool { zip(labels, labels.dropFirst()).allSatisfy { !$0 || $1 } }

/// Checks a class against the definition of its members: the best hypothesis, its labels, its disagreements and their pairs.
private func checkClass<Class: HypothesisClass>(
  _ hypotheses: Class, _ name: String, isMember: @escaping ([Bool]) -> Bool, seed: UInt64
) {
  var generator = RandomSource(seed: seed)
  for trial in 0..<300 {
    let count = Int.random(in: 1...6, using: &generator)
    let members = labelings(count: count, where: isMember)
    let gains = (0..<count).map { _ in Int.random(in: -3...3, using: &generator) }
    func gain(_ labels: [Bool]) -> Int { zip(labels, gains).reduce(0) { $1.0 ? $0 + $1.1 : $0 } }
    let best = hypotheses.best(gains: gains)
    #expect(best.gain == members.map(gain).max(), "\(name), trial \(trial), gains \(gains)")
    let labels = hypotheses.labels(of: best.hypothesis, count: count)
    #expect(isMember(labels) && gain(labels) == best.gain, "\(name), trial \(trial), gains \(gains)")

    let disagreements = Set(members.flatMap { first in members.map { zip(first, $0).map { $0 != $1 } } })
    let worst = hypotheses.differences.best(gains: gains)
    #expect(worst.gain == disagreements.map(gain).max(), "ΔH of \(name), trial \(trial), gains \(gains)")
    let pair = hypotheses.pair(for: worst.hypothesis, count: count)
    let (first, second) = (hypotheses.labels(of: pair.0, count: count), hypotheses.labels(of: pair.1, count: count))
    #expect(
      isMember(first) && isMember(second) && gain(zip(first, second).map { $0 != $1 }) == worst.gain,
      "pair of \(name), trial \(trial), gains \(gains)")
  }
}

@Suite("Hypothesis classes agree with brute force over all labellings")
struct HypothesisClassTests {
  @Test("one-sided thresholds label a prefix 1")
  func below() { checkClass(Thresholds(.below), "thresholds below", isMember: isPrefix, seed: 1) }

  @Test("reversed thresholds label a suffix 1")
  func above() { checkClass(Thresholds(.above), "thresholds above", isMember: isSuffix, seed: 2) }

  @Test("two-sided thresholds label a prefix or a suffix 1")
  func either() { checkClass(Thresholds(.either), "two-sided thresholds", isMember: { isPrefix($0) || isSuffix($0) }, seed: 3) }

  @Test("intervals and unions of r intervals label at most r runs 1", arguments: 1...3)
  func unions(limit: Int) {
    checkClass(
      IntervalUnions(limit: limit), "unions of \(limit)", isMember: { runCount($0) <= limit }, seed: UInt64(10 + limit))
  }

  @Test("unions with complements label at most r runs 1 or at most r runs 0")
  func complements() {
    checkClass(
      IntervalUnions(limit: 1, withComplements: true), "intervals and complements",
      isMember: { runCount($0) <= 1 || runCount($0.map { !$0 }) <= 1 }, seed: 20)
  }

  @Test("a finite class returns its first best hypothesis, and its disagreements come with their pair")
  func finite() {
    let hypotheses = FiniteClass(labelings: [[true, false], [false, true], [true, true]])
    #expect(hypotheses.best(gains: [1, 1]) == (2, 2))
    #expect(hypotheses.best(gains: [0, 0]) == (0, 0))
    let worst = hypotheses.differences.best(gains: [1, 1])
    #expect(worst.gain == 2 && hypotheses.pair(for: worst.hypothesis, count: 2) == (0, 1))
  }

  @Test("the risk of every one-sided threshold is that of its labels")
  func sweep() {
    let domain = FiniteDomain(negative: [1, 0, 2, 3], positive: [0, 4, 1, 0])
    for orientation in [Thresholds.Orientation.below, .above] {
      let risks = Thresholds(orientation).risks(on: domain)
      for cut in 0...4 {
        let range = orientation == .below ? 0..<cut : cut..<4
        #expect(risks[cut] == domain.risk(of: IntervalSet([range]).labels(count: 4)), "\(orientation), cut \(cut)")
      }
    }
  }
}
