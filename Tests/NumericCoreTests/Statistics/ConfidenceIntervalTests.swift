import NumericCore
import Testing

@Suite("Confidence intervals") struct ConfidenceIntervalTests {
  // From scipy.stats 1.17.
  @Test(
    "Wilson's and Clopper and Pearson's intervals agree with an independent library",
    arguments: [
      (0, 10, (0.0, 0.27753279986288926), (0.0, 0.30849710781876294)),
      (3, 10, (0.10779126740630102, 0.6032218525388546), (0.06673951117773447, 0.652452850060008)),
      (10, 10, (0.7224672001371109, 1.0), (0.6915028921812371, 1.0)),
      (57, 1000, (0.04425344035871594, 0.07313706765948591), (0.04345358193695859, 0.07322272946066255)),
    ])
  func probability(successes: Int, trials: Int, wilson: (Double, Double), clopperPearson: (Double, Double)) {
    let first = ConfidenceInterval.wilson(successes: successes, trials: trials, level: 0.95)
    #expect(abs(first.lower - wilson.0) < 1e-12 && abs(first.upper - wilson.1) < 1e-12, "\(first)")
    let second = ConfidenceInterval.clopperPearson(successes: successes, trials: trials, level: 0.95)
    #expect(abs(second.lower - clopperPearson.0) < 1e-11 && abs(second.upper - clopperPearson.1) < 1e-11, "\(second)")
    #expect((first.level, first.method, second.method) == (0.95, .wilson, .clopperPearson))
  }

  @Test("at the ends of Clopper and Pearson's interval, a binomial tail equals half of 1 − level", arguments: [1, 7, 499, 999])
  func clopperPearsonInvertsTheTest(successes: Int) {
    let interval = ConfidenceInterval.clopperPearson(successes: successes, trials: 1000, level: 0.9)
    let lower = BinomialDistribution(trials: 1000, probability: interval.lower).probability(atLeast: successes)
    let upper = BinomialDistribution(trials: 1000, probability: interval.upper).probability(atMost: successes)
    #expect(agree(lower, 0.05, within: 1e-10) && agree(upper, 0.05, within: 1e-10))
  }

  @Test("Clopper and Pearson's interval covers every probability at the level, exactly summed", arguments: [1, 5, 20, 60])
  func clopperPearsonCovers(trials: Int) {
    let intervals = (0...trials).map { ConfidenceInterval.clopperPearson(successes: $0, trials: trials, level: 0.9) }
    for step in 0...100 {
      let probability = Double(step) / 100
      let distribution = BinomialDistribution(trials: trials, probability: probability)
      let coverage = (0...trials).filter { intervals[$0].contains(probability) }.map { distribution.probability(of: $0) }.sum()
      #expect(coverage >= 0.9 - 1e-12, "probability \(probability): \(coverage)")
    }
  }

  @Test("Student's interval agrees with an independent library") func student() {
    let values = [2.5, -1, 4, 3.25, 7, 0.5, -2.75, 3]
    let interval = ConfidenceInterval.mean(of: values, level: 0.9)
    #expect(abs(interval.lower - 0.012046875709268878) < 1e-12 && abs(interval.upper - 4.11295312429073) < 1e-12)
    #expect(interval.method == .student)
    #expect(ConfidenceInterval.mean(of: [4, 4, 4], level: 0.5).width == 0)
  }

  @Test("Hoeffding's interval is the inequality's, cut to the range") func hoeffding() {
    let values = Array(repeating: 0.25, count: 800)
    let interval = ConfidenceInterval.mean(of: values, boundedBy: 0...1, level: 0.95)
    let margin = (Double.log(40) / 1600).squareRoot()
    #expect(agree(interval.lower, 0.25 - margin, within: 1e-14) && agree(interval.upper, 0.25 + margin, within: 1e-14))
    let short = ConfidenceInterval.mean(of: [1, 1], boundedBy: -1...1, level: 0.99)
    #expect(short.lower == -1 && short.upper == 1)
  }

  /// How many of `trials` intervals cover; the bounds on it come from exact binomial tails of 10⁻⁷.
  private func coverage(_ trials: Int, _ interval: (RandomSource) -> ConfidenceInterval, of value: Double) -> Int {
    (0..<trials).count { interval(RandomSource(seed: 53).stream("trial \($0)")).contains(value) }
  }

  @Test("Student's interval covers the mean of normal data exactly as often as its level says") func studentCoverage() {
    let covered = coverage(4000, { .mean(of: $0.normals(count: 4).map { 3 + 2 * $0 }, level: 0.8) }, of: 3)
    expectBinomial(covered, trials: 4000, probability: 0.8, "coverage")
  }

  @Test("bootstrap intervals cover the mean of 40 exponentials nearly as often as their level says") func bootstrapCoverage() {
    // Both undercover skewed data a little: 0.87 and 0.88 for a level of 0.9, so that the true coverage lies in 0.84…0.92.
    func mean(_ values: [Double]) -> Double { values.mean }
    let data: (RandomSource) -> [Double] = { source in (0..<40).map { _ in source.gamma(shape: 1, scale: 1) } }
    let percentile = coverage(
      300, { .bootstrapPercentile(of: data($0), level: 0.9, resampleCount: 200, from: $0, statistic: mean) }, of: 1)
    let accelerated = coverage(
      300, { .bootstrapBCa(of: data($0), level: 0.9, resampleCount: 200, from: $0, statistic: mean) }, of: 1)
    for covered in [percentile, accelerated] {
      #expect(BinomialDistribution(trials: 300, probability: 0.84).probability(atMost: covered) > 1e-7, "\(covered) of 300")
      #expect(BinomialDistribution(trials: 300, probability: 0.92).probability(atLeast: covered) > 1e-7, "\(covered) of 300")
    }
  }

  @Test("the BCa interval agrees with a plain transcription of its definition") func bcaDefinition() {
    let values = (0..<25).map { _ in 0.0 }.indices.map { Double(($0 * $0) % 23) }
    func variance(_ sample: [Double]) -> Double { sample.variance }
    let interval = ConfidenceInterval.bootstrapBCa(
      of: values, level: 0.9, resampleCount: 999, from: RandomSource(seed: 59), statistic: variance)

    let source = RandomSource(seed: 59)
    let resampled = (0..<999).map { _ in variance(source.bootstrapIndices(25).map { values[$0] }) }.sorted()
    let normal = NormalDistribution.standard
    let z0 = normal.quantile(Double(resampled.count { $0 < variance(values) }) / 999)
    let leftOut = values.indices.map { left in variance(values.indices.filter { $0 != left }.map { values[$0] }) }
    let center = leftOut.reduce(0, +) / 25
    let cubes = leftOut.reduce(0) { $0 + Double.pow(center - $1, 3) }
    let squares = leftOut.reduce(0) { $0 + Double.pow(center - $1, 2) }
    let a = cubes / (6 * Double.pow(squares, 1.5))
    let ends = [normal.quantile(0.05), normal.quantile(0.95)].map { z in
      resampled.quantile(normal.cumulative(z0 + (z0 + z) / (1 - a * (z0 + z))))
    }
    #expect(abs(interval.lower - ends[0]) < 1e-9 && abs(interval.upper - ends[1]) < 1e-9)
    #expect(abs(a) > 0.01 && abs(z0) > 0.01, "the corrections are at work")
  }

  @Test("a constant statistic gives an interval of one point") func degenerateBootstrap() {
    let source = RandomSource(seed: 61)
    let interval = ConfidenceInterval.bootstrapBCa(of: [7, 7, 7], level: 0.95, from: source) { $0.mean }
    #expect(interval.lower == 7 && interval.upper == 7)
    #expect(ConfidenceInterval.bootstrapPercentile(of: [7], level: 0.95, from: source) { $0[0] }.width == 0)
  }

  @Test("levels outside 0…1 and impossible counts stop the program") func badArguments() async {
    await #expect(processExitsWith: .failure) { _ = ConfidenceInterval.mean(of: [1, 2], level: 1) }
    await #expect(processExitsWith: .failure) { _ = ConfidenceInterval.wilson(successes: 3, trials: 2, level: 0.9) }
    await #expect(processExitsWith: .failure) { _ = ConfidenceInterval.mean(of: [1, .infinity], level: 0.9) }
    await #expect(processExitsWith: .failure) { _ = ConfidenceInterval(lower: 1, upper: 0, level: 0.9, method: .wilson) }
  }
}
