internal import Report

extension PictureGrid {
  /// How many pictures of what size, and the range of their values; the pictures of each row with their means, a row a line.
  var words: FigureDescription {
    var words = FigureDescription()
    let extent = Extent(values)
    guard extent.count > 0 else { return words }
    let (lines, columns) = largest
    let isUniform = pictures.allSatisfy { $0.values.count == lines && $0.columnCount == columns }
    words.sentences.append(
      "\(pictures.count.counted("picture")) in \(rows.count.counted("row")), of \(isUniform ? "" : "at most ")\(lines) × "
        + "\(columns) values."
    )
    let name = value.fullLabel.isEmpty ? "The values: " : "\(value.fullLabel): "
    let range = value.usableRange.flatMap { $0.lowerBound == extent.lower && $0.upperBound == extent.upper ? nil : $0 }
    let scale = range.map { ", on a scale from \($0.lowerBound.spoken) to \($0.upperBound.spoken)" } ?? ""
    words.sentences.append(name + extent.spoken + scale + ".")
    words.sentences += OmittedPoints(noun: "value", notFinite: missingCount).sentences
    words.records = rows.map { row in
      let pictures = row.pictures.compactMap(\.self).map(\.spoken)
      return (row.name.isEmpty ? "" : row.name + ": ") + (pictures.isEmpty ? "no picture" : pictures.joined(separator: ", "))
    }
    return words
  }
}

extension PictureGrid.Picture {
  /// The caption with the mean of the values.
  fileprivate var spoken: String {
    let finite = values.joined().filter(\.isFinite)
    // Divided before it is added, so that the sum cannot overflow.
    let mean = finite.reduce(0) { $0 + $1 / Double(finite.count) }
    let words = finite.isEmpty ? "no value" : "mean \(mean.text(significantDigits: 3))"
    return caption.isEmpty ? words : "\(caption) (\(words))"
  }
}
