internal import ChapterKit

/// The files of a new chapter: the smallest that has everything a chapter has.
struct ChapterTemplate {
  let chapter: CourseChapter

  /// The names and the texts.
  var files: [(name: String, text: String)] {
    [("Chapter.swift", contents), ("Tosses.swift", part), ("README.md", lesson)]
  }

  private var contents: String {
    """
    import ArgumentParser
    import ChapterKit

    /// \(chapter.title): what the chapter is about, in one sentence.
    @main struct Chapter: ChapterCommand {
      static let configuration = CommandConfiguration(
        commandName: "\(chapter.command)", abstract: "\(chapter.title): what the chapter decides, in one sentence.")

      @OptionGroup var options: ChapterOptions
      @OptionGroup var coin: CoinOptions

      var parts: [any ChapterPart] { [Tosses(coin: coin)] }
    }

    /// The coin that is tossed.
    struct CoinOptions: ParsableArguments {
      @Option(help: "The probability of heads, from 0 to 1.", transform: OptionValue.number(in: 0...1)) var bias = 0.5
      @Option(help: "The tosses of one seed.", transform: OptionValue.count(in: 1...1_000_000)) var tosses = 1000
    }

    """
  }

  private var part: String {
    """
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
            "\(chapter.claimPrefix)-1", .effect, expects: .holds, "A coin of bias p comes up heads in a share p of its tosses.",
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
          setting: "p = \\(coin.bias.text()), \\(coin.tosses) tosses, \\(seen.rows.count) seeds",
          question: "How often does the coin come up heads?", reply: "\\((100 * share.mean).text(digits: 1)) %",
          finding: "Heads came up in \\(share.cell) of the tosses.",
          figure: Figure(
            title: "The share of heads, a seed each", caption: "",
            content: .histogram(Histogram(x: Axis("share of heads"), values: share.values, references: [Reference("p", at: coin.bias, .vertical)]))),
          quantities: [Quantity("share", share.cell)], why: "Independent tosses average out.",
          ask: Ask("Toss a hundred times as often: how much narrower?", "--tosses", "\\(min(1_000_000, 100 * coin.tosses))"))
      }
    }

    """
  }

  private var lesson: String {
    """
    # \(chapter.number < 10 ? "0" : "")\(chapter.number) · \(chapter.title)

    **Question.** What does the chapter ask?

    ```console
    $ ./lab run \(chapter.number) --list-claims
    …
    ```

    ## Sources

    - Whose statement it is, and where.

    """
  }
}

extension CourseChapter {
  /// The letters before a claim's number: the initials of the command.
  fileprivate var claimPrefix: String { command.split(separator: "-").compactMap(\.first).map { $0.uppercased() }.joined() }
}
