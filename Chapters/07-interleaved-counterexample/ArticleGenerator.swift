/// The article's point generator, as its program does it in floating point once its counter is initialised and advanced.
///
/// It sizes its arrays by truncating 1/(2ξ) and fills them while (2k + 1)ξ ≤ 1. Where the loop makes more points than fit, the original stops
/// with an index error. The two ways there:
///
/// - 1/ξ odd: the size is (1/ξ − 1)/2, the loop makes one point more;
/// - 1/ξ even: 1/(2ξ) is a whole number, but its floating-point value may lie just below and is truncated to one too few.
///
/// `InterleavedWorld` has neither: it takes ξ as a fraction and counts in whole numbers.
struct ArticleGenerator: Sendable, Hashable {
  /// The size of its arrays.
  let size: Int
  /// The number of points that its loop makes.
  let pointCount: Int

  /// What the generator does for a spacing.
  init(spacing: Double) {
    size = Int(1 / (2 * spacing))
    var count = 0
    while Double(2 * count + 1) * spacing <= 1 { count += 1 }
    pointCount = count
  }

  /// Whether the original stops with an index error.
  var crashes: Bool { pointCount > size }

  /// For how many of the two-decimal ξ = 0.01 … 0.99 it crashes.
  static let crashesAmongHundredths = (1...99).count { ArticleGenerator(spacing: Double($0) / 100).crashes }

  /// The odd m up to 999 for which ξ = 1/m crashes, and how many there are in all.
  static let oddCrashes = stride(from: 3, to: 1000, by: 2).filter { ArticleGenerator(spacing: 1 / Double($0)).crashes }
  static let oddCount = stride(from: 3, to: 1000, by: 2).underestimatedCount

  /// The even m up to 1000 for which ξ = 1/m crashes.
  static let evenCrashes = stride(from: 2, through: 1000, by: 2).filter { ArticleGenerator(spacing: 1 / Double($0)).crashes }
}
