import Synchronization
import Testing

@Suite struct GateTests {
  @Test("No more pass at once than the gate is wide, all pass, and who throws makes room", arguments: [1, 2, 3])
  func width(count: Int) async {
    let gate = Gate(width: count)
    let state = Mutex((inside: 0, most: 0, done: 0))
    await withTaskGroup { group in
      for number in 0..<60 {
        group.addTask {
          try? await gate.pass {
            state.withLock { state in
              state.inside += 1
              state.most = max(state.most, state.inside)
            }
            for _ in 0..<20 { await Task.yield() }
            state.withLock { state in
              state.inside -= 1
              state.done += 1
            }
            if number.isMultiple(of: 3) { throw Refused() }
          }
        }
      }
    }
    #expect(state.withLock { $0.most } == count && state.withLock { $0.done } == 60)
  }

  private struct Refused: Error {}
}
