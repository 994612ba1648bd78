import ChapterKit
import Divergences
import Learning
import NumericCore
import Report
import Worlds

/// What each distance sees: how often the distance of two samples exceeds what samples of one law show.
struct Seeing: ChapterPart {
  static let name = "sees"
  static let title = "What each distance sees"
  static let seedCounts = SeedCounts(standard: 30, full: 1000)

  let shift: ShiftOptions
  let sample: SampleOptions

  /// A distance in a world, and in the same world without a difference.
  struct Reading: Codable, Sendable {
    let world: DomainDifference
    let statistic: TwoSampleStatistic
    let value: Double
    let null: Double
  }

  struct Row: Codable, Sendable {
    let readings: [Reading]
    /// The largest of |MMD² − |mean difference|²| for the linear kernel, relative to the larger of the mean difference's square and
    /// 1.
    let linearResidual: Double
    /// The share of the ten nearest neighbours that two ways of alignment keep.
    let neighbours: AlignedNeighboursTrial
  }

  /// How often one statistic sees each of `worlds`: the share of seeds beyond the null's 95 % quantile.
  struct Sight: Sendable {
    let statistic: TwoSampleStatistic
    let shares: [Double]

    /// In half of the seeds or more.
    func sees(_ world: Int) -> Bool { shares[world] >= 0.5 }
  }

  var worlds: [DomainDifference] { shift.world.map { [$0] } ?? DomainDifference.allCases }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed)
    var residual = 0.0
    let readings = try worlds.flatMap { world in
      let own = random.stream(world.rawValue)
      let samples = [false, true].map { isNull in
        DomainDifference.Samples(
          of: world, amount: shift.shift, isNull: isNull, count: sample.size, dimension: sample.dimension,
          random: own.stream(isNull ? "null" : "sample"))
      }
      let (source, target) = (samples[0].source, samples[0].target)
      let squared = source.columnMeans.squaredDistance(to: target.columnMeans)
      let linear = try SampleDistance.biasedMMD(.linear).value(source, target)
      residual = max(residual, (linear - squared).magnitude / max(1, squared))
      return try TwoSampleStatistic.allCases.map { statistic in
        let values = try samples.map {
          try statistic.value(
            source: $0.source, target: $0.target, sourceLabels: $0.sourceLabels, targetLabels: $0.targetLabels,
            random: own.stream(statistic.rawValue))
        }
        return Reading(world: world, statistic: statistic, value: values[0], null: values[1])
      }
    }
    return Row(
      readings: readings, linearResidual: residual, neighbours: try AlignedNeighboursTrial(random: random.stream("geometry")))
  }

  func evidence(_ rows: [Row]) throws -> [Sight] {
    let readings = rows.flatMap(\.readings)
    return try TwoSampleStatistic.allCases.map { statistic in
      let own = readings.filter { $0.statistic == statistic }
      let shares = try worlds.map { world in
        // Worlds with one source law share their nulls, which makes the quantile steadier.
        let nulls = own.filter { $0.world == world || (world.hasStandardSource && $0.world.hasStandardSource) }.map(\.null)
        let values = own.filter { $0.world == world }.map(\.value)
        guard !values.isEmpty else {
          throw MissingEvidence("No seed of this run measured \(statistic.name) in the world \(world.rawValue).")
        }
        let limit = nulls.quantile(0.95)
        return Double(values.count { $0 > limit }) / Double(values.count)
      }
      return Sight(statistic: statistic, shares: shares)
    }
  }

  var claims: [Judged<Seeing>] {
    [
      Judged(
        "MMD-1", .identity, expects: .corrected,
        "The distance ‖E F(x_S) − E F(x_T)‖ of mean features is a distance between the distributions, zero only where they agree.",
        from: .said("overviews of transfer learning, on the alignment of features")
      ) { seen in
        // N(0, 1) and N(m, s²), of which the pair m = 0, s = 1 alone agrees.
        let laws = [(0, 0.5), (0, 2), (0, 4), (0.5, 1), (0.5, 2), (1, 0.5), (1, 1), (2, 1), (2, 4)]
        func gaussian(_ mean: Double, _ deviation: Double) -> Double {
          NormalMeanDiscrepancy(dimension: 1, meanDistance: mean, sourceDeviation: 1, targetDeviation: deviation, bandwidth: 1)
            .squared
        }
        // The linear kernel's MMD² of these is m².
        return Judgement.refuted(
          "MMD² of N(0, 1), N(0, 4)", says: "above 0",
          here: .text("linear 0, Gaussian \(gaussian(0, 2).text(significantDigits: 4))"),
          isShown: try seen.largest(\.linearResidual) <= Self.rounding && laws.contains { $0.0 == 0 }
        ).corrected(
          if: laws.allSatisfy { gaussian($0.0, $0.1) > 0 },
          to:
            "With features F written down it is the MMD of their linear kernel, zero where the means of F agree; with a "
            + "characteristic kernel, such as the Gaussian, it is a distance."
        ).tolerance(Self.rounding).witness(
          "The linear MMD² of every sample is |mean difference|², to rounding. The Gaussian one, σ = 1, exceeds 0 for all "
            + "\(laws.count) pairs of N(0, 1) and N(m, s²) that were tried; that it does for all is the theorem of Gretton et al.")
      },
      Judged(
        "MMD-6", .effect, expects: .fails,
        "Aligning by CORAL keeps the local geometry of the features better than aligning by linear MMD.",
        from: .said("overviews of transfer learning, on the alignment of features")
      ) { seen in
        let coral = try seen.effect(\.neighbours.coral)
        let translation = try seen.effect(\.neighbours.translation)
        return (coral - translation).isAbove(0, "neighbours kept, CORAL − linear MMD").witness(
          "Of the ten nearest neighbours of \(AlignedNeighboursTrial.pointCount) points in five dimensions CORAL keeps "
            + "\((100 * coral.mean).text(digits: 0)) %, and what makes the linear MMD zero "
            + "\((100 * translation.mean).text(digits: 0)) %: it is a translation, which moves no point against another, "
            + "whatever the domains. Networks that are trained to a small MMD are another matter.")
      },
    ]
  }

  /// Sums of at most some hundred products of size 1: off by 10⁻¹³ at most.
  private static let rounding = 1e-10

  func answer(_ seen: Seen<Seeing>) -> Answer {
    let sights = seen.evidence
    let setting = "a = \(shift.shift.text()), n = \(sample.size), \(seen.rows.count) seeds"
    let why = "A distance sees what its functions can express, and none of features sees labels."
    guard let world = shift.world else {
      let shifted = worlds.indices.filter { worlds[$0] != .same }
      let features = sights.filter { !$0.statistic.needsLabels }
      let complete = sights.contains { sight in shifted.allSatisfy { sight.sees($0) } }
      let unseen = shifted.filter { world in !features.contains { $0.sees(world) } }
      return Answer(
        setting: setting, question: "Is there a distance that sees every difference?", reply: complete ? "YES" : "NO",
        finding: unseen.isEmpty
          ? "Each difference is seen by some distance of features in half of the \(seen.rows.count) seeds."
          : "No distance of features sees \(unseen.map { name(worlds[$0]) }.joined(separator: ", ")) in half of the seeds.",
        figure: Figure(
          title: "How many of \(features.count) distances of features see it", caption: "In half of the seeds or more.",
          content: .bars(
            Bars(
              value: Axis("distances"), parts: ["distances"],
              rows: shifted.map { world in Bars.Row(name(worlds[world]), [Double(features.count { $0.sees(world) })]) }))),
        quantities: sights.map { sight in
          Quantity(sight.statistic.name, .number(100 * shifted.map { sight.shares[$0] }.mean, digits: 0), unit: "% seen")
        },
        why: why, ask: Ask("All differences twice as large: what is still unseen?", "--shift", "\((2 * shift.shift).text())"))
    }
    let seeing = sights.filter { $0.sees(0) }.map(\.statistic.name)
    return Answer(
      setting: "\(world.rawValue), " + setting, question: "Which distances see the difference '\(world.rawValue)'?",
      reply: seeing.isEmpty ? "NONE" : "\(seeing.count) OF \(sights.count)",
      finding: seeing.isEmpty
        ? "Nothing exceeds the null's 95 % quantile in half of the seeds."
        : "In half of the seeds or more: \(seeing.joined(separator: ", ")).",
      figure: Figure(
        title: "How often each sees it; 5 % where it is blind", caption: "",
        content: .bars(
          Bars(
            value: Axis("seeds", unit: "%"), parts: ["seen"],
            rows: sights.sorted { $0.shares[0] > $1.shares[0] }.map { Bars.Row($0.statistic.name, [100 * $0.shares[0]]) }))),
      quantities: sights.map { Quantity($0.statistic.name, .number(100 * $0.shares[0], digits: 0), unit: "% seen") },
      why: why, ask: Ask("Half as large: who still sees it?", "--world", world.rawValue, "--shift", "\((shift.shift / 2).text())"))
  }

  func name(_ world: DomainDifference) -> String { world == .wide ? "d = \(sample.dimension)" : world.rawValue }
}
