import NumericCore
import Testing

@Suite("Radix sort") struct RadixSortTests {
  /// Data of every kind, at sizes on both sides of the change from comparison to radix sort.
  static let kinds: [(name: String, draw: @Sendable (RandomSource) -> Double)] = [
    ("normal", { $0.normal() }),
    ("uniform", { $0.uniform() }),
    ("a crowd between two levels of a scattered range", { $0.bernoulli(0.04) ? 0.5 + 1e-12 * $0.uniform() : $0.uniform() }),
    ("zeros of both signs in a scattered range", { $0.bernoulli(0.04) ? ($0.bernoulli(0.5) ? 0.0 : -0.0) : $0.uniform() - 0.5 }),
    ("a range beyond the largest number", { Double.greatestFiniteMagnitude * (2 * $0.uniform() - 1) }),
    ("constant", { _ in 4.25 }),
    ("narrow", { 1e9 + 1e-3 * $0.uniform() }),
    ("two clusters far apart", { $0.bernoulli(0.5) ? 1e300 * (1 + 1e-9 * $0.uniform()) : -1e-300 * (1 + 1e-12 * $0.uniform()) }),
    ("small integers with signed zeros", { Double($0.integer(below: 7) - 3) * ($0.bernoulli(0.5) ? 0.0 : 1.0) }),
    ("denormal", { Double($0.integer(below: 1_000_000)) * .leastNonzeroMagnitude * ($0.bernoulli(0.5) ? 1 : -1) }),
    ("infinities among finite numbers", { [.infinity, -.infinity, $0.normal()][$0.integer(below: 3)] }),
    ("any bits", { Self.anyNumber($0) }),
    (
      "numbers of every size, many of which differ in their last bits only",
      { Double(bitPattern: UInt64($0.integer(below: 2047)) << 52 | UInt64($0.integer(below: 1000))) }
    ),
    ("neighbouring bits in one exponent", { Double(bitPattern: 0x3ff0_0000_0000_0000 | UInt64($0.integer(below: 3000))) }),
  ]

  private static func anyNumber(_ source: RandomSource) -> Double {
    let value = Double(bitPattern: source.next())
    return value.isNaN ? 0 : value
  }

  @Test("sorting agrees with the standard library's sort", arguments: kinds.map(\.name), [0, 1, 2, 599, 600, 5000, 40_000])
  func agreesWithStandardSort(kind: String, count: Int) throws {
    let draw = try #require(Self.kinds.first { $0.name == kind }).draw
    let source = RandomSource(seed: 11).stream("\(kind) \(count)")
    let values = (0..<count).map { _ in draw(source) }
    let expected = values.sorted { $0.isTotallyOrdered(belowOrEqualTo: $1) && $0.bitPattern != $1.bitPattern }
    #expect(values.radixSorted().map(\.bitPattern) == expected.map(\.bitPattern))

    let order = values.ascendingOrder()
    #expect(order.map { values[$0].bitPattern } == expected.map(\.bitPattern))
    #expect(zip(order, order.dropFirst()).allSatisfy { values[$0].bitPattern != values[$1].bitPattern || $0 < $1 }, "stable")
    #expect(Set(order).count == count)

    let pairs = values.radixSorted(withWeights: values.indices.map(Double.init))
    #expect(pairs.values.map(\.bitPattern) == expected.map(\.bitPattern))
    #expect(pairs.weights == order.map(Double.init))
  }

  @Test("one value and none sort to themselves") func ends() {
    #expect([Double]().radixSorted().isEmpty)
    #expect([Double]().ascendingOrder().isEmpty)
    #expect([7.0].radixSorted() == [7])
    #expect([0.0, -0.0].ascendingOrder() == [1, 0])
  }

  @Test("NaN in the values stops the program") func refusesNaN() async {
    await #expect(processExitsWith: .failure) { _ = [1, .nan, 2].radixSorted() }
    await #expect(processExitsWith: .failure) { _ = [1, -.nan, 2].ascendingOrder() }
  }
}
