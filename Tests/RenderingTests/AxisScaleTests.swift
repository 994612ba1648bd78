import Rendering
import Report
import Testing

@Suite("Axes")
struct AxisScaleTests {
  private func randomExtent(_ random: inout SplitMix) -> Extent {
    let scale = Double("1e\(Int.random(in: -12...12, using: &random))") ?? 1
    let lower = Double.random(in: -10...10, using: &random) * scale
    return Extent([lower, lower + Double.random(in: 0.01...20, using: &random) * scale])
  }

  @Test("a vertical axis has 3–5 ticks and a horizontal one 3–7, whatever the range", arguments: 0..<300 as Range<UInt64>)
  func counts(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let extent = randomExtent(&random)
    let vertical = try AxisScale(Axis("y"), extent: extent, demand: .vertical)
    let horizontal = try AxisScale(Axis("x"), extent: extent, demand: .horizontal(columns: 100))
    #expect((3...5).contains(vertical.ticks.count), "\(extent): \(vertical.ticks.map(\.label))")
    #expect((3...7).contains(horizontal.ticks.count), "\(extent): \(horizontal.ticks.map(\.label))")
  }

  @Test("steps are 1, 2 or 5 times a power of ten and all labels have the same decimals", arguments: 0..<300 as Range<UInt64>)
  func steps(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let scale = try AxisScale(Axis("y"), extent: randomExtent(&random), demand: .vertical)
    let labels = scale.ticks.map(\.label)
    let decimals: [Int] = labels.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }
    #expect(Set(decimals).count == 1, "\(labels)")
    // Without their points the labels are whole multiples of the step.
    let whole = try labels.map { try #require(Int($0.filter { $0 != "." })) }
    let step = String(whole[1] - whole[0])
    #expect(["1", "2", "5"].contains(step.prefix(1)) && step.dropFirst().allSatisfy { $0 == "0" }, "\(labels)")
    let steps: [Int] = zip(whole, whole.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { String($0) == step }, "\(labels)")
  }

  @Test("labels on a horizontal axis never touch, however narrow it is", arguments: 0..<300 as Range<UInt64>)
  func overlap(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let columns = Int.random(in: 24...140, using: &random)
    let scale = try AxisScale(Axis("x"), extent: randomExtent(&random), demand: .horizontal(columns: columns))
    guard scale.ticks.count > 2 else { return }
    for (left, right) in zip(scale.ticks, scale.ticks.dropFirst()) {
      let distance = (right.position - left.position) * Double(columns - 1)
      #expect(distance > Double(left.label.count + right.label.count) / 2, "\(columns) columns: \(scale.ticks.map(\.label))")
    }
  }

  @Test("a logarithmic axis has its ticks at decades")
  func decades() throws {
    let axis = Axis("n", scale: .logarithmic)
    let scale = try AxisScale(axis, extent: Extent([10, 10000]), demand: .horizontal(columns: 70))
    #expect(scale.ticks.map(\.label) == ["10", "100", "1000", "10000"])
    #expect(scale.ticks.map { ($0.position * 3).rounded() } == [0, 1, 2, 3])
    let wide = try AxisScale(axis, extent: Extent([1e-300, 1e300]), demand: .horizontal(columns: 70))
    #expect((3...7).contains(wide.ticks.count))
    let narrow = try AxisScale(axis, extent: Extent([3, 40]), demand: .horizontal(columns: 70))
    #expect(narrow.ticks.count >= 3, "\(narrow.ticks.map(\.label))")
  }

  @Test("a constant is padded on both sides", arguments: [0, 1, -3.5, 1e-300, 1e12, .leastNonzeroMagnitude, 1e200] as [Double])
  func constant(value: Double) throws {
    let scale = try AxisScale(Axis("y"), extent: Extent([value]), demand: .vertical)
    #expect(scale.lower < value && value < scale.upper)
    #expect(scale.ticks.count >= 2)
  }

  @Test("a range too wide, no value, and no positive value on a logarithmic axis are sentences")
  func sentences() {
    #expect(throws: Undrawable.self) { try AxisScale(Axis("y"), extent: Extent([-1e308, 1e308]), demand: .vertical) }
    #expect(throws: Undrawable.self) { try AxisScale(Axis("y"), extent: Extent(), demand: .vertical) }
    #expect(throws: Undrawable.self) {
      try AxisScale(Axis("y", scale: .logarithmic), extent: Extent([-1, 1]), demand: .vertical)
    }
  }

  @Test("the labels leave out a common power of ten, which the title names")
  func powers() throws {
    let small = try AxisScale(Axis("loss", unit: "nats"), extent: Extent([0, 4e-6]), demand: .vertical)
    #expect(small.title == "loss (nats, in 1e-6)")
    #expect(small.ticks.map(\.label) == ["0", "1", "2", "3", "4"])
    let large = try AxisScale(Axis("n"), extent: Extent([0, 2e7]), demand: .vertical)
    #expect(large.title == "n (in 1e7)")
  }

  @Test("the logarithm is exact at the decades and close in between")
  func logarithm() {
    for power in -300...300 {
      let value = Double("1e\(power)") ?? 1
      // The sum of two roundings, relative to the greater of the result and 1.
      #expect(abs(value.commonLogarithm - Double(power)) <= 4 * Double(max(1, abs(power))).ulp, "1e\(power)")
    }
  }
}
