import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// The figure everyone shows, a support vector machine before and after weighting, as a distribution; and the same on biased
/// samples of real data.
struct Machines: ChapterPart {
  static let name = "machines"
  static let title = "The figure everyone shows, as a distribution"
  static let seedCounts = SeedCounts(standard: 60, full: 200)
  static let comparesWithDefault = false

  let options: MachineOptions
  /// Read once for all seeds.
  let data: [BiasedData]

  init(options: MachineOptions) {
    self.options = options
    data = options.real ? BiasedData.all() : []
  }

  /// γ of the kernels exp(−γ‖x − y‖²), from nearly linear to very flexible, and the place of the figure's.
  static let gammas = [0.1, 0.5, 1, 5]
  static let shown = 1
  /// The figure's plane first.
  static let planes = CubicBoundaryWorld.Plane.family
  /// The ways to weights that are compared on real data.
  static let methods: [WeightMethod] = [.none, .truth, .linearClassifier, .meanMatching]

  struct Row: Codable, Sendable {
    let seed: UInt64
    /// In the figure's plane, one for each γ.
    let kernels: [WeightedDomains.MachineErrors]
    /// At the figure's γ, one for each of `planes`, with the ESS of the weights, in examples.
    let planes: [WeightedDomains.MachineErrors]
    let effectiveSizes: [Double]
    /// One for each biased sample, where they were asked for.
    let data: [[WeightMethod: WeightMethodTrial]]
  }

  /// The examples of one seed in a plane of the family.
  private static func domains(_ plane: Int, seed: UInt64) -> WeightedDomains {
    let random = RandomSource(seed: seed).stream("machines").stream("plane \(plane)")
    return Self.planes[plane].domains(from: (random.stream("source"), random.stream("test")))
  }

  func row(seed: UInt64) throws -> Row {
    let domains = Self.planes.indices.map { Self.domains($0, seed: seed) }
    let kernels = try Self.gammas.map { try domains[0].machineErrors(kernel: .gaussian(gamma: $0)) }
    return Row(
      seed: seed, kernels: kernels,
      planes: [kernels[Self.shown]]
        + (try domains.dropFirst().map { try $0.machineErrors(kernel: .gaussian(gamma: Self.gammas[Self.shown])) }),
      effectiveSizes: domains.map(\.weights.effectiveSampleSize), data: try data.map { try Self.trials(on: $0, seed: seed) })
  }

  /// One split of a biased sample in two halves: some of the first are kept, and the second is predicted, whose features the
  /// weights may see.
  static func trials(on data: BiasedData, seed: UInt64) throws -> [WeightMethod: WeightMethodTrial] {
    let split = data.split(from: RandomSource(seed: seed).stream("\(data.name), \(data.bias.rawValue)"))
    let truth = ImportanceWeights(split.keepProbabilities.map { 1 / $0 })
    return try WeightMethodTrial.trials(
      of: methods, on: WeightedDomains(source: split.training, target: split.test, weights: truth), seeing: split.test.features,
      kernel: .medianHeuristic(split.training.features))
  }

  /// The figure everyone shows, for the first seed: forty target points, and what the machines without weights and with them label
  /// 1, on the nodes of a grid, row by row from the top.
  struct Evidence: Sendable {
    static let range = -2.5...2.5
    var points: [DecisionRegion.Point] = []
    var grids: [[[Int]]] = []
  }

  func evidence(_ rows: [Row]) throws -> Evidence {
    guard let seed = rows.first?.seed else { return Evidence() }
    let domains = Self.domains(0, seed: seed)
    let machines = try domains.machines(kernel: .gaussian(gamma: Self.gammas[Self.shown]))
    let grid = PlaneGrid(nodesOf: Evidence.range, columnCount: 48, rowCount: 16)
    let target = domains.target
    return Evidence(
      points: zip(0..<40, target.labels ?? []).map { place, label in
        DecisionRegion.Point(x: target.features[place, 0], y: target.features[place, 1], label: Int(label), group: "target")
      },
      grids: [machines.unweighted, machines.weighted].map { grid.labels($0.labels) })
  }

  var claims: [Judged<Machines>] {
    [
      Judged(
        "CS-9", .effect, expects: .corrected,
        "Weighting lowers the error of a support vector machine with a Gaussian kernel from 0.11 to 0.07, by around 36 %.",
        from: Bibliography.georgian.at("figure 13, one run").noting("its plane is not given, ours is another")
      ) { seen in
        let shown = Self.shown
        let (before, after, gain) = try seen.errors(kernel: shown)
        let shrinkage = try seen.errors(kernel: 0).gain - seen.errors(kernel: Self.gammas.count - 1).gain
        // What is missing to 36 % at the two most flexible kernels together.
        let missing = try seen.effect { $0.kernels.suffix(2).reduce(0) { $0 + $1.weighted - 0.64 * $1.unweighted } }
        let family = try Self.planes.indices.map { plane in try seen.effect { $0.planes[plane].gain } }
        // The figure's target, s = 0.4, and a wide one, s = 0.7.
        let difference = family[0] - family[4]
        let drops = try seen.effect { $0.kernels[shown].weighted <= 0.64 * $0.kernels[shown].unweighted ? 1 : 0 }
        return Judgement(
          "error", says: "0.11 → 0.07", here: .text("\(before.mean.text(digits: 3)) → \(after.mean.text(digits: 3))"),
          holds: missing.isBelow(0) ? true : missing.isAbove(0) ? false : nil
        ).published("0.11 → 0.07").corrected(
          if: gain.isAbove(0) && shrinkage.isAbove(0) && difference.isAbove(0),
          to:
            "In this plane the mean gain is real at γ = 0.5, and smaller at γ = 5 than at γ = 0.1; it is smaller for a wider "
            + "target, 0.7 in place of 0.4, and a single run says little about it."
        ).witness(
          "At γ = 0.5 the error falls by \((100 * gain.mean / before.mean).text(digits: 0)) % in the mean, rises in "
            + "\((100 * gain.negativeShare).text(digits: 0)) % of the runs and falls by 36 % or more in "
            + "\((100 * drops.mean).text(digits: 0)) %. Of \(family.count) planes tried the gain is clear in "
            + "\(family.count { $0.isAbove(0) }); a first, harder one of ours showed none in 40 runs."
        ).interval(gain.bounds(of: "fall of the error at γ = 0.5"))
          .inconclusive(if: ![gain, shrinkage, difference, missing].allSatisfy(\.isDecided))
      }
    ]
  }

  func answer(_ seen: Seen<Machines>) throws -> Answer {
    let (before, after, gain) = try seen.errors(kernel: Self.shown)
    let worse = (100 * gain.negativeShare).text(digits: 0)
    let gains = try Self.gammas.enumerated().map { Quantity("gain, γ = \($1.text())", try seen.errors(kernel: $0).gain.cell) }
    let finding =
      "At γ = 0.5 weights lower the error from \(before.mean.text(digits: 3)) to \(after.mean.text(digits: 3)) in the mean of "
      + "\(gain.values.count) runs, and raise it in \(worse) % of them"
    return Answer(
      setting: "N(0, I) → N((0.9, −0.1), 0.16 I), \(Self.planes[0].count) examples",
      question: "Do weights lower an SVM's error from 0.11 to 0.07?",
      reply: gain.isAbove(0) ? "IN THE MEAN; NOT IN \(worse) % OF RUNS" : gain.isBelow(0) ? "NO" : "NOT CLEARLY",
      finding: options.real ? finding + "; on real data, \(try seen.dataFinding)." : finding + ".",
      figure: options.real ? try seen.forest(of: .truth) : try seen.distributionFigure,
      quantities: gains
        + (try data.indices.map { Quantity("\(data[$0].name), \(data[$0].bias.rawValue)", try seen.change($0, by: .truth).cell) }),
      why: "A flexible machine is nearly right everywhere, and has little to gain from weights.",
      ask: Ask("And on biased samples of real data?", "--part", "machines", "--real", "--seeds", "20"))
  }
}

extension CubicBoundaryWorld.Plane {
  /// The source's examples, and some of the target.
  func domains(targetCount: Int = 1000, from random: (source: RandomSource, target: RandomSource)) -> WeightedDomains {
    WeightedDomains(
      source: world.source, target: world.target, labels: world.labels, counts: (count, targetCount), from: random)
  }
}
