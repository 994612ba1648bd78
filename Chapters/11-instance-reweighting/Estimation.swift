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
    /// The weighted mean of x² where N(0, 1) shifts to N(0, ¼), with a linear and with a quadratic logit.
    let logitMoments: [Double]
    /// The diagnostics of a published mistake, by variant; nil where none was asked for.
    let diagnostics: [[Double]]?
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("estimation")
    let (plane, line) = (random.stream("plane"), random.stream("matching"))
    let world = CubicBoundaryWorld()
    let unlabelled = world.target.draws(count: Self.sampleCount, from: plane.stream("target"))
    func column(_ count: Int, _ source: RandomSource) -> Matrix { source.normals(rowCount: count, columnCount: 1) }
    let (matched, wide, narrow) = (column(Self.sampleCount, line), column(500, random), 0.5 * column(500, random))
    return Row(
      results: try WeightMethodTrial.trials(
        of: WeightMethod.allCases, on: Plane.figure.domains(from: plane), seeing: unlabelled, kernel: .gaussian(gamma: 0.5),
        relativity: relative.relativity),
      matching: try MatchingTrial(
        source: matched,
        target: Matrix(
          rowCount: Self.sampleCount, columnCount: 1, elements: line.normals(count: Self.sampleCount).map { 0.8 + 0.7 * $0 })),
      logitMoments: try [FeatureExpansion.linear, .quadratic].map { expansion in
        let weights = try DomainClassifier(source: wide, target: narrow, expansion: expansion).weights(of: wide)
        return WeightDiagnostics(weights, source: wide, target: narrow).secondMoments[0].weighted
      },
      diagnostics: try mistake.mistake?.diagnostics(from: RandomSource(seed: seed).stream("mistake")) { random in
        WeightedDomains(of: world, sourceCount: 200, from: random, targetCount: 500, from: random)
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
        // 40 source and 10 target examples.
        func isExact(_ one: FiniteInstance, factor: Rational) -> Bool {
          one.source.indices.allSatisfy { point in
            let (source, target) = (40 * one.source[point], 10 * one.target[point])
            let share = target / (source + target)
            return factor * share / (1 - share) == one.weights[point]
          }
        }
        let (instances, all) = (FiniteInstance.covered, FiniteInstance.count)
        let right = instances.count { isExact($0, factor: 4) }
        return Judgement.decided("exact instances", says: .text("\(all)"), here: .text("\(right) of \(all)"), holds: right == all)
          .witness(
            "Without n_S/n_T it holds in \(instances.count { isExact($0, factor: 1) }). A logit must be able to express log w: for "
              + "N(0, 1) → N(0, ¼) the weighted E x² is \(try seen.effect { $0.logitMoments[0] }.cell) with a linear logit and "
              + "\(try seen.effect { $0.logitMoments[1] }.cell) with a quadratic one; the truth is 0.25."
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
}
