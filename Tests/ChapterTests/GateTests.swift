import Synchronization
import Testing

@Suite struct GateTests {
  @Test("As many pass at once as the gate is wide and no more, all pass, and who throws makes room", arguments: [1, 2, 3])
  func width(count: Int) async {
    let (gate, counter) = (Gate(width: count), Counter())
    await withTaskGroup { group in
      for number in 0..<60 {
        group.addTask {
          try? await gate.pass {
            counter.enter()
            // Whoever is first stays until the gate is full.
            while counter.most < count { await Task.yield() }
            for _ in 0..<20 { await Task.yield() }
            counter.leave()
            if number.isMultiple(of: 3) { throw Refused() }
          }
        }
      }
    }
    #expect(counter.most == count && counter.total == 60)
  }

  private struct Refused: Error {}

  /// How many are inside, were at most, and have been.
  private final class Counter: Sendable {
    private let state = Mutex((inside: 0, most: 0, total: 0))

    func enter() {
      state.withLock { state in
        state.inside += 1
        state.most = max(state.most, state.inside)
      }
    }

    func leave() {
      state.withLock { state in
        state.inside -= 1
        state.total += 1
      }
    }

    var most: Int { state.withLock { $0.most } }
    var total: Int { state.withLock { $0.total } }
  }
}
