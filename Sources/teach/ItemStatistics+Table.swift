internal import Report

extension ItemStatistics {
  /// The exercises, for a person.
  var table: Table {
    func cell(_ number: Double?) -> Cell { number.map { .number($0, digits: 2) } ?? .missing }
    return Table(
      title: "How each exercise went, among those who tried it",
      columns: ["id", "title", "tried", "passed", "mean share", "discrimination", "commonest first failure"],
      rows: items.filter { $0.number == nil }.map { item in
        [
          .text(item.exercise), .text(item.title), .integer(item.scores.count), cell(item.passRate), cell(item.mean),
          cell(item.discrimination), .text(commonestFailure(item.exercise)),
        ]
      })
  }
}
