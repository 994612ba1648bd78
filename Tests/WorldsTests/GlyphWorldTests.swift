import NumericCore
import Testing

@testable import Worlds

@Suite("Glyphs and gratings")
struct GlyphWorldTests {
  @Test("Strokes join points of the grid that are at least two steps apart")
  func strokes() {
    let world = GlyphWorld(classCount: 500, drawnFrom: RandomSource(seed: 1))
    for stroke in world.glyphs.joined() {
      let steps = [stroke.start.x, stroke.start.y, stroke.end.x, stroke.end.y].map { ($0 - 0.1) * 3 / 0.8 }
      #expect(steps.allSatisfy { abs($0 - $0.rounded()) < 1e-12 && -0.1...3.1 ~= $0 })
      #expect(abs(steps[0] - steps[2]) + abs(steps[1] - steps[3]) > 1.9)
    }
    #expect(world.glyphs.allSatisfy { $0.count == 3 })
  }

  @Test("The distance to a stroke is that to its nearest point")
  func distance() {
    let source = RandomSource(seed: 2)
    for stroke in GlyphWorld(classCount: 50, drawnFrom: source).glyphs.joined() {
      let point = GlyphWorld.Point(x: source.uniform(), y: source.uniform())
      let nearest = (0...1000).map { step in
        let share = Double(step) / 1000
        return Double.hypot(
          point.x - stroke.start.x - share * (stroke.end.x - stroke.start.x),
          point.y - stroke.start.y - share * (stroke.end.y - stroke.start.y))
      }.min()
      // The nearest of 1,001 points of a stroke shorter than 1.2 is within 0.0006 of the nearest of all.
      #expect(abs(stroke.distance(to: point) - (nearest ?? 0)) < 6e-4)
    }
  }

  @Test("Classes are balanced, and two images of one class are more alike than those of two")
  func images() {
    let images = GlyphWorld(classCount: 10, drawnFrom: RandomSource(seed: 3)).images(count: 205, drawnFrom: RandomSource(seed: 4))
    #expect((0..<10).map { label in images.classes.count { $0 == label } } == [21, 21, 21, 21, 21, 20, 20, 20, 20, 20])
    let means = (0..<10).map { label in
      let rows = images.classes.indices.filter { images.classes[$0] == label }.map(images.inputs.row)
      return (0..<GlyphWorld.pixelCount).map { pixel in rows.reduce(Float(0)) { $0 + $1[pixel] } / Float(rows.count) }
    }
    let right = images.classes.indices.count { index in
      let distances = means.map { mean in
        zip(mean, images.inputs.row(index)).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      return distances.firstIndex(of: distances.min() ?? 0) == images.classes[index]
    }
    #expect(right > 140)
  }

  @Test("Noise of standard deviation s is all that is added: images of one stream are noiseless ones and s times the same numbers")
  func noise() {
    let world = GlyphWorld(classCount: 20, drawnFrom: RandomSource(seed: 9))
    func pixels(_ noise: Double) -> [Double] {
      world.images(count: 100, noise: noise, drawnFrom: RandomSource(seed: 10)).inputs.elements.map { Double($0) }
    }
    let (clean, usual, twice) = (pixels(0), pixels(0.2), pixels(0.4))
    #expect(usual == world.images(count: 100, drawnFrom: RandomSource(seed: 10)).inputs.elements.map { Double($0) })
    // Single precision rounds numbers up to 8 to 2⁻²¹ at worst.
    for index in clean.indices { #expect(abs(twice[index] - clean[index] - 2 * (usual[index] - clean[index])) < 2e-6) }
    // 14,400 draws: the standard deviation is known to 0.6 %, five times which is 3 %.
    let spread = zip(usual, clean).map { 0.4 * ($0 - $1) }.standardDeviation
    #expect(abs(spread / 0.2 - 1) < 0.03)
  }

  @Test("Images are 0 in the mean to a quarter of their unit, and differ by seed alone")
  func reproducible() {
    let world = GlyphWorld(classCount: 20, drawnFrom: RandomSource(seed: 5))
    let images = world.images(count: 400, drawnFrom: RandomSource(seed: 6))
    #expect(images == world.images(count: 400, drawnFrom: RandomSource(seed: 6)))
    #expect(images != world.images(count: 400, drawnFrom: RandomSource(seed: 7)))
    let mean = images.inputs.elements.reduce(0, +) / Float(images.inputs.elements.count)
    #expect(abs(mean) < 0.25)
    let gratings = GratingWorld().images(count: 400, drawnFrom: RandomSource(seed: 8))
    #expect(gratings.classCount == 20 && Set(gratings.classes).count == 20)
    #expect(gratings == GratingWorld().images(count: 400, drawnFrom: RandomSource(seed: 8)))
  }
}
