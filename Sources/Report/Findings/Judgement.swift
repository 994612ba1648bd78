/// What the numbers say of a claim: the quantity that decides, what the claim says it is, what it is here, and the verdict.
///
/// A judgement is made by one of its `static` functions, each named after what it decides, and refined by the methods that return a
/// changed copy:
///
///     .decided("λ", says: .exact(1 - spacing), here: .exact(jointRisk), holds: jointRisk == 1 - spacing)
///       .published(.exact(1 - spacing))
///       .corrected(if: jointRisk == 1 - Rational(1, count), to: "λ = 1 − 1/n with n source points.")
public struct Judgement: Sendable, Hashable {
  /// What the numbers decide.
  public internal(set) var verdict: Verdict
  /// The quantity that decides, such as "best R_S + R_T = λ".
  public let quantity: String
  /// Its unit; nil for a pure number.
  public let unit: String?
  /// What the claim says that it is.
  public let says: Cell
  /// What it is in this run.
  public let here: Cell
  /// What the source printed or measured, where it gives a number.
  public internal(set) var published: Cell?
  /// A few words for the first screen in place of what the claim says, such as "= R_T: tight".
  public internal(set) var remark: String?
  /// The statement that holds in place of the source's, where the verdict is `corrected`.
  public internal(set) var correction: String?
  /// The instance that decides, in sentences: the maximising pair, the violating hypothesis.
  public internal(set) var witness: String?
  /// The rounding tolerance or the margin of equivalence, in the unit of `here`; nil where the decision is exact.
  public internal(set) var tolerance: Double?
  /// The interval of an effect.
  public internal(set) var interval: ConfidenceBounds?

  /// A judgement from its parts; `holds` is nil where the numbers cannot decide.
  public init(_ quantity: String, unit: String? = nil, says: Cell, here: Cell, holds: Bool?) {
    self.quantity = quantity
    self.unit = unit
    self.says = says
    self.here = here
    verdict = holds.map { $0 ? .holds : .fails } ?? .inconclusive
  }
}

// MARK: - What is decided

extension Judgement {
  /// An identity or an inequality of exact values: `holds` is the comparison itself.
  public static func decided(_ quantity: String, unit: String? = nil, says: Cell, here: Cell, holds: Bool) -> Judgement {
    Judgement(quantity, unit: unit, says: says, here: here, holds: holds)
  }

  /// An identity computed with rounding: the sides differ by no more than `tolerance`, whose reason stands where it is defined.
  ///
  /// A residual that is rounding alone is not shown digit by digit, because its digits differ between processors.
  public static func identity(_ quantity: String, residual: Double, within tolerance: Double, says: Cell = "equal sides")
    -> Judgement
  {
    let isRounding = residual <= tolerance
    var judgement = Judgement(
      quantity, says: says, here: isRounding ? .text("equal to \(tolerance.text(significantDigits: 1))") : .number(residual),
      holds: isRounding)
    judgement.tolerance = tolerance
    return judgement
  }

  /// A law for all instances: no violation among `count` cases; undecided where nothing was tried.
  public static func law(_ quantity: String, violations: Int, of count: Int) -> Judgement {
    Judgement(
      quantity, says: "no violation",
      here: .text("\(violations.counted("violation")) in \(count) cases"),
      holds: count > 0 ? violations == 0 : nil)
  }

  /// An identity tried exactly on `total` cases, which is true in `count` of them: it holds where these are all; undecided where
  /// nothing was tried.
  public static func identity(_ quantity: String, trueIn count: Int, of total: Int) -> Judgement {
    Judgement(
      quantity, says: .text("\(total)"), here: .text("\(count) of \(total)"), holds: total > 0 ? count == total : nil)
  }

  /// A claim for all instances, refuted by one: it fails where `isShown`.
  public static func refuted(_ quantity: String, unit: String? = nil, says: Cell, here: Cell, isShown: Bool) -> Judgement {
    Judgement(quantity, unit: unit, says: says, here: here, holds: !isShown)
  }
}

// MARK: - Refining

extension Judgement {
  /// Where the claim fails: `corrected` if its correction `holds`, which is computed too, and `inconclusive` where that is
  /// undecided (nil). A claim that holds stays as it is.
  public func corrected(if holds: Bool?, to statement: String) -> Judgement {
    guard verdict == .fails, holds != false else { return self }
    var copy = self
    copy.verdict = holds == nil ? .inconclusive : .corrected
    copy.correction = holds == nil ? nil : statement
    return copy
  }

  /// With the number that the source gives.
  public func published(_ value: Cell) -> Judgement { with(\.published, value) }

  /// With a few words for the first screen.
  public func remark(_ words: String) -> Judgement { with(\.remark, words) }

  /// With the instance that decides.
  public func witness(_ sentences: String) -> Judgement { with(\.witness, sentences) }

  /// With a rounding tolerance or a margin.
  public func tolerance(_ value: Double) -> Judgement { with(\.tolerance, value) }

  /// With an interval that says how well the quantity is known.
  public func interval(_ bounds: ConfidenceBounds?) -> Judgement { with(\.interval, bounds) }

  /// Undecided where the run `cannotTell`, whatever the numbers seem to say.
  public func inconclusive(if cannotTell: Bool) -> Judgement {
    guard cannotTell else { return self }
    var copy = self
    copy.verdict = .inconclusive
    copy.correction = nil
    return copy
  }

  private func with<Value>(_ path: WritableKeyPath<Judgement, Value>, _ value: Value) -> Judgement {
    var copy = self
    copy[keyPath: path] = value
    return copy
  }
}
