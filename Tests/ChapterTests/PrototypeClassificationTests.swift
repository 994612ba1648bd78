import ChapterKit
import Foundation
import Learning
import NumericCore
import Report
import Testing
import Transfer

@testable import prototype_classification

@Suite("Chapter 24: prototype classification")
struct PrototypeClassificationTests {
  @Test("The identities hold for every seed, the cosine's log-odds bend, and the median beats the mean in L1", arguments: 1...5)
  func identities(seed: UInt64) {
    let trial = IdentityTrial(seed: seed)
    #expect(trial.instanceCount == 100 && trial.cosineQueryCount == 1000 && trial.oneShotQueryCount == 500)
    #expect(trial.bregmanResidual < 1e-12 && trial.bregmanFailures == 0)
    #expect(trial.linearResidual < 1e-12 && trial.distanceCurvature < 1e-9)
    #expect(trial.cosineCurvature > 0.1 && trial.cosineDifferences == 0 && trial.oneShotDifferences == 0)
    #expect(trial.medianLosses == 0 && trial.medianWins == trial.instanceCount)
  }

  /// Nine cells at a level of 1 − 10⁻⁷ each: a false alarm once in a million runs.
  @Test("The simulated errors agree with the exact law, and not with its leading approximation at one shot")
  func shots() {
    let trials = (0..<4).map { ShotTrial(seed: $0) }
    let count = trials.count * ShotTrial.trialCount
    func interval(_ dimension: Int, _ shots: Int) -> ConfidenceInterval {
      .wilson(successes: trials.map { $0.errorCounts[dimension][shots] }.reduce(0, +), trials: count, level: 1 - 1e-7)
    }
    for (dimension, d) in ShotTrial.dimensions.enumerated() {
      for (shots, k) in ShotTrial.shotCounts.enumerated() {
        #expect(interval(dimension, shots).contains(ShotTrial.rate(d, k).value), "D = \(d), K = \(k)")
      }
    }
    #expect(!interval(0, 0).contains(ShotTrial.rate(2, 1).leadingApproximation))
    #expect(!interval(1, 0).contains(ShotTrial.rate(20, 1).leadingApproximation))
  }

  private static let small = ["--ways", "3", "--shots", "2", "--queries", "4", "--episodes", "6"]

  @Test("The same seed measures the same, another seed something else, and a row survives being saved")
  func row() throws {
    let part = Digits(tasks: try TaskOptions.parse(Self.small))
    let row = try part.row(seed: 1)
    #expect(try part.row(seed: 1) == row)
    #expect(try part.row(seed: 2) != row)
    #expect(try JSONDecoder().decode(WorldResult.self, from: JSONEncoder().encode(row)) == row)
    #expect(row.scores.allSatisfy { 0...1 ~= $0.accuracy && $0.halfWidth >= 0 && $0.wayCount == 3 })
    #expect(Set(row.scores.map(\.shotCount)) == [1, 2, 100])
  }

  @Test("A single seed decides no effect")
  func singleSeed() throws {
    let part = Digits(tasks: try TaskOptions.parse(Self.small))
    let rows = [try part.row(seed: 1)]
    let seen = Seen(part, rows: rows, evidence: part.evidence(rows))
    #expect(try part.claims.map { try $0.finding(seen).verdict } == [.inconclusive])
  }

  /// Accuracies in hundredths: those of a run, but for the ones that a case changes.
  private static let usual: [String: Double] = [
    "pixels prototypes": 83, "pixels nearestNeighbour": 84, "pixels logistic 100": 96, "pixels prototypes 100": 90,
    "classifier prototypes 100": 97, "episodic prototypes 100": 96, "classifier prototypes": 94,
    "classifier nearestNeighbour": 92, "episodic prototypes": 92, "episodicFewWays prototypes": 90, "episodicCosine cosine": 81,
    "episodicScaledCosine cosine": 92,
  ]

  @Test(
    "Each verdict on glyphs follows the numbers",
    arguments: [
      ([:], [.holds, .holds, .corrected, .holds, .fails, .corrected]),
      (["pixels prototypes 100": 80], [.fails, .holds, .corrected, .holds, .fails, .corrected]),
      (["classifier prototypes": 80, "classifier nearestNeighbour": 80], [.holds, .fails, .corrected, .holds, .holds, .fails]),
      (["classifier nearestNeighbour": 96], [.holds, .holds, .corrected, .holds, .fails, .fails]),
      (["pixels nearestNeighbour": 80], [.holds, .holds, .corrected, .holds, .fails, .holds]),
      (["episodicScaledCosine cosine": 83], [.holds, .holds, .holds, .holds, .fails, .corrected]),
      (["episodicCosine cosine": 95], [.holds, .holds, .fails, .holds, .fails, .corrected]),
      (["episodicFewWays prototypes": 93], [.holds, .holds, .corrected, .fails, .fails, .corrected]),
    ] as [([String: Double], [Verdict])])
  func verdicts(changes: [String: Double], expected: [Verdict]) throws {
    let part = Glyphs(tasks: try TaskOptions.parse([]), training: try GlyphOptions.parse([]))
    let rows = (0..<4).map { seed in
      let scores = Self.usual.merging(changes) { $1 }.compactMap { key, percent -> WorldResult.Score? in
        let words = key.split(separator: " ").map(String.init)
        guard let embedding = Embedding(rawValue: words[0]), let head = Head(rawValue: words[1]) else { return nil }
        // A little noise, the same sign for all, so that intervals are not empty.
        let accuracy = percent / 100 + 0.001 * Double(seed) * percent / 100
        return .init(
          embedding: embedding, head: head, wayCount: 5, shotCount: words.count > 2 ? 100 : 5, accuracy: accuracy, halfWidth: 0.01)
      }
      // One shot as five, which a witness compares.
      let oneShot = scores.filter { $0.shotCount == 5 }.map {
        WorldResult.Score(
          embedding: $0.embedding, head: $0.head, wayCount: 5, shotCount: 1, accuracy: $0.accuracy, halfWidth: $0.halfWidth)
      }
      return Glyphs.Row(result: WorldResult(scores: scores + oneShot), network: nil)
    }
    let seen = Seen(part, rows: rows, evidence: part.evidence(rows))
    #expect(try part.claims.map { try $0.finding(seen).verdict } == expected)
  }

  private func outcome(_ arguments: [String]) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test(
    "Tasks that cannot be drawn are refused in one sentence, before anything takes long",
    arguments: [
      (["--part", "digits", "--ways", "6"], "novel digits"), (["--part", "glyphs", "--ways", "51"], "novel glyphs"),
      (["--part", "digits", "--shots", "400"], "novel digits"), (["--part", "digits", "--queries", "90"], "novel digits"),
      (["--part", "glyphs", "--shots", "16"], "base glyphs, in training (--training-ways)"),
      (["--part", "glyphs", "--training-ways", "201"], "base glyphs, in training (--training-ways)"),
      (["--part", "glyphs", "--base-classes", "19"], "base glyphs, in training (--training-ways)"),
    ])
  func impossibleTasks(arguments: [String], examples: String) {
    let outcome = outcome(arguments)
    #expect(outcome.status == .usage && outcome.output == "")
    #expect(
      outcome.diagnostics.contains("The \(examples): ") && outcome.diagnostics.count { $0 == "\n" } == 1, "\(outcome.diagnostics)")
  }

  @Test("A step size at which training diverges is told, decides nothing, and leaves no table of NaN")
  func divergence() {
    let outcome = outcome(["--part", "digits", "--seeds", "2", "--step-size", "1e6"])
    #expect(outcome.status == .notAsStated)
    #expect(outcome.output.contains("diverged in") && outcome.output.contains("INCONCLUSIVE"))
    #expect(!outcome.output.contains("HOLDS") && outcome.output.lowercased().firstMatch(of: /\bnan\b/) == nil)
  }

  private static let quick = [
    "--part", "glyphs", "--seeds", "2", "--episodes", "4", "--base-classes", "40", "--training-images", "2000", "--format", "json",
  ]

  @Test("A saved network measures as it did for the seed that it was trained on")
  func savedNetwork() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).network").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(outcome(Self.quick + ["--save-network", path]).output.contains("\"PC-12\""))
    let again = outcome(Self.quick + ["--save-network", path])
    #expect(again.status != .asStated && again.diagnostics.contains("--force"), "\(again.diagnostics)")
    let settings = Settings(episodeCount: 4, baseClassCount: 40, trainingImageCount: 2000)
    let result = try GlyphTrial(seed: 1, settings).result(saved: SavedNetwork.network(at: path)).result
    for shots in [1, 5, 100] {
      let episodic = try #require(result.score(.episodic, .prototypes, ways: 5, shots: shots))
      #expect(result.score(.saved, .prototypes, ways: 5, shots: shots)?.accuracy == episodic.accuracy)
    }
  }

  @Test("A file that is no network, cut off, of another version, damaged or of another shape is refused in one sentence")
  func wrongNetworks() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).network").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let settings = Settings(episodeCount: 4, baseClassCount: 40, trainingImageCount: 400)
    let network = try GlyphTrial(seed: 1, settings).result(saved: nil).episodic
    let bytes = network.encoded
    var (version, damaged) = (bytes, bytes)
    version[4] = 2
    damaged[5000] ^= 1
    let cases: [([UInt8], String)] = [
      (Array("hello".utf8), "not a saved network"), (Array(bytes.prefix(1000)), "ends after 1000"), (version, "version 2"),
      (damaged, "damaged"), (network.prefix(2).encoded, "is needed"), ([], "is empty"),
    ]
    for (content, words) in cases {
      try Data(content).write(to: URL(fileURLWithPath: path))
      let result = outcome(Self.quick + ["--network", path])
      #expect(result.status == .invalidInput && result.output == "")
      #expect(result.diagnostics.contains(words) && result.diagnostics.count { $0 == "\n" } == 1, "\(result.diagnostics)")
    }
  }

  @Test("A network that cannot be written is told before the run, and a part that embeds no glyphs has none")
  func unwritableNetwork() {
    let unwritable = outcome(Self.quick + ["--save-network", "/no/such/folder/network"])
    #expect(unwritable.status == .invalidInput || unwritable.status == .usage)
    #expect(unwritable.output == "" && unwritable.diagnostics.contains("/no/such/folder"), "\(unwritable.diagnostics)")
    #expect(outcome(["--part", "digits", "--network", "x"]).status == .usage)
  }
}
