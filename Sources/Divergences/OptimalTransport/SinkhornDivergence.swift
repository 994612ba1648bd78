public import NumericCore

extension Sinkhorn {
  /// KL(P | a ⊗ b) = Σᵢⱼ Pᵢⱼ log (Pᵢⱼ / aᵢ bⱼ), in nats: how far the plan is from moving all mass at random.
  public var divergenceFromIndependence: Double {
    let (a, b) = (problem.sourceWeights, problem.targetWeights)
    return coupling.elements.indices.reduce(0) { sum, place in
      let mass = coupling.elements[place]
      guard mass > 0 else { return sum }
      let independent = a[place / b.count] * b[place % b.count]
      return sum + mass * Double.log(mass / independent)
    }
  }

  /// OT_ε = Σᵢⱼ Pᵢⱼ cᵢⱼ + ε KL(P | a ⊗ b): what the plan minimises, counted from the independent plan.
  ///
  /// It differs from ``objective`` by ε (H(a) + H(b) + 1), which no plan can change.
  public var penalisedCost: Double { cost + regularization * divergenceFromIndependence }
}

/// The Sinkhorn divergence between two samples, for the cost |x − y|²:
///
///     S_ε(P, Q) = OT_ε(P, Q) − ½ OT_ε(P, P) − ½ OT_ε(Q, Q),   OT_ε = min Σ Pᵢⱼ cᵢⱼ + ε KL(P | a ⊗ b).
///
/// OT_ε(P, P) is not 0 for ε > 0, and OT_ε(P, Q) is not least at P = Q: some contracted copy of Q is nearer. With the halves taken
/// away S_ε ≥ 0, and S_ε = 0 only for P = Q. It tends to W₂² as ε → 0, and to the squared distance of the means as ε → ∞.
///
/// Sources: J. Feydy, T. Séjourné, F.-X. Vialard, S. Amari, A. Trouvé and G. Peyré, "Interpolating between optimal transport and
/// MMD using Sinkhorn divergences", AISTATS (2019), Theorem 1.
public struct SinkhornDivergence: Sendable, Hashable {
  /// OT_ε(P, Q).
  public let between: Double
  /// OT_ε(P, P).
  public let withinSource: Double
  /// OT_ε(Q, Q).
  public let withinTarget: Double

  /// Solves the three problems.
  ///
  /// - Parameters:
  ///   - source: n × d.
  ///   - target: m × d.
  ///   - sourceWeights: n masses; equal ones if nil.
  ///   - targetWeights: m masses; equal ones if nil.
  ///   - regularization: ε > 0, in squared units of the coordinates.
  ///   - tolerance: the mass by which the plans may miss their marginals.
  /// - Throws: `TransportError`.
  /// - Precondition: the dimensions agree.
  /// - Complexity: O((*n* + *m*)²) an iteration.
  public init(
    _ source: Matrix, _ target: Matrix, sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil, regularization: Double,
    tolerance: Double = 1e-9, iterationLimit: Int = 10_000
  ) throws(TransportError) {
    func value(_ x: Matrix, _ a: [Double]?, _ y: Matrix, _ b: [Double]?) throws(TransportError) -> Double {
      let problem = try TransportProblem(costs: pairwiseSquaredDistances(x, y), sourceWeights: a, targetWeights: b)
      return try Sinkhorn(problem, regularization: regularization, tolerance: tolerance, iterationLimit: iterationLimit)
        .penalisedCost
    }
    between = try value(source, sourceWeights, target, targetWeights)
    withinSource = try value(source, sourceWeights, source, sourceWeights)
    withinTarget = try value(target, targetWeights, target, targetWeights)
  }

  /// S_ε.
  public var value: Double { between - (withinSource + withinTarget) / 2 }
}
