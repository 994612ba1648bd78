import ChapterKit
import Learning
import NumericCore
import Testing
import Transfer
import Worlds

@testable import instance_reweighting

@Suite("Chapter 11: importance weights")
struct InstanceReweightingTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("Weights turn a target risk of 0 into 1: estimated ones under covariate shift, true ones where the labels are flipped")
  func harmful() throws {
    let evidence = try Misfit(line: LineOptions()).evidence([])
    #expect(evidence.exception.unweighted == 0 && evidence.exception.weighted == 1 && evidence.exception.weightShare > 0.5)
    #expect(evidence.exampleEight.unweighted == 0 && evidence.exampleEight.weighted == 1)
  }

  @Test("The events on which estimates are compared lie on both sides of the criterion")
  func events() {
    #expect(Weighting.events.map { $0.favoursPlain(shift: 1) } == [false, true, false, true, false, true])
  }

  @Test("A single seed decides no effect, and identities all the same")
  func singleSeed() {
    for part in ["misfit", "weighting", "machines", "estimation"] {
      let list = outcome("--part", part, "--seeds", "1", "--all").output
      for id in ["CS-5", "CS-2b", "CS-15", "CS-4b", "CS-11", "CS-9", "CS-10", "CS-7"] where list.contains("\n\(id)  ") {
        #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(part): \(id)")
      }
      for id in ["CS-1  C", "CS-2  H", "CS-3  H", "CS-4  H", "CS-6  H", "CS-8  H", "CS-12  F", "CS-13  H", "CS-14  C"] {
        let name = id.prefix { $0 != " " }
        if list.contains("\n\(name)  ") { #expect(list.contains("\n\(id)"), "\(part): \(id)") }
      }
    }
  }

  @Test("The parts that draw fast come out as stated with their own seeds", arguments: ["weighting", "estimation"])
  func verdicts(part: String) { #expect(outcome("--part", part).status == .asStated) }

  @Test("Every kind of weights gives an error on a biased sample")
  func biasedData() throws {
    let data = try #require(BiasedData.all().first { $0.bias == .label && $0.name == "tumours" })
    let trials = try Machines.trials(on: data, seed: 4)
    #expect(try Machines.methods.allSatisfy { (0..<0.5).contains(try #require(trials[$0]).targetError) })
    #expect(trials[.none]?.effectiveShare == 1)
    // A bias by the label moves the prior from 0.6 to 0.15: no split is so lucky that the true weights do not help.
    #expect(try #require(trials[.truth]).targetError < #require(trials[.none]).targetError)
  }

  @Test("Each mistake runs with its part, and is refused elsewhere", arguments: PublishedMistake.allCases)
  func commandLine(mistake: PublishedMistake) {
    let shown = outcome("--part", "estimation", "--mistake", mistake.rawValue, "--seeds", "2", "--all").output
    #expect(shown.contains("The mistake and its correction"))
    let (place, _) = mistake.telling
    #expect(mistake.diagnosticNames.indices.contains(place) && shown.contains(mistake.diagnosticNames[place]))
    let refused = outcome("--part", "weighting", "--mistake", mistake.rawValue)
    #expect(refused.output.isEmpty && refused.status != .asStated)
  }

  @Test("The first screens fit 40 lines of 80 columns", arguments: ["misfit", "weighting", "machines", "estimation"])
  func screen(part: String) {
    let lines = outcome("--part", part, "--seeds", "3").output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 41)
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }
}
