import ChapterKit
import Learning
import NumericCore
import Report

/// How many examples a smaller class saves: in the bound, and in truth.
struct Need: ChapterPart {
  static let name = "need"
  static let title = "What a smaller class saves"

  let classes: ClassOptions
  let accuracy: AccuracyOptions

  /// One class with an accuracy and a failure probability.
  struct Setting: Sendable {
    let size: Int
    let epsilon: Double
    let delta: Double

    var bound: FiniteClassSampleSize { FiniteClassSampleSize(size: size, accuracy: epsilon, failureProbability: delta) }
    /// Disjoint regions of mass ε are at most 1/ε.
    var overlaps: [ErrorOverlap] {
      Double(size - 1) * epsilon <= 1 ? [.independent, .nested, .disjoint] : [.independent, .nested]
    }
    /// Whether so many examples are too few, where errors are independent.
    func fails(_ examples: Double) -> Bool {
      ErrorOverlap.independent.failure(count: size - 1, mass: epsilon, examples: Int(examples.rounded(.up))) > delta
    }
  }

  /// The settings on which a statement for all classes is tried.
  static let family = [2, 3, 11, 16, 1024, 1 << 20].flatMap { size in
    [0.01, 0.05, 0.1, 0.25].flatMap { epsilon in [0.001, 0.05, 0.2].map { Setting(size: size, epsilon: epsilon, delta: $0) } }
  }

  /// The examples by which what is needed falls where errors are independent, before rounding.
  static func independentSaving(from whole: Int, to restricted: Int, epsilon: Double, delta: Double) -> Double {
    // (1 − ε)^m = 1 − (1 − δ)^(1/k) makes the failure of k bad hypotheses δ.
    func logSurvival(_ size: Int) -> Double { .log(-.expMinusOne(.log(onePlus: -delta) / Double(size - 1))) }
    return (logSurvival(restricted) - logSurvival(whole)) / -.log(onePlus: -epsilon)
  }

  var claims: [Judged<Need>] {
    [
      Judged(
        "PAC-1", .inequality, expects: .holds,
        "A source that restricts H to H′ ∋ f lowers the target examples that suffice from (ln|H| + ln 1/δ)/ε to (ln|H′| + ln "
          + "1/δ)/ε.",
        from: Bibliography.occam.cited.noting("for one class; the restriction is how transfer is told")
      ) { seen in
        let part = seen.part
        let (whole, restricted) = (part.accuracy.size(part.classes.whole), part.accuracy.size(part.classes.restricted))
        let cases = Self.family.flatMap { setting in setting.overlaps.map { (setting, $0) } }
        let violations = cases.count { setting, overlap in
          overlap.failure(count: setting.size - 1, mass: setting.epsilon, examples: setting.bound.examples) > setting.delta
        }
        return Judgement.decided(
          "examples that suffice", says: .text("\(whole.examples) → \(restricted.examples)"),
          here: .text("\(violations) failures above δ in \(cases.count) cases"), holds: violations == 0
        ).witness(
          "Failures are exact, with independent, nested and disjoint errors. Without its ln|H| the size fails in "
            + "\(Self.family.count { $0.fails(-.log($0.delta) / $0.epsilon) }) of \(Self.family.count) classes, with nine tenths "
            + "of it in \(Self.family.count { $0.fails(0.9 * $0.bound.bound) }).")
      },
      Judged(
        "PAC-1b", .identity, expects: .corrected, "So the restriction saves ln(|H|/|H′|)/ε examples.",
        from: .said("how the size is often read"), isHighlight: true
      ) { seen in
        let part = seen.part
        let (epsilon, delta) = (part.accuracy.epsilon.doubleValue, part.accuracy.delta.doubleValue)
        let claimed = Double.log(Double(part.classes.whole / part.classes.restricted)) / epsilon
        let saving = part.saving(.independent)
        // Each class of the family restricted to every smaller one. Both needs are rounded up, so their difference is within 1.
        let pairs = Self.family.flatMap { whole in
          [2, 3, 11, 16, 1024].filter { $0 < whole.size }.map { (whole: whole, restricted: $0) }
        }
        func need(_ pair: (whole: Setting, restricted: Int), _ overlap: ErrorOverlap) -> Int {
          let setting = pair.whole
          return overlap.need(count: setting.size - 1, mass: setting.epsilon, failureProbability: setting.delta)
            - overlap.need(count: pair.restricted - 1, mass: setting.epsilon, failureProbability: setting.delta)
        }
        let isRight = pairs.allSatisfy { pair in
          let expected = Self.independentSaving(
            from: pair.whole.size, to: pair.restricted, epsilon: pair.whole.epsilon, delta: pair.whole.delta)
          return abs(Double(need(pair, .independent)) - expected) < 1 && need(pair, .nested) == 0
        }
        let formula = Self.independentSaving(
          from: part.classes.whole, to: part.classes.restricted, epsilon: epsilon, delta: delta)
        return Judgement.decided(
          "examples saved", says: .number(claimed, digits: 1), here: .text("\(saving), or \(part.saving(.nested)) if nested"),
          holds: abs(Double(saving) - claimed) < 1 && abs(Double(part.saving(.nested)) - claimed) < 1
        ).corrected(
          if: isRight,
          to:
            "The bound falls by that. What is needed falls by ln(p′/p)/(−ln(1 − ε)), p = 1 − (1 − δ)^(1/(|H| − 1)) and p′ the "
            + "same of H′, where the hypotheses err independently, and by nothing where their errors are nested: then all that "
            + "matters is the nearest bad one."
        ).remark("claimed \(claimed.text(digits: 1))").witness(
          "Both cases are right to the rounding of whole examples in \(pairs.count) pairs of classes. Here the first gives "
            + "\(formula.text(digits: 1))."
        )
      },
    ]
  }

  /// How many examples fewer are needed.
  private func saving(_ overlap: ErrorOverlap) -> Int {
    accuracy.need(classes.whole, overlap) - accuracy.need(classes.restricted, overlap)
  }

  func answer(_ seen: Seen<Need>) -> Answer {
    let (whole, restricted) = (accuracy.need(classes.whole, .independent), accuracy.need(classes.restricted, .independent))
    let nested = accuracy.need(classes.whole, .nested)
    let bounds = (accuracy.size(classes.whole).examples, accuracy.size(classes.restricted).examples)
    return Answer(
      setting: "|H| = \(classes.whole), |H′| = \(classes.restricted), ε = \(accuracy.epsilon), δ = \(accuracy.delta)",
      question: "How many target examples does a restricted class save?",
      reply: "BETWEEN \(saving(.nested)) AND \(saving(.independent))",
      finding:
        "The sizes that suffice fall from \(bounds.0) to \(bounds.1); those needed from \(whole) to \(restricted) where hypotheses "
        + "err independently, and they stay at \(nested) where errors are nested.",
      world: Self.drawing, figure: figure,
      quantities: [
        Quantity("bound, H", .integer(bounds.0), unit: "examples"), Quantity("bound, H′", .integer(bounds.1), unit: "examples"),
        Quantity("need, H", .integer(whole), unit: "examples"), Quantity("need, H′", .integer(restricted), unit: "examples"),
        Quantity("need, nested", .integer(nested), unit: "examples"),
      ],
      why: "A logarithm counts hypotheses; examples rule out errors, and one example can rule out many.",
      ask: ask)
  }

  private var ask: Ask {
    if classes.told + 1 < classes.bits {
      return Ask("The source tells one bit more: how many fewer?", "--told", "\(classes.told + 1)")
    }
    if classes.bits < 20 { return Ask("One bit more is left to learn: how many more?", "--bits", "\(classes.bits + 1)") }
    return Ask("The source tells one bit less: how many more?", "--told", "\(classes.told - 1)")
  }

  /// Four bad hypotheses in two worlds: where they err among sixteen inputs.
  private static var drawing: Figure {
    func picture(_ name: String, _ errs: (Int, Int) -> Bool) -> PictureGrid.Picture {
      PictureGrid.Picture(name, values: (0..<4).map { row in (0..<16).map { errs(row, $0) ? 1 : 0 } })
    }
    return Figure(
      title: "", caption: "",
      content: .pictureGrid(
        PictureGrid(
          value: Axis("errs", range: 0...1),
          rows: [
            .init(
              "",
              pictures: [
                picture("independent errors") { $1 >> $0 & 1 == 1 }, picture("nested errors") { $1 < 4 + 3 * $0 },
              ])
          ])))
  }

  private var figure: Figure {
    let (epsilon, last) = (accuracy.epsilon.doubleValue, accuracy.size(classes.whole).examples)
    func curve(_ name: String, _ size: Int, _ overlap: ErrorOverlap) -> Series {
      let steps = Array(stride(from: 0, through: last, by: max(1, last / 100)))
      return Series(
        name,
        points: steps.map { Series.Point(Double($0), overlap.failure(count: size - 1, mass: epsilon, examples: $0)) })
    }
    return Figure(
      title:
        "Independent errors need \(accuracy.need(classes.whole, .independent)) or "
        + "\(accuracy.need(classes.restricted, .independent)); nested \(accuracy.need(classes.whole, .nested)) in either class",
      caption: "",
      content: .plot(
        Plot(
          x: Axis("target examples"), y: Axis("P(failure)"),
          series: [
            curve("H", classes.whole, .independent), curve("H′", classes.restricted, .independent),
            curve("nested", classes.whole, .nested),
          ], references: [Reference("δ", at: accuracy.delta.doubleValue)])))
  }
}
