import Learning
import NumericCore
import Testing
import Worlds

@Suite("The bundled tumours")
struct BreastCancerTests {
  private let sample = BreastCancer().sample

  @Test("There are 569 tumours of 30 finite features, 357 of them benign")
  func size() {
    #expect(sample.features.rowCount == 569 && sample.features.columnCount == 30 && sample.features.isFinite)
    #expect(sample.labels?.count { $0 == 1 } == 357)
    #expect(sample.labels?.count { $0 == 0 } == 212)
  }

  @Test("Divided by size, no small one is larger than a large one, and 94 % of the small and 31 % of the large are benign")
  func bySize() throws {
    let (small, large) = BreastCancer().bySize
    #expect(small.count + large.count == 569 && (0...1) ~= small.count - large.count)
    let radii = [small, large].map { $0.features.column(BreastCancer.meanRadius) }
    #expect(try #require(radii[0].max()) < #require(radii[1].min()))
    let benign = try [small, large].map { domain in
      Double(try #require(domain.labels).count { $0 == 1 }) / Double(domain.count)
    }
    #expect(abs(benign[0] - 0.94) < 0.005 && abs(benign[1] - 0.31) < 0.005)
  }

  @Test("Halves are all tumours once, in another order for another seed", arguments: 1...3)
  func halves(seed: UInt64) throws {
    let (learnt, heldOut) = BreastCancer().halves(from: RandomSource(seed: seed))
    #expect(learnt.count == 284 && heldOut.count == 285)
    func rows(_ sample: Sample) throws -> [[Double]] {
      let labels = try #require(sample.labels)
      return (0..<sample.count).map { sample.features.row($0) + [labels[$0]] }
    }
    let found = try rows(learnt) + rows(heldOut)
    #expect(try Set(found) == Set(rows(sample)) && Set(found).count == 569)
    #expect(BreastCancer().halves(from: RandomSource(seed: seed + 1)).learnt != learnt)
  }

  /// The first and last numbers, and the mean radius, of the published file.
  @Test("They are the published ones")
  func contents() {
    #expect(Array(sample.features.row(0).prefix(4)) == [17.99, 10.38, 122.8, 1001])
    #expect(sample.features[568, 29] == 0.07039)
    #expect((sample.features.column(BreastCancer.meanRadius).mean - 14.127291739894552).magnitude < 1e-12)
  }
}
