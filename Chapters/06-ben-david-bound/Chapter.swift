import ArgumentParser
import ChapterKit
import NumericCore
import Report
import Worlds

/// The bound of Ben-David et al., term by term, where every term is known.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "ben-david-bound",
    abstract: "R_T(h) ≤ R_S(h) + ½ d_HΔH + λ with every term computed exactly: when it is tight, and what it does not say.")
  static let claims = Claims.all
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  @OptionGroup var options: ChapterOptions
  @Option(help: "One part only: terms, distances, samples or failures. (default: all)") var part: Part?
  @Option(help: "The points of the line.", transform: OptionValue.count(in: 2...400)) var points = 20
  @Option(help: "By how many points the target's marginal is moved.", transform: OptionValue.count(in: 0...399)) var shift = 4
  @Option(help: "By how many points the target's labels are moved.", transform: OptionValue.count(in: 0...400)) var labelShift = 3
  @Option(help: "How many points at the target's end are labelled 1 against the rule.", transform: OptionValue.count(in: 0...399))
  var novel = 2
  @Option(help: "By how many degrees the plane's target is turned.", transform: OptionValue.number(in: -360...360)) var angle = 60.0
  @Option(help: "The source's mass ε where the target lies, a fraction in (0, 1/5).", transform: Self.rarity)
  var rarity = Rational(1, 10)
  @Option(help: "The label noise ρ of the source, a fraction in [0, 1/2).", transform: Self.noise) var noise = Rational(2, 5)

  func validate() throws {
    guard shift < points else { throw ValidationError("--shift must be less than --points, so that the domains have points.") }
    guard novel <= shift else {
      throw ValidationError("--novel must be at most --shift: the new group is where the source has no points.")
    }
    guard labelShift <= points else { throw ValidationError("--label-shift must be at most --points.") }
  }

  func report(for run: ChapterRun) -> ChapterReport {
    let sections = (part.map { [$0] } ?? Part.allCases).map { section($0, run: run) }
    return run.report(
      headline: sections[0].headline,
      body: sections.flatMap(\.body), findings: sections.flatMap(\.findings),
      tryNext: [
        run.command("--part", "terms", "--shift", "0", "--label-shift", "8", "--novel", "0"),
        run.command("--part", "failures", "--rarity", "1/100", "--noise", "9/20"),
      ],
      parameters: [
        .init("part", .text(part?.rawValue ?? "all")), .init("points", .integer(points)), .init("shift", .integer(shift)),
        .init("label-shift", .integer(labelShift)), .init("novel", .integer(novel)), .init("angle", .number(angle)),
        .init("rarity", .exact(rarity)),
        .init("noise", .exact(noise)),
      ])
  }

  /// The random instances of one seed, and the points of each domain of the plane.
  private static let instanceCount = 100
  private static func planeCount(isFull: Bool) -> Int { isFull ? 40 : 12 }

  private func section(_ part: Part, run: ChapterRun) -> Section {
    switch part {
    case .terms:
      let world = ShiftedLineWorld(pointCount: points, shift: shift, labelShift: labelShift, novelCount: novel)
      let plane = PlaneExperiment(
        angle: angle, countPerDomain: Self.planeCount(isFull: run.isFull), seed: run.seeds.first ?? 0)
      return Terms(line: LineExperiment(world: world), plane: plane, law: law(run)).section
    case .distances:
      return Distances(
        tally: run.merged {
          DistanceTally(seed: $0, count: Self.instanceCount)
        } with: {
          $0.add($1)
        }
      ).section
    case .samples:
      return Samples(
        tally: run.merged {
          SampleTally(seed: $0)
        } with: {
          $0.add($1)
        }, seedCount: run.seeds.count
      ).section
    case .failures:
      let noise = noise
      return Failures(
        experiment: FailureExperiment(rarity: rarity, noise: noise),
        noisyTargetRisks: run.overSeeds { FailureExperiment.noisyTargetRisks(noise: noise, seed: $0) }, law: law(run)
      ).section
    }
  }

  private func law(_ run: ChapterRun) -> LawTally {
    run.merged {
      LawTally(seed: $0, count: Self.instanceCount)
    } with: {
      $0.add($1)
    }
  }

  /// The largest denominator of a parameter, so that the exact fractions made of it fit.
  private static let largestDenominator = 1_000_000

  @Sendable private static func rarity(_ text: String) throws -> Rational {
    guard let value = Rational(exactly: text), value > 0, value < Rational(1, 5), value.denominator <= largestDenominator else {
      throw ValidationError("It must be a decimal or a fraction between 0 and 1/5, such as 0.1 or 1/100, in at most millionths.")
    }
    return value
  }

  @Sendable private static func noise(_ text: String) throws -> Rational {
    guard let value = Rational(exactly: text), value >= 0, value < Rational(1, 2), value.denominator <= largestDenominator else {
      throw ValidationError(
        "It must be a decimal or a fraction from 0 to less than 1/2, such as 0.4 or 2/5, in at most millionths.")
    }
    return value
  }
}

extension ChapterRun {
  /// The rows of all seeds added up, in the order of the seeds.
  fileprivate func merged<Tally: Sendable>(
    _ measure: @Sendable (_ seed: UInt64) -> Tally, with add: (inout Tally, Tally) -> Void
  ) -> Tally {
    let rows = overSeeds(measure)
    return rows.dropFirst().reduce(into: rows[0], add)
  }
}
