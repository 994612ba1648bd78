import Learning
import NumericCore
import Testing
import Worlds

@Suite("Random domains of one feature")
struct FeatureDomainsTests {
  @Test("Sixty balls in one to six urns on both domains, equally where that is asked for, with labels as they come")
  func domains() {
    let random = RandomSource(seed: 1)
    let worlds = (0..<200).map { (isEqual: $0 % 2 == 0, domains: FeatureDomains(equally: $0 % 2 == 0, from: random)) }
    for (isEqual, world) in worlds {
      #expect(world.source.total == FeatureDomains.whole && world.target.total == FeatureDomains.whole)
      #expect(world.source.count == world.target.count)
      if isEqual { #expect(world.source.marginal == world.target.marginal) }
      #expect((world.source.negative + world.source.positive).allSatisfy { $0 >= 0 })
    }
    #expect(Set(worlds.map(\.domains.source.count)) == Set(1...6))
    // Sixty balls fall alike into urns again by chance in one world of ten or so, unless there is one urn.
    #expect(worlds.count { !$0.isEqual && $0.domains.source.marginal != $0.domains.target.marginal } > 60)
    // Labels are drawn apart on the two domains, about half of the balls each.
    #expect(worlds.count { $0.domains.source.positive != $0.domains.target.positive } > 180)
    let share = worlds.map { Double($0.domains.source.positiveMass) / 60 }.mean
    #expect((share - 0.5).magnitude < 0.06)
  }
}
