import Learning
import NumericCore
import Testing
import Worlds

@testable import ChapterKit
@testable import hypothesis_restriction

@Suite("Chapter 03: a smaller class from the source")
struct HypothesisRestrictionTests {
  @Test("The sizes that suffice, 100 and 58, and their exact failures; the whole class fails at the smaller size")
  func sizes() {
    let setting = Need.Setting(size: 1024, epsilon: 0.1, delta: 0.05)
    #expect(setting.bound.examples == 100 && setting.fails(58) && !setting.fails(100))
    #expect(!Need.Setting(size: 16, epsilon: 0.1, delta: 0.05).fails(58))
  }

  @Test("Without its logarithm, or with nine tenths of it, the size is refuted on the family")
  func power() {
    #expect(Need.family.contains { $0.fails(0.9 * $0.bound.bound) } && !Need.family.contains { $0.fails($0.bound.bound) })
  }

  @Test("The turn is where the two risks cross, and the floor is never passed")
  func turn() {
    let here = Floor.Comparison(whole: 1024, restricted: 16, floor: 0.1)
    #expect(here.turn == 12 && here.isAsCorrected)
    #expect(here.whole.risk(11) > here.wrong.risk(11) && here.whole.risk(12) < here.wrong.risk(12))
    #expect((1...200).allSatisfy { here.wrong.risk($0) >= 0.1 - 1e-12 })
  }

  @Test("A wrong class may never help, and help with one example: both are said as they are, and are in the family")
  func neverHelps() throws {
    let never = Floor.Comparison(whole: 4, restricted: 2, floor: 0.4)
    #expect(never.turn == 1 && never.isAsCorrected && !never.helps)
    let family = try Floor(classes: ClassOptions.parse([]), floor: FloorOptions.parse([])).evidence([])
    #expect(family.contains { !$0.helps } && family.contains(where: \.helps) && family.allSatisfy(\.isAsCorrected))
    func output(_ floor: String) -> String {
      Chapter.outcome(of: ["--part", "floor", "--bits", "2", "--told", "1", "--floor", floor, "--all"], in: OutputEnvironment())
        .output
    }
    #expect(output("499/1000").contains("NEVER") && !output("499/1000").contains("it helps while"))
    #expect(output("1/4").contains("WITH ONE EXAMPLE") && !output("1/4").contains("1 EXAMPLES"))
  }

  @Test("Where finding and learning may fail more often than not, a source task can pay for one target, and that is no exception")
  func oftenFails() {
    let often = Finding.Setting(whole: 4, restricted: 2, epsilon: 0.02, delta: 0.9)
    #expect(often.perTask(1) == 19 && often.saving == 25 && often.breakEven(1) == 1)
    for (whole, restricted, epsilon) in [(4, 2, 0.02), (4, 2, 0.5), (8, 2, 0.5), (32, 2, 0.1), (1 << 20, 1 << 19, 0.01)] {
      let seldom = Finding.Setting(whole: whole, restricted: restricted, epsilon: epsilon, delta: 0.4)
      #expect(Finding.taskCounts.allSatisfy { $0 * seldom.perTask($0) > seldom.saving }, "\(whole), \(restricted), \(epsilon)")
    }
    func output(_ arguments: String...) -> String {
      Chapter.outcome(of: ["--part", "finding", "--bits", "2", "--told", "1", "--all"] + arguments, in: OutputEnvironment()).output
    }
    #expect(output("--epsilon", "1/50", "--delta", "9/10").contains("from the first target on"))
    #expect(output("--epsilon", "1/50", "--delta", "9/10").contains("δ ≤ 2/5"))
    #expect(output("--epsilon", "1/2", "--delta", "999/1000").contains("1 EXAMPLE OF ONE"))
  }

  @Test(
    "What a run asks next is of the same class but for what is asked, and is accepted",
    arguments: [["2", "1"], ["20", "12"], ["20", "19"], ["20", "1"], ["12", "11"], ["10", "6"]])
  func asks(sizes: [String]) async throws {
    let own = ["--bits", sizes[0], "--told", sizes[1]]
    for part in ["need", "floor", "finding"] {
      let report = try await #require(TestedChapter(named: "3")).report(["--part", part] + own)
      let next = try Chapter.parse(report.answer.ask.arguments)
      let (bits, told) = (try #require(Int(sizes[0])), try #require(Int(sizes[1])))
      #expect((next.classes.bits - bits).magnitude + (part == "finding" ? 0 : (next.classes.told - told).magnitude) <= 1, "\(part)")
      #expect(part == "floor" || next.classes.bits != bits || next.classes.told != told, "\(part)")
    }
  }

  @Test("One source task costs more than it saves, and shared among 256 each needs less than a fifth")
  func finding() {
    let here = Finding.Setting(whole: 1024, restricted: 16, epsilon: 0.1, delta: 0.05)
    #expect(here.perTask(1) == 94 && here.perTask(256) == 16 && here.saving == 40 && here.breakEven(1) == 3)
    #expect(here.fails(0.5, tasks: 16) && !here.fails(1, tasks: 16))
  }

  @Test(
    "Whatever is asked for, the claims come out as stated",
    arguments: [
      ["--bits", "2", "--told", "1", "--epsilon", "1/2", "--delta", "999/1000"],
      ["--bits", "20", "--told", "19", "--delta", "1e-6"],
      ["--epsilon", "1/1000"], ["--floor", "499/1000", "--bits", "2", "--told", "1"], ["--floor", "1/1000"],
      ["--part", "tumours", "--tumours", "2"], ["--part", "tumours", "--tumours", "160"],
    ])
  func parameters(arguments: [String]) {
    #expect(Chapter.outcome(of: arguments, in: OutputEnvironment()).status == .asStated)
  }

  @Test("The source tells one feature of five; what is held out is never learnt from, so that no class is free of errors")
  func tumours() throws {
    let part = try Tumours(options: TumourOptions.parse([]))
    let rows = try (1...6).map { try part.row(seed: $0) }
    #expect(Set(rows.map(\.feature)).isSubset(of: [7, 20, 22, 23, 27]))
    for row in rows {
      for errors in [row.restricted, row.stumps, row.halfSpaces] {
        #expect(errors.count == Tumours.sizes.count + 1 && errors.allSatisfy { 0 < $0 && $0 < 60 })
      }
      // Ten tumours were asked for, the second of the sizes.
      #expect(row.restricted.last == row.restricted[1] && row.halfSpaces.last == row.halfSpaces[1])
    }
  }

  /// By the definitions, in loops of its own: four draws, learnt from the first so many of each, judged on the 125 last.
  @Test("A seed's errors are those of the three classes on tumours beyond the 160 that may be learnt from", arguments: [1, 4])
  func tumourErrors(seed: UInt64) throws {
    let row = try Tumours(options: TumourOptions.parse(["--tumours", "80"])).row(seed: seed)
    let random = RandomSource(seed: seed).stream("tumours")
    let (source, target) = BreastCancer().halves(from: random)
    #expect(row.feature == Stump(fewestErrorsOn: source).feature)
    let orders = (0..<4).map { _ in random.permutation(target.count) }
    let labels = try #require(target.labels)
    func share(_ places: [Int], _ label: (Int) -> Bool) -> Double {
      Double(places.count { label($0) != (labels[$0] == 1) }) / Double(places.count)
    }
    func column(_ feature: Int, _ places: [Int]) -> Sample {
      Sample(features: Matrix(rows: places.map { [target.features[$0, feature]] }), labels: places.map { labels[$0] })
    }
    for (index, count) in (Tumours.sizes + [80]).enumerated() {
      var (restricted, stumps, halfSpaces) = (0.0, 0.0, 0.0)
      for order in orders {
        let (learnt, heldOut) = (Array(order[..<count]), Array(order[160...]))
        #expect(heldOut.count == 125)
        let one = Stump(fewestErrorsOn: column(row.feature, learnt))
        restricted += 25 * share(heldOut) { one.label(target.features[$0, row.feature]) }
        let any = Stump(fewestErrorsOn: target.examples(learnt))
        stumps += 25 * share(heldOut) { any.label(target.features[$0, any.feature]) }
        let benign = learnt.count { labels[$0] == 1 }
        guard benign > 0 && benign < count else {
          halfSpaces += 25 * share(heldOut) { _ in benign > 0 }
          continue
        }
        let standard = Standardisation(target.features.rows(learnt))
        let classifier = try LogisticRegression(standard(target.examples(learnt)), penalty: 1, tolerance: 1e-6)
        let scores = classifier.scores(of: standard(target).features)
        halfSpaces += 25 * share(heldOut) { scores[$0] > 0 }
      }
      for (here, expected) in zip([row.restricted, row.stumps, row.halfSpaces], [restricted, stumps, halfSpaces]) {
        #expect((here[index] - expected).magnitude < 1e-9, "\(count)")
      }
    }
  }

  @Test("Half-spaces learnt from tumours of one class answer with that class")
  func oneClass() throws {
    let sample = BreastCancer().sample
    let labels = try #require(sample.labels)
    for label in [0.0, 1] {
      let learnt = sample.examples(Array(labels.indices.filter { labels[$0] == label }.prefix(5)))
      let others = labels.count { $0 != label }
      let error = try Tumours.halfSpaceError(learntFrom: learnt, on: sample)
      #expect((error - Double(others) / 569).magnitude < 1e-12)
    }
  }

  @Test("A single division of the tumours decides nothing")
  func singleSeed() {
    let list = Chapter.outcome(of: ["--part", "tumours", "--seeds", "1", "--all"], in: OutputEnvironment()).output
    for id in ["PAC-4", "PAC-4b", "PAC-4c"] { #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(id)") }
  }

  @Test("A source that tells everything is refused by name")
  func nothingLeft() {
    let outcome = Chapter.outcome(of: ["--bits", "6", "--told", "6"], in: OutputEnvironment())
    #expect(outcome.status == .usage && outcome.diagnostics.contains("--told must be less than --bits"))
  }
}
