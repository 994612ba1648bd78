import ChapterKit
import NumericCore
import Report
import Transfer

/// What a prototype is, exactly: the identities on random instances, and one query classified step by step.
struct Identities: ChapterPart {
  static let name = "identities"
  static let title = "What a prototype is"
  static let seedCounts = SeedCounts(standard: 4, full: 40)

  /// What one seed measures.
  struct Row: Codable, Sendable {
    let seed: UInt64
    let trial: IdentityTrial
  }

  func row(seed: UInt64) -> Row { Row(seed: seed, trial: IdentityTrial(seed: seed)) }

  /// The trials of all seeds, and the walk of the first.
  struct Evidence: Sendable {
    let trials: [IdentityTrial]
    let walk: Walkthrough?

    func total(_ count: (IdentityTrial) -> Int) -> Int { trials.map(count).reduce(0, +) }
    func largest(_ value: (IdentityTrial) -> Double) -> Double { trials.map(value).reduce(0, max) }
  }

  func evidence(_ rows: [Row]) -> Evidence { Evidence(trials: rows.map(\.trial), walk: rows.first.flatMap { Walkthrough(seed: $0.seed) }) }

  /// Sums of some dozens of terms, each rounded to 2⁻⁵³ of its size, with a factor of a thousand for what cancels.
  private static let rounding = 1e-12

  var claims: [Judged<Identities>] {
    [
      Judged(
        "PC-1", .identity, expects: .holds,
        "For every Bregman divergence D and all x₁ … xₙ with mean m, Σ D(xᵢ, c) − Σ D(xᵢ, m) = n D(m, c) ≥ 0: no c is better than the mean.",
        from: Bibliography.bregmanClustering.at("Proposition 1")
      ) { seen in
        let failures = seen.evidence.total(\.bregmanFailures)
        let cases = 2 * seen.evidence.total(\.instanceCount) * BregmanDivergence.allCases.count
        let residual = seen.evidence.largest(\.bregmanResidual)
        return Judgement.identity("relative residual", residual: failures == 0 ? residual : 1, within: Self.rounding, says: 0)
          .witness("Some other point was better than the mean in \(failures) of \(cases) cases.").inconclusive(if: cases == 0)
      },
      Judged(
        "PC-2", .inequality, expects: .corrected, "The mean of a class is its best prototype, whatever the distance.",
        from: .said("a common reading, against which sections 2.3 and 2.6 of Snell et al. (2017) speak of Bregman divergences")
      ) { seen in
        let points = [0.0, 0, 3]
        let sum = { (centre: Double) in points.map { abs($0 - centre) }.sum() }
        let (mean, median) = (sum(points.mean), sum(points.sorted()[1]))
        let (wins, losses) = (seen.evidence.total(\.medianWins), seen.evidence.total(\.medianLosses))
        return Judgement.decided(
          "Σ |xᵢ − c| at the mean", says: "least", here: .text("\(mean), and \(median) at the median"), holds: mean <= median
        ).corrected(
          if: losses == 0 && wins > 0, to: "The mean is best for Bregman divergences, such as the squared distance. By |x − c| the median is."
        ).witness("The points 0, 0, 3. On random points the median was better \(wins) times and worse \(losses) times.")
      },
      Judged(
        "PC-3", .identity, expects: .holds, "softmax(−‖q − c_k‖²) is a linear classifier, with w = 2c and b = −‖c‖², for all q and c.",
        from: Bibliography.prototypical.at("section 2.4, equations 7 and 8")
      ) {
        Judgement.identity("largest difference of a probability", residual: $0.evidence.largest(\.linearResidual), within: Self.rounding, says: 0)
      },
      Judged(
        "PC-4", .identity, expects: .corrected,
        "With the cosine, prototypes are no linear classifier: the equivalence needs the squared distance.",
        from: Bibliography.prototypical.at("section 2.4").noting("as it is often read")
      ) { seen in
        let (distance, cosine) = (seen.evidence.largest(\.distanceCurvature), seen.evidence.largest(\.cosineCurvature))
        let (differences, queries) = (seen.evidence.total(\.cosineDifferences), seen.evidence.total(\.cosineQueryCount))
        return Judgement.decided(
          "decisions unlike a linear classifier's", says: "some", here: .text("\(differences) of \(queries)"), holds: differences > 0
        ).corrected(
          if: differences == 0,
          to: "Its decisions are those of the linear classifier w = c/‖c‖, b = 0, because the length of q changes no order. Its probabilities are not."
        ).witness(
          "Between two queries the log-odds depart from a straight line by up to \(cosine.text(significantDigits: 3)) with the cosine, by rounding "
            + "with the squared distance."
          // Log-odds of dozens, whose rounding counts.
        ).inconclusive(if: queries == 0 || cosine <= 1e-3 || distance >= 1e-9)
      },
      Judged(
        "PC-5", .identity, expects: .holds, "With one example a class, prototypes decide like the nearest neighbour, for every query.",
        from: Bibliography.prototypical.at("section 2.5").noting("which speaks of matching networks: the nearest neighbour follows")
      ) { seen in
        .law("different decisions", violations: seen.evidence.total(\.oneShotDifferences), of: seen.evidence.total(\.oneShotQueryCount))
      },
    ]
  }

  func answer(_ seen: Seen<Identities>) throws -> Answer {
    let queries = seen.evidence.total(\.oneShotQueryCount)
    let residual = seen.evidence.largest(\.bregmanResidual)
    return Answer(
      setting: "\(seen.rows.count) seeds of \(seen.evidence.total(\.instanceCount) / max(1, seen.rows.count)) instances",
      question: "Why the mean of the examples?", reply: residual <= Self.rounding ? "NO POINT HAS A SMALLER SUM" : "NOT FOR THESE",
      finding: "The mean has the least sum of every Bregman divergence tried, and with one shot prototypes decided like the nearest neighbour in "
        + "\(queries - seen.evidence.total(\.oneShotDifferences)) of \(queries) queries.",
      figure: seen.evidence.walk?.figure,
      quantities: [Quantity("median better in L1", .integer(seen.evidence.total(\.medianWins)))],
      why: "A Bregman divergence splits as squares do: the rest is n D(m, c), which is never negative.",
      ask: Ask("Other seeds: does some point beat the mean?", "--part", "identities", "--seed", "100"))
  }

  func record(_ seen: Seen<Identities>) -> [ChapterReport.Item] {
    seen.evidence.walk.map { [.table($0.table), .paragraph($0.conclusion)] } ?? []
  }
}
