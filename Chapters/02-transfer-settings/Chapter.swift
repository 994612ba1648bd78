import ArgumentParser
import ChapterKit
import NumericCore
import Transfer

/// Domains and tasks as values: which transfer problem is which, what of it can be known, and what its names leave out.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer-settings",
    abstract:
      "Domains and tasks that can be compared: the settings of transfer, enumerated, and the place of your own problem among them.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var problem: ProblemOptions
  @OptionGroup var drift: DriftOptions
  @OptionGroup var harm: HarmOptions

  var parts: [any ChapterPart] { [Place(problem: problem), Differences(), Drift(drift: drift), Harm(harm: harm)] }
}

/// What you say of your own problem; what you leave out stays open.
struct ProblemOptions: ParsableArguments {
  @Option(help: "Your problem: source and target have the same features 𝒳, or others.") var features: ProblemDescription.Sameness?
  @Option(help: "Your problem: the distribution P(X) of the features.") var marginal: ProblemDescription.Sameness?
  @Option(help: "Your problem: the set of labels 𝒴.") var labels: ProblemDescription.Sameness?
  @Option(help: "Your problem: the rule P(Y | X) by which inputs are labelled.") var rule: ProblemDescription.Sameness?
  @Option(help: "Your problem: the shares P(Y) of the labels.") var shares: ProblemDescription.Sameness?
  @Option(help: "Your problem: how many source examples have labels.") var sourceLabels = ProblemDescription.LabelCount.many
  @Option(help: "Your problem: how many target examples have labels.") var targetLabels = ProblemDescription.LabelCount.none

  func description() throws(ContradictoryDescription) -> ProblemDescription {
    try ProblemDescription(
      inputs: features, marginal: marginal, labels: labels, conditional: rule, labelShares: shares, sourceLabels: sourceLabels,
      targetLabels: targetLabels)
  }

  private static let contradictions: [ContradictoryDescription: String] = [
    .inputs: "--marginal same contradicts --features different.", .labels: "--rule same contradicts --labels different.",
    .shares: "--shares same contradicts --labels different.",
    .labelShares: "--shares different contradicts --marginal same with --rule same.",
  ]

  func validate() throws {
    do { _ = try description() } catch { throw ValidationError("\(Self.contradictions[error] ?? "") \(error)") }
  }
}

extension ProblemDescription.Sameness: ExpressibleByArgument {}
extension ProblemDescription.LabelCount: ExpressibleByArgument {}

/// A word that is used differently.
struct DriftOptions: ParsableArguments {
  @Option(
    help: "P(noun | \"monitor\") in the source, a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...1, largestDenominator: 1000))
  var before = Rational(4, 5)
  @Option(
    help: "P(noun | \"monitor\") in the target, a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...1, largestDenominator: 1000))
  var after = Rational(1, 5)
}

/// A source that is off, thrown together with the target.
struct HarmOptions: ParsableArguments {
  @Option(
    help: "How far the source's mean lies from the target's, in standard deviations of an example, a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...10, largestDenominator: 100))
  var bias = Rational(1, 2)
  @Option(help: "The source examples.", transform: OptionValue.count(in: 1...1000)) var sourceN = 20
  @Option(help: "The target examples.", transform: OptionValue.count(in: 1...1000)) var targetN = 20
  @Option(
    help: "The difference g between two classifiers' errors that labels are to show.", transform: OptionValue.number(in: 0.01...1))
  var gap = 0.1
  @Option(
    help: "The probability δ with which an interval for it may be wrong.", transform: OptionValue.number(in: 1e-9...0.5))
  var delta = 0.05
}
