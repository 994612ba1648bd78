import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

/// Handwritten digits: directions learnt from five of them, for telling the five others apart.
struct Digits: ChapterPart {
  static let name = "digits"
  static let title = "Handwritten digits: φ from five of them, a few labels of the five others"
  static let seedCounts = SeedCounts(standard: 24, full: 100)
  static let comparesWithDefault = false

  let digits: DigitOptions

  /// k of the claims, whatever is asked for.
  static let dimension = 10
  /// The labels of each new digit.
  static let counts = [1, 2, 5, 10, 20, 50, NewDigits.learntCount]
  /// Fifty examples of 64 pixels at most: this is what few means.
  static let few = 0..<4
  /// λ of least squares as such, small beside any pixel that varies, and of least squares with a penalty: one ink.
  static let (none, penalty) = (1e-6, 1.0)

  /// Error rates on held-out digits of the new classes, one for each of `counts`.
  struct Row: Codable, Sendable {
    let pixels, plainPixels: [Double]
    /// On the first ten principal directions of the source's digits.
    let principal, plainPrincipal: [Double]
    /// On the span of the source's ten tasks of telling one digit from another.
    let tasks: [Double]
    /// On as many principal directions as are asked for.
    let asked: [Double]
    /// The share of the spread of the new digits' means that ten principal directions do not see, and those asked for.
    let unseen, askedUnseen: Double
  }

  func row(seed: UInt64) throws -> Row {
    let new = NewDigits(from: RandomSource(seed: seed).stream("digits"))
    let principal = try new.principalDirections(Self.dimension)
    let asked = try new.principalDirections(digits.directions)
    func errors(_ projection: LinearProjection?, penalty: Double = Self.penalty) throws -> [Double] {
      try new.errors(on: projection, counts: Self.counts, penalty: penalty)
    }
    return Row(
      pixels: try errors(nil), plainPixels: try errors(nil, penalty: Self.none), principal: try errors(principal),
      plainPrincipal: try errors(principal, penalty: Self.none),
      tasks: try errors(new.taskDirections(Self.dimension, penalty: Self.penalty)), asked: try errors(asked),
      unseen: new.unseen(by: principal), askedUnseen: new.unseen(by: asked))
  }

  private static func percent(_ seen: Seen<Digits>, _ errors: (Row) -> [Double], _ index: Int) throws -> SeedEffect {
    try seen.effect { 100 * errors($0)[index] }
  }
  /// φ's error less the pixels', in points.
  private static func gap(_ seen: Seen<Digits>, _ index: Int) throws -> SeedEffect {
    try percent(seen, \.principal, index) - percent(seen, \.pixels, index)
  }

  var claims: [Judged<Digits>] {
    [
      Judged(
        "REP-9", .effect, expects: .holds,
        "With ten labels of each of five new digits, least squares errs less on ten directions of other digits than on the pixels.",
        from: .said("part 1: k in place of d, where n is near d")
      ) { seen in
        let (principal, pixels) = (try Self.percent(seen, \.plainPrincipal, 3), try Self.percent(seen, \.plainPixels, 3))
        return (principal - pixels).isBelow(0, "φ's error less the pixels'", unit: "points").witness(
          "50 examples for the 61 or so pixels that vary: \(pixels.cell) % errors on pixels, \(principal.cell) % on φ.")
      },
      Judged(
        "REP-9b", .effect, expects: .fails,
        "With few labels φ errs less also where both have a penalty: at 1, 2, 5 or 10 labels of each digit, at one of them at "
          + "least.",
        from: .said("a representation as the remedy for few labels")
      ) { seen in
        let gaps = try Self.few.map { try Self.gap(seen, $0) }
        let least = gaps.min { $0.mean < $1.mean } ?? gaps[0]
        let isBelow = gaps.contains { $0.isBelow(0, level: 1 - 0.05 / Double(Self.few.count)) }
        return Judgement(
          "least of φ's error less pixels'", unit: "points", says: "below 0", here: least.cell,
          holds: isBelow ? true : gaps.allSatisfy { $0.isAbove(0) } ? false : nil
        ).witness(
          "At 1, 2, 5, 10 labels of each: \(gaps.map(\.cell.description).joined(separator: ", ")) points. λ = 1 for both."
        ).interval(least.bounds(of: "the least of the differences", unit: "points"))
      },
      Judged(
        "REP-9c", .effect, expects: .holds,
        "With a hundred labels of each new digit φ errs more than the pixels, both with a penalty: what it does not see stays.",
        from: .said("part 1: β² is a floor")
      ) { seen in
        let last = Self.counts.count - 1
        return try Self.gap(seen, last).isAbove(0, "φ's error less the pixels'", unit: "points").witness(
          "From 50 to 100 labels \(try Self.percent(seen, \.principal, last - 1).cell) % to "
            + "\(try Self.percent(seen, \.principal, last).cell) % on φ, \(try Self.percent(seen, \.pixels, last - 1).cell) % to "
            + "\(try Self.percent(seen, \.pixels, last).cell) % on pixels. Of the spread of the new digits' means φ does not see "
            + "\(try seen.effect { 100 * $0.unseen }.cell) %.")
      },
    ]
  }

  func answer(_ seen: Seen<Digits>) throws -> Answer {
    func gap(_ index: Int) throws -> SeedEffect {
      try Self.percent(seen, \.asked, index) - Self.percent(seen, \.pixels, index)
    }
    func curve(_ name: String, _ errors: (Row) -> [Double]) throws -> Series {
      Series(
        name,
        points: try Self.counts.indices.map {
          Series.Point(Double(Self.counts[$0]), try Self.percent(seen, errors, $0).mean)
        })
    }
    let (few, many, last) = (try gap(1), try gap(Self.counts.count - 1), Self.counts.count - 1)
    func mean(_ errors: (Row) -> [Double], _ index: Int) throws -> String {
      try Self.percent(seen, errors, index).mean.text(digits: 1)
    }
    return Answer(
      setting: "five digits teach \(digits.directions) directions, five others are told apart",
      question: "Do directions of some digits help with others?",
      reply: few.isBelow(0) ? "YES, WITH FEW LABELS" : few.isAbove(0) ? "LESS THAN A PENALTY DOES" : "THIS RUN CANNOT TELL",
      finding:
        "With two labels of each φ errs on \(try mean(\.asked, 1)) % and pixels on \(try mean(\.pixels, 1)) %, with a hundred on "
        + "\(try mean(\.asked, last)) % and \(try mean(\.pixels, last)) %.",
      figure: Figure(
        title: "At ten labels of each: \(try mean(\.asked, 3)) % on φ; pixels \(try mean(\.pixels, 3)) %, plain "
          + "\(try mean(\.plainPixels, 3)) %",
        caption: "",
        content: .plot(
          Plot(
            x: Axis("labels of each new digit", scale: .logarithmic), y: Axis("held-out errors", unit: "%"),
            series: [try curve("plain pixels", \.plainPixels), try curve("φ", \.asked), try curve("pixels", \.pixels)]))),
      quantities: [
        Quantity("φ less pixels, 2 labels", few.cell, unit: "points"),
        Quantity("φ less pixels, 100 labels", many.cell, unit: "points"),
        Quantity("unseen of the new means", try seen.effect { 100 * $0.askedUnseen }.cell, unit: "%"),
      ],
      why: "A penalty tames the directions that examples do not show; φ drops those that other digits do not.",
      ask: digits.directions < 40
        ? Ask("With 40 directions, what is left of the floor?", "--part", "digits", "--directions", "40")
        : Ask("With 4 directions, what is the floor?", "--part", "digits", "--directions", "4"))
  }

  func record(_ seen: Seen<Digits>) throws -> [ChapterReport.Item] {
    let ways: [(String, (Row) -> [Double])] = [
      ("pixels", \.pixels), ("pixels, no penalty", \.plainPixels), ("10 directions", \.principal),
      ("10 directions, no penalty", \.plainPrincipal), ("span of 10 tasks", \.tasks), ("as asked for", \.asked),
    ]
    return [
      .table(
        Table(
          title: "Held-out errors (%) by labels of each new digit", columns: ["features"] + Self.counts.map(String.init),
          rows: try ways.map { name, errors in
            [.text(name)] + (try Self.counts.indices.map { try Self.percent(seen, errors, $0).cell })
          }))
    ]
  }
}
