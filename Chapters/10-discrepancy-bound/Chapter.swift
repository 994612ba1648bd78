import ArgumentParser
import ChapterKit
import NumericCore

/// The discrepancy of Mansour, Mohri and Rostamizadeh: the bound, the weights that lower it, what it leaves to the labels, and what
/// to weigh.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "discrepancy-bound",
    abstract:
      "A bound for any loss with the triangle inequality, weights that lower it, and what no distance of inputs can promise.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var point: PointOptions
  @OptionGroup var ellipse: EllipseOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup var samples: SampleOptions
  @OptionGroup var tumours: TumourOptions

  var parts: [any ChapterPart] {
    [
      Bound(point: point), Weights(ellipse: ellipse), Invariance(target: target), Alpha(samples: samples),
      Tumours(tumours: tumours),
    ]
  }
}

/// The instance of one point.
struct PointOptions: ParsableArguments {
  @Option(
    help: "The other hypothesis c of the class {0, c}, between 0 and 1, a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...1, excluding: [0, 1], largestDenominator: 1000))
  var c = Rational(1, 2)
}

/// The target's shape: points on an ellipse with semi-axes 1 and `axis`.
struct EllipseOptions: ParsableArguments {
  @Option(
    help: "The second semi-axis of the target's ellipse, where the source is the unit circle: a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...Rational(8, 5), largestDenominator: 100))
  var axis = Rational(1, 4)
  @Option(help: "The angle by which the ellipse is turned, in degrees.", transform: OptionValue.number(in: 0...180)) var turn = 30.0
}

/// What is different on the target.
struct TargetOptions: ParsableArguments {
  @Option(
    help: "The target's share of the second label, a decimal or a fraction, where the source has one half.",
    transform: OptionValue.fraction(in: 0...1, excluding: [0, 1], largestDenominator: 1000))
  var prior = Rational(9, 10)
  @Option(help: "How far the target is shifted along the second feature.", transform: OptionValue.number(in: 0...4)) var shift = 2.0
}

/// Two samples of a mean, in units of an example's standard deviation.
struct SampleOptions: ParsableArguments {
  @Option(
    help: "How far the source's mean is off, b, in standard deviations of an example: a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...10, excluding: [0], largestDenominator: 100))
  var bias = Rational(3, 10)
  @Option(help: "The source examples.", transform: OptionValue.count(in: 1...10_000)) var sources = 1000
  @Option(help: "The target examples.", transform: OptionValue.count(in: 1...10_000)) var targets = 20
}

/// The labels of large tumours.
struct TumourOptions: ParsableArguments {
  @Option(help: "The labelled large tumours, beside 200 small ones.", transform: OptionValue.count(in: 5...150)) var labels = 20
}
