internal import NumericCore

/// What two files show: everything measured, and once more without the features that tell the files apart by themselves.
public struct MeasurementFindings: Sendable {
  /// All features.
  public let whole: DomainFindings
  /// The features without those that separate; nil where none does, or no other is left.
  public let reduced: DomainFindings?
  /// How much work was done.
  let plan: MeasurementPlan
  /// The seed of all draws.
  public let seed: UInt64

  /// What conclusions are drawn from: what one feature gives away hides what the others do.
  public var judged: DomainFindings { reduced ?? whole }

  /// Measures.
  ///
  /// - Parameter hypotheses: the class of the bound's terms; nil for stumps, or for linear classifiers where there are more than
  ///   two classes.
  /// - Throws: ``UnusableData`` where the data cannot be measured.
  public init(
    _ data: MeasurementData, hypotheses: MeasuredClass? = nil, plan: MeasurementPlan = .init(), seed: UInt64
  ) throws(UnusableData) {
    let random = RandomSource(seed: seed)
    let whole = try DomainFindings(data, hypotheses: hypotheses, plan: plan, random: random)
    self.whole = whole
    self.plan = plan
    self.seed = seed
    let separating = whole.separating
    let others = separating.isEmpty || separating.count == data.featureNames.count ? nil : data.removing(Set(separating))
    reduced = try others.map { others throws(UnusableData) in
      // A class of sets in the plane is asked for by its two features.
      let hypotheses = hypotheses == .halfPlanes ? .linear : hypotheses
      return try DomainFindings(others, hypotheses: hypotheses, plan: plan, random: random)
    }
  }

  /// The names of the features that separate.
  public var separatingNames: [String] { whole.separating.map(whole.data.shownName) }

  /// What was taken over fewer rows than there are, with the rows: key in the JSON, words for people, rows of source and target.
  var subsampled: [(key: String, name: String, rows: ComparedCounts)] {
    var entries: [(String, String, ComparedCounts)] = []
    let (data, distances) = (whole.data, whole.distances)
    func add(_ key: String, _ name: String, _ rows: ComparedCounts) {
      if rows.source < data.source.rowCount || rows.target < data.target.rowCount { entries.append((key, name, rows)) }
    }
    for (key, name) in [
      ("wasserstein1", "W₁"), ("wasserstein2", "W₂"), ("sliced_wasserstein1", "sliced W₁"), ("mmd2_unbiased", "MMD²"),
      ("mmd2_biased", "MMD², biased"), ("bandwidth", "σ"), ("energy_distance", "energy distance"),
    ] {
      add(key, name, distances.comparedCounts)
    }
    add("wasserstein1_p", "p of W₁", distances.transportTestCounts)
    add("wasserstein2_p", "p of W₂", distances.transportTestCounts)
    add("coral_distance_p", "p and interval of the CORAL distance", distances.coralTestCounts)
    if let bound = whole.bound {
      add("h_delta_h", "d_HΔH", bound.comparedCounts)
      for (key, name) in [("source_risk", "R_S"), ("target_risk", "R_T"), ("ideal_joint_risk", "λ")] {
        add(key, name, bound.riskCounts)
      }
    }
    return entries
  }
}
