import Learning
import Transfer

/// Tasks that some examples are too few for.
struct UnusableTask: Error, CustomStringConvertible {
  /// Which examples.
  let examples: String
  let error: EpisodeError

  var description: String { "The \(examples): \(error)" }
}

extension ClassifiedExamples {
  /// Throws where no tasks of this size can be drawn: before anything that takes long.
  func requireTasks(_ shape: EpisodeShape, of name: String) throws(UnusableTask) {
    do {
      _ = try EpisodeSampler(classes: classes, classCount: classCount, shape: shape)
    } catch {
      throw UnusableTask(examples: name, error: error)
    }
  }
}
