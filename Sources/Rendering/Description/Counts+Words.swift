internal import Report

extension Histogram {
  /// Number, range, mean, median and the fullest bin; the counts of up to ten bins.
  var words: FigureDescription {
    var words = FigureDescription()
    guard let bins = try? Binning(values, count: binCount, limit: 100) else { return words }
    let sorted = values.filter(\.isFinite).sorted()
    let middle = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
    // Divided before it is added, so that the sum cannot overflow.
    let mean = sorted.reduce(0) { $0 + $1 / Double(sorted.count) }
    words.sentences.append(
      "\(x.fullLabel) of \(sorted.count.counted("value")), \(Extent(sorted).spoken), mean \(mean.spoken), median \(median.spoken).")
    if let fullest = bins.counts.indices.max(by: { bins.counts[$0] < bins.counts[$1] }) {
      words.sentences.append(
        "Most values, \(bins.counts[fullest]), lie in the bin from \(bins.edges[fullest].spoken) to "
          + "\(bins.edges[fullest + 1].spoken)."
      )
    }
    for reference in references {
      let below = sorted.filter { $0 < reference.value }.count
      words.sentences.append("\(below) of them lie below \(reference.name) (\(reference.value.text())).")
    }
    words.sentences += OmittedPoints(noun: "value", notFinite: bins.notFiniteCount).sentences
    let step = (bins.counts.count + 9) / 10
    words.records = stride(from: 0, to: bins.counts.count, by: step).map { first in
      let last = min(first + step, bins.counts.count)
      let count = bins.counts[first..<last].reduce(0, +)
      return "\(bins.edges[first].spoken) to \(bins.edges[last].spoken): \(count.counted("value"))"
    }
    return words
  }
}

extension Bars {
  /// The longest and the shortest bar and how they compare with the reference lines; one line a bar.
  var words: FigureDescription {
    var words = FigureDescription()
    let totals = rows.map { (name: $0.name, total: $0.values.reduce(0, +)) }.filter { $0.total.isFinite }
    guard let highest = totals.max(by: { $0.total < $1.total }), let lowest = totals.min(by: { $0.total < $1.total }) else {
      return words
    }
    words.sentences.append(
      "\(value.fullLabel) of \(rows.count.counted("bar")): highest \(highest.name) with \(highest.total.spoken), lowest "
        + "\(lowest.name) with \(lowest.total.spoken).")
    for reference in references {
      let above = totals.filter { $0.total > reference.value }.map(\.name)
      let name = "\(reference.name) (\(reference.value.text()))"
      words.sentences.append(above.isEmpty ? "None lies above \(name)." : "Above \(name): \(above.enumerated).")
    }
    words.sentences += OmittedPoints(noun: "value", notFinite: rows.flatMap(\.values).filter { !$0.isFinite }.count).sentences
    words.records = rows.map { row in
      guard parts.count > 1 else { return "\(row.name): \(row.total.description)" }
      let values = zip(parts, row.values).map { "\($0) = \($1.spoken)" }.joined(separator: ", ")
      return "\(row.name): \(values); together \(row.total.description)"
    }
    return words
  }
}

extension Forest {
  /// What the intervals are and which hold the reference values; one line an estimate.
  var words: FigureDescription {
    var words = FigureDescription()
    guard !rows.isEmpty else { return words }
    words.sentences.append("\(x.fullLabel) of \(rows.count.counted("row")); in brackets the \(intervalMeaning).")
    for reference in references {
      let inside = rows.filter { $0.lower <= reference.value && reference.value <= $0.upper }.map(\.name)
      let below = rows.filter { $0.upper < reference.value }.map(\.name)
      let above = rows.filter { $0.lower > reference.value }.map(\.name)
      let parts = [("around it", inside), ("below it", below), ("above it", above)]
        .filter { !$0.1.isEmpty }.map { "\($0.0) lies \($0.1.enumerated)" }
      words.sentences.append("\(reference.name) is \(reference.value.text()): \(parts.joined(separator: "; ")).")
    }
    words.sentences += OmittedPoints(noun: "estimate", notFinite: rows.filter { !$0.estimate.isFinite }.count).sentences
    words.records = rows.map { "\($0.name): \($0.text)" }
    return words
  }
}
