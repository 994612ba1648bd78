import ChapterKit
import Learning
import NumericCore
import Transfer

/// What all seeds measured, and the effects that it comes to.
struct Experiment: Sendable {
  /// The results of one seed, by part.
  struct Row: Codable, Sendable, Hashable {
    let seed: UInt64
    let identities: IdentityTrial?
    let shots: ShotTrial?
    let digits: WorldResult?
    let glyphs: WorldResult?

    /// What has been measured.
    init(
      seed: UInt64, identities: IdentityTrial? = nil, shots: ShotTrial? = nil, digits: WorldResult? = nil,
      glyphs: WorldResult? = nil
    ) {
      self.seed = seed
      self.identities = identities
      self.shots = shots
      self.digits = digits
      self.glyphs = glyphs
    }

    /// Measures one seed.
    ///
    /// - Parameter saved: an embedding of glyphs to measure beside those of the seed; nil for none.
    init(seed: UInt64, parts: [Part], _ settings: Settings, saved: Network? = nil) throws {
      self.init(
        seed: seed, identities: parts.contains(.identities) ? IdentityTrial(seed: seed) : nil,
        shots: parts.contains(.shots) ? ShotTrial(seed: seed) : nil,
        digits: parts.contains(.digits) ? try .digits(seed: seed, settings) : nil,
        glyphs: parts.contains(.glyphs) ? try GlyphTrial(seed: seed, settings).result(saved: saved) : nil)
    }
  }

  let rows: [Row]
  let parts: [Part]
  let settings: Settings

  var identities: [IdentityTrial] { rows.compactMap(\.identities) }

  /// The results on images of one kind, a seed each.
  func results(_ part: Part) -> [WorldResult] {
    rows.compactMap { part == .digits ? $0.digits : part == .glyphs ? $0.glyphs : nil }
  }

  /// An accuracy over the seeds, in percent; no values where it was not measured.
  func accuracy(_ part: Part, _ embedding: Embedding, _ head: Head = .prototypes, ways: Int? = nil, shots: Int) -> SeedEffect {
    SeedEffect(
      values: results(part).compactMap {
        $0.score(embedding, head, ways: ways ?? settings.wayCount, shots: shots).map { 100 * $0.accuracy }
      })
  }

  /// Half of the 95 % interval over the tasks of one seed, in percent, averaged over seeds.
  func halfWidth(_ part: Part, _ embedding: Embedding, _ head: Head = .prototypes, ways: Int? = nil, shots: Int) -> Double {
    results(part).compactMap {
      $0.score(embedding, head, ways: ways ?? settings.wayCount, shots: shots).map { 100 * $0.halfWidth }
    }.mean
  }

  /// The errors of a simulation, over all seeds.
  func simulatedErrors(dimension: Int, shots: Int) -> (count: Int, trialCount: Int) {
    let trials = rows.compactMap(\.shots)
    return (trials.map { $0.errorCounts[dimension][shots] }.reduce(0, +), trials.count * ShotTrial.trialCount)
  }
}
