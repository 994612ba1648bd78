import Dispatch
import Synchronization

extension RandomAccessCollection where Self: Sendable, Element: Sendable {
  /// The images of the elements under `transform`, in order, with the work spread over all cores.
  ///
  /// The result does not depend on the number of cores if `transform` depends on its argument only. When calls throw, the error of
  /// the earliest element is thrown; elements after it may be skipped.
  ///
  /// - Complexity: O(*n*) calls of `transform`, divided by the number of cores.
  public func concurrentMap<Image: Sendable, Failure: Error>(
    _ transform: @Sendable (Element) throws(Failure) -> Image
  ) throws(Failure) -> [Image] {
    let board = Mutex(ResultBoard<Image, Failure>(count: count))
    DispatchQueue.concurrentPerform(iterations: count) { offset in
      guard board.withLock({ $0.needs(offset) }) else { return }
      let result: Result<Image, Failure>
      do throws(Failure) {
        result = .success(try transform(self[index(startIndex, offsetBy: offset)]))
      } catch {
        result = .failure(error)
      }
      board.withLock { $0.record(result, at: offset) }
    }
    return try board.withLock { $0.finished }.get()
  }
}

/// The results so far: images by position, and the earliest failure.
private struct ResultBoard<Image: Sendable, Failure: Error>: Sendable {
  private var images: [Image?]
  private var failure: (offset: Int, error: Failure)?

  init(count: Int) { images = Array(repeating: nil, count: count) }

  /// Whether the element at `offset` can still change the outcome.
  func needs(_ offset: Int) -> Bool { failure.map { offset < $0.offset } ?? true }

  mutating func record(_ result: Result<Image, Failure>, at offset: Int) {
    switch result {
    case .success(let image): images[offset] = image
    case .failure(let error): if needs(offset) { failure = (offset, error) }
    }
  }

  var finished: Result<[Image], Failure> {
    if let failure { .failure(failure.error) } else { .success(images.compactMap { $0 }) }
  }
}
