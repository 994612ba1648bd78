import NumericCore
import Testing

/// Whether two numbers agree to the given relative error; 0 agrees with what rounds to it.
func agree(_ first: Double, _ second: Double, within relativeError: Double) -> Bool {
  if first == second { return true }
  return abs(first - second) <= relativeError * max(abs(first), abs(second)) + .leastNormalMagnitude
}

@Suite("Continuous distributions") struct ContinuousDistributionTests {
  // From scipy.stats 1.17, as (distribution, x, pdf, cdf, sf). Both libraries promise about 12 digits.
  @Test("density and both tails agree with an independent library")
  func values() {
    let rows: [(any ContinuousDistribution, Double, Double, Double, Double)] = [
      (StudentDistribution(degreesOfFreedom: 1), -20, 0.0007937902398598272, 0.015902251256176374, 0.9840977487438236),
      (StudentDistribution(degreesOfFreedom: 1), -1.5, 0.09794150344116635, 0.18716704181099886, 0.8128329581890011),
      (StudentDistribution(degreesOfFreedom: 1), 0.25, 0.2995857752318031, 0.5779791303773694, 0.42202086962263063),
      (StudentDistribution(degreesOfFreedom: 1), 4, 0.01872411095198769, 0.9220208696226306, 0.07797913037736932),
      (StudentDistribution(degreesOfFreedom: 2.5), -20, 4.9720301261279085e-05, 0.0003996941222512169, 0.9996003058777487),
      (StudentDistribution(degreesOfFreedom: 2.5), -1.5, 0.11766850421719717, 0.12391822654314809, 0.8760817734568519),
      (StudentDistribution(degreesOfFreedom: 2.5), 0.25, 0.3465072054934159, 0.5891596994373484, 0.41084030056265164),
      (StudentDistribution(degreesOfFreedom: 2.5), 4, 0.01089741587188146, 0.9804935120793409, 0.019506487920659125),
      (StudentDistribution(degreesOfFreedom: 30), -20, 4.719652257446146e-19, 3.3745418328856447e-19, 1.0),
      (StudentDistribution(degreesOfFreedom: 30), -1.5, 0.1289616017396715, 0.072032964564323, 0.927967035435677),
      (StudentDistribution(degreesOfFreedom: 30), 0.25, 0.38307350025656056, 0.5978542954597124, 0.4021457045402876),
      (StudentDistribution(degreesOfFreedom: 30), 4, 0.0005247164401974069, 0.9998090771819581, 0.0001909228180418782),
      (ChiSquaredDistribution(degreesOfFreedom: 1), 0.01, 3.9695254747701174, 0.07965567455405799, 0.920344325445942),
      (ChiSquaredDistribution(degreesOfFreedom: 1), 3, 0.05139344326792309, 0.9167354833364496, 0.08326451666355042),
      (ChiSquaredDistribution(degreesOfFreedom: 1), 90, 1.2037522875785252e-21, 1.0, 2.381600164396296e-21),
      (ChiSquaredDistribution(degreesOfFreedom: 1), 200, 1.0494140578386045e-45, 1.0, 2.0884875837625688e-45),
      (ChiSquaredDistribution(degreesOfFreedom: 4.5), 0.01, 0.0005838213066992338, 2.5987580045433324e-06, 0.9999974012419954),
      (ChiSquaredDistribution(degreesOfFreedom: 4.5), 3, 0.16345991117210337, 0.36723054820997547, 0.6327694517900245),
      (ChiSquaredDistribution(degreesOfFreedom: 4.5), 90, 1.4723222124104144e-18, 1.0, 3.0268872279419104e-18),
      (ChiSquaredDistribution(degreesOfFreedom: 4.5), 200, 5.191474406078727e-42, 1.0, 1.0513057747413425e-41),
      (ChiSquaredDistribution(degreesOfFreedom: 100), 0.01, 1.4528603655714729e-176, 2.906005633118692e-180, 1.0),
      (ChiSquaredDistribution(degreesOfFreedom: 100), 3, 7.796417848860356e-56, 4.819518849512941e-57, 1.0),
      (ChiSquaredDistribution(degreesOfFreedom: 100), 90, 0.023934624893104828, 0.24680203440017026, 0.7531979655998298),
      (ChiSquaredDistribution(degreesOfFreedom: 100), 200, 3.0578554087972633e-09, 0.9999999882154993, 1.1784500720979781e-08),
      (BetaDistribution(0.5, 0.5), 0.001, 10.070879119947092, 0.020135041633377492, 0.9798649583666225),
      (BetaDistribution(0.5, 0.5), 0.1, 1.0610329539459686, 0.20483276469913345, 0.7951672353008665),
      (BetaDistribution(0.5, 0.5), 0.7, 0.6946091180428566, 0.6309898804344546, 0.3690101195655454),
      (BetaDistribution(0.5, 0.5), 0.99, 3.1991347258556524, 0.9362314391414803, 0.06376856085851988),
      (BetaDistribution(2, 30), 0.001, 0.9034042037584287, 0.0004561037190216826, 0.9995438962809783),
      (BetaDistribution(2, 30), 0.1, 4.380419688439007, 0.8304353668991351, 0.16956463310086478),
      (BetaDistribution(2, 30), 0.7, 4.4678375664539166e-13, 0.9999999999999954, 4.529604906082298e-15),
      (BetaDistribution(2, 30), 0.99, 9.207000000000249e-56, 1.0, 3.0700000000000818e-59),
      (BetaDistribution(400, 3), 0.001, 0.0, 0.0, 1.0),
      (BetaDistribution(400, 3), 0.1, 0.0, 0.0, 1.0),
      (BetaDistribution(400, 3), 0.7, 4.536917650804665e-56, 8.032539935222532e-59, 1.0),
      (BetaDistribution(400, 3), 0.99, 58.45788058674405, 0.23371620364108803, 0.766283796358912),
    ]
    for (distribution, x, density, cumulative, upperTail) in rows {
      #expect(agree(distribution.density(x), density, within: 1e-11), "density of \(distribution) at \(x)")
      #expect(agree(distribution.cumulative(x), cumulative, within: 1e-11), "lower tail of \(distribution) at \(x)")
      #expect(agree(distribution.upperTail(x), upperTail, within: 1e-11), "upper tail of \(distribution) at \(x)")
    }
  }

  // From scipy.stats 1.17, as (distribution, probability, ppf, isf).
  @Test("quantiles of both tails agree with an independent library")
  func quantiles() {
    let rows: [(any ContinuousDistribution, Double, Double, Double)] = [
      (StudentDistribution(degreesOfFreedom: 1), 1e-08, -31830988.61837906, 31830988.61837906),
      (StudentDistribution(degreesOfFreedom: 1), 0.025, -12.706204736174705, 12.706204736174705),
      (StudentDistribution(degreesOfFreedom: 1), 0.6, 0.32491969623290634, -0.32491969623290634),
      (StudentDistribution(degreesOfFreedom: 1), 0.995, 63.656741162871526, -63.656741162871526),
      (StudentDistribution(degreesOfFreedom: 2.5), 1e-08, -1389.227583027538, 1389.227583027538),
      (StudentDistribution(degreesOfFreedom: 2.5), 0.025, -3.5746548420036834, 3.5746548420036834),
      (StudentDistribution(degreesOfFreedom: 2.5), 0.6, 0.2814595127485477, -0.2814595127485477),
      (StudentDistribution(degreesOfFreedom: 2.5), 0.995, 7.163728138948783, -7.163728138948783),
      (StudentDistribution(degreesOfFreedom: 30), 1e-08, -7.556534651885402, 7.556534651885402),
      (StudentDistribution(degreesOfFreedom: 30), 0.025, -2.042272456301238, 2.042272456301238),
      (StudentDistribution(degreesOfFreedom: 30), 0.6, 0.2556053649519128, -0.2556053649519128),
      (StudentDistribution(degreesOfFreedom: 30), 0.995, 2.7499956535672254, -2.7499956535672254),
      (ChiSquaredDistribution(degreesOfFreedom: 1), 1e-06, 1.5707963267957187e-12, 23.928126976934827),
      (ChiSquaredDistribution(degreesOfFreedom: 1), 0.05, 0.003932140000019522, 3.8414588206941285),
      (ChiSquaredDistribution(degreesOfFreedom: 1), 0.5, 0.454936423119572, 0.4549364231195724),
      (ChiSquaredDistribution(degreesOfFreedom: 1), 0.99, 6.6348966010212145, 0.00015708785790970235),
      (ChiSquaredDistribution(degreesOfFreedom: 4.5), 1e-06, 0.006537750872693486, 34.65305921919225),
      (ChiSquaredDistribution(degreesOfFreedom: 4.5), 0.05, 0.9201426510324018, 10.288195667851385),
      (ChiSquaredDistribution(degreesOfFreedom: 4.5), 0.5, 3.8537537676844713, 3.8537537676844713),
      (ChiSquaredDistribution(degreesOfFreedom: 4.5), 0.99, 14.193826301013505, 0.4172897258031695),
      (ChiSquaredDistribution(degreesOfFreedom: 100), 1e-06, 46.50133071589314, 182.12677711954765),
      (ChiSquaredDistribution(degreesOfFreedom: 100), 0.05, 77.92946516501726, 124.34211340400408),
      (ChiSquaredDistribution(degreesOfFreedom: 100), 0.5, 99.33412923598846, 99.33412923598846),
      (ChiSquaredDistribution(degreesOfFreedom: 100), 0.99, 135.80672317102676, 70.0648949253998),
      (BetaDistribution(0.5, 0.5), 1e-06, 2.46740110027031e-12, 0.9999999999975326),
      (BetaDistribution(0.5, 0.5), 0.3, 0.2061073738537634, 0.7938926261462365),
      (BetaDistribution(0.5, 0.5), 0.975, 0.9984586668665639, 0.0015413331334360146),
      (BetaDistribution(2, 30), 1e-06, 4.6394691291346266e-05, 0.4216888868854337),
      (BetaDistribution(2, 30), 0.3, 0.03534549457761984, 0.07687793066262007),
      (BetaDistribution(2, 30), 0.975, 0.16702111623022772, 0.007910983461854709),
      (BetaDistribution(400, 3), 1e-06, 0.9534157341810127, 0.999954479038663),
      (BetaDistribution(400, 3), 0.3, 0.9910241121637274, 0.9952388475500649),
      (BetaDistribution(400, 3), 0.975, 0.9984583626036567, 0.982144549594535),
    ]
    for (distribution, probability, lower, upper) in rows {
      #expect(agree(distribution.quantile(probability), lower, within: 1e-10), "\(distribution) at \(probability)")
      #expect(agree(distribution.upperQuantile(probability), upper, within: 1e-10), "\(distribution) at \(probability)")
    }
  }

  @Test("the quantile is the least number whose probability is reached", arguments: [1e-12, 0.001, 0.3, 0.5, 0.97])
  func quantileInvertsCumulative(probability: Double) {
    let distributions: [any ContinuousDistribution] = [
      StudentDistribution(degreesOfFreedom: 3), ChiSquaredDistribution(degreesOfFreedom: 0.2), BetaDistribution(1e-3, 5),
      BetaDistribution(1e5, 3e5),
    ]
    for distribution in distributions {
      let quantile = distribution.quantile(probability)
      #expect(distribution.cumulative(quantile) >= probability, "\(distribution)")
      #expect(
        quantile == distribution.support.lowerBound || distribution.cumulative(quantile.nextDown) < probability, "\(distribution)")
    }
  }

  @Test("the ends of the support are the quantiles of 0 and 1")
  func ends() {
    let beta = BetaDistribution(2, 3)
    #expect(beta.quantile(0) == 0 && beta.quantile(1) == 1)
    #expect(beta.upperQuantile(0) == 1 && beta.upperQuantile(1) == 0)
    #expect(StudentDistribution(degreesOfFreedom: 3).quantile(0) == -.infinity)
    #expect(ChiSquaredDistribution(degreesOfFreedom: 1).quantile(1) == .infinity)
    #expect(NormalDistribution.standard.quantile(1) == .infinity)
    #expect(ChiSquaredDistribution(degreesOfFreedom: 4).cumulative(-1) == 0 && BetaDistribution(2, 2).upperTail(1.5) == 0)
  }

  @Test("parameters outside their range stop the program") func badParameters() async {
    await #expect(processExitsWith: .failure) { _ = StudentDistribution(degreesOfFreedom: 0) }
    await #expect(processExitsWith: .failure) { _ = NormalDistribution(mean: .nan, standardDeviation: 1) }
    await #expect(processExitsWith: .failure) { _ = BetaDistribution(1, 1).quantile(1.5) }
  }

  // From scipy.stats 1.17.
  @Test(
    "normal tails and quantiles agree with an independent library",
    arguments: [
      (-37.5, 4.605353009581954e-308, 1.0), (-8, 6.22096057427174e-16, 0.9999999999999993),
      (-1.5, 0.06680720126885807, 0.9331927987311419), (0, 0.5, 0.5), (0.3, 0.6179114221889526, 0.3820885778110474),
      (2, 0.9772498680518208, 0.022750131948179195), (9, 1.0, 1.1285884059538324e-19),
    ])
  func normal(z: Double, cumulative: Double, upperTail: Double) {
    let distribution = NormalDistribution(mean: 3, standardDeviation: 2)
    #expect(agree(distribution.cumulative(3 + 2 * z), cumulative, within: 1e-12))
    #expect(agree(distribution.upperTail(3 + 2 * z), upperTail, within: 1e-12))
    #expect(agree(distribution.density(3 + 2 * z), Double.exp(-z * z / 2) / 2 / (2 * .pi).squareRoot(), within: 1e-14))
    if abs(z) < 5 { #expect(abs(distribution.quantile(cumulative) - (3 + 2 * z)) < 1e-12) }
  }

  @Test(
    "normal quantiles agree with an independent library",
    arguments: [
      (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.025, -1.9599639845400545), (0.5, 0),
      (0.9, 1.2815515655446004), (0.999999, 4.753424308817087),
    ])
  func normalQuantile(probability: Double, quantile: Double) {
    #expect(agree(NormalDistribution.standard.quantile(probability), quantile, within: 1e-12))
    #expect(agree(NormalDistribution.standard.upperQuantile(probability), -quantile, within: 1e-12))
  }
}
