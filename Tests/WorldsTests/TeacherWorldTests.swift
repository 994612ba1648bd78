import NumericCore
import Testing
import Worlds

@Suite("Teacher worlds")
struct TeacherWorldTests {
  @Test("Each class is that of a fair share of inputs, because the outputs are standardised")
  func balance() {
    for seed in UInt64(1)...5 {
      let world = TeacherWorld(drawnFrom: RandomSource(seed: seed))
      let classes = world.examples(count: 4000, drawnFrom: RandomSource(seed: 100 + seed)).classes
      let shares = (0..<10).map { label in Double(classes.count { $0 == label }) / 4000 }
      #expect(shares.allSatisfy { 0.05...0.16 ~= $0 }, "seed \(seed): \(shares)")
    }
  }

  @Test("A task that shares layers has those and its own others; the output is always its own")
  func sharing() {
    let target = TeacherWorld(drawnFrom: RandomSource(seed: 1))
    let examples = target.examples(count: 200, drawnFrom: RandomSource(seed: 2))
    #expect(target.examples(count: 200, drawnFrom: RandomSource(seed: 2)) == examples)
    let sibling = TeacherWorld(sharing: 3, of: target, drawnFrom: RandomSource(seed: 3))
    let stranger = TeacherWorld(sharing: 0, of: target, drawnFrom: RandomSource(seed: 3))
    // The output is always drawn anew, so that even a task that shares every layer is another.
    #expect(sibling != target && sibling != stranger)
    #expect(stranger == TeacherWorld(drawnFrom: RandomSource(seed: 3)))
    #expect(TeacherWorld(sharing: 3, of: target, drawnFrom: RandomSource(seed: 1)) == target)
  }
}
