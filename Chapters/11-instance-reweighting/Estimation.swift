import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Ways to get weights, against the planted truth; and, where asked for, a published mistake beside its correction.
struct Estimation: ChapterPart {
  static let name = "estimation"
  static let title = "Ways to get weights, against the planted truth"
  static let seedCounts = SeedCounts(standard: 10, full: 100)
  static let comparesWithDefault = false

  let relative: RelativeOptions
  let mistake: MistakeOptions

  /// The number of source examples, and of target examples.
  static let sampleCount = 200

  struct Row: Codable, Sendable {
    /// What every way gave in the plane of ``CubicBoundaryWorld``.
    let results: [WeightMethod: WeightMethodTrial]
    /// From N(0, 1) to N(0.8, 0.7²).
    let matching: MatchingTrial
    /// From N(0, 1) to N(0, ¼).
    let logits: NarrowTargetTrial
    /// The diagnostics of a published mistake, by variant; nil where none was asked for.
    let diagnostics: [[Double]]?
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("estimation")
    let (plane, drawn) = (CubicBoundaryWorld.Plane.figure, random.stream("plane"))
    let unlabelled = plane.world.target.draws(count: Self.sampleCount, from: drawn.stream("target"))
    return Row(
      results: try WeightMethodTrial.trials(
        of: WeightMethod.allCases, on: plane.domains(from: (drawn.stream("source"), drawn.stream("test"))), seeing: unlabelled,
        kernel: .gaussian(gamma: 0.5), relativity: relative.relativity),
      matching: try MatchingTrial(
        to: NormalDistribution(mean: 0.8, standardDeviation: 0.7), count: Self.sampleCount, from: random.stream("matching")),
      logits: try NarrowTargetTrial(deviation: 0.5, count: 500, from: random),
      diagnostics: try mistake.mistake?.diagnostics(from: RandomSource(seed: seed).stream("mistake")) { random in
        plane.domains(targetCount: 500, from: (random, random))
      })
  }

  var claims: [Judged<Estimation>] {
    [
      Judged(
        "CS-7", .effect, expects: .corrected, "Kernel mean matching finds weights under which the source's mean is the target's.",
        from: Bibliography.meanMatching.cited.noting("as told by Georgian (2019)")
      ) { seen in
        let square = try seen.effect { $0.matching.linear.square - $0.matching.gaussian.square }
        let discrepancy = try seen.effect { $0.matching.discrepancyBefore - 10 * $0.matching.discrepancyAfter }
        let mean = try seen.effect { $0.matching.linear.mean }
        // Matching the mean alone would leave the second moment no better with one kernel than with the other.
        return Judgement(
          "E x² off, linear less Gaussian kernel", says: "0: the mean of x is matched, no more", here: square.cell,
          holds: square.isAbove(0) ? false : nil
        ).corrected(
          if: discrepancy.isAbove(0),
          to:
            "It matches the mean in the kernel's space: with the linear kernel the features' mean and no more, with a Gaussian "
            + "kernel the mean square as well (N(0, 1) → N(0.8, 0.7²), 200 examples), and the ratio itself on six points of a "
            + "finite support."
        ).witness(
          "Linear kernel: the mean is off by \(mean.mean < 1e-6 ? "less than 1e-6" : mean.mean.text()), the mean square by "
            + "\(try seen.effect { $0.matching.linear.square }.cell); Gaussian kernel: the mean by "
            + "\(try seen.effect { $0.matching.gaussian.mean }.cell), the mean square by "
            + "\(try seen.effect { $0.matching.gaussian.square }.cell), MMD² falls from "
            + "\(try seen.effect { $0.matching.discrepancyBefore }.mean.text()) to "
            + "\(try seen.effect { $0.matching.discrepancyAfter }.mean.text())."
        ).interval(square.bounds(of: "mean square off, linear less Gaussian kernel")).inconclusive(if: !discrepancy.isDecided)
      },
      Judged(
        "CS-8", .identity, expects: .holds, "With P of the pooled sample, w(x) = (n_S/n_T) · P(T | x)/P(S | x) at every x.",
        from: Bibliography.discriminativeWeights.cited
      ) { seen in
        // The ratio and the odds of a pool of 40 source and 10 target examples.
        let pairs = FiniteInstance.covered.map { ($0.weights, $0.domainOdds(sourceCount: 40, targetCount: 10)) }
        let right = pairs.count { weights, odds in weights == odds.map { 4 * $0 } }
        return Judgement.identity("exact instances", trueIn: right, of: FiniteInstance.count)
          .witness(
            "Without n_S/n_T it holds in \(pairs.count { $0 == $1 }). A logit must be able to express log w: for "
              + "N(0, 1) → N(0, ¼) the weighted E x² is \(try seen.effect { $0.logits.linear }.cell) with a linear logit and "
              + "\(try seen.effect { $0.logits.quadratic }.cell) with a quadratic one; the truth is 0.25."
          )
      },
    ]
  }

  func answer(_ seen: Seen<Estimation>) throws -> Answer {
    if let mistake = mistake.mistake { return try seen.answer(mistake) }
    let errors = try WeightMethod.allCases.map { method in (method, try seen.mean(method, \.ratioError)) }
    let none = try seen.mean(.none, \.ratioError).mean
    let estimated = errors.filter { $0.0 != .none && $0.0 != .truth }.sorted { $0.1.mean < $1.1.mean }
    let (best, worst) = (try seen.required(estimated.first, "method"), try seen.required(estimated.last, "method"))
    let farther = estimated.count { $0.1.mean > none }
    return Answer(
      setting: "200 examples of each domain, α = \(relative.relativity.text())",
      question: "Which weights come near the true ratio?",
      reply: best.0.rawValue.uppercased(),
      finding:
        "Nearest to the true ratio is \(best.0.rawValue), off by \(best.1.mean.text(digits: 2)); farthest is \(worst.0.rawValue), "
        + "by \(worst.1.mean.text(digits: 2)); no weights at all are off by \(none.text(digits: 2)).",
      figure: .forest(
        title: "\(farther) of \(estimated.count) ways are farther from the ratio than no weights",
        caption: "Root mean square of ŵ − w.", x: Axis("error of w"), effects: errors.map { ($0.rawValue, $1) },
        intervalMeaning: "95 % interval", references: [Reference("no weights", at: none, .vertical)]),
      quantities: errors.map { Quantity("error, \($0.rawValue)", $1.cell) },
      why: "Matching moments is not estimating: a few heavy points suffice for it.",
      ask: Ask("What if κ had the wrong sign?", "--part", "estimation", "--mistake", "kappa-sign"))
  }

  func record(_ seen: Seen<Estimation>) throws -> [ChapterReport.Item] {
    let methods = WeightMethod.allCases
    let tables = [
      Table(
        title: "Weights in the plane, \(Self.sampleCount) examples of each domain",
        columns: ["weights", "error of w", "ESS/n", "target error", "steps"],
        rows: try methods.map { method in
          let steps = seen.rows.compactMap { $0.results[method]?.stepCount }.map(Double.init)
          return [
            .text(method.rawValue), try seen.mean(method, \.ratioError).cell, try seen.mean(method, \.effectiveShare).cell,
            try seen.mean(method, \.targetError).cell, steps.isEmpty ? .missing : .number(steps.mean, digits: 0),
          ]
        }),
      Table(
        title: "The mean weight minus 1, and how far weighted moments are from the target's",
        columns: ["weights", "mean w − 1", "mean of x", "mean of x²"],
        rows: try methods.map { method in
          [
            .text(method.rawValue), .number(try seen.mean(method, \.meanError).mean, digits: 3),
            try seen.mean(method, \.firstMomentError).cell, try seen.mean(method, \.secondMomentError).cell,
          ]
        }),
    ]
    let diagnostics = try mistake.mistake.map { [try seen.table(of: $0)] } ?? []
    return (diagnostics + tables).map { .table($0) }
  }
}

extension Seen<Estimation> {
  /// A number of one method over the seeds.
  fileprivate func mean(_ method: WeightMethod, _ value: (WeightMethodTrial) -> Double) throws -> SeedEffect {
    try effect { $0.results[method].map(value) }
  }

  /// A diagnostic of a variant of the published mistake over the seeds.
  private func diagnostic(_ variant: Int, _ place: Int) throws -> SeedEffect { try effect { $0.diagnostics?[variant][place] } }

  /// A published mistake by its most telling number.
  fileprivate func answer(_ mistake: PublishedMistake) throws -> Answer {
    let (place, wanted) = mistake.telling
    let name = mistake.diagnosticNames[place]
    let values = try mistake.variantNames.enumerated().map { ($1, try diagnostic($0, place)) }
    let target = try wanted.map { try diagnostic(0, $0).mean } ?? 1
    let others = PublishedMistake.allCases.filter { $0 != mistake }
    return Answer(
      setting: mistake.rawValue, question: "What exposes a published error?", reply: name.uppercased(),
      finding:
        "A published error: \(mistake.summary); the \(name) is \(values[0].1.mean.text(digits: 2)), corrected "
        + "\(values[1].1.mean.text(digits: 2)), and should be near \(target.text(digits: 2)).",
      figure: .forest(
        title: "The \(name) tells", x: Axis(name), effects: values, intervalMeaning: "95 % interval",
        references: [Reference("wanted", at: target, .vertical)]),
      quantities: values.map { Quantity("\(name), \($0)", $1.cell) },
      why: "Weights are checked by their mean, their effective size and the moments that they give, in this order.",
      ask: Ask("What exposes the next one?", "--part", "estimation", "--mistake", others[0].rawValue))
  }

  /// The diagnostics of the mistake and of its correction.
  fileprivate func table(of mistake: PublishedMistake) throws -> Table {
    Table(
      title: "The mistake and its correction, over \(rows.count) seeds", columns: ["diagnostic"] + mistake.variantNames,
      rows: try mistake.diagnosticNames.enumerated().map { place, name in
        [.text(name)] + (try mistake.variantNames.indices.map { try diagnostic($0, place).cell })
      })
  }
}
