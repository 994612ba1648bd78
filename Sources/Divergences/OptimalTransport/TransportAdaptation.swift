public import Learning
public import NumericCore

/// A labelled source carried onto an unlabelled target by a transport plan for the cost |x − y|², with equal masses.
///
/// Each source point goes to the mean of the targets to which the plan sends it, and keeps its class; what is then learnt is learnt
/// from the images. That this helps rests on the plan's sending classes to their own: see ``classAgreement(of:source:target:)``.
///
/// Source: N. Courty, R. Flamary, D. Tuia and A. Rakotomamonjy, "Optimal transport for domain adaptation", IEEE Transactions on
/// Pattern Analysis and Machine Intelligence 39 (2017).
public struct TransportAdaptation: Sendable, Hashable {
  /// Which plan.
  public enum Plan: Sendable, Hashable {
    /// The cheapest.
    case exact
    /// With entropy of weight ε.
    case entropic(Double)
    /// With entropy of weight ε, and classes kept apart with weight η.
    case classRegularized(Double, Double)
  }

  /// The plan, n × m.
  public let coupling: Matrix
  /// The classifier that gives a target the class of the nearest image.
  public let classifier: NearestNeighbour

  /// Carries the source over.
  ///
  /// - Parameters:
  ///   - source: n × d, with their classes, numbered from 0.
  ///   - target: m × d.
  ///   - plan: which plan.
  ///   - tolerance: the mass by which a plan with entropy may miss its marginals; a thousandth is little for a classifier.
  /// - Throws: `TransportError`.
  /// - Precondition: the dimensions agree, and there is a class for every source point.
  public init(_ source: (points: Matrix, classes: [Int]), onto target: Matrix, by plan: Plan, tolerance: Double = 1e-3)
    throws(TransportError)
  {
    let problem = try TransportProblem(costs: pairwiseSquaredDistances(source.points, target))
    let images: Matrix
    switch plan {
    case .exact:
      let exact = try ExactTransport(problem)
      (coupling, images) = (exact.coupling, exact.barycentricMap(onto: target))
    case .entropic(let epsilon):
      let entropic = try Sinkhorn(problem, regularization: epsilon, tolerance: tolerance)
      (coupling, images) = (entropic.coupling, entropic.barycentricMap(onto: target))
    case .classRegularized(let epsilon, let eta):
      let apart = try ClassRegularizedTransport(
        problem, classes: source.classes, regularization: epsilon, classPenalty: eta, stepCount: 5, tolerance: tolerance)
      (coupling, images) = (apart.plan.coupling, apart.plan.barycentricMap(onto: target))
    }
    classifier = NearestNeighbour(points: images, classes: source.classes)
  }
}
