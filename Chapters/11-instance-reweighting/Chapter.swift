import ArgumentParser
import ChapterKit
import Learning
import NumericCore
import Report

/// What importance weights can do, when they help, how they are estimated, and how they are got wrong.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "instance-reweighting",
    abstract: "Importance weights under covariate shift: what they can do, when they help, and four ways to get them.")
  static let claims = Claims.all
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  @OptionGroup var options: ChapterOptions
  @Option(help: "One part instead of all: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).") var part: Part?
  @Option(help: "A published error, made again: \(Mistake.allCases.map(\.rawValue).joined(separator: ", ")).") var mistake: Mistake?

  func validate() throws {
    if part != nil && mistake != nil { throw ValidationError("Choose --part or --mistake, not both.") }
  }

  func report(for run: ChapterRun) throws -> ChapterReport {
    if let mistake { return try report(of: mistake, for: run) }
    // The real data take seconds: they run when asked for.
    let parts = part.map { [$0] } ?? Part.allCases.filter { $0 != .data || run.isFull }
    let data = parts.contains(.data) ? BiasedData.all() : []
    // Half of the seeds are enough for the effects of the estimates, which are large and take the most time.
    let first = run.seeds.first ?? 0
    let estimated = part == nil && !run.isFull ? (run.seeds.count + 1) / 2 : run.seeds.count
    let rows = try run.overSeeds { (seed) throws(LearningError) in
      let left: Set<Part> = Int(seed - first) < estimated ? [] : [.estimation]
      return try Experiment.Row(seed: seed, parts: Set(parts).subtracting(left), data: data)
    }
    let experiment = try Experiment(parts: parts, rows: rows)
    return run.report(
      headline: experiment.headline, body: experiment.body, findings: experiment.findings,
      tryNext: [run.command("--part", "capacity", "--seeds", "100"), run.command("--mistake", "kappa-sign")],
      parameters: [.init("part", .text(part?.rawValue ?? (run.isFull ? "all" : "all but data")))])
  }

  /// The report of a published error: its diagnostic, and no claims.
  private func report(of mistake: Mistake, for run: ChapterRun) throws -> ChapterReport {
    let rows = try run.overSeeds { (seed) throws(LearningError) in try mistake.diagnostics(seed: seed) }
    let others = Mistake.allCases.filter { $0 != mistake }.prefix(2)
    return run.report(
      headline: mistake.headline, body: [.table(mistake.table(rows))], findings: [],
      tryNext: others.map { run.command("--mistake", $0.rawValue) }, parameters: [.init("mistake", .text(mistake.rawValue))])
  }
}

extension Part: ExpressibleByArgument {}
extension Mistake: ExpressibleByArgument {}
