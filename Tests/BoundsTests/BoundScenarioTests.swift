import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("Worlds in which terms and outcome disagree")
struct BoundScenarioTests {
  private func terms(_ scenario: BoundScenario, _ rarity: Rational = Rational(1, 10), _ noise: Rational = Rational(2, 5))
    -> BoundTerms
  {
    let world = scenario.world(rarity: rarity, noise: noise)
    return DomainPair(source: world.source, target: world.target).boundTerms(of: scenario.judged, over: scenario.hypotheses)
  }

  @Test("rare region and rare flip are those of the lesson for every ε, and importance weights turn them around")
  func rare() {
    for percent in 1...19 {
      let rarity = Rational(percent, 100)
      let (region, flip) = (terms(.rareRegion, rarity), terms(.rareFlip, rarity))
      #expect(region.all == [rarity, 1 - rarity, 2 * rarity] && region.targetRisk == 1, "\(percent) %")
      #expect(flip.all == [rarity, 1 - rarity, rarity] && flip.targetRisk == 0, "\(percent) %")
      let worlds = [BoundScenario.rareRegion, .rareFlip, .misspecified].map { $0.world(rarity: rarity, noise: 0) }
      #expect(worlds.map { $0.targetRisk(ofBestOn: $0.weightedSource) } == [0, 1, 0], "\(percent) %")
    }
  }

  @Test("each of the first three has one large term and fails where learning on the target would be perfect")
  func alone() {
    let worlds = [terms(.underTrained), terms(.divergence), terms(.flippedLabels)]
    for (place, terms) in worlds.enumerated() { #expect(terms.all[place] == terms.all.max(), "term \(place)") }
    #expect(worlds.allSatisfy { $0.targetRisk >= Rational(1, 2) && $0.smallerTwo <= Rational(1, 20) && $0.leastTargetRisk == 0 })
  }

  @Test("label noise is λ and R_S, and nothing is lost; apart, the divergence is 1, and nothing is lost")
  func harmless() {
    #expect(terms(.noisySource).all == [Rational(2, 5), 0, Rational(2, 5)] && terms(.noisySource).targetRisk == 0)
    let family = BoundScenario.noisyFamily.map {
      DomainPair(source: $0.source, target: $0.target).boundTerms(over: Thresholds(.below))
    }
    #expect(family.map(\.idealJointRisk) == [Rational(1, 10), Rational(1, 4), Rational(2, 5), Rational(49, 100)])
    #expect(family.allSatisfy { $0.targetRisk == 0 && $0.supremum == 0 })
    #expect(terms(.apart).all == [0, 1, 0] && terms(.apart).targetRisk == 0)
    #expect(
      BoundScenario.allCases.allSatisfy { terms($0).lowerBound <= terms($0).targetRisk && terms($0).targetRisk <= terms($0).bound })
  }

  @Test("names and raw values are in the order of the lesson's table")
  func names() {
    #expect(
      BoundScenario.allCases.map(\.name) == [
        "under-trained", "divergence", "flipped labels", "rare region", "rare flip", "noisy source", "misspecified", "apart",
      ])
    #expect(BoundScenario.allCases.map(\.rawValue) == Array(0..<8))
  }

  @Test("learning from a noisy source comes near the truth with its sample")
  func noise() {
    let risks = (UInt64(1)...10).map {
      BoundScenario.noisyTargetRisks(noise: Rational(2, 5), sampleSizes: [50, 500, 5000], from: RandomSource(seed: $0))
    }
    let means = (0..<3).map { size in risks.map { $0[size] }.mean }
    #expect(means[0] > means[1] && means[1] > means[2] && means[2] < 0.05)
    #expect(BoundScenario.noisyTargetRisks(noise: 0, sampleSizes: [5000], from: RandomSource(seed: 1)) == [0])
  }
}
