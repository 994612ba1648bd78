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
      ("id,name\n\"a\nb\",x\n", "control character"),
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
    #expect(GradebookFormat.moodle.text(book, title: "T").contains("b,B,,,needs review\r\n"))
    #expect(GradebookFormat.gradescope.text(book, title: "T").contains("B,b,,,24,Ungraded\r\n"))
    #expect(GradebookFormat.junit.text(book, title: "T").contains("<error message=\"grader-error, for a person to decide\"/>"))
    // A file that was filled in is written anew with the same in it.
    try human.write(to: folder.url, roster: roster, exercises: exercises, handIns: [:])
    #expect(try HumanMarks(in: folder.url, roster: roster, exercises: exercises).marks[["a", "6a"]]?.marks == 2)
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
