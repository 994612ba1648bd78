import Foundation

/// Lets through so many at a time and no more; who comes later waits for its turn.
actor Gate {
  /// For programs: as many as there are cores.
  static let programs = Gate(width: ProcessInfo.processInfo.activeProcessorCount)

  private var freeCount: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// - Parameter width: how many may be through at once.
  init(width: Int) { freeCount = width }

  /// What `work` comes to, once it is let through.
  func pass<Value: Sendable>(_ work: @Sendable () async throws -> Value) async rethrows -> Value {
    if freeCount > 0 { freeCount -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    defer {
      // Whoever waits longest takes the place.
      if waiting.isEmpty { freeCount += 1 } else { waiting.removeFirst().resume() }
    }
    return try await work()
  }
}
