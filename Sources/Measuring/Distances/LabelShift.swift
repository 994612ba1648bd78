internal import Divergences
internal import Learning
internal import NumericCore

/// How the labels' distribution differs between two labelled samples.
///
/// For classes the distance is the total variation ½ Σ |P_S(y) − P_T(y)|, and p is that of Pearson's χ² test of homogeneity, in its
/// large-sample form. For numbers the distance is Kolmogorov and Smirnov's, with its test.
public struct LabelShift: Sendable, Hashable {
  /// One class and its shares.
  public struct Share: Sendable, Hashable {
    /// The class.
    public let name: String
    /// P_S(y).
    public let source: Double
    /// P_T(y).
    public let target: Double
  }

  /// The classes, in their order; empty for numbers.
  public let shares: [Share]
  /// The distance, in 0…1.
  public let distance: Double
  /// Its p-value.
  public let pValue: Double

  /// Classes of the target that the source has no example of.
  public var newClasses: [String] { shares.filter { $0.source == 0 && $0.target > 0 }.map(\.name) }

  /// Compares labels; nil without those of the target.
  ///
  /// - Precondition: neither sample is empty, and all numbers are finite.
  public init?(_ labels: MeasuredLabels) {
    switch labels {
    case .classes(let classes):
      guard let target = classes.target else { return nil }
      self.init(names: classes.names, source: classes.source, target: target)
    case .numbers(_, nil): return nil
    case .numbers(let source, let target?):
      let test = KolmogorovSmirnovTest(source, target)
      self.init(shares: [], distance: test.statistic, pValue: test.pValue)
    }
  }

  private init(shares: [Share], distance: Double, pValue: Double) {
    self.shares = shares
    self.distance = distance
    self.pValue = pValue
  }

  private init(names: [String], source: [Int], target: [Int]) {
    func counts(_ labels: [Int]) -> [Double] {
      labels.reduce(into: Array(repeating: 0, count: names.count)) { $0[$1] += 1 }
    }
    let counts = zip(counts(source), counts(target))
    let (n, m) = (Double(source.count), Double(target.count))
    shares = zip(names, counts).map { Share(name: $0, source: $1.0 / n, target: $1.1 / m) }
    distance = shares.map { ($0.source - $0.target).magnitude }.sum() / 2
    // With e = n c/N expected in the source, both samples' terms have the numerator (c_S − e)², and 1/(n c/N) + 1/(m c/N) = N²/(n m
    // c).
    let terms = counts.filter { $0 + $1 > 0 }.map { inSource, inTarget in
      let both = inSource + inTarget
      let expected = n * both / (n + m)
      return (inSource - expected) * (inSource - expected) * (n + m) * (n + m) / (n * m * both)
    }
    pValue = terms.count < 2 ? 1 : ChiSquaredDistribution(degreesOfFreedom: Double(terms.count - 1)).upperTail(terms.sum())
  }
}
