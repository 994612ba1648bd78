import Exercises
import Foundation
import Testing

@testable import teach

@Suite("Rosters, gradebooks and a person's decisions")
struct GradebookTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    .standardizedFileURL

  @Test("Cells come back as they were, and none is a formula")
  func cells() throws {
    let row = ["x", "=1+1", "+a", "-2", "@x", "'", "'=x", "a,\"b\"", "two\r\nlines", " blank ", "", "é", "\t", "''"]
    let text = CommaSeparated.text([row.indices.map { "c\($0)" }, row])
    let table = try CommaSeparated(text, name: "t")
    #expect(table.rows.map { $0.cells.map(CommaSeparated.unguarded) } == [row])
    #expect(text.hasSuffix("\r\n") && !text.contains(",=") && !text.contains(",@") && text.contains("\"a,\"\"b\"\"\""))
    #expect(try CommaSeparated("\u{FEFF}ID , Name\n1,2\n\n3,\"4\"", name: "t").rows.map(\.cells) == [["1", "2"], ["3", "4"]])
  }

  @Test(
    "What is no table, or no roster, is told with its line",
    arguments: [
      ("", "is empty"), ("id,id\n", "twice"), ("id,name\na\n", "1 cells in line 2"), ("id,name\na,\"b", "never closed"),
      ("id,name\na,b\"c\n", "quote in the middle of a cell in line 2"), ("id\na\n", "no column 'name'"),
      ("id,name\n", "no students"), ("id,name\na,A\nb,B\nA,C\n", "same id in lines 2 and 4"), ("id,name\n,x\n", "is empty"),
      ("id,name\na/b,x\n", "a slash"), ("id,name\n..,x\n", "begins with a dot"), ("id,name\n\" a\",x\n", "blank"),
      ("id,name\n\"a\nb\",x\n", "control character"), ("id,name,canvas id\na,A,7\nb,B,12c\n", "canvas id in line 3"),
    ])
  func rosters(text: String, words: String) {
    let error = #expect(throws: TeachingError.self) { try Roster(text, name: "roster.csv") }
    #expect(error?.description.contains(words) == true && error?.description.hasPrefix("'roster.csv'") == true)
  }

  @Test("A total is there when every part of it is known")
  func totals() throws {
    let course = try ExerciseCourse(Self.root).exercises.map(\.exercise)
    let exercises = try ["6a", "7a"].map { id in try #require(course.first { $0.id == id }) }
    let roster = try Roster("id,name,email\na,\"=A, B\",e@x\nb,B,\n", name: "r")
    let folder = try Scratch()
    try folder.write("id,exercise,points,reason\na,7a,3,seen\n", to: "overrides.csv")
    try folder.write("id,exercise,handed in,marks,of,comment\na,6a,yes,2,3,\n", to: "marks.csv")
    let human = try HumanMarks(in: folder.url, roster: roster, exercises: exercises)
    var book = Gradebook(exercises: exercises, countsWriting: true)
    let results = [
      ExerciseResult(untried: exercises[0], verdict: .missing, message: ""),
      ExerciseResult(untried: exercises[1], verdict: .graderError, message: ""),
    ]
    for student in roster.students { book.add(student, results, human) }
    #expect(book.rows.map(\.total) == [5, nil] && book.rows.map(\.state) == ["complete", "needs review"])
    #expect(book.text.contains("a,\"'=A, B\",0,missing,3,grader-error (overridden),2,3,2,5,24,complete\r\n"))
    #expect(book.text.contains("b,B,0,missing,,grader-error,,,,,24,needs review\r\n"))
    #expect(GradebookFormat.canvas.text(book, title: "T").contains("\"'=A, B\",,a,e@x,,5\r\n"))
    #expect(GradebookFormat.gradescope.text(book, title: "T").contains("B,b,,,24,Ungraded\r\n"))
    #expect(GradebookFormat.junit.text(book, title: "T").contains("<error message=\"grader-error, for a person to decide\"/>"))
    // A file that was filled in is written anew with the same in it.
    try human.write(to: folder.url, roster: roster, exercises: exercises, handIns: [:])
    #expect(try HumanMarks(in: folder.url, roster: roster, exercises: exercises).marks[["a", "6a"]]?.marks == 2)
  }

  /// A gradebook of this roster, with points for 7a alone; nil is for a person to decide.
  private func book(_ roster: String, points: [Int?]) throws -> Gradebook {
    let course = try ExerciseCourse(Self.root).exercises.map(\.exercise)
    let exercise = try #require(course.first { $0.id == "7a" })
    let folder = try Scratch()
    let roster = try Roster(roster, name: "r")
    let decisions = zip(roster.students, points).compactMap { student, points in
      points.map { CommaSeparated.text([[student.id, "7a", "\($0)", "seen"]]) }
    }
    try folder.write("id,exercise,points,reason\r\n" + decisions.joined(), to: "overrides.csv")
    let human = try HumanMarks(in: folder.url, roster: roster, exercises: [exercise])
    var book = Gradebook(exercises: [exercise], countsWriting: false)
    for student in roster.students {
      book.add(student, [ExerciseResult(untried: exercise, verdict: .needsReview, message: "")], human)
    }
    return book
  }

  private static let roster = "id,name,email,login,canvas id\n=o,=N,+o@x,@o,7\n-p,\"K \\, \"\"L\"\"\",-p@x,,\nq,Q,q@x,,\n"

  @Test("Importers compare what they find students by letter by letter: ids, logins, addresses and titles have no apostrophe")
  func exactCells() throws {
    let book = try book(Self.roster, points: [1, 2, 3])
    let canvas = GradebookFormat.canvas.text(book, title: "+1 week")
    #expect(canvas.hasPrefix("Student,ID,SIS User ID,SIS Login ID,Section,+1 week\r\n\"    Points Possible\",,,,,12\r\n"))
    #expect(canvas.contains("\r\n'=N,7,=o,@o,,1\r\n") && canvas.contains(",,-p,-p@x,,2\r\n"))
    let moodle = GradebookFormat.moodle.text(book, title: "+1 week")
    #expect(moodle.hasPrefix("ID number,Username,Email address,Full name,+1 week\r\n=o,@o,+o@x,'=N,1\r\n-p,,-p@x,"))
    #expect(GradebookFormat.gradescope.text(book, title: "").contains("\r\n'=N,=o,+o@x,1,12,Graded\r\n"))
  }

  @Test("Moodle reads cells with PHP, for which a quote after a backslash does not end one")
  func backslashes() throws {
    let moodle = GradebookFormat.moodle.text(try book(Self.roster, points: [1, 2, 3]), title: "T")
    #expect(!moodle.contains("\\") && moodle.contains("\"K /, \"\"L\"\"\",2\r\n"))
  }

  @Test("An empty cell takes away the grade that Canvas or Moodle has: there is no line until the total is known")
  func unknownTotals() throws {
    let book = try book(Self.roster, points: [nil, 0, nil])
    for format in GradebookFormat.allCases where format.isImported {
      let lines = format.text(book, title: "T").split(separator: "\r\n")
      #expect(lines.count == (format == .canvas ? 3 : 2) && lines.allSatisfy { !$0.hasSuffix(",") }, "\(format)")
      #expect(lines.last?.contains("-p") == true && lines.last?.hasSuffix(",0") == true, "\(format)")
    }
    #expect(GradebookFormat.gradescope.text(book, title: "T").contains("Q,q,q@x,,12,Ungraded\r\n"))
  }

  @Test(
    "Titles that Canvas would pass over, or take for another column, are refused",
    arguments: ["", " ", "ID", "Section", "Final Score", "Week 3 Current Points", "Override Status (May)"])
  func titles(title: String) {
    let words = ["hand-ins", "--key", "k", "--out", "o", "--title", title]
    #expect(throws: (any Error).self) { try GradeSubmissions.parse(words) }
    #expect(throws: Never.self) { try GradeSubmissions.parse(words.dropLast() + ["Week 3 (1234)"]) }
  }

  @Test("Canvas takes the first of a name where it finds no id: namesakes without its number are told")
  func namesakes() throws {
    let roster = try Roster("id,name,canvas id\na,Kim,\nb,Kim,7\nc,Lee,\nd,Kim,\n", name: "r")
    #expect(roster.namesakesWithoutCanvasID == ["a", "d"])
    #expect(try Roster("id,name\na,Kim\nb,Lee\n", name: "r").namesakesWithoutCanvasID.isEmpty)
  }

  @Test("A title is kept, because importers know the assignment by it")
  func keptTitle() throws {
    let folder = try Scratch()
    let settings = GradingFolder.Settings(fingerprint: "f", exercises: ["7a"], confinement: "limits")
    func open() throws -> GradingFolder { try GradingFolder(folder.url, settings: settings, replaces: false) }
    #expect(try open().title(nil) == "Exercises")
    #expect(try open().title("Week 3") == "Week 3")
    #expect(try open().title(nil) == "Week 3")
  }

  @Test(
    "Decisions that cannot be are told with their line",
    arguments: [
      ("c,7a,3,why", "no student 'c'"), ("a,9z,3,why", "no exercise"), ("a,7a,99,why", "from 0 to 12"),
      ("a,7a,3,", "reason is missing"),
      ("a,7a,-1,why", "from 0 to 12"), ("a,7a,3,x\na,7a,3,x", "line 3: 'a' has a line for 7a already"),
    ])
  func decisions(line: String, words: String) throws {
    let course = try ExerciseCourse(Self.root).exercises.map(\.exercise)
    let folder = try Scratch()
    try folder.write("id,exercise,points,reason\n\(line)\n", to: "overrides.csv")
    let error = #expect(throws: TeachingError.self) {
      try HumanMarks(
        in: folder.url, roster: try Roster("id,name\na,A\n", name: "r"), exercises: course.filter { ["6a", "7a"].contains($0.id) })
    }
    #expect(error?.description.contains(words) == true)
  }

  @Test("Nothing of the authors' is for students, and what students need is")
  func allowList() throws {
    let paths = CourseRelease(course: try ExerciseCourse(Self.root), out: Self.root).paths()
    let exercises = paths.filter { $0.contains("/Exercises/") && $0.hasPrefix("Chapters/") }
    #expect(Set(exercises.map { $0.split(separator: "/").last ?? "" }) == ["Exercise.swift", "exercise.json", "Answer.md"])
    for word in [
      "Solution.swift", "hidden.json", "/Mutants/", "Sources/teach/", "ExercisesTests", "TeachTests", ".git/", ".build/",
    ] {
      #expect(!paths.contains { $0.contains(word) }, "\(word)")
    }
    for path in [
      "lab", "Package.swift", "Sources/practice/Practice.swift", "Sources/Exercises/Judge.swift", "Chapters/EXERCISES.md",
    ] {
      #expect(paths.contains(path), "\(path)")
    }
  }

  @Test("A key is made once; its salt outlives a new roster, which --force replaces")
  func keys() throws {
    let folder = try Scratch()
    let place = folder.url.appendingPathComponent("key")
    let first = try TeachingKey.make(in: place, roster: "id,name\na,A\n", exercises: ["7a"], replaces: false)
    let other = try TeachingKey.make(in: place, roster: "id,name\na,A\n", exercises: ["7a"], replaces: false)
    #expect(first.salt == other.salt && first.salt.count == 64)
    #expect(throws: TeachingError.self) {
      try TeachingKey.make(in: place, roster: "id,name\nb,B\n", exercises: ["7a"], replaces: false)
    }
    let forced = try TeachingKey.make(in: place, roster: "id,name\nb,B\n", exercises: ["7a"], replaces: true)
    #expect(forced.salt == first.salt && forced.roster.students.map(\.id) == ["b"])
    let mode = try FileManager.default.attributesOfItem(atPath: place.appendingPathComponent("key.json").path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    try folder.write("{\"salt\":\"\",\"exercises\":[]}", to: "key/key.json")
    let damage = #expect(throws: TeachingError.self) { try TeachingKey(in: place) }
    #expect(damage?.description.contains("is damaged") == true)
  }
}
