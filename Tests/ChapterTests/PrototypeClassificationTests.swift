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

  private static let small = Settings(wayCount: 3, shotCount: 2, queryCount: 4, episodeCount: 6)

  @Test("The same seed measures the same, another seed something else, and a row survives being saved")
  func row() throws {
    let row = try Experiment.Row(seed: 1, parts: [.identities, .shots, .digits], Self.small)
    #expect(try Experiment.Row(seed: 1, parts: [.identities, .shots, .digits], Self.small) == row)
    #expect(try Experiment.Row(seed: 2, parts: [.digits], Self.small).digits != row.digits)
    #expect(try JSONDecoder().decode(Experiment.Row.self, from: JSONEncoder().encode(row)) == row)
    let scores = try #require(row.digits?.scores)
    #expect(scores.allSatisfy { 0...1 ~= $0.accuracy && $0.halfWidth >= 0 && $0.wayCount == 3 })
    #expect(Set(scores.map(\.shotCount)) == [1, 2, 100])
  }

  @Test("A single seed decides no effect")
  func singleSeed() throws {
    let row = try Experiment.Row(seed: 1, parts: [.digits], Self.small)
    let findings = Experiment(rows: [row], parts: [.digits], settings: Self.small).findings
    #expect(findings.map(\.claim) == [Claims.learntOfFew] && findings[0].verdict == .inconclusive)
  }

  /// Accuracies in hundredths: those of a run, but for the ones that a case changes.
  private static let usual: [String: Double] = [
    "pixels prototypes": 83, "pixels nearestNeighbour": 84, "pixels logistic 100": 96, "classifier prototypes": 94,
    "classifier nearestNeighbour": 92, "episodic prototypes": 92, "episodicFewWays prototypes": 90, "episodicCosine cosine": 81,
    "episodicScaledCosine cosine": 92,
  ]

  @Test(
    "Each verdict on glyphs follows the numbers",
    arguments: [
      ([:], [.holds, .holds, .corrected, .holds, .fails, .corrected]),
      (["pixels logistic 100": 90], [.fails, .holds, .corrected, .holds, .fails, .corrected]),
      (["classifier prototypes": 80, "classifier nearestNeighbour": 80], [.holds, .fails, .corrected, .holds, .holds, .fails]),
      (["classifier nearestNeighbour": 96], [.holds, .holds, .corrected, .holds, .fails, .fails]),
      (["pixels nearestNeighbour": 80], [.holds, .holds, .corrected, .holds, .fails, .holds]),
      (["episodicScaledCosine cosine": 83], [.holds, .holds, .holds, .holds, .fails, .corrected]),
      (["episodicCosine cosine": 95], [.holds, .holds, .fails, .holds, .fails, .corrected]),
      (["episodicFewWays prototypes": 93], [.holds, .holds, .corrected, .fails, .fails, .corrected]),
    ] as [([String: Double], [Verdict])])
  func verdicts(changes: [String: Double], expected: [Verdict]) {
    let settings = Settings()
    let rows = (0..<4).map { seed in
      let scores = Self.usual.merging(changes) { $1 }.compactMap { key, percent -> WorldResult.Score? in
        let words = key.split(separator: " ").map(String.init)
        guard let embedding = Embedding(rawValue: words[0]), let head = Head(rawValue: words[1]) else { return nil }
        // A little noise, the same sign for all, so that intervals are not empty.
        let accuracy = percent / 100 + 0.001 * Double(seed) * percent / 100
        return .init(
          embedding: embedding, head: head, wayCount: 5, shotCount: words.count > 2 ? 100 : 5, accuracy: accuracy, halfWidth: 0.01)
      }
      return Experiment.Row(seed: UInt64(seed), glyphs: WorldResult(scores: scores))
    }
    #expect(Experiment(rows: rows, parts: [.glyphs], settings: settings).findings.map(\.verdict) == expected)
  }

  @Test(
    "Tasks that cannot be drawn are refused in one sentence, before anything takes long",
    arguments: [
      (["--part", "digits", "--ways", "6"], "novel digits"), (["--part", "glyphs", "--ways", "51"], "novel glyphs"),
      (["--part", "digits", "--shots", "400"], "novel digits"), (["--part", "digits", "--queries", "90"], "novel digits"),
      (["--part", "glyphs", "--shots", "16"], "base glyphs, in training (--training-ways)"),
      (["--part", "glyphs", "--training-ways", "201"], "base glyphs, in training (--training-ways)"),
      (["--part", "glyphs", "--base-classes", "19"], "base glyphs, in training (--training-ways)"),
    ])
  func impossibleTasks(arguments: [String], examples: String) async throws {
    let result = try await BuiltProgram(command: "prototype-classification").run(arguments)
    #expect(result.exitCode == 64 && result.output == "")
    #expect(
      result.diagnostics.contains("The \(examples): ") && result.diagnostics.count { $0 == "\n" } == 1, "\(result.diagnostics)")
  }

  @Test("A step size at which training diverges is told, decides nothing, and leaves no table of NaN")
  func divergence() async throws {
    let result = try await BuiltProgram(command: "prototype-classification").run(
      ["--part", "digits", "--seeds", "2", "--step-size", "1e6"])
    #expect(result.exitCode == 1)
    #expect(result.output.hasPrefix("Training diverged in episode ") && result.output.contains("INCONCLUSIVE"))
    #expect(!result.output.contains("HOLDS") && result.output.lowercased().firstMatch(of: /\bnan\b/) == nil)
  }

  private static let quick = [
    "--part", "glyphs", "--seeds", "2", "--episodes", "4", "--base-classes", "40", "--training-images", "2000", "--format", "json",
  ]

  @Test("A saved network measures as it did for the seed that it was trained on")
  func savedNetwork() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).network").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let program = BuiltProgram(command: "prototype-classification")
    #expect(try await program.run(Self.quick + ["--save-network", path]).output.contains("\"PC-12\""))
    let settings = Settings(episodeCount: 4, baseClassCount: 40, trainingImageCount: 2000)
    let result = try GlyphTrial(seed: 1, settings).result(saved: SavedNetwork.network(at: path))
    for shots in [1, 5, 100] {
      let episodic = try #require(result.score(.episodic, .prototypes, ways: 5, shots: shots))
      #expect(result.score(.saved, .prototypes, ways: 5, shots: shots)?.accuracy == episodic.accuracy)
    }
  }

  @Test("A file that is no network, cut off, of another version, damaged or of another shape is refused in one sentence")
  func wrongNetworks() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).network").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let settings = Settings(episodeCount: 4, baseClassCount: 40, trainingImageCount: 400)
    let network = try GlyphTrial(seed: 1, settings).episodicNetwork()
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
      let result = try await BuiltProgram(command: "prototype-classification").run(Self.quick + ["--network", path])
      #expect(result.exitCode == 65 && result.output == "")
      #expect(result.diagnostics.contains(words) && result.diagnostics.count { $0 == "\n" } == 1, "\(result.diagnostics)")
    }
  }

  @Test("A network that cannot be written is told before the run, and a part that embeds no glyphs has none")
  func unwritableNetwork() async throws {
    let program = BuiltProgram(command: "prototype-classification")
    let unwritable = try await program.run(Self.quick + ["--save-network", "/no/such/folder/network"])
    #expect(unwritable.exitCode == 65 && unwritable.output == "" && unwritable.diagnostics.contains("cannot be written"))
    #expect(try await program.run(["--part", "digits", "--network", "x"]).exitCode == 64)
  }
}
