import Synchronization
import Testing

@testable import ChapterKit

@Suite struct ProgressLineTests {
  @Test("No remaining time is told before a tenth of the steps and two seconds have passed, nor at the end")
  func honesty() {
    #expect(ProgressLine.text(done: 1, of: 100, "seeds", after: 60) == "1 of 100 seeds")
    #expect(ProgressLine.text(done: 9, of: 100, "seeds", after: 60) == "9 of 100 seeds")
    #expect(ProgressLine.text(done: 50, of: 100, "seeds", after: 1.9) == "50 of 100 seeds")
    #expect(ProgressLine.text(done: 100, of: 100, "seeds", after: 60) == "100 of 100 seeds")
    #expect(ProgressLine.text(done: 0, of: 0, "seeds", after: 60) == "0 of 0 seeds")
  }

  @Test("The remaining time is that of as many steps at the same pace, rounded up")
  func remainingTime() {
    #expect(ProgressLine.text(done: 25, of: 100, "seeds", after: 10) == "25 of 100 seeds, about 30 s left")
    #expect(ProgressLine.text(done: 10, of: 100, "seeds", after: 2.01) == "10 of 100 seeds, about 19 s left")
  }

  @Test("A line that is not shown writes nothing; one that is shown counts every step of any number of threads, and is erased")
  func shown() {
    for isShown in [false, true] {
      let written = Mutex<[String]>([])
      let line = ProgressLine(isShown: isShown) { text in written.withLock { $0.append(text) } }
      _ = (0..<1_000).concurrentMap { _ in line.advance(of: 1_000, "steps") }
      let last = "\r1000 of 1000 steps"
      #expect(written.withLock { $0.last } == (isShown ? last : nil))
      line.erase()
      #expect(written.withLock { $0.last } == (isShown ? "\r" + String(repeating: " ", count: last.count - 1) + "\r" : nil))
    }
  }

  @Test("However many steps are done, at most one line is written in a tenth of a second, and what was not shown is not erased")
  func rate() {
    let count = Mutex(0)
    let line = ProgressLine(isShown: true) { _ in count.withLock { $0 += 1 } }
    line.erase()
    #expect(count.withLock { $0 } == 0)
    let duration = ContinuousClock().measure { for _ in 1..<1_000 { line.advance(of: 1_000, "steps") } }
    #expect(1...(1 + Int(duration / .milliseconds(100))) ~= count.withLock { $0 })
  }
}
