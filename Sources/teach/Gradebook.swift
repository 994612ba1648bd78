import Exercises
import Foundation

/// The points of a class: the program's, a person's where there are any, and nothing where nobody knows.
struct Gradebook: Sendable {
  /// A student's line.
  struct Row: Sendable {
    let student: Student
    /// Of each exercise; nil where it is for a person to decide.
    let points: [Int?]
    /// Of each exercise, a word.
    let verdicts: [Verdict]
    /// Which points a person changed.
    let isOverridden: [Bool]
    /// Of each exercise with a part in writing; nil where nobody has marked it.
    let marks: [Int?]

    /// nil where a part of it is not known.
    var automatic: Int? { Row.sum(points) }
    var written: Int? { Row.sum(marks) }
    /// What goes into a gradebook; nil until everything is known.
    var total: Int? { Row.sum([automatic, written]) }

    var state: String {
      if automatic == nil { return "needs review" }
      return written == nil ? "to be marked" : "complete"
    }

    private static func sum(_ numbers: [Int?]) -> Int? {
      numbers.reduce(0 as Int?) { sum, number in sum.flatMap { sum in number.map { sum + $0 } } }
    }
  }

  let exercises: [Exercise]
  /// Those with a part in writing that counts.
  let written: [Exercise]
  /// In the roster's order.
  private(set) var rows: [Row] = []

  /// At most as many points.
  var possible: Int { exercises.reduce(0) { $0 + $1.points } + written.reduce(0) { $0 + ($1.written?.rubric.count ?? 0) } }

  /// A gradebook without students.
  init(exercises: [Exercise], countsWriting: Bool) {
    self.exercises = exercises
    written = countsWriting ? exercises.filter { $0.written != nil } : []
  }

  /// Adds a student's results.
  mutating func add(_ student: Student, _ results: [ExerciseResult], _ human: HumanMarks) {
    let overrides = exercises.map { human.overrides[[student.id, $0.id]] }
    rows.append(
      Row(
        student: student, points: zip(results, overrides).map { $1?.points ?? $0.points }, verdicts: results.map(\.verdict),
        isOverridden: overrides.map { $0 != nil }, marks: written.map { human.marks[[student.id, $0.id]]?.marks }))
  }

  /// `grades.csv`.
  var text: String {
    let titles =
      ["id", "name"] + exercises.flatMap { [$0.id, "\($0.id) verdict"] } + written.map { "\($0.id) written" }
      + ["automatic", "written", "total", "possible", "state"]
    let lines = rows.map { row in
      [row.student.id, row.student.name]
        + exercises.indices.flatMap { place in
          [cell(row.points[place]), row.verdicts[place].rawValue + (row.isOverridden[place] ? " (overridden)" : "")]
        }
        + row.marks.map(cell) + [cell(row.automatic), cell(row.written), cell(row.total), "\(possible)", row.state]
    }
    return CommaSeparated.text([titles] + lines)
  }

  private func cell(_ number: Int?) -> String { number.map(String.init) ?? "" }
}

/// The gradebooks of others.
enum GradebookFormat: String, Sendable, Hashable, CaseIterable {
  case canvas, moodle, gradescope, junit

  /// The file's name.
  var fileName: String { rawValue + (self == .junit ? ".xml" : ".csv") }

  /// Whether it is for importing. An empty cell takes away the grade that the importer has, so that a line is there only where the
  /// total is known; and what students are found by is compared letter by letter, so that it has no apostrophe.
  var isImported: Bool { self == .canvas || self == .moodle }

  private static let canvasColumns = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]

  /// Why an assignment cannot have this title in the gradebook, as the end of a sentence; nil where it can.
  func objection(toTitle title: String) -> String? {
    if title.allSatisfy(\.isWhitespace) { return "is empty" }
    guard self == .canvas else { return nil }
    if Self.canvasColumns.contains(title) { return "is another column's in Canvas" }
    // Canvas passes over columns with these words in their titles, as sums of its own.
    let sums = ["Current", "Final"].flatMap { word in ["Score", "Points", "Grade"].map { "\(word) \($0)" } }
    let word = (sums + ["Override Score", "Override Grade", "Override Status"]).first { title.contains($0) }
    return word.map { "has '\($0)' in it, and Canvas does not read such a column" }
  }

  /// The gradebook under the title of an assignment.
  func text(_ book: Gradebook, title: String) -> String {
    func other(_ row: Gradebook.Row, _ names: String...) -> String {
      names.lazy.compactMap { row.student.others[$0] }.first { !$0.isEmpty } ?? ""
    }
    func total(_ row: Gradebook.Row) -> String { row.total.map(String.init) ?? "" }
    let rows = isImported ? book.rows.filter { $0.total != nil } : book.rows
    switch self {
    case .canvas:
      // Canvas looks for its own number, then for the SIS id, the login and at last the name; the points possible are second.
      let head = [Self.canvasColumns + [title], ["    Points Possible", "", "", "", "", "\(book.possible)"]]
      return CommaSeparated.text(
        head
          + rows.map { row in
            [
              row.student.name, other(row, "canvas id"), row.student.id, other(row, "login", "email"), other(row, "section"),
              total(row),
            ]
          }, exact: [1, 2, 3, 5])
    case .moodle:
      // Moodle gives up the whole file where it does not find somebody. Names are for people only; PHP reads a quote after a
      // backslash as a part of the cell.
      return CommaSeparated.text(
        [["ID number", "Username", "Email address", "Full name", title]]
          + rows.map { row in
            [
              row.student.id, other(row, "login"), other(row, "email"), row.student.name.replacing("\\", with: "/"), total(row),
            ]
          }, exact: [0, 1, 2, 4])
    case .gradescope:
      // As Gradescope's own download of scores begins.
      return CommaSeparated.text(
        [["Name", "SID", "Email", "Total Score", "Max Points", "Status"]]
          + rows.map { [$0.student.name, $0.student.id, other($0, "email"), total($0), "\(book.possible)", status($0)] },
        exact: [1, 2])
    case .junit: return junit(book)
    }
  }

  private func status(_ row: Gradebook.Row) -> String {
    if row.verdicts.allSatisfy({ $0 == .missing }) { return "Missing" }
    return row.total == nil ? "Ungraded" : "Graded"
  }

  private func junit(_ book: Gradebook) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for row in book.rows {
      let unknown = row.verdicts.count { !$0.isScored }
      let failed = row.verdicts.count { $0.isScored && $0 != .pass }
      text +=
        "  <testsuite name=\"\(escaped(row.student.id))\" tests=\"\(book.exercises.count)\" "
        + "failures=\"\(failed)\" errors=\"\(unknown)\">\n"
      for (place, exercise) in book.exercises.enumerated() {
        let verdict = row.verdicts[place]
        let head = "    <testcase classname=\"\(escaped(row.student.id))\" name=\"\(escaped(exercise.id))\""
        let points = row.points[place].map { "\($0) of \(exercise.points) points" } ?? "for a person to decide"
        let element = verdict.isScored ? "failure" : "error"
        text += verdict == .pass ? head + "/>\n" : head + "><\(element) message=\"\(verdict.rawValue), \(points)\"/></testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: scalar.value < 32 || scalar.value == 0xfffe || scalar.value == 0xffff ? "?" : String(scalar)
      }
    }.joined()
  }
}
