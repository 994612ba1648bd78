import NumericCore
import Testing

struct SmallestSumTests {
  @Test("The smallest sum and its first place agree with a plain search, for every length around the register width")
  func plainSearch() {
    let random = RandomSource(seed: 3)
    for count in 0...70 {
      for repetition in 0..<10 {
        // Few distinct values, so that ties are common.
        let first = (0..<count).map { _ in Double(random.integer(below: 6)) }
        let second = (0..<count).map { _ in Double(random.integer(below: 6)) }
        let sums = zip(first, second).map { $0 + $1 }
        let found = smallestSum(first.span, second.span, below: .infinity)
        #expect(found?.value == sums.min(), "count \(count), repetition \(repetition)")
        #expect(found?.offset == sums.min().flatMap { sums.firstIndex(of: $0) }, "count \(count), repetition \(repetition)")
      }
    }
  }

  @Test("Only sums below the bound count")
  func bound() {
    #expect(smallestSum([1.0, 2].span, [3.0, 1].span, below: 3)?.value == nil)
    #expect(smallestSum([1.0, 2].span, [3.0, 1].span, below: 3.5)?.offset == 1)
    #expect(smallestSum([1.0, .infinity].span, [.infinity, 1.0].span, below: .infinity)?.value == nil)
  }
}
