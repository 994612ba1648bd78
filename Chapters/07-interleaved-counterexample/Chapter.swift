import ArgumentParser
import ChapterKit
import NumericCore
import Worlds

/// The ξ-interleaved counterexample: two domains a hair apart that no threshold can serve.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "interleaved-counterexample",
    abstract: "Two domains at Wasserstein distance ξ whose joint error tends to 1: decided in exact arithmetic.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var spacing: SpacingOptions
  @OptionGroup var points: PointOptions

  var parts: [any ChapterPart] {
    [
      Bound(spacing: spacing, points: points), Thresholding(spacing: spacing, points: points),
      RicherClasses(spacing: spacing, points: points), Generator(spacing: spacing),
    ]
  }
}

/// How near the points lie.
struct SpacingOptions: ParsableArguments {
  @Option(
    help: "The spacing ξ, a decimal or a fraction in (0, 1/2]: 0.1, 1/10, 2/23.",
    transform: OptionValue.fraction(
      in: 0...Rational(1, 2), excluding: [0], largestDenominator: InterleavedWorld.largestDenominator))
  var xi = Rational(1, 10)
}

/// Which points the two domains have.
struct PointOptions: ParsableArguments {
  @Option(help: "Which points: the article's ⌊1/(2ξ)⌋ a side, or all up to and with 1 (article, endpoints).")
  var convention = InterleavedWorld.Convention.article
  @Option(help: "Which domain is the source: the points 2kξ, labelled 1, or the points (2k + 1)ξ, labelled 0 (article, paper).")
  var roles = Roles.article
}

/// Who plays the source: the sources of the example differ.
enum Roles: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// The points 2kξ, all labelled 1.
  case article
  /// The points (2k + 1)ξ, all labelled 0.
  case paper
}

extension InterleavedWorld.Convention: ExpressibleByArgument {}
