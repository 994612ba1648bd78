public import Report

extension Figure {
  /// Effects as a forest, a row each.
  ///
  /// - Parameters:
  ///   - effects: each with its name.
  ///   - intervalMeaning: what the intervals are, where "95 % Student interval over n seeds" is not what the figure says.
  public static func forest(
    title: String, caption: String = "", x: Axis, effects: [(String, SeedEffect)], intervalMeaning: String,
    references: [Reference] = []
  ) -> Figure {
    Figure(
      title: title, caption: caption,
      content: .forest(
        Forest(x: x, rows: effects.map { Forest.Row($0, $1) }, intervalMeaning: intervalMeaning, references: references)))
  }
}
