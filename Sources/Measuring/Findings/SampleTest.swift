internal import NumericCore
internal import Report

/// One of the tests behind a conclusion.
public struct SampleTest: Sendable, Hashable {
  /// What a test asks.
  public enum Question: Sendable, Hashable {
    /// Whether the features of both files have one law; the tests differ in which changes they see.
    case features
    /// Whether the labels have one law.
    case labels
    /// Whether the features have one law within every class.
    case withinClasses
    /// Whether a label depends on the source's score in the same way: its slope.
    case rule
    /// The same: its intercept.
    case intercept
  }

  /// The question that it answers.
  public let question: Question
  /// The key of its p-value in the JSON, without `_p`.
  public let key: String
  /// Its name.
  public let name: String
  /// Which changes it sees.
  public let sees: String
  /// The p-value by itself.
  public let pValue: Double
  /// The p-value by Holm's method corrected for all tests of the measurement.
  public let adjusted: Double

  /// The level of all tests together: where nothing differs, one of twenty measurements concludes that something does.
  public static let level = 0.05

  /// Whether the difference is beyond what chance does to one of twenty measurements.
  public var isSignificant: Bool { adjusted <= Self.level }
}

extension [SampleTest] {
  /// The tests of a measurement, corrected for their number.
  static func all(
    distances: DomainMeasurement, labelShift: LabelShift?, withinClassesP: Double?, rule: RuleComparison?
  ) -> [SampleTest] {
    typealias Entry = (SampleTest.Question, String, String, String, Double)
    var entries: [Entry] = [
      (.features, "wasserstein1", "W₁", "any change", distances.wasserstein1.pValue),
      (.features, "wasserstein2", "W₂", "any change, far rows most", distances.wasserstein2.pValue),
      (.features, "sliced_wasserstein1", "sliced W₁", "any change", distances.slicedWasserstein1.pValue),
      (.features, "mmd2_unbiased", "MMD²", "any change", distances.unbiasedMMD.pValue),
      (.features, "energy_distance", "energy distance", "any change", distances.energyDistance.pValue),
      (.features, "coral_distance", "CORAL distance", "covariances", distances.coralDistance.pValue),
      (.features, "proxy_a_distance", "proxy A-distance", "what a hyperplane sees", distances.proxyADistance.pValue),
      (.features, "by_feature", "Kolmogorov–Smirnov", "one feature at a time", distances.features.map(\.pValue).min() ?? 1),
    ]
    if let labelShift { entries.append((.labels, "label_shift", "labels", "how often each label is", labelShift.pValue)) }
    if let withinClassesP {
      entries.append((.withinClasses, "within_classes", "features by class", "one feature at a time", withinClassesP))
    }
    if let rule {
      entries += [
        (.rule, "rule_slope", "source rule's slope", "whether its score means the same", rule.slopePValue),
        (.intercept, "rule_intercept", "source rule's intercept", "whether its threshold stays", rule.interceptPValue),
      ]
    }
    let adjusted = PValue.holmAdjusted(entries.map(\.4))
    return zip(entries, adjusted).map { entry, adjusted in
      SampleTest(question: entry.0, key: entry.1, name: entry.2, sees: entry.3, pValue: entry.4, adjusted: adjusted)
    }
  }

  /// The test of a question with the least p.
  func clearest(_ question: SampleTest.Question) -> SampleTest? {
    filter { $0.question == question }.min { $0.adjusted < $1.adjusted }
  }

  /// Whether a test of the question is significant.
  func answer(_ question: SampleTest.Question) -> Bool { contains { $0.question == question && $0.isSignificant } }
}

extension Double {
  /// Below this p-values round to 0, which none is.
  private static let leastPValue = 1e-300
  /// A p-value in two digits.
  var pText: String { self < Self.leastPValue ? "< \(Self.leastPValue)" : text(significantDigits: 2) }
  /// The same after its name.
  var pWords: String { self < Self.leastPValue ? "p < \(Self.leastPValue)" : "p = \(pText)" }
}
