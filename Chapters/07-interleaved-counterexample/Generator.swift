import ChapterKit
import NumericCore
import Report
import Worlds

/// The article's point generator, as its program does it in floating point, beside counting in whole numbers.
struct Generator: ChapterPart {
  static let name = "generator"
  static let title = "The program that makes the points"

  let spacing: SpacingOptions

  /// The article's generator, once its counter is initialised and advanced.
  ///
  /// It sizes its arrays by truncating 1/(2ξ) and fills them while (2k + 1)ξ ≤ 1. Where the loop makes more points than fit, the
  /// original stops with an index error. The two ways there: 1/ξ odd, where the loop makes one point more than (1/ξ − 1)/2; and
  /// 1/(2ξ) a whole number whose floating-point value lies just below it, which is truncated to one too few.
  struct Original: Sendable {
    let size: Int
    let pointCount: Int

    init(spacing: Double) {
      size = Int(1 / (2 * spacing))
      var count = 0
      while Double(2 * count + 1) * spacing <= 1 { count += 1 }
      pointCount = count
    }

    var crashes: Bool { pointCount > size }
  }

  struct Evidence: Sendable {
    let here: Original
    /// For how many of ξ = 0.01 … 0.99 it crashes.
    let crashesAmongHundredths = (1...99).count { Original(spacing: Double($0) / 100).crashes }
    /// The m up to 1000 for which ξ = 1/m crashes.
    let crashes = (2...1000).filter { Original(spacing: 1 / Double($0)).crashes }
    /// The m up to 1000 for which counting in whole numbers gives another n than the one with 2nξ ≤ 1 < 2(n + 1)ξ.
    let miscounts = (2...1000).filter { denominator in
      let count = InterleavedWorld.counts(spacing: Rational(1, denominator), convention: .article).source
      return !(2 * count <= denominator && denominator < 2 * (count + 1))
    }

    var odd: [Int] { crashes.filter { !$0.isMultiple(of: 2) } }
    var even: [Int] { crashes.filter { $0.isMultiple(of: 2) } }
  }

  func evidence(_ rows: [Drawless]) -> Evidence { Evidence(here: Original(spacing: spacing.xi.doubleValue)) }

  var claims: [Judged<Generator>] {
    [
      Judged(
        "XI-7", .identity, expects: .corrected, "For every ξ, the article's program makes ⌊1/(2ξ)⌋ points a side.",
        from: Bibliography.homer.cited.noting("its code")
      ) { seen in
        let evidence = seen.evidence
        return Judgement.decided(
          "index errors at ξ = 0.01 … 0.99", says: 0, here: .integer(evidence.crashesAmongHundredths),
          holds: evidence.crashes.isEmpty && !evidence.here.crashes
        ).corrected(
          if: evidence.miscounts.isEmpty, to: "Points counted in whole numbers, k = 0 … n − 1, are ⌊1/(2ξ)⌋ for every ξ."
        ).witness(
          "At this ξ it allots \(evidence.here.size) and makes \(evidence.here.pointCount). ξ = 1/m crashes for "
            + "\(evidence.odd.count) odd m below 1000, and for \(evidence.even.count) even ones: "
            + "\(evidence.even.prefix(4).map(String.init).joined(separator: ", ")), …"
        )
      }
    ]
  }

  func answer(_ seen: Seen<Generator>) -> Answer {
    let evidence = seen.evidence
    let bins = stride(from: 1, to: 100, by: 11).map { start in
      Bars.Row(
        "1/m, m = \(10 * start + 1) … \(10 * start + 110)",
        [Double(evidence.even.count { (10 * start + 1)...(10 * start + 110) ~= $0 })])
    }
    return Answer(
      setting: "ξ = \(spacing.xi)", question: "Does the published program make these points?",
      reply: evidence.here.crashes ? "NO, NOT EVEN HERE" : evidence.crashes.isEmpty ? "YES" : "HERE, BUT NOT ALWAYS",
      finding:
        "The published program stops with an index error for \(evidence.crashesAmongHundredths) of the 99 values ξ = 0.01 … 0.99; "
        + "at this ξ it allots \(evidence.here.size) points and makes \(evidence.here.pointCount).",
      figure: Figure(
        title: "Even m for which 1/(2ξ) is whole and floating point truncates it to one too few", caption: "",
        content: .bars(Bars(value: Axis("index errors"), parts: ["even m"], rows: bins))),
      quantities: [
        Quantity("points allotted", .integer(evidence.here.size)), Quantity("points made", .integer(evidence.here.pointCount)),
      ],
      why: "A count taken from a floating-point quotient is a truncation away from one too few.",
      ask: Ask("Is ξ = 1/186 safe, where 1/(2ξ) = 93?", "--part", "generator", "--xi", "1/186"))
  }
}
