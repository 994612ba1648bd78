import NumericCore
import Testing
import Worlds

@Suite("Equal second moments")
struct EqualMomentsWorldTests {
  @Test("Bent labels: the source's best slope is 0, the target's 1; straight ones: both risks are the same for every slope")
  func risks() {
    let (bent, slopes) = (EqualMomentsWorld.bent, EqualMomentsWorld.slopes)
    #expect(slopes.count == 17 && slopes.first == -2 && slopes.last == 2)
    // ((−w − 1)² + (w − 1)²)/2 = w² + 1, and (w − 1)².
    for slope in slopes {
      #expect(bent.sourceRisk(slope) == slope * slope + 1 && bent.targetRisk(slope) == (slope - 1) * (slope - 1))
    }
    #expect(EqualMomentsWorld.straight.count == 17)
    for (world, own) in zip(EqualMomentsWorld.straight, slopes) {
      for slope in slopes {
        #expect(world.sourceRisk(slope) == (slope - own) * (slope - own) && world.targetRisk(slope) == world.sourceRisk(slope))
      }
    }
  }
}
