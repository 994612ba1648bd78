internal import Report

/// Something to try, and what could go wrong with it.
public struct Step: Sendable, Hashable {
  /// What to do.
  public let action: String
  /// The chapters that explain it.
  public let chapters: [Int]
  /// What could go wrong.
  public let risk: String

  init(_ action: String, chapters: [Int], risk: String) {
    self.action = action
    self.chapters = chapters
    self.risk = risk
  }

  /// The step in words.
  var words: String {
    let list = chapters.map(String.init).joined(separator: ", ")
    return "\(action) (\(chapters.count == 1 ? "chapter" : "chapters") \(list)). What could go wrong: \(risk)"
  }
}

extension MeasurementFindings {
  /// What to try, in this order: by what is known of the target's labels, what has shifted, and whether the domains overlap.
  public var steps: [Step] {
    var steps = separatingNames.isEmpty ? [] : [Self.dropSeparating]
    steps += judged.steps
    if whole.data.labels?.hasTarget != true { steps.append(Self.labelSome) }
    return steps
  }

  /// What no measurement of these files can know.
  public var unknown: [String] {
    var unknown: [String] = []
    if whole.data.labels?.hasTarget != true {
      unknown.append(
        "Without target labels neither the target risk nor λ can be known: a target with the same features and all labels turned "
          + "would give the same figures (chapter 6).")
      if judged.conclusion == .featuresDiffer {
        unknown.append(
          "Nor can it be known why the features differ. Where it is because one class is more frequent, within which nothing has "
            + "changed, weights and alignment by features do harm, and shares of classes are what to correct (chapter 12).")
      }
    } else {
      unknown.append(
        "Whether a rule holds where the target has rows and the source has none: there the source's labels say nothing, and the "
          + "target's are few or many as they are.")
    }
    unknown.append(
      "How the rows came into the files. The p-values suppose that they were drawn one by one: rows of the same person, place or "
        + "day repeat each other, and differ for that reason alone.")
    unknown.append("Whether what was not measured differs, and whether the next target is this one.")
    return unknown
  }

  private static let dropSeparating = Step(
    "Leave out what tells the files apart, unless the label depends on it", chapters: [8],
    risk: "it may be the cause of the label in the target, where the source cannot show what it does.")
  private static let labelSome = Step(
    "Label a few dozen target rows at random, and measure again with them", chapters: [6],
    risk: "rows that were easy to label are no random ones.")
}

extension DomainFindings {
  fileprivate var steps: [Step] {
    guard conclusion != .conceptOrReach else { return stepsByConclusion }
    switch dominantTerm {
    case .jointRisk: return stepsByConclusion + [isConflict ? conflict : richer]
    case .sourceRisk: return stepsByConclusion + [richer]
    case .divergence, nil: return stepsByConclusion
    }
  }

  private var stepsByConclusion: [Step] {
    switch conclusion {
    case .noneDetected:
      [
        Step(
          "Train on both files together, or on the source and test on the target", chapters: [2, 6],
          risk: "a shift smaller than these rows can show; ask again with more.")
      ]
    case .featuresDiffer: [hardlyOverlaps ? align : weigh, noTraining]
    case .covariateShift: [noTraining, weigh]
    case .disjoint: data.labels?.hasTarget == true ? [asItIs, tests.answer(.labels) ? noAlignment : align, fineTune] : [align]
    case .newClasses:
      [
        Step(
          "Learn the new classes from a few examples of each, or from descriptions", chapters: [24, 25, 26, 27],
          risk:
            "features of the source's classes need not tell new ones apart; weighting and alignment send new classes to old ones, "
            + "and do harm.")
      ]
    case .labelShift:
      [
        Step(
          "Estimate the target's class shares from the source classifier's predictions, and weigh classes by them", chapters: [12],
          risk:
            "it rests on P(x | y) being the same, which was tested one feature at a time, and on a source classifier that tells "
            + "the classes apart."),
        noAlignment,
      ]
    case .movedWithLabels:
      [
        Step(
          "Subtract each domain's own means and divide by its own spreads before training", chapters: [14],
          risk:
            "where the classes' shares differ too, means differ for that reason, and aligning them matches one class with "
            + "another."),
        fineTune,
      ]
    case .withinClasses: [asItIs, fineTune, noTraining]
    case .conceptShift, .conceptOrReach:
      [
        fineTune,
        Step(
          "Compare with a model of the target's labels alone, and keep the better one", chapters: [30],
          risk:
            "no weighting of the source mends labels that mean something else: with enough target rows the source only does harm."),
      ] + (conclusion == .conceptOrReach ? [richer] : [])
    case .several:
      [asItIs] + (tests.answer(.labels) ? [noAlignment] : []) + [
        fineTune,
        Step(
          "Correct for the classes' shares first, and measure again within the classes", chapters: [12],
          risk: "shares that are estimated as if nothing else had moved are wrong where something has."),
      ]
    }
  }

  private var asItIs: Step {
    Step(
      "Test the source's model on the target's labels before adapting it: that is what adaptation has to beat", chapters: [6, 30],
      risk: "with few labels the interval is wide, and labels that chose the model test it no more.")
  }

  private var noAlignment: Step {
    let distance = (labelShift?.distance ?? 0).text(digits: 2)
    return Step(
      "Do not align features, nor train an adversary", chapters: [14, 30],
      risk:
        "where the labels' laws are \(distance) apart, features in which the domains look alike match one class with another, and "
        + "the target risk rises above that of no adaptation.")
  }

  private var noTraining: Step {
    Step(
      "Train on the source as it is, with a class of functions that is rich enough", chapters: [11],
      risk:
        "a class that is too poor fits where the source is, not where the target is; that is when weights are worth their noise.")
  }

  private var weigh: Step {
    let rows = Int(distances.effectiveSampleSize.rounded())
    let few = 5 * rows < data.source.rowCount ? " are few, and noise may cost more than the shift" : ""
    return Step(
      "Weigh the source's rows for the target, --weights classifier", chapters: [11],
      risk: "\(rows) effective rows of \(data.source.rowCount)\(few); weights for a target that the source does not cover miss it.")
  }

  private var align: Step {
    Step(
      "Look for features in which the domains meet, by alignment or by an adversary", chapters: [14, 16],
      risk:
        "features in which domains look alike may match one class with another: λ grows unseen, and the risk with it (chapter 7).")
  }

  private var fineTune: Step {
    Step(
      "Take the source's model as a start or a prior, and fit it to the target's labels", chapters: [4, 21],
      risk: "with many target labels a wrong prior costs more than it gives; choose its weight on held-out target rows.")
  }

  private var conflict: Step {
    Step(
      "See whether a richer class serves both domains, before any adaptation", chapters: [6, 7],
      risk:
        "where the labels mean something else no class does, and features in which the domains look alike only hide it.")
  }

  private var richer: Step {
    Step(
      "Try a richer class of functions, and see whether the failure stays", chapters: [3, 11],
      risk: "a richer class needs more rows, and extrapolates as it likes where the source has none.")
  }
}
