import Divergences
import NumericCore
import Testing
import Worlds

struct TransportWorldsTests {
  @Test("A turned polygon is recovered up to half of the angle between corners, at the cost of the nearest corner")
  func polygons() throws {
    for (corners, degrees, cost) in [
      (2, 10.0, 0.03038449397558396),
      (2, 30.0, 0.2679491924311226),
      (2, 45.0, 0.5857864376269049),
      (2, 60.0, 0.9999999999999998),
      (2, 89.0, 1.9650951871254327),
      (3, 10.0, 0.03038449397558396),
      (3, 30.0, 0.2679491924311226),
      (3, 45.0, 0.5857864376269049),
      (3, 89.0, 0.28566539859577533),
      (4, 10.0, 0.03038449397558396),
      (4, 30.0, 0.2679491924311226),
      (4, 60.0, 0.2679491924311226),
      (4, 89.0, 0.00030460968721746084),
      (8, 10.0, 0.03038449397558396),
      (8, 30.0, 0.06814834742186338),
      (8, 45.0, 0.0),
      (8, 60.0, 0.06814834742186338),
      (8, 89.0, 0.00030460968721746084),
    ] {
      let polygon = TurnedPolygon(cornerCount: corners, angle: degrees)
      let plan = try ExactTransport(squaredDistanceFrom: polygon.source, to: polygon.target)
      #expect(abs(plan.cost - cost) < 1e-12, "\(corners) corners, \(degrees)°")
      #expect((plan.matchedShare > 1 - 1e-9) == polygon.isRecovered, "\(corners) corners, \(degrees)°")
    }
    #expect(TurnedPolygon.family.contains(where: \.isRecovered) && !TurnedPolygon.family.allSatisfy(\.isRecovered))
  }

  @Test("On the line no convex cost is cheaper out of order, and concave ones are")
  func triples() {
    #expect(LineTriples.count == 140)
    #expect([1, 1.5, 2, 3].allSatisfy { LineTriples.exceptions(power: $0) == 0 })
    #expect([0.25, 0.5, 0.9].allSatisfy { LineTriples.exceptions(power: $0) > 0 })
  }

  @Test("Moons have their share of class 1, are a half circle each, and turn and move as asked")
  func moons() {
    let plain = MoonsWorld().sample(count: 50, from: RandomSource(seed: 1))
    let moved = MoonsWorld(angle: 90, shift: [2, -1]).sample(count: 50, from: RandomSource(seed: 1))
    let rare = MoonsWorld(share: 0.1).sample(count: 50, from: RandomSource(seed: 1))
    #expect(plain.classes.count { $0 == 1 } == 25 && rare.classes.count { $0 == 1 } == 5)
    for row in 0..<50 {
      #expect(
        abs(moved.points[row, 0] - 2 + plain.points[row, 1]) < 1e-12 && abs(moved.points[row, 1] + 1 - plain.points[row, 0]) < 1e-12
      )
      let centre = plain.classes[row] == 1 ? [-0.5, -0.25] : [0.5, 0.25]
      #expect(abs(plain.points.row(row).squaredDistance(to: centre).squareRoot() - 1) < 0.6)
    }
  }

  @Test("A fainter pen loses six grey levels, a moved digit goes one pixel to the right; samples are disjoint and balanced")
  func recordings() {
    let digit = (0..<64).map { Double($0 % 17) }
    #expect(DigitRecording.plain.pixels(digit) == digit)
    #expect(DigitRecording.faint.pixels(digit)[16] == 10 && DigitRecording.faint.pixels(digit)[3] == 0)
    let moved = DigitRecording.moved.pixels(digit)
    #expect(moved[8] == 0 && moved[9] == digit[8] && moved[15] == digit[14])
    let (source, target) = HandwrittenDigits().pairs(of: (.plain, .plain), perDigit: 3, from: RandomSource(seed: 1))
    #expect(source.classes == target.classes && source.classes.count == 30)
    #expect((0..<10).allSatisfy { digit in source.classes.count { $0 == digit } == 3 })
    #expect((0..<30).allSatisfy { row in (0..<30).allSatisfy { target.points.row($0) != source.points.row(row) } })
  }
}
