internal import Report

/// The counts of a histogram.
package struct Binning: Sendable, Hashable {
  /// The edges, one more than there are bins, in ascending order.
  package let edges: [Double]
  /// The number of values in each bin; the last bin holds its upper edge.
  package let counts: [Int]
  /// The number of values that are not finite.
  package let notFiniteCount: Int
  /// How the number of bins was chosen; nil where it was asked for.
  package let rule: String?

  /// Bins for the finite ones of `values`: `count` of them, or as many as Freedman and Diaconis advise (at most `limit`).
  ///
  /// Their width is 2 · IQR · n^(−1/3): D. Freedman and P. Diaconis, "On the histogram as a density estimator: L₂ theory",
  /// Zeitschrift für Wahrscheinlichkeitstheorie und verwandte Gebiete 57 (1981). Where the quartiles coincide the rule has no
  /// answer and Sturges' log₂ n + 1 stands in.
  package init(_ values: [Double], count: Int?, limit: Int) throws(Undrawable) {
    let sorted = values.filter(\.isFinite).sorted()
    notFiniteCount = values.count - sorted.count
    guard let least = sorted.first, let greatest = sorted.last else {
      throw Undrawable(sentence: values.isEmpty ? "There is no value to show." : "None of the \(values.count) values is finite.")
    }
    guard greatest - least < 1e300 else {
      throw Undrawable(sentence: "The values go from \(least.text()) to \(greatest.text()), too far apart for one figure.")
    }
    guard greatest - least > max(greatest.magnitude, least.magnitude) * 1e-12, greatest - least > 1e-300 else {
      let value = least.text()
      throw Undrawable(
        sentence: sorted.count == 1 ? "There is only one value: \(value)." : "All \(sorted.count) values are \(value).")
    }
    let (advised, rule): (Int, String?) = count.map { ($0, nil) } ?? Self.advice(sorted)
    let bins = min(max(advised, 1), limit)
    self.rule = bins == advised ? rule : "as many as can be shown"
    let width = (greatest - least) / Double(bins)
    edges = (0...bins).map { $0 == bins ? greatest : least + Double($0) * width }
    counts = sorted.reduce(into: Array(repeating: 0, count: bins)) { counts, value in
      counts[min(Int((value - least) / width), bins - 1)] += 1
    }
  }

  private static func advice(_ sorted: [Double]) -> (Int, String?) {
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    let quartileRange = quantile(0.75) - quantile(0.25)
    let span = sorted[sorted.count - 1] - sorted[0]
    let bins = span * cubeRoot(sorted.count) / (2 * quartileRange)
    if quartileRange > 0, bins.isFinite { return (Int(min(bins.rounded(.up), 1e6)), "Freedman–Diaconis") }
    return (Int.bitWidth - sorted.count.leadingZeroBitCount, "Sturges")
  }

  /// Newton's iteration on r³ = n, from above, where it falls until it stands still.
  private static func cubeRoot(_ count: Int) -> Double {
    let value = Double(count)
    var root = max(1, value)
    while true {
      let next = (2 * root + value / (root * root)) / 3
      if next >= root { return root }
      root = next
    }
  }
}
