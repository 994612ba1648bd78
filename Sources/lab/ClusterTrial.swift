internal import ChapterKit
import Foundation
import Subprocess

/// What one seed of a run takes on one core, and the values that a sweep gives to its option.
struct ClusterTrial {
  /// Processor seconds.
  let seconds: Double
  let megabytes: Int
  /// The option that is swept and its values, as the chapter reads them; nil without a sweep.
  let sweep: (name: String, values: [String])?

  /// A chapter that refuses its options.
  struct Refused: Error {
    let status: ProgramStatus
  }

  /// The number by which the system knows the usage of all programs that were started from here.
  private static let children: Int32 = -1

  /// Measures a seed, at every value of the sweep.
  ///
  /// - Throws: ``Refused`` where the chapter refuses; it has said why.
  init(ofOneSeed seed: UInt64, program: ChapterProgram, options: [String], sweep: String?) async throws {
    var (before, after) = (rusage(), rusage())
    _ = unsafe getrusage(Self.children, &before)
    let trial = try await Subprocess.run(
      .path(.init(program.url.path)),
      arguments: Arguments(
        options + ["--seeds", "\(seed):\(seed)", "--format", "json"] + (sweep.map { ["--sweep", $0] } ?? [])),
      output: .bytes(limit: 1 << 28), error: .currentStandardError)
    _ = unsafe getrusage(Self.children, &after)
    let ending = ChapterEnding(trial.terminationStatus)
    guard ending.status == .asStated || ending.status == .notAsStated else { throw Refused(status: ending.status) }
    if let sweep {
      let page = try JSONDecoder().decode(SweepPage.self, from: Data(trial.standardOutput))
      self.sweep = (String(sweep.prefix { $0 != "=" }.drop { $0 == "-" }), page.tables.first?.values ?? [])
    } else {
      self.sweep = nil
    }
    let total =
      Double(after.ru_utime.tv_sec - before.ru_utime.tv_sec) + Double(after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e6
    seconds = total / Double(max(1, self.sweep?.values.count ?? 1))
    megabytes = Int(after.ru_maxrss) / 1024
  }
}

/// The JSON of a sweep, as far as its values.
private struct SweepPage: Decodable {
  struct Table: Decodable {
    /// The first column.
    let values: [String]

    private enum CodingKeys: CodingKey { case rows }

    private struct FirstCell: Decodable {
      let text: String

      init(from decoder: any Decoder) throws {
        var cells = try decoder.unkeyedContainer()
        text = try cells.decode(String.self)
      }
    }

    init(from decoder: any Decoder) throws {
      values = try decoder.container(keyedBy: CodingKeys.self).decode([FirstCell].self, forKey: .rows).map(\.text)
    }
  }

  let tables: [Table]
}
