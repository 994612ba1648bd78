import ArgumentParser
import ChapterKit
import NumericCore
import Transfer

/// Label shift: the classes come in other shares. What changes, how the shares are estimated, and what resampling does.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "label-shift", abstract: "Other shares of the classes: the threshold that moves, and how the shares are found.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var shift: ShiftOptions
  @OptionGroup var sample: SampleOptions
  @OptionGroup var thinning: ThinningOptions

  var parts: [any ChapterPart] {
    [Threshold(shift: shift), Resampling(shift: shift), Estimation(shift: shift, sample: sample), Digits(thinning: thinning)]
  }
}

/// Two normal classes, and how much of each domain is of class 1.
struct ShiftOptions: ParsableArguments {
  private static let shares = Rational(1, 20)...Rational(19, 20)
  @Option(
    help: "The source's share of class 1, a decimal or a fraction.",
    transform: OptionValue.fraction(in: shares, excluding: [], largestDenominator: 1000))
  var sourceShare = Rational(1, 2)
  @Option(
    help: "The target's share of class 1, a decimal or a fraction.",
    transform: OptionValue.fraction(in: shares, excluding: [], largestDenominator: 1000))
  var targetShare = Rational(9, 10)
  @Option(
    help: "The distance between the classes' means, in their standard deviations.", transform: OptionValue.number(in: 0.5...4))
  var gap = 2.0

  var world: NormalLabelShift { NormalLabelShift(gap: gap, source: sourceShare.doubleValue, target: targetShare.doubleValue) }
  var setting: String { "P_S(1) = \(sourceShare), P_T(1) = \(targetShare), gap \(gap.text())" }
}

/// What the shares are estimated from.
struct SampleOptions: ParsableArguments {
  @Option(help: "The labelled source examples, and as many of the target.", transform: OptionValue.count(in: 20...2000))
  var examples = 500
}

/// The digits of the target.
struct ThinningOptions: ParsableArguments {
  @Option(help: "The share of the digits 5 … 9 that the target keeps.", transform: OptionValue.number(in: 0.02...1))
  var keep = 0.1
}
