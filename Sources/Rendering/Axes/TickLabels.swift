internal import Report

/// One choice of ticks for a range: their values, their labels, and the power of ten that the labels leave out.
struct TickLabels: Sendable, Hashable {
  /// A value with its label.
  typealias Labelled = (value: Double, label: String)

  /// The range, widened to the ticks where that was asked for.
  let range: ClosedRange<Double>
  /// The labels stand for value / 10^`exponent`.
  let exponent: Int
  private let tickValues: [Double]
  private let tickLabels: [String]

  /// The ticks, in ascending order.
  var values: [Labelled] { zip(tickValues, tickLabels).map { ($0, $1) } }

  private init(range: ClosedRange<Double>, exponent: Int, values: [Double], labels: [String]) {
    self.range = range
    self.exponent = exponent
    tickValues = values
    tickLabels = labels
  }

  /// Ticks at steps of 1, 2 or 5 times a power of ten, best first.
  ///
  /// With `mayWiden`, ranges that end on ticks come first if they are at most a quarter longer than the data, and the others of
  /// them as soon as no number of ticks in `counts` is left without.
  static func linear(_ range: ClosedRange<Double>, counts: ClosedRange<Int>, mayWiden: Bool) -> [TickLabels] {
    let all = linear(range, counts: counts, snaps: false)
    guard mayWiden else { return all }
    let widened = linear(range, counts: counts, snaps: true).filter { counts.contains($0.tickValues.count) }
    let span = range.upperBound - range.lowerBound
    let close = widened.filter { $0.range.upperBound - $0.range.lowerBound <= 1.25 * span }
    return close + all.filter { counts.contains($0.tickValues.count) } + widened + all
  }

  /// The choices with a number of ticks in `counts`, finest first (with `snaps`, the range that grows least first), then the
  /// others, those with fewer ticks before those with more.
  private static func linear(_ range: ClosedRange<Double>, counts: ClosedRange<Int>, snaps: Bool) -> [TickLabels] {
    let steps = Step.candidates(for: range.upperBound - range.lowerBound)
    let all = steps.compactMap { step in step.multiples(in: range, snaps: snaps).map { (step, $0) } }
    var wanted = all.filter { counts.contains($0.1.count) }
    if snaps {
      wanted.sort { ($0.0.length(of: $0.1), -$0.1.count) < ($1.0.length(of: $1.1), -$1.1.count) }
    }
    let fewer = all.filter { $0.1.count < counts.lowerBound && $0.1.count >= 2 }
    let more = all.filter { $0.1.count > counts.upperBound }.reversed()
    let single = all.filter { $0.1.count == 1 }
    return (wanted + fewer + more + single).map { step, multiples in step.labels(multiples, range: range, snaps: snaps) }
  }

  /// Ticks at the decades, thinned where there are too many, with 2 and 5 between them where there are too few.
  static func logarithmic(_ range: ClosedRange<Double>, counts: ClosedRange<Int>) -> [TickLabels] {
    let first = range.lowerBound.decimalExponent
    let last = range.upperBound.decimalExponent
    func ticks(_ mantissas: [Int], every stride: Int = 1) -> TickLabels {
      let pairs = (first...last).filter { $0 % stride == 0 }.flatMap { power in mantissas.map { ($0, power) } }
      let shown = pairs.filter { range.contains(.decimal($0.0, exponent: $0.1)) }
      let isPlain = first >= -3 && last <= 4
      return TickLabels(
        range: range, exponent: 0, values: shown.map { .decimal($0.0, exponent: $0.1) },
        labels: shown.map { isPlain ? Double.decimal($0.0, exponent: $0.1).text() : "\($0.0)e\($0.1)" })
    }
    let decades = [1, 2, 3, 5, 10, 20, 50, 100, 200].map { ticks([1], every: $0) }
    let candidates = [ticks([1]), ticks([1, 3]), ticks([1, 2, 5])] + decades
    let wanted = candidates.filter { counts.contains($0.tickValues.count) }
    let isNarrow = wanted.isEmpty && decades[0].tickValues.count < counts.lowerBound
    let linear = isNarrow ? linear(range, counts: counts, mayWiden: false) : []
    return wanted + linear + decades.filter { $0.tickValues.count >= 2 } + [ticks([1, 2, 5])]
  }

  /// A step of 1, 2 or 5 times a power of ten.
  private struct Step {
    let mantissa: Int
    let exponent: Int

    var value: Double { .decimal(mantissa, exponent: exponent) }

    /// The steps that can cut `span` into one to twenty pieces, finest first.
    static func candidates(for span: Double) -> [Step] {
      let power = span.decimalExponent
      return (-1...1).flatMap { shift in [1, 2, 5].map { Step(mantissa: $0, exponent: power + shift) } }
    }

    /// The numbers i with i · step in the range; with `snaps`, those whose steps cover it. Nil where there is none.
    func multiples(in range: ClosedRange<Double>, snaps: Bool) -> ClosedRange<Int>? {
      // A millionth of a step is less than a dot; it absorbs the rounding of the quotient.
      let slack = snaps ? -1e-6 : 1e-6
      let first = (range.lowerBound / value - slack).rounded(snaps ? .down : .up)
      let last = (range.upperBound / value + slack).rounded(snaps ? .up : .down)
      guard first.magnitude < 1e15, last.magnitude < 1e15, first <= last else { return nil }
      return Int(first)...Int(last)
    }

    func length(of multiples: ClosedRange<Int>) -> Double { Double(multiples.count - 1) * value }

    func labels(_ multiples: ClosedRange<Int>, range: ClosedRange<Double>, snaps: Bool) -> TickLabels {
      let values = multiples.map { Double.decimal($0 * mantissa, exponent: exponent) }
      let greatest = values.reduce(0) { max($0, $1.magnitude) }
      let shift = greatest >= 1e6 || (greatest > 0 && greatest < 1e-3) ? greatest.decimalExponent : 0
      let labels = multiples.map { Self.text($0 * mantissa, exponent: exponent - shift) }
      let shown = snaps ? min(values[0], range.lowerBound)...max(values[values.count - 1], range.upperBound) : range
      return TickLabels(range: shown, exponent: shift, values: values, labels: labels)
    }

    /// `number` · 10^`exponent`, exactly.
    private static func text(_ number: Int, exponent: Int) -> String {
      if exponent >= 0 { return number == 0 ? "0" : String(number) + String(repeating: "0", count: exponent) }
      var digits = String(number.magnitude)
      digits = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
      return (number < 0 ? "-" : "") + digits.dropLast(-exponent) + "." + digits.suffix(-exponent)
    }
  }
}
