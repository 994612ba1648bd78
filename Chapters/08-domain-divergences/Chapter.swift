import ArgumentParser
import ChapterKit
import NumericCore
import Report

/// Distances between domains: what each sees, what each is blind to, and how they bound each other.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "domain-divergences",
    abstract: "Distances between domains: what each sees and is blind to, their order, and what they show where nothing differs.")
  static let claims = Claims.all
  static let seedCounts = SeedCounts(standard: 40, full: 1000)

  @OptionGroup var options: ChapterOptions

  func report(for run: ChapterRun) throws -> ChapterReport {
    let experiment = try Experiment(probes: try run.overSeeds { seed in try Probe(seed: seed) })
    return run.report(
      headline:
        "No distance between features sees turned labels, only λ does; and between two samples of one law W₁ in 20 dimensions is still "
        + "\(experiment.nullWasserstein(dimension: 3, size: 2).text(significantDigits: 3)).",
      body: [
        .table(experiment.lineTable), .table(experiment.powerTable), .figure(experiment.powerFigure), .table(experiment.orderTable),
        .table(experiment.nullTable), .figure(experiment.nullFigure),
      ],
      findings: experiment.findings,
      tryNext: [run.command("--seeds", "200"), "./lab measure --help"],
      parameters: [])
  }
}
