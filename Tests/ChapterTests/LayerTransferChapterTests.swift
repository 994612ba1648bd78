import ChapterKit
import Foundation
import NumericCore
import Report
import Testing
import Transfer

@testable import layer_transfer

@Suite("Chapter 20: layer transfer")
struct LayerTransferChapterTests {
  private func run(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  /// The words of a page, whatever its lines.
  private func words(_ outcome: ProgramOutcome) -> String {
    outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Networks so small that a seed takes a moment.
  private let small = ["--net", "8,8,8"]

  private func part<Part: ChapterPart>(_ type: Part.Type, _ arguments: [String]) throws -> Part {
    try #require(try Chapter.parse(arguments).parts.compactMap { $0 as? Part }.first)
  }

  private func seen<Part: ChapterPart>(_ part: Part, _ rows: [Part.Row]) throws -> Seen<Part> {
    Seen(part, rows: rows, evidence: try part.evidence(rows))
  }

  private func verdict<Part: ChapterPart>(_ id: String, _ seen: Seen<Part>) throws -> Verdict {
    try #require(try seen.part.claims.first { $0.claim.id == id }?.finding(seen)).verdict
  }

  // MARK: - Judges, on rows that are written by hand

  /// One curve with these gaps to a base of 80 % on test images and 100 % in training, in points.
  private func curve(_ gaps: [Double], training: [Double]? = nil) throws -> LayerTransfer.Curve {
    let fits = training ?? Array(repeating: 0, count: gaps.count)
    let cuts = zip(gaps, fits).map { #"{"test": \#((80 + $0) / 100), "training": \#((100 + $1) / 100)}"# }
    let text = #"{"base": {"test": 0.8, "training": 1}, "cuts": [\#(cuts.joined(separator: ","))]}"#
    return try JSONDecoder().decode(LayerTransfer.Curve.self, from: Data(text.utf8))
  }

  private func equalRow(
    own: Double = -1, ownTraining: Double = 0, fresh: Double = 1, unmemorised: Double = 0.2, similar: [Double] = [-5, -9, -12],
    distant: [Double] = [-12, -20, -26], random: [Double] = [-16, -26, -34]
  ) throws -> CutRow {
    func flat(_ value: Double) -> [Double] { Array(repeating: value, count: 3) }
    return CutRow(curves: [
      .selfFrozen: try curve(flat(own), training: flat(ownTraining)), .selfFrozenOnFresh: try curve(flat(fresh)),
      .selfFrozenUnmemorised: try curve(flat(unmemorised)), .similarFrozen: try curve(similar),
      .distantFrozen: try curve(distant), .randomFrozen: try curve(random),
    ])
  }

  /// Four seeds around a row: what is added to the gap of all cuts of one's own network is its noise.
  private func equal(_ rows: [CutRow]) throws -> Seen<Equal> { try seen(part(Equal.self, []), rows) }

  @Test("LT-7: no explanation before the effect: a drop whose interval holds 0 is inconclusive, whatever the controls say")
  func effectFirst() throws {
    #expect(try verdict("LT-7", equal([-1.1, -0.9, -1, -1.2].map { try equalRow(own: $0) })) == .corrected)
    #expect(try verdict("LT-7", equal([-3, 2, -2, 1.5].map { try equalRow(own: $0) })) == .inconclusive)
    #expect(try verdict("LT-7", equal([1.1, 0.9, 1, 1.2].map { try equalRow(own: $0) })) == .fails)
  }

  @Test("LT-7 holds where the training images are not learnt again, and is not corrected where the controls show the drop too")
  func explanations() throws {
    let drops = [-1.1, -0.9, -1, -1.2]
    #expect(try verdict("LT-7", equal(drops.map { try equalRow(own: $0, ownTraining: $0 - 1) })) == .holds)
    #expect(try verdict("LT-7", equal(drops.map { try equalRow(own: $0, unmemorised: $0) })) == .fails)
    #expect(try verdict("LT-7", equal(drops.map { try equalRow(own: $0, fresh: $0 + 0.01 * ($0 + 1.05)) })) == .fails)
  }

  @Test("LT-1 and LT-3 ask every step: a curve that rises once is not monotone, however far it falls from end to end")
  func everyStep() throws {
    let noise = [-0.1, 0.1, 0, 0.05]
    #expect(try verdict("LT-1", equal(noise.map { try equalRow(similar: [-5 + $0, -9, -12 - $0]) })) == .holds)
    #expect(try verdict("LT-1", equal(noise.map { try equalRow(similar: [-5 + $0, -4, -12 - $0]) })) == .fails)
    #expect(try verdict("LT-3", equal(noise.map { try equalRow(random: [-16, -26 + $0, -25]) })) == .fails)
    #expect(try verdict("LT-1", equal([equalRow()])) == .inconclusive)
  }

  @Test("LT-4 and LT-5b ask every cut")
  func everyCut() throws {
    let noise = [-0.1, 0.1, 0, 0.05]
    #expect(try verdict("LT-4", equal(noise.map { try equalRow(distant: [-12 + $0, -20, -26]) })) == .holds)
    // At the last cut the excess over the similar task is that of the first, less a point.
    #expect(try verdict("LT-4", equal(noise.map { try equalRow(distant: [-12 + $0, -20, -18]) })) == .fails)
    #expect(try verdict("LT-5b", equal(noise.map { try equalRow(distant: [-12 + $0, -20, -35]) })) == .fails)
  }

  @Test("LT-6: sameness is a margin: an interval within a point holds, one that merely contains 0 does not decide")
  func sameness() throws {
    func verdict(_ equal: [Double], _ more: Double) throws -> Verdict {
      let rows = try equal.map { value in
        CutRow(curves: [
          .selfFrozen: try curve([0, 0]), .equalFrozen: try curve([value]), .similarFrozen: try curve([more + 0.01 * value, 0]),
        ])
      }
      return try self.verdict("LT-6", seen(part(Low.self, []), rows))
    }
    #expect(try verdict([-0.1, 0.1, 0, 0.05], 5) == .holds)
    #expect(try verdict([-4, 4, 3, -3.5], 5) == .inconclusive)
    #expect(try verdict([-5, -6, -4, -5.5], 5) == .corrected)
    #expect(try verdict([-5, -6, -4, -5.5], -5) == .fails)
  }

  @Test("LT-8: exchanging the networks of a seed is what its dip is held against, on the training images too")
  func dips() throws {
    func verdict(_ seeds: Int, own: Double, other: Double, training: Double) throws -> Verdict {
      let rows = try (0..<seeds).map { seed in
        let gap = own - 0.1 * Double(seed)
        return CutRow(curves: [
          .bottleneck3: try curve([0, gap, 0, other, 0, 0], training: [0, training, 0, 0, 0, 0]),
          .bottleneck5: try curve([0, other, 0, gap, 0, 0], training: [0, 0, 0, training, 0, 0]),
        ])
      }
      return try self.verdict("LT-8", seen(part(CoAdaptation.self, []), rows))
    }
    #expect(try verdict(6, own: -3, other: 0, training: -2) == .holds)
    #expect(try verdict(4, own: -3, other: 0, training: -2) == .inconclusive)  // 2⁻⁴ is more than 5 %.
    #expect(try verdict(6, own: -3, other: 0, training: 0) == .inconclusive)
    #expect(try verdict(6, own: 0, other: -3, training: 2) == .fails)
  }

  @Test("LT-5 and LT-9, in the teacher world")
  func teacherWorld() throws {
    func verdicts(_ means: [Double], random: Double) throws -> [Verdict] {
      let rows = try [-0.1, 0.1, 0, 0.05].map { noise in
        var curves = Dictionary(
          uniqueKeysWithValues: try zip(Arm.sharing, means).enumerated().map {
            ($1.0, try curve([0, $1.1 + noise * Double($0 + 1)]))
          })
        curves[.randomFrozen] = try curve([0, random])
        return CutRow(curves: curves)
      }
      let seen = try seen(part(World.self, []), rows)
      return [try verdict("LT-5", seen), try verdict("LT-9", seen)]
    }
    #expect(try verdicts([-15, -9, -5, -2], random: -13) == [.corrected, .holds])
    #expect(try verdicts([-12, -9, -5, -2], random: -13) == [.holds, .holds])
    #expect(try verdicts([-15, -9, -10, -2], random: -13) == [.corrected, .fails])
    #expect(try verdicts([-15, -14, -5, -2], random: -13) == [.fails, .holds])
  }

  // MARK: - Runs

  @Test("Each part runs, answers, and records its tables", arguments: ["equal", "low", "world", "co-adaptation"])
  func parts(name: String) throws {
    let options = name == "co-adaptation" ? [] : small
    let outcome = Chapter.outcome(of: ["--part", name, "--seeds", "2", "--all"] + options, in: OutputEnvironment())
    #expect([ProgramStatus.asStated, .notAsStated].contains(outcome.status))
    #expect(words(outcome).contains("Accuracy minus baseB's (%), in points, by layers kept; 2 seeds"))
    #expect(outcome.output.contains("The paper's own numbers") == (name == "equal"))
  }

  @Test("A seed gives the same row again, and another seed another")
  func reproducible() throws {
    let part = try part(World.self, small)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let rows = try [1, 1, 2].map { try part.row(seed: $0).curves[.sharing1].map(encoder.encode) }
    #expect(rows[0] == rows[1] && rows[0] != rows[2])
  }

  @Test("Options change what they apply to, and are refused elsewhere")
  func options() throws {
    #expect(run("--part", "co-adaptation", "--net", "8,8").status == .usage)
    #expect(run("--part", "equal", "--source-examples", "500").status == .usage)
    #expect(
      run("--net", "8").status == .usage && run("--net", "8,x").status == .usage && run("--step-size", "nan").status == .usage)
    let row = { (arguments: [String]) in try self.part(World.self, arguments + self.small).row(seed: 1).curves }
    let usual = try row([])
    for arguments in [["--step-size", "0.01"], ["--source-examples", "500"]] {
      #expect(try row(arguments)[.sharing0] != usual[.sharing0])
    }
    #expect(try row(["--controls"])[.strangerTuned] != nil && usual[.strangerTuned] == nil)
  }

  @Test("A step size at which training diverges leaves every claim of the part undecided, with a sentence that says so")
  func divergence() {
    let outcome = run("--part", "low", "--seeds", "1", "--step-size", "50")
    #expect(outcome.status == .notAsStated)
    #expect(words(outcome).contains("Training diverged in epoch 1 at step size 50.0; try a smaller one, such as 12.5."))
  }
}
