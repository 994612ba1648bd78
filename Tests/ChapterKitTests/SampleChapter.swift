import ArgumentParser
import ChapterKit
import Report

/// A chapter that is as small as one can be: the share of even seeds, which are drawn from nowhere.
struct SampleChapter: ChapterCommand {
  static let configuration = CommandConfiguration(commandName: "sample-chapter", abstract: "Half of all seeds are even.")
  static let claims = [
    Claim(
      id: "EVEN-1", statement: "Of 2n consecutive seeds, n are even.", source: "Euclid, Elements, book VII.", kind: .identity,
      expectedVerdict: .holds)
  ]
  static let seedCounts = SeedCounts(standard: 4, full: 1_000)

  @OptionGroup var options: ChapterOptions
  @Option(help: "A factor.", transform: OptionValue.number(in: 0...10)) var factor = 1.0
  @Option(help: "How to fail.") var failure: String?

  func report(for run: ChapterRun) throws -> ChapterReport {
    switch failure {
    case "input": throw InvalidInput("Row 3 of data.csv holds a NaN; every value must be finite.")
    case "installation": throw NotInstalled("GSL is missing; type: sudo apt-get install libgsl-dev")
    case "usage": throw ValidationError("--failure usage and sense contradict each other.")
    case "internal": throw Broken()
    default: break
    }
    let evenCount = run.overSeeds { seed in seed.isMultiple(of: 2) ? 1 : 0 }.reduce(0, +)
    let finding = Finding(
      Self.claims[0], verdict: 2 * evenCount == run.seeds.count ? .holds : .fails, predicted: .fraction(1, 2),
      measured: .fraction(evenCount, run.seeds.count))
    return run.report(
      headline: "\(evenCount) of \(run.seeds.count) seeds are even.", body: [], findings: [finding],
      tryNext: [run.command("--seeds", "8"), run.command("--seeds", "3")], parameters: [.init("factor", .number(factor))])
  }
}

struct Broken: Error, CustomStringConvertible {
  let description = "The iteration did not end after 100 steps."
}

/// A chapter that draws nothing.
struct StillChapter: ChapterCommand {
  static let configuration = CommandConfiguration(commandName: "still-chapter", abstract: "Nothing happens.")
  static let claims: [Claim] = []

  @OptionGroup var options: ChapterOptions

  func report(for run: ChapterRun) -> ChapterReport {
    run.report(headline: "Nothing happens.", body: [], findings: [], tryNext: [], parameters: [])
  }
}
