public import Learning
public import NumericCore

/// The embeddings that linear algebra finds on base classes, beside the inputs themselves: all are moved so that the base examples
/// have the mean 0, which the cosine needs.
public struct LinearEmbeddings: Sendable, Hashable {
  private let means: [Double]
  private let components, discriminants: LinearProjection

  /// The principal components of the base examples, and the discriminants of their classes.
  ///
  /// - Precondition: both counts are positive and at most the inputs' dimension; there are fewer discriminants than classes.
  /// - Throws: `NumericalError` of the decompositions.
  public init(base: ClassifiedExamples, componentCount: Int, discriminantCount: Int) throws {
    let points = Matrix(base.inputs)
    means = points.columnMeans
    components = try .principalComponents(of: points, count: componentCount)
    discriminants = try .discriminants(
      of: points, classes: base.classes, classCount: base.classCount, count: discriminantCount)
  }

  /// The inputs less the mean of the base examples, a row each.
  public func centred(_ examples: ClassifiedExamples) -> Matrix { Matrix(examples.inputs).subtracting(rowwise: means) }
  /// The principal components, a row each.
  public func principalComponents(of examples: ClassifiedExamples) -> Matrix { components.projections(of: Matrix(examples.inputs)) }
  /// The discriminants, white within a base class, a row each.
  public func discriminants(of examples: ClassifiedExamples) -> Matrix { discriminants.projections(of: Matrix(examples.inputs)) }
}
