import ArgumentParser
import ChapterKit
import NumericCore
import Report

/// A chapter that is as small as one can be and has a part of every kind: one that draws, one that does not, one that runs on
/// request.
struct SampleChapter: ChapterCommand {
  static let configuration = CommandConfiguration(commandName: "sample-chapter", abstract: "Half of all seeds are even.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var counting: CountingOptions
  @OptionGroup var polygon: PolygonOptions
  @OptionGroup var waiting: WaitingOptions

  var parts: [any ChapterPart] { [Evens(counting: counting), Polygon(polygon: polygon), Slow(waiting: waiting)] }
}

struct CountingOptions: ParsableArguments {
  @Option(help: "A factor.", transform: OptionValue.number(in: 0...10)) var factor = 1.0
  @Option(help: "How to fail.") var failure: Failure?
}

enum Failure: String, CaseIterable, Sendable, ExpressibleByArgument {
  case input, installation, usage, `internal`
  /// Seed 3 cannot be used.
  case unusable
  /// The judge, or the answer, lacks a number.
  case judge, answer
}

struct PolygonOptions: ParsableArguments {
  @Option(help: "The sides.", transform: OptionValue.count(in: 3...2000)) var sideCount = 5
  @Option(
    help: "The length of a side.", transform: OptionValue.fraction(in: 0...Rational(10), excluding: [0], largestDenominator: 1000))
  var edge = Rational(1, 2)
  @Option(help: "The colour.") var ink: Ink?
  @Flag(help: "Filled.") var filled = false

  func validate() throws {
    guard sideCount != 13 else { throw ValidationError("--side-count 13 brings bad luck.") }
  }
}

enum Ink: String, CaseIterable, Sendable, ExpressibleByArgument {
  case red, black
}

struct WaitingOptions: ParsableArguments {
  @Option(help: "How long.", transform: OptionValue.count(in: 0...10)) var patience = 1
}

/// Seeds, of which every other one is even.
struct Evens: ChapterPart {
  static let name = "evens"
  static let title = "Even seeds"
  static let seedCounts = SeedCounts(standard: 4, full: 1_000)

  let counting: CountingOptions

  struct Row: Codable, Sendable {
    let seed: UInt64
    let isEven: Bool
  }

  func row(seed: UInt64) throws -> Row {
    switch counting.failure {
    case .input: throw InvalidInput("Row 3 of data.csv holds a NaN; every value must be finite.")
    case .installation: throw NotInstalled("GSL is missing; type: sudo apt-get install libgsl-dev")
    case .usage: throw ValidationError("--failure usage and sense contradict each other.")
    case .internal: throw Broken()
    case .unusable where seed == 3: throw UnusableSeed("The training diverged; lower --step-size.")
    default: break
    }
    // Later seeds are ready sooner, so that only the order of the seeds can put them in order.
    var value = Double(seed)
    for _ in 0..<(200 / (1 + Int(seed % 16))) { value = (value * value + 1).squareRoot() }
    return Row(seed: seed, isEven: value > 0 && seed.isMultiple(of: 2))
  }

  var claims: [Judged<Evens>] {
    [
      Judged(
        "EVEN-1", .identity, expects: .holds, "Of 2n consecutive seeds, n are even.", from: .said("Euclid, Elements, book VII"),
        isHighlight: true
      ) { seen in
        if seen.part.counting.failure == .judge { throw MissingEvidence("This run has no parity.") }
        let count = try seen.total { $0.isEven ? 1 : 0 }
        return .decided(
          "share of even seeds", says: .fraction(1, 2), here: .exact(Rational(count, seen.rows.count)),
          holds: 2 * count == seen.rows.count)
      }
    ]
  }

  func answer(_ seen: Seen<Evens>) throws -> Answer {
    if counting.failure == .answer { throw MissingEvidence("This run has no answer.") }
    let count = try seen.total { $0.isEven ? 1 : 0 }
    return Answer(
      setting: "factor \(counting.factor)", question: "How many seeds are even?", reply: "\(count)",
      finding: "\(count) of \(seen.rows.count) seeds are even.",
      quantities: [Quantity("even", .integer(count), unit: "seeds"), Quantity("scaled", .number(counting.factor * Double(count)))],
      why: "Every other number is even.", ask: Ask("And of eight?", "--seeds", "8"))
  }

  func record(_ seen: Seen<Evens>) -> [ChapterReport.Item] {
    [.paragraph("Seeds: " + seen.rows.map { "\($0.seed)" }.joined(separator: " ") + ".")]
  }
}

/// The diagonals of a polygon.
struct Polygon: ChapterPart {
  static let name = "polygon"
  static let title = "Diagonals"

  let polygon: PolygonOptions

  private func diagonalCount(_ sideCount: Int) -> Int { sideCount * (sideCount - 3) / 2 }

  var claims: [Judged<Polygon>] {
    [
      Judged("POLY-1", .identity, expects: .holds, "A polygon has as many corners as sides.", from: .said("the definition")) {
        seen in
        .decided("corners", says: .integer(seen.part.polygon.sideCount), here: .integer(seen.part.polygon.sideCount), holds: true)
      },
      Judged(
        "POLY-2", .identity, expects: .corrected, "A polygon with n sides has n²/2 diagonals.", from: .said("a guess"),
        isHighlight: true
      ) { seen in
        let (count, diagonals) = (seen.part.polygon.sideCount, diagonalCount(seen.part.polygon.sideCount))
        return Judgement.decided(
          "diagonals", says: .exact(Rational(count * count, 2)), here: .integer(diagonals), holds: 2 * diagonals == count * count
        ).corrected(if: true, to: "It has n(n − 3)/2.").witness("A triangle has none.")
      },
    ]
  }

  func answer(_ seen: Seen<Polygon>) -> Answer {
    let diagonals = diagonalCount(polygon.sideCount)
    return Answer(
      setting: "n = \(polygon.sideCount)", question: "How many diagonals are there?", reply: "\(diagonals)",
      finding: "A polygon with \(polygon.sideCount) sides has \(diagonals) diagonals.",
      quantities: [
        Quantity("diagonals", .integer(diagonals)),
        Quantity("girth", .exact(Rational(polygon.sideCount) * polygon.edge), unit: "m"),
        Quantity("sum of corners", .integer(180 * (polygon.sideCount - 2)), unit: "degrees"),
      ],
      why: "A corner sees all but itself and its neighbours.",
      ask: Ask("And one side more?", "--part", "polygon", "--side-count", "6"))
  }
}

/// What takes long.
struct Slow: ChapterPart {
  static let name = "slow"
  static let title = "What takes long"
  static let seedCounts = SeedCounts(standard: 2, full: 3)
  static let runsOnRequest = true
  static let comparesWithDefault = false

  let waiting: WaitingOptions

  func row(seed: UInt64) -> Int { Int(seed % 2) }

  var claims: [Judged<Slow>] {
    [
      Judged("SLOW-1", .effect, expects: .inconclusive, "The mean parity is above 0.", from: .said("a guess")) { seen in
        try seen.effect { Double($0) }.isAbove(0, "mean parity")
      }
    ]
  }

  func answer(_ seen: Seen<Slow>) throws -> Answer {
    Answer(
      setting: "", question: "Is it over?", reply: "YES", finding: "It took \(waiting.patience).",
      quantities: [Quantity("patience", .integer(waiting.patience))], why: "It was asked for.",
      ask: Ask("And longer?", "--part", "slow"))
  }
}

struct Broken: Error, CustomStringConvertible {
  let description = "The iteration did not end after 100 steps."
}

/// A chapter that draws nothing.
struct StillChapter: ChapterCommand {
  static let configuration = CommandConfiguration(commandName: "still-chapter", abstract: "Nothing happens.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var polygon: PolygonOptions

  var parts: [any ChapterPart] { [Polygon(polygon: polygon)] }
}
