import ChapterKit
import Testing

@Suite("The course as it is planned")
struct CourseTests {
  @Test("It has 32 chapters with consecutive numbers and different commands")
  func numbers() {
    #expect(Course.chapters.map(\.number) == Array(1...32))
    #expect(Set(Course.chapters.map(\.command)).count == 32)
  }

  @Test("What is to be read before a chapter stands before it, each once and in order", arguments: Course.chapters)
  func prerequisites(chapter: CourseChapter) {
    #expect(chapter.prerequisites.allSatisfy { 1..<chapter.number ~= $0 })
    #expect(zip(chapter.prerequisites, chapter.prerequisites.dropFirst()).allSatisfy(<))
  }

  @Test("Minutes are estimates: in steps of five", arguments: Course.chapters)
  func minutes(chapter: CourseChapter) {
    #expect(20...90 ~= chapter.minutes && chapter.minutes.isMultiple(of: 5))
  }
}
