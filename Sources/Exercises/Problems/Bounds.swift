import Foundation

extension Problem {
  static let bounds = [jointRisk, boundProperty, oneSetAllowance, threeFailures]

  private static func world(_ arguments: Arguments) -> FiniteWorld {
    FiniteWorld(
      source: arguments[0].numbers, target: arguments[1].numbers, sourceLabels: arguments[2].truths,
      targetLabels: arguments[3].truths, hypotheses: arguments[4].truthRows)
  }

  private static func labels(_ draws: inout Draws, _ count: Int) -> [Bool] { (0..<count).map { _ in draws.happens(0.5) } }

  private static func value(_ labels: [Bool]) -> Value { .list(labels.map(Value.truth)) }

  private static func randomWorld(_ draws: inout Draws, points: Int, hypotheses: Int) -> Arguments {
    [
      .reals(draws.masses(points)), .reals(draws.masses(points)), value(labels(&draws, points)), value(labels(&draws, points)),
      .list((0..<hypotheses).map { _ in value(labels(&draws, points)) }),
    ]
  }

  /// 6a: λ of a finite class.
  private static let jointRisk = Problem(
    name: "joint-risk",
    inputs: [
      "random": { draws, number in [randomWorld(&draws, points: 1 + number / 2, hypotheses: 1 + number / 2)] },
      // All eight ways to label one point twice and to have one hypothesis about it.
      "one": { _, number in
        let labels = (0..<3).map { number >> $0 & 1 == 1 }
        return [[.reals([1]), .reals([1]), value([labels[0]]), value([labels[1]]), .list([value([labels[2]])])]]
      },
      "large": { draws, _ in [randomWorld(&draws, points: 200, hypotheses: 150)] },
      // The best on the source and the best on the target differ, and neither is the best on both.
      "compromise": { draws, number in
        let labels = labels(&draws, 3)
        func flipped(_ places: Set<Int>) -> Value { value(labels.enumerated().map { places.contains($0) ? !$1 : $1 }) }
        let (source, target) = ([0.5, 0.375, 0.125], [0.375, 0.5, 0.125])
        return [[.reals(source), .reals(target), flipped([0]), flipped([1]), .list([flipped([0]), flipped([1]), flipped([2])])]]
      },
      "flipped": { draws, number in
        var arguments = randomWorld(&draws, points: 2 + number, hypotheses: 3)
        arguments[1] = arguments[0]
        arguments[3] = value(arguments[2].truths.map { !$0 })
        return [arguments]
      },
    ],
    oracle: { .real(world($0).idealJointRisk) },
    transformations: [
      "exchange": { arguments, _ in [arguments[1], arguments[0], arguments[3], arguments[2], arguments[4]] },
      "renaming": { arguments, _ in
        arguments.prefix(2) + arguments[2...3].map { value($0.truths.map { !$0 }) }
          + [.list(arguments[4].truthRows.map { value($0.map { !$0 }) })]
      },
    ])

  /// 6b: a property of the bound R_S(h) + ½ d_HΔH + λ.
  private static let boundProperty = Problem(
    name: "bound-property",
    inputs: ["played": { _, _ in [[]] }],
    variants: [
      "right": played { world, h in world.sourceRisk(h) + world.halfDivergence + world.idealJointRisk },
      "whole divergence": played { world, h in world.sourceRisk(h) + 2 * world.halfDivergence + world.idealJointRisk },
      "quarter divergence": played { world, h in world.sourceRisk(h) + world.halfDivergence / 2 + world.idealJointRisk },
      "single divergence": played { world, h in world.sourceRisk(h) + world.halfSingleDivergence + world.idealJointRisk },
      "no joint risk": played { world, h in world.sourceRisk(h) + world.halfDivergence },
      "no source risk": played { world, h in world.halfDivergence + world.idealJointRisk },
      "half joint risk": played { world, h in world.sourceRisk(h) + world.halfDivergence + world.idealJointRisk / 2 },
      "total variation": played { world, h in world.sourceRisk(h) + world.totalVariation + world.idealJointRisk },
    ])

  private static func played(_ bound: @escaping @Sendable (FiniteWorld, [Bool]) -> Double) -> @Sendable (Arguments) -> Value {
    { arguments in
      guard arguments.count == 6 else { return .real(.nan) }
      let world = world(arguments)
      let counts = Set([world.source, world.target].map(\.count) + [world.sourceLabels, world.targetLabels].map(\.count))
      guard counts.count == 1, world.hypotheses.allSatisfy({ $0.count == world.source.count }),
        world.hypotheses.indices.contains(arguments[5].count)
      else { return .real(.nan) }
      return .real(bound(world, world.hypotheses[arguments[5].count]))
    }
  }

  /// 6c: what to add to a divergence of one set that was measured on n points of each domain.
  private static let oneSetAllowance = Problem(
    name: "one-set-allowance",
    inputs: [
      "hundred": { draws, _ in [[.whole(draws.whole(in: 90...130)), .real(0.05)]] },
      "few": { draws, _ in [[.whole(draws.whole(in: 20...40)), .real(0.05)]] },
      "many": { draws, _ in [[.whole(draws.whole(in: 400...600)), .real(0.05)]] },
      "loose": { draws, _ in [[.whole(draws.whole(in: 60...200)), .real(0.25)]] },
      "any": { draws, _ in [[.whole(draws.whole(in: 5...5000)), .real(draws.real(in: 0.001...0.5))]] },
      "fewer and fewer": { draws, _ in [5000, 1000, 300, 100, 20, 3].map { [.whole($0 + draws.whole(in: 0...1)), .real(0.1)] } },
      "surer and surer": { draws, _ in
        let count = draws.whole(in: 20...500)
        return [0.5, 0.3, 0.1, 0.03, 0.01, 0.001].map { [.whole(count), .real($0)] }
      },
    ],
    bounds: { arguments in 0...(Foundation.log(1 / arguments[1].number) / arguments[0].number).squareRoot() },
    covers: { arguments, answer, draws in
      // The set has mass ½ in both domains, where the difference of the shares varies most.
      func heads() -> Int {
        let count = arguments[0].count
        let words = (0..<(count + 63) / 64).map { _ in draws.next() }
        return words.enumerated().reduce(0) { $0 + ($1.1 << UInt64(max(0, 64 * ($1.0 + 1) - count))).nonzeroBitCount }
      }
      let difference = Double(heads() - heads()) / arguments[0].number
      return difference <= answer.number
    })

  /// 6d: a world in which one term of the bound alone makes transfer harmful.
  private static let threeFailures = Problem(
    name: "three-failures",
    inputs: [
      "source risk": { _, _ in [[.whole(0)]] }, "divergence": { _, _ in [[.whole(1)]] }, "joint risk": { _, _ in [[.whole(2)]] },
    ],
    objection: { arguments, instance in
      let rows = instance.rows
      guard rows.count == 5, let count = rows.first?.count, count > 0, count <= 50, rows.allSatisfy({ $0.count == count }) else {
        return "it has to be five rows of equally many numbers, at most 50"
      }
      if let objection = rows.prefix(2).compactMap(FiniteWorld.objection).first { return objection }
      guard rows.dropFirst(2).joined().allSatisfy({ $0 == 0 || $0 == 1 }) else { return "labels are 0 and 1" }
      let labels = rows.dropFirst(2).map { $0.map { $0 == 1 } }
      let world = FiniteWorld(
        source: rows[0], target: rows[1], sourceLabels: labels[0], targetLabels: labels[1],
        hypotheses: FiniteWorld.twoSidedThresholds(count))
      guard world.hypotheses.contains(labels[2]) else { return "the hypothesis is no two-sided threshold" }
      let terms = [world.sourceRisk(labels[2]), world.halfDivergence, world.idealJointRisk]
      let risk = world.targetRisk(labels[2])
      let scratch = world.hypotheses.map(world.targetRisk).min() ?? 1
      let names = ["R_S", "½ d_HΔH", "λ"]
      guard risk - scratch >= 0.5 - 1e-9 else { return "R_T is \(risk), and learning on the target gives \(scratch): no harm of ½" }
      for (place, term) in terms.enumerated() {
        let isNamed = place == arguments[0].count
        if isNamed ? term < 0.5 - 1e-9 : term > 0.1 + 1e-9 {
          return "\(names[place]) is \(term); it has to be \(isNamed ? "½ at least" : "0.1 at most")"
        }
      }
      return nil
    })
}
