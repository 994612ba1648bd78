import ChapterKit
import Report
import Transfer

extension Estimation {
  func answer(_ seen: Seen<Estimation>) throws -> Answer {
    let methods = try [EstimationTrial.Way.blackBox, .regularised, .likelihood, .overconfident].map {
      ($0.rawValue, try error($0, seen, in: "asked"))
    }
    let (best, off) = (methods.min { $0.1.mean < $1.1.mean } ?? methods[0], (shift.world.target - shift.world.source).magnitude)
    return Answer(
      setting: "\(shift.setting), n = \(sample.examples)", question: "Can the target's shares be known without labels?",
      reply: off == 0
        ? "THEY HAVE NOT CHANGED" : best.1.isBelow(off) ? "YES, TO \(best.1.mean.text(digits: 3))" : "NOT FROM THESE EXAMPLES",
      finding:
        "The share is off by \(methods[0].1.mean.text(digits: 4)) with BBSE and by \(methods[2].1.mean.text(digits: 4)) with EM, "
        + "where keeping the source's share is off by \(off.text(digits: 2)).",
      figure: .forest(
        title: "The error of the share, least with \(best.0)", x: Axis("mean error of P_T(1)"), effects: methods,
        intervalMeaning: SeedEffect.intervalMeaning(seedCount: seen.rows.count)),
      quantities: methods.map { Quantity($0.0, $0.1.cell) },
      why: "Each class is predicted as before, so what is predicted is a mixture of known parts.",
      ask: shift.gap > 0.5
        ? Ask(
          "Classes nearer to each other: which one suffers most?", "--part", "estimation", "--gap", max(0.5, shift.gap / 2).text())
        : Ask("Classes farther apart: which one gains most?", "--part", "estimation", "--gap", "1"))
  }
}
