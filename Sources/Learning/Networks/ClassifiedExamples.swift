public import NumericCore

/// Examples with their classes, for networks: inputs in single precision, classes numbered from 0.
public struct ClassifiedExamples: Sendable, Hashable {
  /// The inputs, `n × d`: rows are examples.
  public let inputs: FloatMatrix
  /// The classes, one an example, each in `0 ..< classCount`.
  public let classes: [Int]
  /// The number of classes, whether or not each occurs.
  public let classCount: Int

  /// Examples.
  ///
  /// - Precondition: there is one class an example, in range.
  public init(inputs: FloatMatrix, classes: [Int], classCount: Int) {
    precondition(classes.count == inputs.rowCount, "Classified examples need one class an example.")
    precondition(classes.allSatisfy { (0..<classCount).contains($0) }, "A class lies in 0 ..< \(classCount).")
    self.inputs = inputs
    self.classes = classes
    self.classCount = classCount
  }

  /// The number of examples.
  public var count: Int { classes.count }

  /// The same examples with other inputs, such as the outputs of frozen layers.
  ///
  /// - Precondition: there are as many rows as examples.
  public func replacingInputs(with inputs: FloatMatrix) -> ClassifiedExamples {
    ClassifiedExamples(inputs: inputs, classes: classes, classCount: classCount)
  }

  /// The examples with these indices, in this order.
  public func examples(_ indices: [Int]) -> ClassifiedExamples {
    ClassifiedExamples(inputs: inputs.rows(indices), classes: indices.map { classes[$0] }, classCount: classCount)
  }

  /// The examples of some classes, in their order, with the classes numbered anew in the order given.
  public func keeping(classes kept: [Int]) -> ClassifiedExamples {
    let indices = classes.indices.filter { kept.contains(classes[$0]) }
    return ClassifiedExamples(
      inputs: inputs.rows(indices), classes: indices.compactMap { kept.firstIndex(of: classes[$0]) }, classCount: kept.count)
  }
}
