import ChapterKit
import Learning
import NumericCore
import Transfer

/// Everything that a run found: the exact checks, and a row for each seed.
struct Experiment: Sendable {
  /// What one seed measured, of the parts that ran.
  struct Row: Codable, Sendable, Hashable {
    let seed: UInt64
    let weighting: WeightingTrial?
    let misfit: MisfitTrial?
    let capacity: CapacityTrial?
    let estimation: EstimationTrial?
    let data: [DataTrial]

    init(seed: UInt64, parts: Set<Part>, data: [BiasedData]) throws(LearningError) {
      self.seed = seed
      weighting = parts.contains(.weighting) ? WeightingTrial(seed: seed) : nil
      misfit = parts.contains(.misfit) ? try MisfitTrial(seed: seed) : nil
      capacity = parts.contains(.capacity) ? try CapacityTrial(seed: seed) : nil
      estimation = parts.contains(.estimation) ? try EstimationTrial(seed: seed) : nil
      var trials: [DataTrial] = []
      for data in data { trials.append(try DataTrial(data, seed: seed)) }
      self.data = trials
    }
  }

  /// The parts that ran, in order.
  let parts: [Part]
  let rows: [Row]
  let exact = ExactChecks()
  let cortes = CortesInequality()
  let support = KernelSupportCheck()
  let harmful: HarmfulReweighting

  init(parts: [Part], rows: [Row]) throws(LearningError) {
    self.parts = parts
    self.rows = rows
    harmful = try HarmfulReweighting()
  }

  /// A quantity of the first part over the seeds.
  func weighting(_ value: (WeightingTrial) -> Double) -> SeedEffect {
    SeedEffect(values: rows.compactMap { $0.weighting.map(value) })
  }

  /// A quantity of the second part.
  func misfit(_ value: (MisfitTrial) -> Double) -> SeedEffect { SeedEffect(values: rows.compactMap { $0.misfit.map(value) }) }

  /// A quantity of the third part.
  func capacity(_ value: (CapacityTrial) -> Double) -> SeedEffect { SeedEffect(values: rows.compactMap { $0.capacity.map(value) }) }

  /// A quantity of the fourth part.
  func estimation(_ value: (EstimationTrial) -> Double) -> SeedEffect {
    SeedEffect(values: rows.compactMap { $0.estimation.map(value) })
  }

  /// How much the target error falls by weighting, at the kernel with this place among the γ.
  func gain(_ kernel: Int) -> SeedEffect { capacity { $0.unweighted[kernel] - $0.weighted[kernel] } }

  /// The share of seeds whose error fell by at least `share` of itself.
  func dropShare(_ kernel: Int, atLeast share: Double) -> Double {
    let drops = capacity { $0.unweighted[kernel] * (1 - share) - $0.weighted[kernel] }
    return drops.values.isEmpty ? 0 : Double(drops.values.count { $0 >= 0 }) / Double(drops.values.count)
  }

  /// The place of the figure's kernel among the γ.
  static let shownKernel = CapacityTrial.gammas.firstIndex(of: CapacityTrial.shownGamma) ?? 0
}
