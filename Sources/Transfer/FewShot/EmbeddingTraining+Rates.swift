extension EmbeddingTraining {
  /// The rates of training to classify, those of 200 classes also for fewer.
  ///
  /// These rates and ``episodicRates(ways:metric:)`` are those with the best 5-way one-shot accuracy on three seeds of glyphs that
  /// no chapter begins with (1001 to 1003, 80,000 images), from one grid: weight decays 0.001 … 0.02, step sizes 0.03 … 0.12
  /// (momentum) or 0.003 … 0.012 (Adam). So were tuned the classifier of 200 classes, 5 and 20 ways by distance, and both cosines.
  public static let classifierRates: Rates = (0.06, 0.006)

  /// The rates of training on episodes; between 5 ways and 20, the two that were tuned, those of the nearer, and of a cosine those
  /// of the scale, 1 or 10, that is nearer by its logarithm.
  public static func episodicRates(ways: Int, metric: PrototypeMetric) -> Rates {
    switch metric {
    case .squaredEuclidean: (0.006, ways > 10 ? 0.02 : 0.01)
    case .cosine(let scale): scale > 3 ? (0.006, 0.01) : (0.003, 0.001)
    }
  }
}
