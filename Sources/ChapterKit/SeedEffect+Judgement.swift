public import Report

extension SeedEffect {
  /// The claim that the quantity exceeds `bound`: its whole interval lies above. Undecided where the interval contains the bound.
  public func isAbove(_ bound: Double, _ quantity: String, unit: String? = nil) -> Judgement {
    judged(quantity, unit: unit, says: .text("above \(bound.text())"), holds: isAbove(bound) ? true : isBelow(bound) ? false : nil)
  }

  /// The claim that the quantity stays below `bound`.
  public func isBelow(_ bound: Double, _ quantity: String, unit: String? = nil) -> Judgement {
    judged(quantity, unit: unit, says: .text("below \(bound.text())"), holds: isBelow(bound) ? true : isAbove(bound) ? false : nil)
  }

  /// The claim that the quantity equals `value`, decided by a margin stated beforehand: the whole interval lies within `margin` of
  /// it.
  ///
  /// It fails where the whole interval lies beyond the margin on one side, and is undecided between: an interval that merely
  /// contains the value proves nothing.
  ///
  /// - Parameter margin: in the unit of the quantity; the reason for it stands where it is defined.
  public func isEquivalent(to value: Double, margin: Double, _ quantity: String, unit: String? = nil) -> Judgement {
    let isInside = isWithin(margin, of: value)
    let isOutside = isBelow(value - margin) || isAbove(value + margin)
    return judged(
      quantity, unit: unit, says: .text("\(value.text()), to within \(margin.text())"),
      holds: isInside ? true : isOutside ? false : nil
    ).tolerance(margin)
  }

  /// The claim that all of some quantities equal `value` to within a margin: the judgement of one that is beyond it, else of one
  /// that is undecided, else of the farthest.
  ///
  /// - Throws: ``MissingEvidence`` where there is no quantity.
  public static func areEquivalent(
    _ effects: [SeedEffect], to value: Double, margin: Double, _ quantity: String, unit: String? = nil
  ) throws(MissingEvidence) -> Judgement {
    let fromFarthest = effects.sorted { ($0.mean - value).magnitude > ($1.mean - value).magnitude }
    let judged = fromFarthest.map { $0.isEquivalent(to: value, margin: margin, quantity, unit: unit) }
    let verdicts: [Verdict] = [.fails, .inconclusive, .holds]
    guard let worst = verdicts.lazy.compactMap({ verdict in judged.first { $0.verdict == verdict } }).first else {
      throw MissingEvidence("This run has nothing to compare with \(value.text()).")
    }
    return worst
  }

  private func judged(_ quantity: String, unit: String?, says: Cell, holds: Bool?) -> Judgement {
    Judgement(quantity, unit: unit, says: says, here: cell, holds: holds).interval(bounds(of: quantity, unit: unit))
  }
}
