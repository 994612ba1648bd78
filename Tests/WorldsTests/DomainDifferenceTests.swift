import NumericCore
import Testing
import Worlds

@Suite("Ways in which two domains can differ")
struct DomainDifferenceTests {
  private func samples(_ difference: DomainDifference, _ amount: Double, isNull: Bool = false, count: Int = 60)
    -> DomainDifference.Samples
  {
    DomainDifference.Samples(
      of: difference, amount: amount, isNull: isNull, count: count, dimension: 10, random: RandomSource(seed: 3))
  }

  @Test("At an amount of 0 nothing differs: the samples are those of the null", arguments: DomainDifference.allCases)
  func amountZero(difference: DomainDifference) {
    #expect(samples(difference, 0) == samples(difference, 0, isNull: true))
  }

  @Test("A difference moves the target alone, and only turned labels keep the features", arguments: DomainDifference.allCases)
  func amountOne(difference: DomainDifference) {
    let (shown, null) = (samples(difference, 1), samples(difference, 1, isNull: true))
    #expect(shown.source == null.source && shown.sourceLabels == null.sourceLabels)
    #expect((shown.target == null.target) == (difference == .same || difference == .flip))
    #expect(shown.source.columnCount == (difference == .wide ? 10 : 2) && shown.targetLabels.count == 60)
  }

  @Test("The target is moved, spread and thrown out by as much as is said")
  func amounts() {
    let null = samples(.same, 0).target.elements
    func changes(_ difference: DomainDifference, _ amount: Double) -> [Double] {
      let target = samples(difference, amount).target
      return zip(target.elements, samples(difference, amount, isNull: true).target.elements).map { $0 - $1 }
    }
    func isNear(_ left: [Double], _ right: [Double]) -> Bool { zip(left, right).allSatisfy { ($0 - $1).magnitude < 1e-12 } }
    #expect(isNear(changes(.mean, 0.7), null.indices.map { $0.isMultiple(of: 2) ? 0.7 : 0 }))
    #expect(isNear(changes(.scale, 1.5), null.map { (Double.pow(2, 1.5) - 1) * $0 }))
    #expect(isNear(changes(.outlier, 0.5), null.indices.map { $0 == 0 ? 10 : 0 }))
    #expect(isNear(changes(.wide, 3), (0..<600).map { $0.isMultiple(of: 10) ? 1.5 : 0 }))
  }

  @Test("A turned cloud keeps the laws of both features at every amount, and turns their correlation")
  func turnedCloud() {
    for amount in [0.5, 1, 2, 100] {
      let drawn = samples(.turn, amount, count: 4000)
      // The mean of 4000 squares has the standard error 0.022, that of products no more.
      for (points, sign) in [(drawn.source, 1.0), (drawn.target, -1)] {
        for values in [points.column(0), points.column(1)] {
          #expect((values.map { $0 * $0 }.mean - 1).magnitude < 0.15 && values.mean.magnitude < 0.1, "amount \(amount)")
        }
        let correlation = zip(points.column(0), points.column(1)).map { $0 * $1 }.mean
        // ρ = tanh(a artanh 0.9): 0.627 for a = ½.
        let expected = amount == 0.5 ? 0.62679 : amount == 1 ? 0.9 : amount == 2 ? 0.99448 : 1
        #expect((correlation - sign * expected).magnitude < 0.15, "amount \(amount)")
      }
    }
  }

  @Test("Bands of both domains alternate at an amount of 1, and no point lies in a band of the other domain")
  func bands() {
    let drawn = samples(.bands, 1, count: 500)
    #expect(drawn.source.column(0).allSatisfy { Int($0 * 8) % 2 == 0 && (0...2).contains($0) })
    #expect(drawn.target.column(0).allSatisfy { Int($0 * 8) % 2 == 1 && (0...2).contains($0) })
  }

  @Test("The share of labels that is turned is the amount, and all are turned from 1 on")
  func turnedLabels() {
    func share(_ amount: Double) -> Double {
      let (shown, null) = (samples(.flip, amount, count: 4000), samples(.flip, amount, isNull: true, count: 4000))
      return Double(zip(shown.targetLabels, null.targetLabels).count { $0 != $1 }) / 4000
    }
    // Six standard errors of a share of 4000.
    #expect((share(0.3) - 0.3).magnitude < 0.05 && share(1) == 1 && share(2) == 1)
    for difference in DomainDifference.allCases {
      let drawn = samples(difference, 1, count: 4000)
      #expect((Double(drawn.sourceLabels.count { $0 }) / 4000 - 0.5).magnitude < 0.05, "\(difference.rawValue)")
    }
  }

  @Test("The differences that share the standard source draw it")
  func standardSource() {
    let standard = samples(.same, 1).source
    for difference in DomainDifference.allCases {
      #expect((samples(difference, 1).source == standard) == difference.hasStandardSource, "\(difference.rawValue)")
    }
  }
}
