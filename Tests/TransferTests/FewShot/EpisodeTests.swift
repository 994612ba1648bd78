import NumericCore
import Testing
import Transfer

@Suite("Episodes: N different classes, and of each K labelled examples and Q others")
struct EpisodeTests {
  /// The classes of 60 examples in random order: 8 of class 0, 10 of class 1, … 16 of class 4.
  private static let classes = RandomSource(seed: 1).shuffled((0..<5).flatMap { Array(repeating: $0, count: 8 + 2 * $0) })

  private func sampler(_ ways: Int, _ shots: Int, _ queries: Int) throws -> EpisodeSampler {
    try EpisodeSampler(
      classes: Self.classes, classCount: 5, shape: EpisodeShape(wayCount: ways, shotCount: shots, queryCount: queries))
  }

  @Test("law: the counts are the shape's, no class and no example occurs twice, and each example is of its way's class")
  func structure() throws {
    for ways in 1...5 {
      for (shots, queries) in [(1, 1), (1, 7), (5, 3), (7, 1)] {
        let sampler = try sampler(ways, shots, queries)
        for episode in sampler.episodes(20, drawnFrom: RandomSource(seed: UInt64(100 * ways + shots))) {
          #expect(episode.shape == sampler.shape)
          #expect(episode.classes.count == ways && Set(episode.classes).count == ways)
          #expect(episode.support.count == ways * shots && episode.shape.supportCount == ways * shots)
          #expect(episode.queries.count == ways * queries && episode.shape.totalQueryCount == ways * queries)
          #expect(Set(episode.support + episode.queries).count == ways * (shots + queries))
          #expect(episode.supportWays == (0..<ways).flatMap { Array(repeating: $0, count: shots) })
          #expect(episode.queryWays == (0..<ways).flatMap { Array(repeating: $0, count: queries) })
          #expect(episode.support.map { Self.classes[$0] } == episode.supportWays.map { episode.classes[$0] })
          #expect(episode.queries.map { Self.classes[$0] } == episode.queryWays.map { episode.classes[$0] })
        }
      }
    }
  }

  @Test("Kept shots are the first of each way, with the same classes and queries")
  func keptShots() throws {
    let episode = try sampler(3, 5, 2).episode(drawnFrom: RandomSource(seed: 4))
    #expect(episode.keeping(shots: 5) == episode)
    let kept = episode.keeping(shots: 2)
    #expect(kept.shape == EpisodeShape(wayCount: 3, shotCount: 2, queryCount: 2))
    #expect(kept.support == [0, 1, 5, 6, 10, 11].map { episode.support[$0] } && kept.supportWays == [0, 0, 1, 1, 2, 2])
    #expect(kept.classes == episode.classes && kept.queries == episode.queries)
  }

  @Test("Classes are equally likely in every way whatever their sizes, and examples equally likely within their class")
  func uniformity() throws {
    let count = 4000
    let episodes = try sampler(2, 2, 3).episodes(count, drawnFrom: RandomSource(seed: 2))
    /// Hoeffding's inequality for a share of independent episodes; 5 + 20 + 60 + 60 shares are looked at, of which none may err.
    let margin = (Double.log(2 * 145 / 1e-6) / Double(2 * count)).squareRoot()
    func share(_ event: (Episode) -> Bool) -> Double { Double(episodes.count(where: event)) / Double(count) }
    for one in 0..<5 {
      #expect(abs(share { $0.classes[0] == one } - 1 / 5) < margin, "class \(one)")
      for other in 0..<5 where other != one {
        #expect(abs(share { $0.classes == [one, other] } - 1 / 20) < margin, "classes \(one) and \(other)")
      }
    }
    for (example, label) in Self.classes.enumerated() {
      let size = Double(8 + 2 * label)
      #expect(abs(share { $0.support.contains(example) } - 2 / 5 * 2 / size) < margin, "example \(example)")
      #expect(abs(share { $0.queries.contains(example) } - 2 / 5 * 3 / size) < margin, "example \(example)")
    }
  }

  @Test("Within a class every set of support examples is equally likely, the first and the last included")
  func supportSets() throws {
    // One class of 5 examples, 2 shots: 10 sets, each with the probability 1/10.
    let sampler = try EpisodeSampler(
      classes: [0, 0, 0, 0, 0], classCount: 1, shape: EpisodeShape(wayCount: 1, shotCount: 2, queryCount: 3))
    let count = 4000
    let episodes = sampler.episodes(count, drawnFrom: RandomSource(seed: 3))
    // Hoeffding's inequality for 10 shares, together wrong with probability 1e-6.
    let margin = (Double.log(2 * 10 / 1e-6) / Double(2 * count)).squareRoot()
    for (one, other) in (0..<5).flatMap({ one in (0..<one).map { (one, $0) } }) {
      let share = Double(episodes.count { Set($0.support) == [one, other] }) / Double(count)
      #expect(abs(share - 0.1) < margin, "\(one) and \(other)")
    }
    // The most that can be asked for: every example is used.
    #expect(episodes.allSatisfy { ($0.support + $0.queries).sorted() == [0, 1, 2, 3, 4] })
  }

  @Test("The same source gives the same episodes, one by one or together")
  func reproducible() throws {
    let sampler = try sampler(3, 2, 4)
    let source = RandomSource(seed: 4)
    let single = (0..<10).map { _ in sampler.episode(drawnFrom: source) }
    #expect(sampler.episodes(10, drawnFrom: RandomSource(seed: 4)) == single)
    #expect(Set(single).count == 10)
  }

  @Test("Too many ways, and classes with too few examples, are refused with a sentence")
  func errors() throws {
    let tooManyWays = #expect(throws: EpisodeError.self) { try sampler(6, 1, 1) }
    #expect(tooManyWays == .tooManyWays(6, classCount: 5))
    #expect(
      tooManyWays.map { "\($0)" } == "An episode of 6 ways needs as many classes, and there are 5; ask for fewer ways.")
    _ = try sampler(5, 1, 7)
    // The smallest class has 8 examples; it is refused although the episode could do without it.
    let tooFew = #expect(throws: EpisodeError.self) { try sampler(2, 1, 8) }
    let shape = EpisodeShape(wayCount: 2, shotCount: 1, queryCount: 8)
    #expect(tooFew == .tooFewExamples(8, ofClass: 0, shape))
    #expect(
      tooFew.map { "\($0)" }
        == "An episode takes 9 examples of each class, shots and queries together, and class 0 has 8; "
        + "ask for fewer shots or queries."
    )
    let shapeOfOne = EpisodeShape(wayCount: 1, shotCount: 1, queryCount: 1)
    #expect(throws: EpisodeError.tooFewExamples(0, ofClass: 1, shapeOfOne)) {
      try EpisodeSampler(classes: [0, 0, 2, 2], classCount: 3, shape: shapeOfOne)
    }
    #expect(throws: EpisodeError.tooManyWays(1, classCount: 0)) {
      try EpisodeSampler(classes: [], classCount: 0, shape: shapeOfOne)
    }
  }

  @Test("A shape is called by its ways and shots")
  func shapeName() {
    #expect("\(EpisodeShape(wayCount: 5, shotCount: 1, queryCount: 15))" == "5-way 1-shot")
  }
}
