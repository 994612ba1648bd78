import Transfer

/// What can be chosen on the command line.
struct Settings: Sendable, Hashable {
  /// N.
  var wayCount = 5
  /// K of the tasks with several shots.
  var shotCount = 5
  /// The queries of each way.
  var queryCount = 15
  /// The tasks that an accuracy is the mean of.
  var episodeCount = 600
  /// The base classes of the glyphs.
  var baseClassCount = 200
  /// The ways of the episodes that a network is trained on, for glyphs.
  var trainingWayCount = 20
  /// The images that a network sees in training on glyphs, repetitions counted.
  var trainingImageCount = 60_000
  /// The step size of training on episodes, or nil for each network's own.
  var stepSize: Double?

  /// The shots of the tasks: one, and several.
  var shotCounts: [Int] { shotCount == 1 ? [1] : [1, shotCount] }

  /// The size of a task.
  func shape(ways: Int? = nil, shots: Int) -> EpisodeShape {
    EpisodeShape(wayCount: ways ?? wayCount, shotCount: shots, queryCount: queryCount)
  }
}
