internal import Report

extension MeasurementFindings {
  /// The conclusion in a sentence.
  public var headline: String {
    let names = separatingNames.named
    guard !names.isEmpty else { return judged.headline }
    let verb = separatingNames.count == 1 ? "tells" : "tell"
    guard reduced != nil else { return "\(names) \(verb) the files apart, and there is no other feature." }
    return "\(names) \(verb) the files apart. Without \(separatingNames.count == 1 ? "it" : "them"): \(judged.headline)"
  }
}

extension DomainFindings {
  /// What the tests come to, in a sentence.
  fileprivate var headline: String {
    switch conclusion {
    case .noneDetected:
      "No shift is detected: \(least(among: tests)), and as much is common between two samples of one domain."
    case .featuresDiffer:
      data.labels?.hasTarget == true
        ? "The features differ (\(p(.features))); the labels are too few to tell more."
        : "The features differ (\(p(.features))); without target labels more cannot be told."
    case .disjoint:
      "The domains hardly overlap (\(p(.features))): whether labels mean the same in both cannot be told."
    case .newClasses:
      "The target has classes that the source has no example of: \((labelShift?.newClasses ?? []).named)."
    case .labelShift:
      "Label shift: the classes' shares differ (\(p(.labels))), and within each class the features show no difference."
    case .covariateShift:
      "Covariate shift, as far as a linear rule shows: the features differ (\(p(.features))), and the source's rule holds for the "
        + "target."
    case .movedWithLabels:
      "The features have moved (\(p(.features))) and the labels with them: the source's rule needs another threshold "
        + "(\(p(.intercept)))."
    case .withinClasses:
      "Within the classes the features differ (\(p(.withinClasses))), and neither features nor shares do by themselves: the "
        + "features' law or the labels' meaning, not to be told apart."
    case .conceptShift:
      "Concept shift: the features show no difference, and the labels do not follow them as in the source "
        + "(\(least(among: tests.filter { $0.question != .features })))."
    case .conceptOrReach:
      "Concept shift or a linear rule that does not reach, not to be told apart: the source's score means something else in the "
        + "target (\(p(.rule)))."
    case .several:
      "Several shifts at once, not to be told apart: the features differ (\(p(.features))), so do the labels' shares, and the "
        + "source's rule needs another threshold."
    }
  }

  private func p(_ question: SampleTest.Question) -> String {
    (tests.clearest(question)?.adjusted ?? 1).pWords
  }

  private func least(among tests: [SampleTest]) -> String {
    "the least p is \((tests.map(\.adjusted).min() ?? 1).pText)"
  }
}

extension [String] {
  /// The first few names, safe to print.
  var named: String {
    let shown = prefix(5).map { $0.shown(within: 40) }.joined(separator: ", ")
    return count > 5 ? shown + " and \(count - 5) more" : shown
  }
}
