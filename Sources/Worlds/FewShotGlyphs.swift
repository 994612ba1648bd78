public import Learning
public import NumericCore

/// Glyphs for learning to classify from few examples: base classes with some images of each, and other, novel classes.
///
/// Every set of classes and every set of images has a stream of random numbers of its own.
public struct FewShotGlyphs {
  /// The novel classes.
  public static let novelClassCount = 50
  /// The images of a base class, as many as Omniglot has of each character.
  public static let imagesOfBaseClass = 20

  /// The images of the base classes.
  public let base: ClassifiedExamples
  /// The images of the novel classes.
  public let novel: ClassifiedExamples
  private let random: RandomSource

  /// Draws classes and images.
  ///
  /// - Parameter novelImages: of each novel class.
  /// - Precondition: there is a base class.
  public init(baseClassCount: Int, novelImages: Int, from random: RandomSource) {
    self.random = random
    base = Self.images("base", classCount: baseClassCount, count: Self.imagesOfBaseClass * baseClassCount, random)
    novel = Self.images("novel", classCount: Self.novelClassCount, count: Self.novelClassCount * novelImages, random)
  }

  /// As many images as ``base`` has, of other classes, so many.
  ///
  /// - Precondition: the number is positive.
  public func base(ofClasses classCount: Int) -> ClassifiedExamples {
    Self.images("base of \(classCount)", classCount: classCount, count: base.count, random)
  }

  private static func images(_ name: String, classCount: Int, count: Int, _ random: RandomSource) -> ClassifiedExamples {
    GlyphWorld(classCount: classCount, drawnFrom: random.stream("\(name) classes")).images(
      count: count, drawnFrom: random.stream("\(name) images"))
  }
}
