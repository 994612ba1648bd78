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
  /// The numbers that decided, as sentences: prediction and measurement, interval, tolerance, witness.
  var evidence: [String] {
    var sentences = ["Predicted \(predicted); measured \(measured)."]
    if let interval {
      let shown = UncertainNumber.Bounds(interval.lower, interval.upper)
      let hasSeeds = seedCount.map { interval.meaning.contains("\($0) seed") } ?? true
      let seeds = hasSeeds ? "" : ", \(seedCount ?? 0) seeds"
      sentences.append("Interval \(shown.text) (\(interval.meaning)\(seeds)).")
    } else if let seedCount {
      sentences.append("Over \(seedCount) \(seedCount == 1 ? "seed" : "seeds").")
    }
    if let tolerance { sentences.append("Rounding tolerance \(tolerance.text(significantDigits: 3)).") }
    if let witness { sentences.append("Witness: \(witness)") }
    return sentences
  }

  /// A plain sentence where the run disagrees with the lesson.
  var disagreement: String? {
    isAsExpected ? nil : "This is not what the lesson states: it expects the verdict '\(claim.expectedVerdict.rawValue)'."
  }

  /// The verdict as a block of lines: id and verdict, the statement, its correction, and the numbers that decided.
  func textLines(style: RenderingStyle) -> [String] {
    let head =
      claim.id.withoutControlCharacters.painted(.bold, color: style.color) + "  "
      + verdict.word.painted(verdict.ink, color: style.color)
    var lines = [head]
    func add(_ text: String) {
      lines += ("  " + text).wrapped(to: style.width - 2).map { "  " + $0 }
    }
    add(claim.statement)
    if let correction { add("Corrected: \(correction)") }
    evidence.forEach(add)
    if let disagreement { add(disagreement) }
    return lines
  }
}
