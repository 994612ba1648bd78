import ArgumentParser
import ChapterKit

/// A representation shared by tasks: what the chapter is about, in one sentence.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "shared-representation", abstract: "A representation shared by tasks: what the chapter decides, in one sentence.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var coin: CoinOptions

  var parts: [any ChapterPart] { [Tosses(coin: coin)] }
}

/// The coin that is tossed.
struct CoinOptions: ParsableArguments {
  @Option(help: "The probability of heads, from 0 to 1.", transform: OptionValue.number(in: 0...1)) var bias = 0.5
  @Option(help: "The tosses of one seed.", transform: OptionValue.count(in: 1...1_000_000)) var tosses = 1000
}
