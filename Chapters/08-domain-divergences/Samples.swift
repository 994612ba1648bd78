import ChapterKit
import Divergences
import Learning
import NumericCore
import Report

/// What samples make of distances: their bias, how slowly it fades, and what a classifier finds where nothing differs.
struct Samples: ChapterPart {
  static let name = "samples"
  static let title = "Where nothing differs"
  static let seedCounts = SeedCounts(standard: 30, full: 1000)

  let sample: SampleOptions

  struct Row: Codable, Sendable {
    /// Two samples of one normal law in every dimension and size, and a classifier of them in every dimension that has one.
    let nulls: [NullDistances]
    let separations: [NullSeparation]
    let forms: MeanDiscrepancyFormsTrial
  }

  /// Means over the seeds of two samples in one dimension, by their size.
  struct Nulls: Sendable {
    let dimension: Int
    let quarter: NullDistances
    let half: NullDistances
    let all: NullDistances

    var bySize: [NullDistances] { [quarter, half, all] }

    /// The slope of the logarithm of a mean in log n.
    func slope(_ value: (NullDistances) -> Double) -> Double {
      leastSquaresSlope(bySize.map { (x: .log(Double($0.size)), y: .log(value($0))) })
    }
  }

  /// One, two and five dimensions, and those asked for.
  var dimensions: [Int] { Array(Set([1, 2, 5, sample.dimension])).sorted() }
  /// A quarter, half, and all of the points.
  var sizes: [Int] { [sample.size / 4, sample.size / 2, sample.size] }
  /// From a quarter as many dimensions as points a side to twice as many, where 2n points in general position can be divided in
  /// every way.
  var classifiedDimensions: [Int] { [sample.size / 4, sample.size / 2, sample.size, 2 * sample.size] }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed)
    return Row(
      nulls: try dimensions.flatMap { dimension in
        try sizes.map { size in
          try NullDistances(dimension: dimension, size: size, random: random.stream("null \(dimension) \(size)"))
        }
      },
      separations: try classifiedDimensions.map { dimension in
        try NullSeparation(dimension: dimension, size: sample.size, random: random.stream("classifier \(dimension)"))
      },
      forms: MeanDiscrepancyFormsTrial(random: random.stream("mean discrepancy")))
  }

  func evidence(_ rows: [Row]) throws -> [Nulls] {
    try dimensions.map { dimension in
      func mean(_ size: Int) throws -> NullDistances {
        let own = rows.flatMap(\.nulls).filter { $0.dimension == dimension && $0.size == size }
        guard let mean = NullDistances.mean(of: own) else {
          throw MissingEvidence("No seed of this run drew \(size) points in \(dimension) dimensions.")
        }
        return mean
      }
      return Nulls(dimension: dimension, quarter: try mean(sizes[0]), half: try mean(sizes[1]), all: try mean(sizes[2]))
    }
  }

  // MARK: - Claims

  /// A tenth of the bias that MMD-2 is about: ten times less than what tells the two forms apart.
  private static let margin = MeanDiscrepancyFormsTrial.bias / 10
  /// How far n · MMD² may be from its constant. At the rate n^(−1/5) of MMD, n · MMD² would grow by 4^(3/5) = 2.3 from n/4 to n:
  /// eleven times as much.
  private static let rateMargin = 0.2

  /// A quantity of the nulls in one dimension and size, one value a seed.
  private func null(_ seen: Seen<Samples>, _ dimension: Int, _ size: Int, _ value: (NullDistances) -> Double) throws -> SeedEffect {
    try seen.effect { $0.nulls.first { $0.dimension == dimension && $0.size == size }.map(value) }
  }

  /// The classifiers in one dimension, one a seed.
  func separations(_ dimension: Int, _ seen: Seen<Samples>) throws -> [NullSeparation] {
    try seen.rows.map { row in
      try seen.required(row.separations.first { $0.dimension == dimension }, "classifier in \(dimension) dimensions")
    }
  }

  private static func percent(_ count: Int, _ total: Int) -> String {
    "\((100 * Double(count) / Double(total)).text(digits: 0)) %"
  }

  var claims: [Judged<Samples>] {
    [
      Judged(
        "W-9", .effect, expects: .corrected,
        "Four times as many points halve W₁ between two samples of one normal law, in every dimension, as they halve MMD.",
        from: .said("the rate of averages, often taken for granted"), Bibliography.empiricalRate.cited.noting("against it"),
        isHighlight: true
      ) { seen in
        let part = seen.part
        let (small, large, dimension) = (part.sizes[0], part.sizes[2], part.sample.dimension)
        let high = part.dimensions.filter { $0 >= 3 }
        // W₁ at n less half of W₁ at n/4: 0 if four times as many points halve it.
        let excesses = try high.map { dimension in
          try part.null(seen, dimension, large, \.wasserstein1) - 0.5 * (try part.null(seen, dimension, small, \.wasserstein1))
        }
        // By how much W₁ exceeds its lower bound, and MMD² as a multiple of what it is on average.
        let nulls = part.dimensions.flatMap { dimension in part.sizes.map { (dimension, $0) } }
        let rooms = try nulls.map { dimension, size in
          let least = NullDistances.leastWasserstein1(dimension: dimension, size: size)
          return try part.null(seen, dimension, size) { $0.wasserstein1 - least }
        }
        let rates = try nulls.map { dimension, size in
          let expected = NullDistances.expectedSquaredMMD(dimension: dimension, size: size)
          return try part.null(seen, dimension, size) { $0.squaredMMD / expected }
        }
        let margin = Self.rateMargin
        let met = rooms.count { $0.isAbove(0) }
        let near = rates.count { $0.isWithin(margin, of: 1) }
        let isOpposed = rooms.contains { $0.isBelow(0) } || rates.contains { $0.isAbove(1 + margin) || $0.isBelow(1 - margin) }
        let isCorrect = met == nulls.count && near == nulls.count
        let quotient =
          try part.null(seen, dimension, large, \.wasserstein1).mean / part.null(seen, dimension, small, \.wasserstein1).mean
        return Judgement(
          "W₁(n) / W₁(n/4)", says: .fraction(1, 2), here: .number(quotient, digits: 2),
          holds: excesses.allSatisfy { $0.isAbove(0) } ? false : nil
        ).corrected(
          if: isCorrect,
          to:
            "E MMD² is 2 (1 − E k)/n in every dimension, so that MMD falls like n^(−1/2); E W₁ is at least d/(d + 1) · (n v_d max "
            + "p)^(−1/d), with v_d the ball's volume and p the density, so that it cannot fall faster than n^(−1/d)."
        ).inconclusive(if: !isCorrect && !isOpposed).tolerance(margin).witness(
          "Here d = \(dimension). W₁ at n = \(large) exceeds half of W₁ at n = \(small) in \(excesses.count { $0.isAbove(0) }) of "
            + "\(high.count) dimensions from three on (95 % intervals over \(seen.rows.count) seeds). Of \(nulls.count) pairs of d "
            + "and n the lower bound is met at \(met), and n · MMD² / 2(1 − E k) lies within \(margin.text()) of 1 at \(near).")
      },
      Judged(
        "MMD-2", .effect, expects: .holds,
        "The U statistic averages to the population's MMD², the V statistic to that plus the sum of (1 − E k)/n over both samples.",
        from: Bibliography.kernelTest.at(
          "section 2.2, Lemma 6 and equations 3 and 5, pp. 728–729; the value of the bias is their difference")
      ) { seen in
        let population = MeanDiscrepancyFormsTrial.law.squared
        let unbiased = try seen.effect(\.forms.unbiased)
        let excess = try seen.effect { $0.forms.biased - $0.forms.unbiased }
        let first = unbiased.isEquivalent(to: population, margin: Self.margin, "mean of the U statistic")
        let second = excess.isEquivalent(to: MeanDiscrepancyFormsTrial.bias, margin: Self.margin, "V − U")
        let draws = seen.rows.count * MeanDiscrepancyFormsTrial.repetitions
        let negative = try seen.total(\.forms.negativeCount)
        let negativeNull = try seen.total(\.forms.negativeNullCount)
        // The verdict is the worse one of two.
        let worse = first.verdict == .holds || second.verdict == .fails ? second : first
        return worse.witness(
          "At n = \(MeanDiscrepancyFormsTrial.sampleSize), N(0, 1) and N(½, 1.5²), σ = 1: the U statistic averages to "
            + "\(unbiased.mean.text(significantDigits: 4)), the population's is \(population.text(significantDigits: 4)); V − U "
            + "averages to \(excess.mean.text(significantDigits: 3)), predicted "
            + "\(MeanDiscrepancyFormsTrial.bias.text(significantDigits: 3)). U is negative in \(Self.percent(negative, draws)) of "
            + "the samples, and in \(Self.percent(negativeNull, draws)) where both are N(0, 1).")
      },
      Judged(
        "PAD-1", .effect, expects: .fails,
        "A proxy A-distance of 2 on the points that the classifier was trained on shows that the domains differ.",
        from: .said("a common reading of programs that take the classifier's error on its training points"),
        Bibliography.counting.cited.noting("against it: the share that can be divided"), isHighlight: true
      ) { seen in
        let part = seen.part
        let separated = try part.classifiedDimensions.map { try part.separations($0, seen).count(where: \.isComplete) }
        let heldOut = try seen.effect { $0.separations.map(\.heldOut).mean }
        let count = seen.rows.count
        // What "shows" means: 2 has a probability of at most 5 % where nothing differs.
        let lower = separated.map { ConfidenceInterval.clopperPearson(successes: $0, trials: count, level: 0.99).lower }
        let (last, dimension) = (separated[separated.count - 1], 2 * sample.size)
        return Judgement(
          "A-distance 2, S = T", says: "≤ 5 %", here: .text("\(last) of \(count)"),
          holds: lower.contains { $0 > 0.05 } ? false : nil
        ).witness(
          "n = \(sample.size) points a side of one normal law. In \(dimension) dimensions 2n points in general position can be "
            + "divided in every way, so that this is certain; in "
            + "\(part.classifiedDimensions.dropLast().map(String.init).joined(separator: ", ")) dimensions 2 came out "
            + "\(separated.dropLast().map(String.init).joined(separator: ", ")) times. On held-out points the distance is "
            + "\(heldOut.mean.text(digits: 2)) on average.")
      },
    ]
  }
}
