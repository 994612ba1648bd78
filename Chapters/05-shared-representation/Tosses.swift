import ChapterKit
import NumericCore
import Report

/// How often a coin comes up heads.
struct Tosses: ChapterPart {
  static let name = "tosses"
  static let title = "A coin, tossed many times"
  static let seedCounts = SeedCounts(standard: 40, full: 400)

  let coin: CoinOptions

  /// What one seed measures.
  struct Row: Codable, Sendable {
    let heads: Int
  }

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed).stream("tosses")
    return Row(heads: (0..<coin.tosses).count { _ in random.bernoulli(coin.bias) })
  }

  /// The share of heads, over the seeds.
  private func share(_ seen: Seen<Tosses>) throws -> SeedEffect { try seen.effect { Double($0.heads) / Double(coin.tosses) } }

  var claims: [Judged<Tosses>] {
    [
      Judged(
        "SR-1", .effect, expects: .holds, "A coin of bias p comes up heads in a share p of its tosses.",
        from: .said("the law of large numbers"), isHighlight: true
      ) { seen in
        // A hundredth: twice the width that the interval has by default.
        try share(seen).isEquivalent(to: coin.bias, margin: 0.01, "the share of heads")
      }
    ]
  }

  func answer(_ seen: Seen<Tosses>) throws -> Answer {
    let share = try share(seen)
    return Answer(
      setting: "p = \(coin.bias.text()), \(coin.tosses) tosses, \(seen.rows.count) seeds",
      question: "How often does the coin come up heads?", reply: "\((100 * share.mean).text(digits: 1)) %",
      finding: "Heads came up in \(share.cell) of the tosses.",
      figure: Figure(
        title: "The share of heads, a seed each", caption: "",
        content: .histogram(Histogram(x: Axis("share of heads"), values: share.values, references: [Reference("p", at: coin.bias, .vertical)]))),
      quantities: [Quantity("share", share.cell)], why: "Independent tosses average out.",
      ask: Ask("Toss a hundred times as often: how much narrower?", "--tosses", "\(min(1_000_000, 100 * coin.tosses))"))
  }
}
