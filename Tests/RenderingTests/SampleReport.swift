import Rendering
import Report

/// A report with everything in it: two parts, every kind of verdict, a world, tables, figures, parameters that were changed.
enum SampleReport {
  static let source = Source("A. Author and B. Author", "On interleaved domains", "Venue (2012)", isSeen: true)

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
      citations: [source.at("Theorem 3")], kind: .identity, expectedVerdict: .corrected),
    Judgement.decided("best R_S + R_T", says: .fraction(9, 10), here: .fraction(4, 5), holds: false)
      .corrected(if: true, to: "The lowest joint error is 1 − 2ξ = 1 − 1/n.").witness(
        "The threshold at 0.1 with label 1 to its left."
      )
      .tolerance(1e-12).published(.fraction(9, 10)),
    isHighlight: true)

  static let inconclusive = Finding(
    Claim(
      id: "XI-10", statement: "Accuracy on the target falls with ξ.", citations: [.said("often taken for granted")], kind: .effect,
      expectedVerdict: .holds),
    Judgement("slope", unit: "points", says: "below 0", here: .estimate(-0.01, plusMinus: 0.02), holds: nil)
      .interval(ConfidenceBounds(lower: -0.03123, upper: 0.01, meaning: "slope, 95 % Student interval over 20 seeds")),
    seedCount: 20)

  static let tight = Finding(
    Claim(
      id: "BD-1", statement: "For every threshold h, R_T(h) ≤ R_S(h) + ½ d_HΔH + λ.", citations: [source.at("Theorem 1")],
      kind: .inequality, expectedVerdict: .holds),
    Judgement.decided("R_S + ½d_HΔH + λ", says: "≥ R_T = 1", here: 1, holds: true).remark("= R_T: tight"), isHighlight: true)

  static let refuted = Finding(
    Claim(
      id: "XI-6", statement: "For every threshold h, R_T(h) ≤ R_S(h) + W₁ + λ.", citations: [source.cited], kind: .inequality,
      expectedVerdict: .fails),
    Judgement.refuted("R_S + W₁ + λ", says: "≥ R_T = 1", here: .fraction(9, 10), isShown: true).remark("< R_T = 1"),
    isHighlight: true)

  static let answer = Answer(
    setting: "ξ = 1/10, 5 points a side", question: "Can two domains a hair apart defeat every threshold?", reply: "YES",
    finding: "A threshold that is perfect on the source errs on source and target together by at least 4/5, not 9/10.",
    world: SampleFigures.strip, figure: SampleFigures.risks,
    quantities: [Quantity("λ", .fraction(4, 5)), Quantity("slope", .estimate(-0.01, plusMinus: 0.02), unit: "points")],
    why: "W₁ sees that points are near, not that labels alternate.", ask: Ask("Halve ξ: does λ rise or fall?", "--xi", "1/20"))

  static let distances = Answer(
    setting: "ξ = 1/10", question: "How far apart are they?", reply: "A TENTH", finding: "W₁ is 1/10.",
    figure: SampleFigures.forest,
    quantities: [Quantity("W₁", .fraction(1, 10))], why: "Each atom moves by ξ.",
    ask: Ask("And at half of it?", "--part", "distances"))

  static let report = ChapterReport(
    chapter: "interleaved-counterexample", number: 7, title: "Interleaved domains",
    parts: [
      .init(
        name: "bound", title: "Near domains", answer: answer,
        record: [
          .heading("Risks"), .paragraph("The table compares the worlds; the figure sweeps the threshold."), .table(table),
          .figure(SampleFigures.sweep),
        ],
        findings: [corrected, tight, refuted]),
      .init(name: "distances", title: "Distances", answer: distances, record: [], findings: [inconclusive]),
    ],
    change: "λ 9/10 → 4/5; slope as before", seed: 7, parameters: [.init("xi", .fraction(1, 10)), .init("seeds", 20)],
    command: "./lab run interleaved-counterexample --xi 1/10 --convention endpoints --seeds 20 --format 'text' --plot braille")

  /// A report with as little in it as there can be.
  static let bare = ChapterReport(
    chapter: "bare", title: "bare",
    parts: [
      .init(
        name: "only", title: "Only",
        answer: Answer(
          setting: "", question: "Anything?", reply: "NO", finding: "Nothing.", quantities: [], why: "So it is.",
          ask: Ask("Anything else?")),
        record: [], findings: [])
    ],
    seed: nil, parameters: [], command: "./lab run bare")
}
