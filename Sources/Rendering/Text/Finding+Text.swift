internal import Report

extension Verdict {
  /// The word that a reader sees, such as `HOLDS`.
  var word: String { rawValue.uppercased() }

  /// Its colour.
  var ink: Ink {
    switch self {
    case .holds, .corrected: .good
    case .fails: .bad
    case .inconclusive: .uncertain
    }
  }
}

extension Finding {
  /// The numbers that decided, as sentences: what the claim says and what it is here, interval, tolerance, witness.
  var evidence: [String] {
    let unit = judgement.unit.map { " \($0)" } ?? ""
    var sentences: [String] = []
    if judgement.says != .missing { sentences.append("The claim says: \(judgement.quantity) \(judgement.says).") }
    if let published = judgement.published, published != judgement.says {
      sentences.append("The source gives \(published)\(unit).")
    }
    if judgement.here != .missing { sentences.append("Here: \(judgement.quantity) \(judgement.here)\(unit).") }
    if let interval = judgement.interval {
      let shown = UncertainNumber.Bounds(interval.lower, interval.upper)
      let hasSeeds = seedCount.map { interval.meaning.contains("\($0) seed") } ?? true
      let seeds = hasSeeds ? "" : ", \(seedCount ?? 0) seeds"
      sentences.append("Interval \(shown.text) (\(interval.meaning)\(seeds)).")
    } else if let seedCount {
      sentences.append("Over \(seedCount.counted("seed")).")
    }
    if let tolerance = judgement.tolerance {
      let name = claim.kind == .effect ? "Margin" : "Rounding tolerance"
      sentences.append("\(name) \(tolerance.text(significantDigits: 3))\(claim.kind == .effect ? unit : "").")
    }
    if let witness = judgement.witness { sentences.append("Witness: \(witness)") }
    return sentences
  }

  /// A plain sentence where the run disagrees with the lesson.
  var disagreement: String? {
    isAsExpected ? nil : "This is not what the lesson states: it expects the verdict '\(claim.expectedVerdict.rawValue)'."
  }

  /// The verdict as a block of lines: id and verdict, the statement, its source, its correction, and the numbers that decided.
  func textLines(style: RenderingStyle) -> [String] {
    let head =
      claim.id.withoutControlCharacters.painted(.bold, color: style.color) + "  "
      + verdict.word.painted(verdict.ink, color: style.color)
    var lines = [head]
    func add(_ text: String) {
      lines += ("  " + text).wrapped(to: style.width - 2).map { "  " + $0 }
    }
    add(claim.statement)
    add(claim.source)
    if let correction = judgement.correction { add("Corrected: \(correction)") }
    evidence.forEach(add)
    if let disagreement { add(disagreement) }
    return lines
  }
}
