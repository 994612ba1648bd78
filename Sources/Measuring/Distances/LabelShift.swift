internal import Learning
internal import NumericCore
internal import Transfer

/// How the labels' distribution differs between two labelled samples.
///
/// Up to `classLimit` different values are taken for classes: the distance is the total variation ½ Σ |P_S(y) − P_T(y)|, and p is
/// that of Pearson's χ² test of homogeneity, in its large-sample form. More values are taken for numbers: the distance is
/// Kolmogorov and Smirnov's, with its test.
public struct LabelShift: Sendable, Hashable {
  /// One class and its shares.
  public struct Share: Sendable, Hashable {
    /// The label.
    public let label: Double
    /// P_S(y).
    public let source: Double
    /// P_T(y).
    public let target: Double
  }

  /// More values than this are not classes.
  public static let classLimit = 20

  /// The classes, ascending; empty where labels are taken for numbers.
  public let shares: [Share]
  /// The distance, in 0…1.
  public let distance: Double
  /// Its p-value.
  public let pValue: Double

  /// Whether the labels are taken for classes.
  public var hasClasses: Bool { !shares.isEmpty }

  /// Classes of the target that the source has no example of, ascending.
  public var newClasses: [Double] { shares.filter { $0.source == 0 }.map(\.label) }

  /// Compares the labels.
  ///
  /// - Precondition: neither sample is empty, and all labels are finite.
  public init(source: [Double], target: [Double]) {
    let (sourceCounts, targetCounts) = (Self.counts(source), Self.counts(target))
    let labels = Set(sourceCounts.keys).union(targetCounts.keys).sorted()
    let (n, m) = (Double(source.count), Double(target.count))
    guard labels.count <= Self.classLimit else {
      let test = KolmogorovSmirnovTest(SortedSample(source), SortedSample(target))
      (shares, distance, pValue) = ([], test.statistic, test.pValue)
      return
    }
    let counts = labels.map { (Double(sourceCounts[$0] ?? 0), Double(targetCounts[$0] ?? 0)) }
    shares = zip(labels, counts).map { Share(label: $0, source: $1.0 / n, target: $1.1 / m) }
    distance = shares.map { ($0.source - $0.target).magnitude }.sum() / 2
    // With e = n c/N expected in the source, both samples' terms have the numerator (c_S − e)², and 1/(n c/N) + 1/(m c/N) = N²/(n m
    // c).
    let chiSquared = counts.map { inSource, inTarget in
      let both = inSource + inTarget
      let expected = n * both / (n + m)
      return (inSource - expected) * (inSource - expected) * (n + m) * (n + m) / (n * m * both)
    }.sum()
    pValue =
      labels.count < 2
      ? 1 : ChiSquaredDistribution(degreesOfFreedom: Double(labels.count - 1)).upperTail(chiSquared)
  }

  private static func counts(_ labels: [Double]) -> [Double: Int] {
    labels.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
