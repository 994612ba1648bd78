import NumericCore
import Testing
import Worlds

@Suite("Parts of the digits")
struct DigitPartsTests {
  private static let digits = HandwrittenDigits()

  @Test("Parts are disjoint, hold every digit once, and have pixels from 0 to 1")
  func disjoint() {
    let parts = Self.digits.parts([100, 50], from: RandomSource(seed: 1))
    #expect(parts.map(\.classes.count) == [100, 50, HandwrittenDigits.count - 150])
    let counts = (0..<10).map { digit in parts.map { $0.classes.count { $0 == digit } }.reduce(0, +) }
    #expect(counts == (0..<10).map { digit in Self.digits.labels.count { $0 == digit } })
    let inks = parts.flatMap(\.features.elements)
    #expect(inks.allSatisfy { (0...1).contains($0) })
    #expect((inks.sum() * 16 - Self.digits.pixels.reduce(0.0) { $0 + Double($1) }).magnitude < 1e-6)
  }

  @Test("Thinning keeps the small digits, and of the large ones those whose number is small")
  func thinned() {
    let part = Self.digits.parts([1000], from: RandomSource(seed: 2))[1]
    let uniforms = RandomSource(seed: 3).uniforms(count: part.classes.count)
    let kept = part.thinned(keep: 0.25, uniforms: uniforms)
    #expect(kept.count { part.classes[$0] < 5 } == part.classes.count { $0 < 5 })
    #expect(kept.allSatisfy { part.classes[$0] < 5 || uniforms[$0] < 0.25 })
    #expect(part.thinned(keep: 1, uniforms: uniforms).count == part.classes.count)
    #expect(part.thinned(keep: 0, uniforms: uniforms).allSatisfy { part.classes[$0] < 5 })
  }
}
