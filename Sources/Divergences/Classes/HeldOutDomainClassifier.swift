public import Learning
public import NumericCore

/// A linear classifier that tells the target from the source, judged on rows that it was not trained on.
///
/// Logistic regression on a random half of each sample; ε is the mean of the two error rates on the other half, and the proxy
/// A-distance is 2(1 − 2ε). It is exactly 2 where no held-out row is mistaken, and below 0 where the classifier does worse than
/// guessing, as it does about half of the time for equal domains.
///
/// p is exact: given the classifier, the held-out rows' domains are exchangeable under the hypothesis, so the number of target rows
/// that it calls "target" is hypergeometric.
///
/// Source: for the test, D. Lopez-Paz and M. Oquab, "Revisiting classifier two-sample tests", ICLR (2017).
public struct HeldOutDomainClassifier: Sendable, Hashable {
  /// The held-out source rows.
  public let sourceCount: Int
  /// Those of them that are taken for target rows.
  public let sourceErrorCount: Int
  /// The held-out target rows.
  public let targetCount: Int
  /// Those of them that are taken for source rows.
  public let targetErrorCount: Int

  /// Trains on one half and judges on the other.
  ///
  /// - Parameters:
  ///   - source: n × d, at least two rows.
  ///   - target: m × d, at least two rows.
  ///   - random: divides the rows.
  /// - Throws: ``LearningError`` where the classifier's optimum is not found.
  /// - Precondition: both have the same columns and at least two rows.
  public init(source: Matrix, target: Matrix, random: RandomSource) throws(LearningError) {
    precondition(source.rowCount > 1 && target.rowCount > 1, "Training and judging need two rows of each sample.")
    let (sourceOrder, targetOrder) = (random.permutation(source.rowCount), random.permutation(target.rowCount))
    let (sourceHalf, targetHalf) = (source.rowCount / 2, target.rowCount / 2)
    let classifier = try LogisticRegression(
      .domains(source: source.rows(Array(sourceOrder[..<sourceHalf])), target: target.rows(Array(targetOrder[..<targetHalf]))))
    let onSource = classifier.labels(of: source.rows(Array(sourceOrder[sourceHalf...])))
    let onTarget = classifier.labels(of: target.rows(Array(targetOrder[targetHalf...])))
    sourceCount = onSource.count
    sourceErrorCount = onSource.count { $0 == 1 }
    targetCount = onTarget.count
    targetErrorCount = onTarget.count { $0 == 0 }
  }

  /// ε, the mean of the two error rates.
  public var balancedError: Double {
    (Double(sourceErrorCount) / Double(sourceCount) + Double(targetErrorCount) / Double(targetCount)) / 2
  }

  /// 2(1 − 2ε), in −2…2.
  public var distance: Double { proxyADistance(balancedError: balancedError) }

  /// P(as many target rows recognised or more), under the hypergeometric law.
  public var pValue: Double {
    let called = sourceErrorCount + targetCount - targetErrorCount
    let (recognised, most) = (targetCount - targetErrorCount, min(called, targetCount))
    let whole = Double.logBinomial(sourceCount + targetCount, called)
    let tail = (recognised...most).map {
      Double.exp(.logBinomial(targetCount, $0) + .logBinomial(sourceCount, called - $0) - whole)
    }
    return min(1, tail.sum())
  }
}
