import Learning
import NumericCore
import Transfer

/// The novel classes of one seed, on which every embedding is measured by the same tasks.
struct NovelWorld {
  let novel: ClassifiedExamples
  let settings: Settings
  let source: RandomSource

  /// The ways of the second kind of task, where there are so many classes: the usual other column of the literature's tables.
  static let manyWayCount = 20

  /// Measures an embedding: on tasks of one and of several shots all heads, on tasks of many ways and on supervised ones some.
  ///
  /// - Parameter features: of all novel examples.
  func measure(_ embedding: Embedding, _ features: Matrix, _ heads: [Head], into result: inout WorldResult) throws {
    let count = settings.episodeCount
    for shots in settings.shotCounts {
      // The regression, which takes longest, is measured where it has several examples of a class.
      try add(embedding, features, heads.filter { $0 != .logistic || shots > 1 }, settings.shape(shots: shots), count, &result)
    }
    guard heads.contains(.logistic) else { return }
    if novel.classCount >= Self.manyWayCount, settings.wayCount != Self.manyWayCount {
      for shots in settings.shotCounts {
        try add(embedding, features, [.prototypes], settings.shape(ways: Self.manyWayCount, shots: shots), count, &result)
      }
    }
    if !settings.shotCounts.contains(WorldResult.supervisedShotCount) {
      let shape = settings.shape(shots: WorldResult.supervisedShotCount)
      try add(embedding, features, [.prototypes, .logistic], shape, min(count, WorldResult.supervisedEpisodeCount), &result)
    }
  }

  /// Measures the embeddings that linear algebra finds.
  func measureLinear(
    base: ClassifiedExamples, componentCount: Int, discriminantCount: Int, into result: inout WorldResult
  ) throws {
    let (points, images) = (Matrix(base.inputs), Matrix(novel.inputs))
    let components = try LinearProjection.principalComponents(of: points, count: componentCount)
    let discriminants = try LinearProjection.discriminants(
      of: points, classes: base.classes, classCount: base.classCount, count: discriminantCount)
    let heads = Head.allCases.filter { $0 != .logistic }
    try measure(.principalComponents, components.projections(of: images), heads, into: &result)
    try measure(.discriminants, discriminants.projections(of: images), heads, into: &result)
  }

  private func add(
    _ embedding: Embedding, _ features: Matrix, _ heads: [Head], _ shape: EpisodeShape, _ count: Int, _ result: inout WorldResult
  ) throws {
    try result.add(embedding, features, heads, of: novel, shape: shape, episodeCount: count, source)
  }
}
