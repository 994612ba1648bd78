import ArgumentParser
import ChapterKit
import Report
import Testing

@Suite("What a run saw")
struct SeenTests {
  private func seen(_ rows: [UInt64]) throws -> Seen<Evens> {
    let part = Evens(counting: try CountingOptions.parse([]))
    let rows = rows.map { Evens.Row(seed: $0, isEven: $0.isMultiple(of: 2)) }
    return Seen(part, rows: rows, evidence: rows)
  }

  @Test("An effect has one value a seed, in their order, and leaves out seeds that lack it")
  func effect() throws {
    let seen = try seen([3, 4, 5, 6])
    #expect(try seen.effect { Double($0.seed) }.values == [3, 4, 5, 6])
    #expect(try seen.effect { $0.isEven ? Double($0.seed) : nil }.values == [4, 6])
    #expect(try seen.largest { Double($0.seed) } == 6 && seen.smallest { Double($0.seed) } == 3)
    #expect(try seen.total { $0.isEven ? 1 : 0 } == 2)
  }

  @Test("What no seed measured is missing, and never 0")
  func missing() throws {
    let (some, none) = (try seen([1, 2]), try seen([]))
    for seen in [some, none] {
      #expect(throws: MissingEvidence.self) { try seen.effect { _ in nil } }
      #expect(throws: MissingEvidence.self) { try seen.largest { _ in nil } }
      #expect(throws: MissingEvidence.self) { try seen.smallest { _ in nil } }
    }
    #expect(throws: MissingEvidence.self) { try none.total { _ in 1 } }
    #expect(throws: MissingEvidence("This run has no λ.")) { try some.required(nil as Double?, "λ") }
    #expect(try some.required(0.5, "λ") == 0.5)
  }

  @Test("A law holds where no seed violates it, fails with the violations of all, and is undecided without cases or seeds")
  func law() throws {
    let seen = try seen([3, 4, 6])
    #expect(try seen.law("odd", of: 30) { _ in 0 } == .law("odd", violations: 0, of: 30))
    #expect(try seen.law("odd", of: 30) { $0.isEven ? 2 : 1 } == .law("odd", violations: 5, of: 30))
    #expect(try seen.law("odd", of: 30, within: 0.5) { _ in 0 } == Judgement.law("odd", violations: 0, of: 30).tolerance(0.5))
    #expect(try seen.law("odd", of: 0) { _ in 0 }.verdict == .inconclusive)
    #expect(throws: MissingEvidence.self) { try self.seen([]).law("odd", of: 30) { _ in 0 } }
  }

  @Test("What a judge throws for missing evidence is its witness; any other error is the run's")
  func judged() throws {
    func finding(_ error: any Error) throws -> Finding {
      try Judged<Evens>("X-1", .effect, expects: .holds, "It is so.", from: .said("a guess")) { _ in throw error }.finding(
        seen([1, 2]))
    }
    let missing = try finding(MissingEvidence("No seed measured it."))
    #expect(missing.verdict == .inconclusive && !missing.isAsExpected && missing.judgement.witness == "No seed measured it.")
    #expect(missing.judgement.here.number == nil && missing.judgement.says == .missing)
    #expect(throws: Broken.self) { try finding(Broken()) }
  }

  @Test("The finding of an effect tells over how many seeds it was judged; what is exact, and what draws nothing, rests on none")
  func seedCount() throws {
    let exact = Judged<Evens>("X-0", .identity, expects: .holds, "It is so.", from: .said("a guess")) { _ in
      .decided("x", says: 1, here: 1, holds: true)
    }
    #expect(try exact.finding(seen([1, 2, 3])).seedCount == nil)
    let drawn = Judged<Evens>("X-1", .effect, expects: .holds, "It is so.", from: .said("a guess")) { _ in
      .decided("x", says: 1, here: 1, holds: true)
    }
    #expect(try drawn.finding(seen([1, 2, 3])).seedCount == 3 && !drawn.finding(seen([1, 2, 3])).isHighlight)
    let still = Judged<Polygon>("X-2", .identity, expects: .holds, "It is so.", from: .said("a guess"), isHighlight: true) { _ in
      .decided("x", says: 1, here: 1, holds: true)
    }
    let finding = try still.finding(Seen(Polygon(polygon: try PolygonOptions.parse([])), rows: [], evidence: []))
    #expect(finding.seedCount == nil && finding.isHighlight && finding.isAsExpected)
  }

  @Test("A part that draws needs a seed")
  func seedCounts() async {
    await #expect(processExitsWith: .failure) { _ = SeedCounts(standard: 0, full: 1) }
    await #expect(processExitsWith: .failure) { _ = SeedCounts(standard: 1, full: 0) }
    #expect(SeedCounts(standard: 1, full: 1) != .none && SeedCounts.none.standard == 0 && SeedCounts.none.full == 0)
  }
}
