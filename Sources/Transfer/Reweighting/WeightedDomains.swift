public import Learning

/// Labelled examples of both domains, with the true weights of the source's.
public struct WeightedDomains: Sendable, Hashable {
  /// What is learnt from.
  public let source: Sample
  /// What is predicted.
  public let target: Sample
  /// p_T/p_S at the source examples, up to a factor.
  public let weights: ImportanceWeights

  /// Domains.
  ///
  /// - Precondition: there is one weight a source example.
  public init(source: Sample, target: Sample, weights: ImportanceWeights) {
    precondition(weights.count == source.count, "There is one weight a source example.")
    (self.source, self.target, self.weights) = (source, target, weights)
  }

  /// Support vector machines trained on the source, without the weights and with them.
  ///
  /// - Throws: ``LearningError`` where a machine cannot be trained.
  public func machines(kernel: Kernel) throws(LearningError) -> (unweighted: SupportVectorMachine, weighted: SupportVectorMachine) {
    (try SupportVectorMachine(source, kernel: kernel), try SupportVectorMachine(source.weighted(by: weights), kernel: kernel))
  }

  /// The target errors of these machines.
  public struct MachineErrors: Codable, Sendable, Hashable {
    /// Without weights.
    public let unweighted: Double
    /// With weights.
    public let weighted: Double
    /// By how much weights lower the error.
    public var gain: Double { unweighted - weighted }
  }

  /// The target errors of machines without weights and with them.
  ///
  /// - Throws: ``LearningError`` where a machine cannot be trained.
  public func machineErrors(kernel: Kernel) throws(LearningError) -> MachineErrors {
    let machines = try machines(kernel: kernel)
    return MachineErrors(unweighted: targetError(of: machines.unweighted), weighted: targetError(of: machines.weighted))
  }

  /// The share of target examples that a machine gets wrong.
  public func targetError(of machine: SupportVectorMachine) -> Double {
    target.risk(of: machine.labels(of: target.features), loss: .zeroOne)
  }
}
