import ChapterKit
import NumericCore
import Report
import Transfer

/// A representation that is given, and may be wrong: exactly, and by simulation.
struct Given: ChapterPart {
  static let name = "given"
  static let title = "A representation that is given"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let model: ModelOptions
  let target: TargetOptions
  let given: GivenOptions

  /// The world of the simulation, whatever is asked for: small, so that n − d − 1 differs from n and from n − d by much more than
  /// the margin.
  static let simulated = (features: 6, dimension: 2, count: 16)
  /// What φ does not see there: nothing, half of what makes a tie, and more than that.
  static let unseen = [Rational(0), Rational(2, 9), 1]
  static let repetitions = 600
  /// With n − d in place of n − d − 1 the simulation would be off by a tenth, with k/n for k/(n − k − 1) by a fifth.
  static let margin = 0.08

  func row(seed: UInt64) throws -> RepresentationSimulation {
    try RepresentationSimulation(
      featureCount: Self.simulated.features, dimension: Self.simulated.dimension, count: Self.simulated.count,
      unseen: Self.unseen, repetitions: Self.repetitions, from: RandomSource(seed: seed).stream("given"))
  }

  func evidence(_ rows: [RepresentationSimulation]) throws -> [RepresentationRisk.Setting] {
    try target.check(model)
    return RepresentationRisk.settings
  }

  /// Simulated risks over the formulas: without φ, and with it for each of `unseen`.
  private static func quotients(_ seen: Seen<Given>) throws -> [SeedEffect] {
    let formulas = unseen.map {
      RepresentationRisk(featureCount: simulated.features, dimension: simulated.dimension, noise: 1, unseen: $0)
    }
    let scratch = formulas[0].scratch(count: simulated.count).doubleValue
    return [try seen.effect { $0.scratch / scratch }]
      + (try formulas.enumerated().map { index, formula in
        let shared = formula.shared(count: simulated.count).doubleValue
        return try seen.effect { $0.shared[index] / shared }
      })
  }

  var claims: [Judged<Given>] {
    [
      Judged(
        "REP-1", .effect, expects: .holds,
        "Least squares has the excess risk σ²d/(n − d − 1) and, with φ, β² + (σ² + β²)k/(n − k − 1), β² what φ does not see of the "
          + "target.",
        from: .said("the inverse Wishart mean, in textbooks of multivariate statistics; what φ does not see is one more noise")
      ) { seen in
        let quotients = try Self.quotients(seen)
        return try SeedEffect.areEquivalent(quotients, to: 1, margin: Self.margin, "simulated risk / formula").witness(
          "For d = 6, k = 2, n = 16 it is \(quotients[0].cell) without φ, and with it "
            + "\(quotients.dropFirst().map(\.cell.description).joined(separator: ", ")) for β² = 0, 2/9 and σ².")
      },
      Judged(
        "REP-1b", .effect, expects: .corrected, "So φ lowers the risk from d/n to k/n, by the factor d/k.",
        from: .said("counting parameters")
      ) { seen in
        let (features, dimension, count) = Self.simulated
        let exact = Double(count - dimension - 1) / Double(count - features - 1)
        let factor = try seen.effect { $0.scratch / $0.shared[0] * Double(dimension) / Double(features) / exact }
        let here = Rational(target.n - model.k - 1, target.n - model.d - 1)
        return Judgement(
          "gain over d/k", says: "1", here: .number(here.doubleValue, digits: 3), holds: factor.isAbove(1 / exact) ? false : nil
        ).corrected(
          if: factor.isWithin(2 * Self.margin, of: 1) ? true : nil,
          to:
            "By (d/k)(n − k − 1)/(n − d − 1): more than d/k at every n, without limit as n falls to d + 1, and d/k only as n grows."
        ).witness(
          "With d = \(model.d), k = \(model.k), n = \(target.n) the factor is \(here * Rational(model.d, model.k)) in place of "
            + "\(Rational(model.d, model.k)). In the simulation it is \((exact * factor).cell) times d/k, by the formula "
            + "\(exact.text(digits: 3))."
        )
      },
      Judged(
        "REP-2", .inequality, expects: .corrected,
        "A representation from related tasks leaves only g to learn, so that the target is learnt better with it.",
        from: .said("how a shared representation is told"), isHighlight: true
      ) { seen in
        let all = seen.evidence
        let right = all.count { $0.risk.isHelped(count: $0.count) == ($0.shared < $0.scratch) }
        let ties = all.filter { $0.risk.tie == Rational($0.count) }
        let off = all.filter { $0.risk.unseen > 0 }
        let isFloor = off.allSatisfy { $0.shared > $0.risk.unseen && $0.risk.scratch(count: 10_000_000) < $0.risk.unseen / 1000 }
        let areTies = ties.allSatisfy { $0.shared == $0.scratch } && all.count { $0.shared == $0.scratch } == ties.count
        let (here, scratch) = (risk.shared(count: target.n), risk.scratch(count: target.n))
        return Judgement.decided(
          "risk with φ", says: .text("< \(scratch)"), here: .exact(here), holds: all.allSatisfy { $0.shared < $0.scratch }
        ).corrected(
          if: right == all.count && areTies && !ties.isEmpty && isFloor,
          to:
            "It helps if and only if β²(n − d − 1) < σ²(d − k): up to n = d + 1 + (d − k)σ²/β², where both are equal. Beyond, "
            + "the risk from scratch falls to 0, and with φ it stays above β²."
        ).remark("\(here < scratch ? "<" : here > scratch ? ">" : "=") \(scratch) without").witness(
          "In exact fractions φ helps in \(all.count { $0.shared < $0.scratch }) of \(all.count) settings, and \(ties.count) are "
            + "ties; the condition is right in \(right), the floor in all \(off.count) with β² > 0. For d = 30, k = 3, σ² = β² = 1 "
            + "the tie is at n = 58: 10/9 either way."
        )
      },
    ]
  }

  private var risk: RepresentationRisk {
    RepresentationRisk(featureCount: model.d, dimension: model.k, noise: 1, unseen: given.unseen)
  }

  func answer(_ seen: Seen<Given>) throws -> Answer {
    let (shared, scratch, tie) = (risk.shared(count: target.n), risk.scratch(count: target.n), risk.tie)
    let limit = tie.map {
      "Both are equal at n = \($0.doubleValue.text(digits: $0.denominator == 1 ? 0 : 1)), and beyond it is better without."
    }
    return Answer(
      setting: "d = \(model.d), k = \(model.k), n = \(target.n), σ² = 1, β² = \(given.unseen)",
      question: "Does a given representation help the target?",
      reply: (shared < scratch ? "YES" : shared > scratch ? "NO, IT HURTS" : "IT CHANGES NOTHING") + (tie == nil ? ", ALWAYS" : ""),
      finding:
        "The excess risk is \(shared.doubleValue.text(digits: 4)) with φ and \(scratch.doubleValue.text(digits: 4)) from scratch. "
        + (limit ?? "At no n is it better without."),
      figure: figure,
      quantities: [
        Quantity("risk with φ", .exact(shared)), Quantity("risk from scratch", .exact(scratch)),
        Quantity("tie", tie.map { .exact($0) } ?? "none", unit: "examples"), Quantity("floor β²", .exact(given.unseen)),
      ],
      why: "φ has k numbers to learn in place of d, and an error β² that no sample mends.",
      ask: Ask("Four times the examples: does φ still help?", "--part", "given", "--n", "\(min(1_000_000, 4 * target.n))"))
  }

  /// Both risks against n, from twice the least mean on.
  private var figure: Figure {
    let end = 4 * (risk.tie.map { max(Double(target.n), $0.doubleValue) } ?? Double(target.n))
    let start = Double(model.d + 1) + Double(model.d) / 4
    let steps = (0...40).map { start * Double.pow(end / start, Double($0) / 40) }
    let counts = Set(steps.map { max(model.d + 2, Int($0)) }).sorted()
    func series(_ name: String, _ value: (Int) -> Rational) -> Series {
      Series(name, points: counts.map { Series.Point(Double($0), value($0).doubleValue) })
    }
    return Figure(
      title: given.unseen == 0 ? "A φ that sees all saves most where examples are few" : "Beyond the tie φ stays at its floor",
      caption: "",
      content: .plot(
        Plot(
          x: Axis("n", scale: .logarithmic), y: Axis("excess risk", scale: .logarithmic),
          series: [series("from scratch", risk.scratch), series("with φ", risk.shared)],
          references: given.unseen == 0 ? [] : [Reference("β²", at: given.unseen.doubleValue)])))
  }
}
