import Learning
import NumericCore
import Testing
import Worlds

@Suite("Digits as a source and a target of other classes")
struct NewDigitsTests {
  private let data = HandwrittenDigits()
  /// The pixels of the digits with these labels, from 0 to 1.
  private func inks(_ labels: [Int]) -> Matrix {
    let rows = data.labels.indices.filter { labels.contains(data.labels[$0]) }
    return Matrix(rows: rows.map { place in data.pixels[64 * place..<64 * (place + 1)].map { Double($0) / 16 } })
  }

  @Test("Five digits are the source and the five others the target, in other roles for other seeds")
  func roles() {
    let labels = (1...6).map { NewDigits(from: RandomSource(seed: $0)).labels }
    for (source, target) in labels {
      #expect(source.count == 5 && target.count == 5 && Set(source + target) == Set(0...9))
    }
    #expect(Set(labels.map { Set($0.source) }).count > 3)
  }

  @Test(
    "The principal directions are those of the source's digits; what they do not see is of the target's means", arguments: 1...3)
  func directions(seed: UInt64) throws {
    let new = NewDigits(from: RandomSource(seed: seed))
    let found = try new.principalDirections(10)
    let expected = try LinearProjection.principalComponents(of: inks(new.labels.source), count: 10)
    #expect(zip(found.origin, expected.origin).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    #expect(try PrincipalAngles(of: found.directions, against: expected.directions).largestSine < 1e-8)
    // Σ ‖(1 − VVᵀ)(m_c − m)‖² over Σ ‖m_c − m‖², class by class.
    let means = new.labels.target.map { inks([$0]).columnMeans }
    let middle = Matrix(rows: means).columnMeans
    var (unseen, all) = (0.0, 0.0)
    for mean in means {
      let difference = mean.subtracting(middle)
      let seen = found.directions.times(found.directions.transposedTimes(difference))
      let rest = difference.subtracting(seen)
      (unseen, all) = (unseen + rest.dot(rest), all + difference.dot(difference))
    }
    #expect((new.unseen(by: found) - unseen / all).magnitude < 1e-9 && new.unseen(by: found) > 0.1)
    #expect(try new.unseen(by: new.principalDirections(64)).magnitude < 1e-9)
  }

  @Test("Ten task directions span the vectors that tell each two of the source's digits apart, and a leading one is not all")
  func tasks() throws {
    let new = NewDigits(from: RandomSource(seed: 1))
    let span = try new.taskDirections(10, penalty: 1)
    #expect(span.directions.columnCount == 10)
    let source = new.labels.source
    for first in source {
      for second in source where second < first {
        let (one, other) = (inks([first]), inks([second]))
        let classes = Array(repeating: 0, count: one.rowCount) + Array(repeating: 1, count: other.rowCount)
        let vector = try LeastSquaresClassifier(
          features: one.appending(rowsOf: other), classes: classes, classCount: 2, penalty: 1
        ).weights.row(0)
        let seen = span.directions.times(span.directions.transposedTimes(vector))
        #expect(vector.subtracting(seen).norm < 1e-7 * vector.norm, "\(first), \(second)")
      }
    }
    let one = try new.taskDirections(1, penalty: 1)
    #expect(try PrincipalAngles(of: one.directions, against: span.directions).largestSine < 1e-7)
  }

  /// Least squares on the pixels of examples that are the target's in this order, as the definition says.
  private func error(_ order: [Int], _ target: [Int], learning count: Int, penalty: Double) throws -> Double {
    let places = target.map { label in order.filter { data.labels[$0] == label } }
    func part(_ places: [[Int]]) -> (features: Matrix, classes: [Int]) {
      let rows = places.flatMap(\.self).map { place in data.pixels[64 * place..<64 * (place + 1)].map { Double($0) / 16 } }
      return (Matrix(rows: rows), places.enumerated().flatMap { label, own in own.map { _ in label } })
    }
    let (learnt, heldOut) = (part(places.map { Array($0.prefix(count)) }), part(places.map { Array($0.dropFirst(100)) }))
    return try LeastSquaresClassifier(features: learnt.features, classes: learnt.classes, classCount: 5, penalty: penalty)
      .errorRate(on: heldOut.features, classes: heldOut.classes)
  }

  @Test(
    "Errors are those of least squares on the first examples of each new digit, on those beyond the hundredth", arguments: 1...2)
  func errors(seed: UInt64) throws {
    let new = NewDigits(from: RandomSource(seed: seed))
    let random = RandomSource(seed: seed)
    _ = random.permutation(10)
    let order = random.permutation(HandwrittenDigits.count)
    for penalty in [1e-6, 1] {
      let expected = try [1, 10, 100].map { try error(order, new.labels.target, learning: $0, penalty: penalty) }
      #expect(try new.errors(on: nil, counts: [1, 10, 100], penalty: penalty) == expected)
      #expect(expected[0] > expected[2])
    }
    // Turned by all directions the pixels are as good, with a penalty or without: rounding may decide one digit of some 390.
    let turned = try new.errors(on: new.principalDirections(64), counts: [10, 100], penalty: 1)
    let plain = try new.errors(on: nil, counts: [10, 100], penalty: 1)
    for (one, other) in zip(turned, plain) { #expect((one - other).magnitude < 0.01) }
    // One direction is not enough for five digits.
    #expect(try new.errors(on: new.principalDirections(1), counts: [100], penalty: 1)[0] > 0.3)
  }
}
