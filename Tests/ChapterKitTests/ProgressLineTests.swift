import Testing

@testable import ChapterKit

@Suite struct ProgressLineTests {
  @Test("No remaining time is told before a tenth of the steps and two seconds have passed, nor at the end")
  func honesty() {
    #expect(ProgressLine.text(done: 1, of: 100, "seeds", after: 60) == "1 of 100 seeds")
    #expect(ProgressLine.text(done: 50, of: 100, "seeds", after: 1.9) == "50 of 100 seeds")
    #expect(ProgressLine.text(done: 100, of: 100, "seeds", after: 60) == "100 of 100 seeds")
    #expect(ProgressLine.text(done: 0, of: 0, "seeds", after: 60) == "0 of 0 seeds")
  }

  @Test("The remaining time is that of as many steps at the same pace, rounded up")
  func remainingTime() {
    #expect(ProgressLine.text(done: 25, of: 100, "seeds", after: 10) == "25 of 100 seeds, about 30 s left")
    #expect(ProgressLine.text(done: 10, of: 100, "seeds", after: 2.01) == "10 of 100 seeds, about 19 s left")
  }

  @Test("A line that is not shown costs nothing and writes nothing, from any number of threads")
  func hidden() {
    let line = ProgressLine(isShown: false)
    (0..<1_000).concurrentMap { _ in line.advance(of: 1_000, "steps") }.forEach { $0 }
    line.erase()
  }
}
