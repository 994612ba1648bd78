import NumericCore
import Testing
import Transfer

@Suite("Pairs of problems that are all tried")
struct SmallPairsTests {
  @Test("Every problem of two spaces is there once, in every pair")
  func all() {
    #expect(SmallPairs.all.count == 216 * 216 && Set(SmallPairs.all).count == SmallPairs.all.count)
    let problems = Set(SmallPairs.all.map(\.source))
    #expect(problems == Set(SmallPairs.all.map(\.target)))
    // A space with k labels: two domains of one input, two of both, and k (k + 1) / 2 distributions in halves at each input.
    #expect(problems.count == 2 * (2 * 3 + 2 * 9) + 2 * (2 * 6 + 2 * 36))
    #expect(SmallPairs.binary.count == 24 && SmallPairs.binary.allSatisfy { $0.task.labels == ["0", "1"] })
  }

  @Test("Overlapping spaces have one input in common, translated ones become one space")
  func spaces() {
    for pair in SmallPairs.overlapping {
      #expect(Set(pair.source.domain.inputs).intersection(pair.target.domain.inputs) == ["b"])
    }
    #expect(SmallPairs.overlapping.count == 108 * 108 && SmallPairs.translated.count == 108 * 108)
    #expect(SmallPairs.translated.allSatisfy { !$0.comparison.inputsDiffer })
  }

  @Test("Under label shift P(Y) differs and P(X | Y) does not; untied problems have one best label at each input")
  func kinds() {
    #expect(SmallPairs.labelShifts.count == 600 && SmallPairs.labelShifts.allSatisfy(\.comparison.isLabelShift))
    #expect(SmallPairs.untied.count == 48 * 48)
    let problems = Set(SmallPairs.untied.map(\.source))
    #expect(problems.count == 48 && problems.allSatisfy { $0.bestLabels.values.map(\.count) == [1, 1] })
  }

  @Test("Six settings on spaces without a common input; one in common, or a translation, brings the other two")
  func settings() {
    let settings = SmallPairSettings()
    let missing = [TransferSetting.TaskRelation.same, .conditionalDiffers].map { TransferSetting(domain: .inputsDiffer, task: $0) }
    #expect(settings.apart == Set(TransferSetting.all.filter { $0.isTransfer && !missing.contains($0) }))
    #expect(settings.found == TransferSetting.all.filter(\.isTransfer))
    for others in [settings.overlapping, settings.translated] {
      #expect(others == Set(TransferSetting.all.filter { $0.domain == .inputsDiffer }))
    }
  }

  @Test("Chains of agreement are those of three nested loops, and one breaks where the second has no mass")
  func chains() {
    let half = Rational(1, 2)
    let (first, second, third) = (binaryProblem(half, 0, 0), binaryProblem(1, 0, 0), binaryProblem(half, 0, 1))
    #expect(AgreementChains(among: [first, third]) == AgreementChains(among: [first, first.withLabelsExchanged]))
    let fourth = binaryProblem(0, 0, 0)
    for problems in [[first, second, third], [first, second, fourth], Array(SmallPairs.binary.suffix(9)), []] {
      var (count, broken) = (0, 0)
      for one in problems {
        for two in problems where ProblemPair(one, two).comparison.conditionalDiffers == false {
          for three in problems where ProblemPair(two, three).comparison.conditionalDiffers == false {
            count += 1
            if ProblemPair(one, three).comparison.conditionalDiffers == true { broken += 1 }
          }
        }
      }
      let chains = AgreementChains(among: problems)
      #expect(chains.count == count && chains.brokenCount == broken)
    }
    // First to third by the second, and back.
    #expect(AgreementChains(among: [first, second, third]).brokenCount == 2)
    // From the second to the fourth by the first: both agree with it, and have no input in common.
    #expect(AgreementChains(among: [first, second, fourth]).brokenCount == 0)
  }
}
