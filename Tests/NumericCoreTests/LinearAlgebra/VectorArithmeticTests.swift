import NumericCore
import Testing

@Suite struct VectorArithmeticTests {
  @Test(arguments: [0, 1, 2, 3, 17, 1000]) func `the inner product is the sum of products`(count: Int) {
    var generator = SplitMix(seed: count)
    let (x, y) = ([Double].random(count, using: &generator), [Double].random(count, using: &generator))
    let naive = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(x.dot(y) - naive) <= rounding(count, 1))
    #expect(x.dot(y) == y.dot(x))
  }

  @Test(arguments: [0, 1, 2, 3, 17, 1000]) func `the squared distance is the squared norm of the difference`(count: Int) {
    var generator = SplitMix(seed: count)
    let (x, y) = ([Double].random(count, using: &generator), [Double].random(count, using: &generator))
    let norm = x.subtracting(y).norm
    #expect(abs(x.squaredDistance(to: y) - norm * norm) <= rounding(count, 4))
    #expect(x.squaredDistance(to: x) == 0)
  }

  @Test func `a scaled vector is added in place or to a copy`() {
    var x = [1.0, 2]
    #expect(x.adding(2, times: [10, 20]) == [21, 42])
    x.add(-1, times: [1, 1])
    #expect(x == [0, 1])
    #expect(x.scaled(by: 3) == [0, 3])
  }

  @Test func `vectors of different counts trap`() async {
    await #expect(processExitsWith: .failure) { _ = [1.0].dot([1, 2]) }
    await #expect(processExitsWith: .failure) { _ = [1.0].squaredDistance(to: []) }
  }
}
