import Exercises
import Foundation

/// Writes what a grading found: one student after another, so that memory does not grow with the class.
struct GradingReport {
  let grading: Grading
  let collection: SubmissionCollection
  let formats: [GradebookFormat]
  let title: String
  let countsWriting: Bool

  /// What there is to say at the end.
  struct Summary: Sendable {
    var verdicts: [Verdict: Int] = [:]
    var identical: [(exercise: String, students: [String])] = []
    var strangers: [String] = []
    /// Whose total is not known, where a file to import is written.
    var leftOut: [String] = []
    /// Whom Canvas may take for each other, where its file is written.
    var namesakes: [String] = []
  }

  /// Writes everything.
  func write() throws(TeachingError) -> Summary {
    let (folder, roster) = (grading.folder, grading.key.roster)
    let exercises = grading.exercises.map(\.exercise)
    let human = try HumanMarks(in: folder.url, roster: roster, exercises: exercises)
    var book = Gradebook(exercises: exercises, countsWriting: countsWriting)
    var statistics = try ItemStatistics(grading.exercises)
    var summary = Summary()
    for student in roster.students {
      let record = record(of: student)
      for result in record.results { summary.verdicts[result.verdict, default: 0] += 1 }
      try Files.write(Files.json(record), to: folder.results.appendingPathComponent(student.id + ".json"))
      let page = FeedbackPage(record: record, exercises: exercises, human: human).text
      try Files.write(Data(page.utf8), to: folder.feedback.appendingPathComponent(student.id + ".txt"))
      book.add(student, record.results, human)
      statistics.add(record.results)
    }
    for unit in grading.units(collection) where unit.students.count > 1 {
      if let result = folder.result(unit.students[0], unit.exercise.exercise.id, digest: unit.digest),
        result.verdict == .notAttempted
      {
        continue
      }
      summary.identical.append((unit.exercise.exercise.id, unit.students))
    }
    summary.strangers = collection.strangers
    try WrittenParts(folder: folder.url).write(collection, roster: roster, exercises: grading.exercises, texts: folder.texts)
    try human.write(to: folder.url, roster: roster, exercises: exercises, handIns: collection.handIns)
    var files = [
      ("grades.csv", book.text), ("items.csv", statistics.text),
      (
        "identical.csv",
        CommaSeparated.text(
          [["exercise", "students", "ids"]]
            + summary.identical.map { [$0.exercise, "\($0.students.count)", $0.students.joined(separator: " | ")] })
      ),
    ]
    // One that an earlier run wrote would be out of date.
    let old = GradebookFormat.allCases.filter {
      FileManager.default.fileExists(atPath: folder.url.appendingPathComponent($0.fileName).path)
    }
    let written = Set(formats + old)
    if written.contains(where: \.isImported) { summary.leftOut = book.rows.filter { $0.total == nil }.map(\.student.id) }
    if written.contains(.canvas) { summary.namesakes = roster.namesakesWithoutCanvasID }
    files += written.map { ($0.fileName, $0.text(book, title: title)) }
    for (name, text) in files { try Files.write(Data(text.utf8), to: folder.url.appendingPathComponent(name)) }
    return summary
  }

  /// What is known of a student.
  func record(of student: Student) -> GradingFolder.Record {
    let handIn = collection.handIns[student.id] ?? HandIn()
    var (results, digests): ([ExerciseResult], [String: String]) = ([], [:])
    for folder in grading.exercises {
      let exercise = folder.exercise
      switch handIn.programs[exercise.id] ?? .missing {
      case .missing: results.append(ExerciseResult(untried: exercise, verdict: .missing, message: "Nothing was handed in."))
      case .refused(let verdict, let reason): results.append(ExerciseResult(untried: exercise, verdict: verdict, message: reason))
      case .text(let digest):
        digests[exercise.id] = digest
        results.append(
          grading.folder.result(student.id, exercise.id, digest: digest)
            ?? ExerciseResult(untried: exercise, verdict: .graderError, message: "It was not graded."))
      }
    }
    let written = handIn.answers.keys.sorted().filter { if case .text? = handIn.answers[$0] { true } else { false } }
    return GradingFolder.Record(
      student: student.id, name: student.name, results: results, digests: digests, ignored: handIn.ignored, written: written)
  }
}

extension ItemStatistics {
  /// Statistics of these exercises.
  init(_ folders: [ExerciseFolder]) throws(TeachingError) {
    var exercises: [(Exercise, [Check])] = []
    for folder in folders {
      do { exercises.append((folder.exercise, try folder.hiddenChecks())) } catch { throw TeachingError(error.description) }
    }
    self.init(exercises)
  }
}
