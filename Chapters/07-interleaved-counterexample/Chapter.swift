import ArgumentParser
import ChapterKit
import NumericCore
import Report
import Worlds

/// The ξ-interleaved counterexample: two domains a hair apart that no threshold can serve.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "interleaved-counterexample",
    abstract: "Two domains at Wasserstein distance ξ whose joint error tends to 1: decided in exact arithmetic.")
  static let claims = Claims.all
  /// As many points a side as fit comfortably into memory and a few seconds.
  static let largestCount = 2_500_000

  @OptionGroup var options: ChapterOptions
  @Option(help: "The spacing ξ, a decimal or a fraction in (0, 1/2]: 0.1, 1/10, 2/23.", transform: Self.spacing)
  var xi = Rational(1, 10)
  @Option(help: "Which points: the article's ⌊1/(2ξ)⌋ a side, or all up to and with 1 (article, endpoints).")
  var convention = InterleavedWorld.Convention.article

  func report(for run: ChapterRun) -> ChapterReport {
    let experiment = Experiment(world: InterleavedWorld(spacing: xi, convention: convention))
    return run.report(
      headline:
        "At ξ = \(xi) the domains are only W₁ = \(experiment.wasserstein1) apart, and still the lowest joint error of a threshold is "
        + "\(experiment.idealJointRisk), \(experiment.idealJointRisk == 1 - xi ? "here" : "not \(1 - xi)") as published.",
      body: [
        .figure(experiment.pointsFigure), .table(experiment.classTable), .table(experiment.distanceTable),
        .figure(experiment.sweepFigure), .figure(experiment.jointRiskFigure), .table(experiment.spacingTable),
        .figure(experiment.tradeoffFigure), .table(experiment.tradeoffTable),
      ],
      findings: experiment.findings,
      tryNext: [run.command("--xi", "2/23", "--convention", "endpoints"), run.command("--xi", "1/2", "--convention", "endpoints")],
      parameters: [.init("xi", .exact(xi)), .init("convention", .text(convention.rawValue))])
  }

  /// Reads ξ exactly, and refuses what the example is not defined for or memory does not hold.
  @Sendable private static func spacing(_ text: String) throws -> Rational {
    guard let value = Rational(exactly: text) else {
      throw ValidationError("ξ is a decimal or a fraction, such as 0.1 or 2/23.")
    }
    guard value > 0, value <= Rational(1, 2) else { throw ValidationError("ξ must be greater than 0 and at most 1/2.") }
    guard InterleavedWorld.counts(spacing: value, convention: .endpoints).source <= largestCount else {
      throw ValidationError("ξ must be at least 1/\(2 * largestCount): this one asks for more than \(largestCount) points a side.")
    }
    return value
  }
}

extension InterleavedWorld.Convention: ExpressibleByArgument {}
