public import Learning
internal import NumericCore

/// 569 tumours of the breast: 30 features of their cells' nuclei, and whether they are benign.
///
/// Source: W. Wolberg, O. Mangasarian, N. Street and W. Street, "Breast Cancer Wisconsin (Diagnostic)", UCI Machine Learning
/// Repository (1993), doi 10.24432/C5DW2B; licence CC BY 4.0.
public struct BreastCancer: Sendable, Hashable {
  /// The number of tumours.
  public static let count = 569
  /// The number of features.
  public static let featureCount = 30
  /// Where the mean radius of the nuclei, in units of the image, is among the features.
  public static let meanRadius = 0

  /// The features `569 × 30` as they were measured; label 1 for benign, 0 for malignant.
  public let sample: Sample

  /// The bundled tumours.
  ///
  /// - Complexity: O(numbers); keep the value where it is used more than once.
  public init() {
    let numbers = BreastCancerRecords.text.description.split { $0.isWhitespace }.compactMap { Double($0) }
    let width = Self.featureCount + 1
    precondition(numbers.count == Self.count * width, "The bundled tumours are \(Self.count) records of \(width) numbers.")
    let starts = stride(from: 0, to: numbers.count, by: width)
    sample = Sample(
      features: Matrix(
        rowCount: Self.count, columnCount: Self.featureCount,
        elements: starts.flatMap { numbers[($0 + 1)..<($0 + width)] }),
      labels: starts.map { numbers[$0] })
  }
}
