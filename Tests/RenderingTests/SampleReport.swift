import Rendering
import Report

/// A report with everything in it: both kinds of verdict, tables, figures.
enum SampleReport {
  static let source = "A. Author and B. Author, \"On interleaved domains\", Venue (2012), Theorem 3."

  static let table = Table(
    title: "Distances by world", columns: ["world", "W1", "λ*", "accuracy", "p"],
    rows: [
      ["mean shift", .number(0.1234567, digits: 4), .fraction(4, 5), .estimate(0.8123, plusMinus: 0.0041), 0.5],
      ["rotation ⊕", .number(123.4, digits: 1), .fraction(1, 1), .estimate(10.8123, plusMinus: 0.41), .number(.nan)],
      ["日本", .missing, .fraction(-11, 23), .estimate(.nan, plusMinus: 0.41), 1.5e-7],
    ])

  static let corrected = Finding(
    Claim(
      id: "XI-2",
      statement:
        "For every n ≥ 2 and ξ = 1/(2n), the lowest joint error of a threshold on the two interleaved point sets is 1 − ξ.",
      source: source, kind: .identity, expectedVerdict: .corrected),
    verdict: .corrected, predicted: .fraction(9, 10), measured: .fraction(4, 5),
    correction: "The lowest joint error is 1 − 2ξ = 1 − 1/n.", witness: "the threshold at 0.1 with label 1 to its left",
    tolerance: 1e-12)

  static let inconclusive = Finding(
    Claim(
      id: "XI-10", statement: "Accuracy on the target falls with ξ.", source: source, kind: .effect, expectedVerdict: .holds),
    verdict: .inconclusive, predicted: "below 0", measured: .estimate(-0.01, plusMinus: 0.02),
    interval: ConfidenceBounds(lower: -0.03123, upper: 0.01, meaning: "95 % t-interval over 20 seeds"), seedCount: 20)

  static let report = ChapterReport(
    chapter: "interleaved-counterexample",
    headline: "A threshold that is perfect on the source errs on source and target together by at least 4/5, not 9/10.",
    body: [
      .heading("Distances"), .paragraph("The table compares the worlds; the figure sweeps the threshold."), .table(table),
      .figure(SampleFigures.sweep), .figure(SampleFigures.forest),
    ],
    findings: [corrected, inconclusive],
    tryNext: ["lab run interleaved-counterexample --xi 1/10 --convention endpoints --seeds 20 --format 'text' --plot braille"],
    seed: 7, parameters: [.init("xi", .fraction(1, 10)), .init("seeds", 20)],
    command: "lab run interleaved-counterexample --seed 7")
}
