import Exercises
import Foundation

/// What a person decided, in two plain files beside the results: points instead of the program's, and marks for what was written.
struct HumanMarks: Sendable {
  /// One decision on points.
  struct Override: Sendable, Hashable {
    let points: Int
    let reason: String
  }

  /// By student and exercise.
  private(set) var overrides: [[String]: Override] = [:]
  /// By student and exercise; nil where nobody has marked yet.
  private(set) var marks: [[String]: (marks: Int?, comment: String)] = [:]

  private static let overrideTitles = ["id", "exercise", "points", "reason"]
  private static let markTitles = ["id", "exercise", "handed in", "marks", "of", "comment"]

  /// Reads both files; one that is not there has nothing in it.
  init(in folder: URL, roster: Roster, exercises: [Exercise]) throws(TeachingError) {
    let students = Set(roster.students.map(\.id))
    func rows(_ name: String, _ titles: [String]) throws(TeachingError) -> [(place: String, cells: [String])] {
      let file = folder.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: file.path) else { return [] }
      let table = try CommaSeparated(Files.text(of: file), name: file.path)
      var columns: [Int] = []
      for title in titles { columns.append(try table.column(title, name: file.path)) }
      var (rows, seen): ([(String, [String])], Set<[String]>) = ([], [])
      for (line, cells) in table.rows {
        let cells = columns.map { CommaSeparated.unguarded(cells[$0]) }
        let place = "'\(file.path)', line \(line)"
        guard students.contains(cells[0]) else { throw TeachingError("\(place): there is no student '\(cells[0])' on the roster.") }
        guard seen.insert(Array(cells[..<2])).inserted else {
          throw TeachingError("\(place): '\(cells[0])' has a line for \(cells[1]) already.")
        }
        rows.append((place, cells))
      }
      return rows
    }
    func points(_ cell: String, of most: Int, _ place: String) throws(TeachingError) -> Int {
      guard let points = Int(cell), 0...most ~= points else {
        throw TeachingError("\(place): '\(cell)' is no whole number from 0 to \(most).")
      }
      return points
    }
    for (place, cells) in try rows("overrides.csv", Self.overrideTitles) {
      guard let exercise = exercises.first(where: { $0.id == cells[1] }) else {
        throw TeachingError("\(place): '\(cells[1])' is no exercise of this grading.")
      }
      guard !cells[3].isEmpty else { throw TeachingError("\(place): the reason is missing; write why the points are others.") }
      overrides[Array(cells[..<2])] = Override(points: try points(cells[2], of: exercise.points, place), reason: cells[3])
    }
    for (place, cells) in try rows("marks.csv", Self.markTitles) {
      guard let written = exercises.first(where: { $0.id == cells[1] })?.written else { continue }
      marks[Array(cells[..<2])] = (cells[3].isEmpty ? nil : try points(cells[3], of: written.rubric.count, place), cells[5])
    }
  }

  /// Writes the files for a person to fill in: a line for each answer, what is filled in already kept.
  func write(to folder: URL, roster: Roster, exercises: [Exercise], handIns: [String: HandIn]) throws(TeachingError) {
    let overrides = folder.appendingPathComponent("overrides.csv")
    if !FileManager.default.fileExists(atPath: overrides.path) {
      try Files.write(Data(CommaSeparated.text([Self.overrideTitles]).utf8), to: overrides)
    }
    let written = exercises.filter { $0.written != nil }
    if written.isEmpty { return }
    var rows = [Self.markTitles]
    for exercise in written {
      for student in roster.students {
        let known = marks[[student.id, exercise.id]]
        var isThere = false
        if case .text? = handIns[student.id]?.answers[exercise.id] { isThere = true }
        rows.append([
          student.id, exercise.id, isThere ? "yes" : "no", known?.marks.map(String.init) ?? "",
          "\(exercise.written?.rubric.count ?? 0)", known?.comment ?? "",
        ])
      }
    }
    try Files.write(Data(CommaSeparated.text(rows).utf8), to: folder.appendingPathComponent("marks.csv"))
  }
}

/// The answers in writing, put beside each other for a person, with the question and the rubric.
struct WrittenParts {
  let folder: URL

  func write(_ collection: SubmissionCollection, roster: Roster, exercises: [ExerciseFolder], texts: URL) throws(TeachingError) {
    for exercise in exercises {
      guard let written = exercise.exercise.written else { continue }
      let place = folder.appendingPathComponent("written/\(exercise.exercise.id)")
      // What was handed in before and is not any more goes.
      try? FileManager.default.removeItem(at: place)
      let rubric = written.rubric.enumerated().map { "\($0 + 1). \($1)\n" }.joined()
      let page =
        "# \(exercise.exercise.id) · \(exercise.exercise.title)\n\n\(written.question)\n\n"
        + "A mark for each; write their sum into marks.csv:\n\n\(rubric)"
      try Files.write(Data(page.utf8), to: place.appendingPathComponent("RUBRIC.md"))
      for student in roster.students {
        guard case .text(let digest)? = collection.handIns[student.id]?.answers[exercise.exercise.id] else { continue }
        let text = try Files.text(of: texts.appendingPathComponent(digest))
        try Files.write(Data(text.utf8), to: place.appendingPathComponent(student.id + ".md"))
      }
    }
  }
}
