import Learning
import NumericCore
import Testing
import Worlds

@Suite("Glyphs for few-shot learning")
struct FewShotGlyphsTests {
  @Test("Twenty images of each base class, so many of 50 novel ones, and as many images of fewer classes, all of other glyphs")
  func glyphs() {
    let glyphs = FewShotGlyphs(baseClassCount: 4, novelImages: 3, from: RandomSource(seed: 1))
    func counts(_ examples: ClassifiedExamples) -> [Int] {
      (0..<examples.classCount).map { label in examples.classes.count { $0 == label } }
    }
    #expect(counts(glyphs.base) == [20, 20, 20, 20] && counts(glyphs.novel) == Array(repeating: 3, count: 50))
    let few = glyphs.base(ofClasses: 2)
    #expect(counts(few) == [40, 40] && few.inputs.columnCount == GlyphWorld.pixelCount)
    let random = RandomSource(seed: 1)
    let base = GlyphWorld(classCount: 4, drawnFrom: random.stream("base classes"))
    #expect(glyphs.base == base.images(count: 80, drawnFrom: random.stream("base images")))
    let first = [glyphs.base, glyphs.novel, few, glyphs.base(ofClasses: 5)].map { $0.inputs.row(0) }
    for index in first.indices { #expect(!first[..<index].contains(first[index])) }
    let again = FewShotGlyphs(baseClassCount: 4, novelImages: 3, from: RandomSource(seed: 1))
    #expect(again.novel == glyphs.novel && again.base(ofClasses: 2) == few)
  }
}
