import Dispatch
import Synchronization

/// One line on standard error that says how far a run has come; shown on a terminal only, and erased when the run ends.
///
/// Safe to use from several threads. The remaining time is shown once a tenth of the steps and two seconds have passed, because an
/// estimate from less misleads.
public final class ProgressLine: Sendable {
  private struct State {
    var doneCount = 0
    var shownLength = 0
    var lastShown: DispatchTime?
  }

  private let isShown: Bool
  private let write: @Sendable (String) -> Void
  private let start = DispatchTime.now()
  private let state = Mutex(State())

  /// A line that is shown if `isShown`.
  public convenience init(isShown: Bool) { self.init(isShown: isShown) { try? StandardStream.error.write($0) } }

  /// A line that is shown by `write` if `isShown`.
  init(isShown: Bool, write: @escaping @Sendable (String) -> Void) {
    self.isShown = isShown
    self.write = write
  }

  /// Notes that one more of `count` steps is done; `unit` names the steps, such as "seeds".
  public func advance(of count: Int, _ unit: String) {
    guard isShown else { return }
    state.withLock { state in
      state.doneCount += 1
      let now = DispatchTime.now()
      if let last = state.lastShown, seconds(from: last, to: now) < 0.1, state.doneCount < count { return }
      state.lastShown = now
      show(Self.text(done: state.doneCount, of: count, unit, after: seconds(from: start, to: now)), in: &state)
    }
  }

  /// Shows `words` until the next call.
  public func show(_ words: String) {
    guard isShown else { return }
    state.withLock { show(words, in: &$0) }
  }

  /// Erases the line, and counts anew.
  public func erase() {
    guard isShown else { return }
    state.withLock { state in
      if state.shownLength > 0 { show("", in: &state) }
      state = State()
    }
  }

  /// The line after `elapsed` seconds.
  static func text(done: Int, of count: Int, _ unit: String, after elapsed: Double) -> String {
    let share = Double(done) / Double(max(count, 1))
    guard share >= 0.1, share < 1, elapsed >= 2 else { return "\(done) of \(count) \(unit)" }
    let remaining = Int((elapsed * (1 - share) / share).rounded(.up))
    return "\(done) of \(count) \(unit), about \(remaining) s left"
  }

  private func show(_ text: String, in state: inout State) {
    let padding = String(repeating: " ", count: max(state.shownLength - text.count, 0))
    write("\r\(text)\(padding)\(text.isEmpty ? "\r" : "")")
    state.shownLength = text.count
  }

  private func seconds(from earlier: DispatchTime, to later: DispatchTime) -> Double {
    Double(later.uptimeNanoseconds - earlier.uptimeNanoseconds) * 1e-9
  }
}
