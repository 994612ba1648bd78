public import Report

/// What a chapter is given for one run besides its own options.
public struct ChapterRun: Sendable {
  /// The chapter's command.
  public let chapter: String
  /// The seeds to run, consecutive, in order; empty for a chapter that draws nothing.
  public let seeds: [UInt64]
  /// Whether the run is to be as large as the published experiment.
  public let isFull: Bool
  /// The arguments that the chapter was started with.
  let arguments: [String]
  /// Where progress is shown.
  public let progress: ProgressLine

  /// Measures every seed, spread over all cores.
  ///
  /// The rows come back in the order of ``seeds`` and do not depend on the number of cores. Of several errors, that of the earliest seed
  /// is thrown.
  public func overSeeds<Row: Sendable, Failure: Error>(
    _ measure: @Sendable (_ seed: UInt64) throws(Failure) -> Row
  ) throws(Failure) -> [Row] {
    try seeds.concurrentMap { (seed) throws(Failure) in
      defer { progress.advance(of: seeds.count, "seeds") }
      return try measure(seed)
    }
  }

  /// The command line that runs this chapter with `arguments`, for ``ChapterReport/tryNext``.
  public func command(_ arguments: String...) -> String { CommandLineText(chapter: chapter, arguments: arguments).text }

  /// The report of this run; its chapter, seed, common parameters and repeating command are filled in.
  public func report(
    headline: String, body: [ChapterReport.Item], findings: [Finding], tryNext: [String], parameters: [ChapterReport.Parameter]
  ) -> ChapterReport {
    ChapterReport(
      chapter: chapter, headline: headline, body: body, findings: findings, tryNext: tryNext, seed: seeds.first,
      parameters: parameters + commonParameters, command: CommandLineText(chapter: chapter, arguments: arguments).text)
  }

  private var commonParameters: [ChapterReport.Parameter] {
    (seeds.isEmpty ? [] : [.init("seeds", .integer(seeds.count))]) + (isFull ? [.init("full", "yes")] : [])
  }
}
