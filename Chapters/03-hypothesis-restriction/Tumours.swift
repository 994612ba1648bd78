import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

/// Tumours: a source half finds the feature, and thresholds of it compete with larger classes on a few tumours of the other half.
struct Tumours: ChapterPart {
  static let name = "tumours"
  static let title = "One feature of tumours, found on other tumours"
  static let seedCounts = SeedCounts(standard: 30, full: 200)
  static let comparesWithDefault = false

  let options: TumourOptions

  /// The target's labelled tumours; whatever is beyond the last of these is held out, 125 tumours.
  static let sizes = [5, 10, 20, 40, 80, 160]
  /// How often a seed draws the labelled tumours.
  static let draws = 4
  /// Three of the 125 held-out tumours.
  static let margin = 2.0

  /// Held-out errors in per cent, one for each of `sizes`, and last with as many tumours as are asked for.
  struct Row: Codable, Sendable {
    /// H′: thresholds of the feature that the source's best stump looks at.
    let restricted: [Double]
    /// Stumps of all features, and half-spaces.
    let stumps, halfSpaces: [Double]
    /// The feature.
    let feature: Int
  }

  private static let tumours = BreastCancer()

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("tumours")
    let (source, target) = Self.tumours.halves(from: random)
    let feature = Stump(fewestErrorsOn: source).feature
    let draws = (0..<Self.draws).map { _ in
      let order = random.permutation(target.count)
      return (order: order, heldOut: target.examples(Array(order.dropFirst(Self.sizes.reduce(0, max)))))
    }
    /// The mean over the draws, for each number of tumours to learn from.
    func errors(_ errorRate: (_ learnt: Sample, _ heldOut: Sample) throws -> Double) rethrows -> [Double] {
      try (Self.sizes + [options.tumours]).map { count in
        try draws.reduce(0) { sum, draw in
          sum + 100 * (try errorRate(target.examples(Array(draw.order.prefix(count))), draw.heldOut)) / Double(Self.draws)
        }
      }
    }
    return Row(
      restricted: errors { Self.stumpError(learntFrom: $0.only(feature), on: $1.only(feature)) },
      stumps: errors(Self.stumpError), halfSpaces: try errors(Self.halfSpaceError), feature: feature)
  }

  private static func stumpError(learntFrom learnt: Sample, on heldOut: Sample) -> Double {
    Stump(fewestErrorsOn: learnt).errorRate(on: heldOut)
  }

  /// By logistic regression on standardised features; a sample of one class is answered with that class, as by a stump.
  static func halfSpaceError(learntFrom learnt: Sample, on heldOut: Sample) throws -> Double {
    let classes = FiniteDomain(learnt)
    guard classes.positiveMass > 0 && classes.positiveMass < classes.total else {
      return stumpError(learntFrom: learnt, on: heldOut)
    }
    let standard = Standardisation(learnt.features)
    do {
      let classifier = try LogisticRegression(standard(learnt), penalty: 1, tolerance: 1e-6)
      let scores = classifier.scores(of: standard(heldOut).features)
      return heldOut.risk(of: scores.map { $0 > 0 ? 1 : 0 }, loss: .zeroOne)
    } catch { throw UnusableSeed("Half-spaces cannot be learnt from these tumours: \(error)") }
  }

  /// How much more the other class errs than the restricted one, in points.
  private static func gain(over other: (Row) -> [Double], _ count: Int, _ seen: Seen<Tumours>) throws -> SeedEffect {
    let index = try seen.required(sizes.firstIndex(of: count), "errors with \(count) tumours")
    return try seen.effect { other($0)[index] - $0.restricted[index] }
  }

  var claims: [Judged<Tumours>] {
    [
      Judged(
        "PAC-4", .effect, expects: .holds,
        "With ten tumours of the target, thresholds of the one feature that a source half finds err less than stumps of all 30.",
        from: .said("part 1, on real data")
      ) { seen in
        try Self.gain(over: \.stumps, 10, seen).isAbove(0, "error of the stumps less the restricted", unit: "points").witness(
          "\(Self.draws) draws a seed. The source chose \(Set(seen.rows.map(\.feature)).count) different features.")
      },
      Judged(
        "PAC-4b", .effect, expects: .holds, "With 160 tumours both err alike: the class of one feature costs nothing.",
        from: .said("part 2, for a class that has the best stump, or nearly")
      ) { seen in
        try Self.gain(over: \.stumps, 160, seen).isEquivalent(
          to: 0, margin: Self.margin, "error of the stumps less the restricted", unit: "points")
      },
      Judged(
        "PAC-4c", .effect, expects: .fails,
        "The larger the class the more it takes to learn: with twenty tumours half-spaces err more than the thresholds.",
        from: .said("sizes that suffice, read as sizes that are needed: their VC dimension is 31, that of the thresholds 2")
      ) { seen in
        let gains = try Self.sizes.map { try Self.gain(over: \.halfSpaces, $0, seen) }
        return try Self.gain(over: \.halfSpaces, 20, seen).isAbove(0, "error of half-spaces less the restricted", unit: "points")
          .witness(
            "With \(Self.sizes.map(String.init).joined(separator: ", ")) tumours: "
              + "\(gains.map(\.cell.description).joined(separator: ", ")) points. Half-spaces by logistic regression, λ = 1, on "
              + "features standardised over the labelled tumours.")
      },
    ]
  }

  func answer(_ seen: Seen<Tumours>) throws -> Answer {
    let last = Self.sizes.count
    let ways: [(String, (Row) -> [Double])] = [
      ("one feature", \.restricted), ("all stumps", \.stumps), ("half-spaces", \.halfSpaces),
    ]
    let means = try ways.map { way in try seen.effect { way.1($0)[last] }.mean.text(digits: 1) }
    let (stumps, halfSpaces) = (
      try seen.effect { $0.stumps[last] - $0.restricted[last] }, try seen.effect { $0.halfSpaces[last] - $0.restricted[last] }
    )
    return Answer(
      setting: "\(options.tumours) labelled tumours of the target, a feature from 284 others",
      question: "Does the feature that others found help?",
      reply: stumps.isBelow(0)
        ? "NO, NOT EVEN AGAINST STUMPS"
        : !stumps.isAbove(0)
          ? "THIS RUN CANNOT TELL"
          : halfSpaces.isAbove(0) ? "YES" : halfSpaces.isBelow(0) ? "AGAINST STUMPS, NOT HALF-SPACES" : "AGAINST STUMPS",
      finding:
        "With \(options.tumours) tumours thresholds of the one feature err on \(means[0]) % of the held-out ones, stumps of all 30 "
        + "on \(means[1]) %, half-spaces on \(means[2]) %.",
      figure: Figure(
        title: "One feature errs on \(means[0]) %, all stumps \(means[1]) %, half-spaces \(means[2]) %", caption: "",
        content: .plot(
          Plot(
            x: Axis("target tumours", scale: .logarithmic), y: Axis("held-out errors", unit: "%"),
            series: try ways.map { name, errors in
              Series(
                name,
                points: try Self.sizes.indices.map { index in
                  Series.Point(Double(Self.sizes[index]), try seen.effect { errors($0)[index] }.mean)
                })
            }))),
      quantities: [
        Quantity("stumps less one feature", stumps.cell, unit: "points"),
        Quantity("half-spaces less one feature", halfSpaces.cell, unit: "points"),
      ],
      why: "One feature is quick to learn, and 30 together tell more: a penalty makes them quick as well.",
      ask: options.tumours < 160
        ? Ask("With 160 tumours, which class is best?", "--part", "tumours", "--tumours", "160")
        : Ask("With five tumours, which class is best?", "--part", "tumours", "--tumours", "5"))
  }
}

extension Sample {
  /// The sample with one of its features.
  fileprivate func only(_ feature: Int) -> Sample {
    Sample(features: Matrix(rowCount: count, columnCount: 1, elements: features.column(feature)), labels: labels)
  }
}
