import NumericCore
import Testing
import Transfer

@Suite("What differs between a source and a target")
struct ProblemComparisonTests {
  private func compare(_ source: LearningProblem, _ target: LearningProblem) -> ProblemComparison {
    ProblemComparison(source: source, target: target)
  }

  private let half = Rational(1, 2)

  @Test("Each setting has its pair, and the pair its setting")
  func settings() {
    let source = binaryProblem(half, 0, 1)
    func third(_ mass: Rational) -> LearningProblem {
      LearningProblem(Domain(["a": mass, "b": 1 - mass]), LearningTask(labels: ["0", "1", "2"], rule: ["a": "0", "b": "2"]))
    }
    let named = ["a": "c", "b": "d"]
    let pairs: [(LearningProblem, TransferSetting?)] = [
      (source, TransferSetting(domain: .same, task: .same)),
      (binaryProblem(half, 1, 1), TransferSetting(domain: .same, task: .conditionalDiffers)),
      (third(half), TransferSetting(domain: .same, task: .labelsDiffer)),
      (binaryProblem(Rational(1, 4), 0, 1), TransferSetting(domain: .marginalDiffers, task: .same)),
      (binaryProblem(Rational(1, 4), 1, 1), TransferSetting(domain: .marginalDiffers, task: .conditionalDiffers)),
      (third(Rational(1, 4)), TransferSetting(domain: .marginalDiffers, task: .labelsDiffer)),
      (source.renamed(named), nil),
      (third(half).renamed(named), TransferSetting(domain: .inputsDiffer, task: .labelsDiffer)),
      (source.renamed(named).renamed(["c": "a", "d": "b"]), TransferSetting(domain: .same, task: .same)),
    ]
    for (target, setting) in pairs { #expect(compare(source, target).setting == setting, "\(target)") }
  }

  @Test("Tasks are compared where both have mass: on disjoint supports they are neither the same nor different")
  func support() {
    #expect(compare(binaryProblem(1, 0, 0), binaryProblem(0, 0, 1)).conditionalDiffers == nil)
    #expect(compare(binaryProblem(1, 0, 0), binaryProblem(half, 0, 1)).conditionalDiffers == false)
    #expect(compare(binaryProblem(1, 0, 0), binaryProblem(half, 1, 1)).conditionalDiffers == true)
  }

  @Test("Agreement where both have mass does not carry over from pair to pair")
  func chain() {
    let (first, second, third) = (binaryProblem(half, 0, 0), binaryProblem(1, 0, 0), binaryProblem(half, 0, 1))
    #expect(compare(first, second).conditionalDiffers == false && compare(second, third).conditionalDiffers == false)
    #expect(compare(first, third).conditionalDiffers == true)
  }

  @Test("Exchanging source and target exchanges nothing")
  func symmetry() {
    let conditionals = (0...2).map { [1 - Rational($0, 2), Rational($0, 2)] }
    let problems = LearningProblem.all(on: ["a", "b"], massDenominator: 2, labels: ["0", "1"], conditionals: conditionals)
    for source in problems {
      for target in problems { #expect(compare(source, target) == compare(target, source)) }
      #expect(compare(source, source).setting?.isTransfer == false)
    }
  }

  @Test(
    "Label shift is covariate shift where labels are a function of the input, concept shift where they are none of its business")
  func labelShifts() {
    func problem(_ share: Rational, _ classes: [[Rational]]) -> LearningProblem {
      LearningProblem(inputs: ["a", "b"], labels: ["0", "1"], shares: [1 - share, share], classConditionals: classes)
    }
    func shift(_ classes: [[Rational]]) -> ProblemComparison { compare(problem(half, classes), problem(Rational(1, 4), classes)) }
    let apart = shift([[1, 0], [0, 1]])
    #expect(apart.isLabelShift && apart.isCovariateShift && !apart.isConceptShift)
    let same = shift([[half, half], [half, half]])
    #expect(same.isLabelShift && same.isConceptShift && !same.isCovariateShift)
    let between = shift([[half, half], [Rational(1, 4), Rational(3, 4)]])
    #expect(between.isLabelShift && between.marginalDiffers && between.conditionalDiffers == true)
  }
}

@Suite("The settings of transfer and their names")
struct TransferSettingTests {
  @Test("Eight settings: three homogeneous, two that meet one inequality alone, and the forced ones always met")
  func settings() {
    let transfer = TransferSetting.all.filter(\.isTransfer)
    #expect(transfer.count == 8 && Set(transfer).count == 8 && transfer.count(where: \.isHomogeneous) == 3)
    #expect(transfer.map(\.conditions.count).sorted() == [1, 1, 2, 2, 2, 3, 3, 4])
    for setting in TransferSetting.all {
      #expect(!setting.conditions.contains(.inputs) || setting.conditions.contains(.marginal))
      #expect(!setting.conditions.contains(.labels) || setting.conditions.contains(.conditional))
    }
    #expect(Set(TransferSetting.all.map(\.title)).count == 9)
  }

  @Test("Examples carry over on the same spaces, parameters on the same inputs, relations and mapped features anywhere")
  func solutions() {
    for setting in TransferSetting.all {
      #expect(setting.usableSolutions.contains(.instances) == setting.isHomogeneous)
      #expect(setting.usableSolutions.contains(.parameters) == (setting.domain != .inputsDiffer))
      #expect(setting.usableSolutions.isSuperset(of: [.features, .relations]))
    }
  }

  @Test("Pan and Yang's table, row by row, and what has no row")
  func survey() {
    let (task, domain) = (
      TransferSetting(domain: .same, task: .conditionalDiffers), TransferSetting(domain: .marginalDiffers, task: .same)
    )
    func name(_ setting: TransferSetting, _ source: Bool, _ target: Bool) -> SurveyCategory? {
      SurveyCategory(setting, sourceIsLabelled: source, targetIsLabelled: target)
    }
    #expect(name(task, true, true) == .inductive && name(task, false, true) == .inductive)
    #expect(name(task, false, false) == .unsupervised && name(task, true, false) == nil)
    #expect(name(domain, true, false) == .transductive && name(domain, true, true) == nil && name(domain, false, false) == nil)
    #expect(name(TransferSetting(domain: .same, task: .same), true, false) == nil)
    let counts = Dictionary(grouping: LabelledSetting.all) { $0.category }.mapValues(\.count)
    #expect(counts == [.inductive: 12, .unsupervised: 6, .transductive: 2, nil: 12])
  }
}

@Suite("A problem as a person describes it")
struct ProblemDescriptionTests {
  typealias Sameness = ProblemDescription.Sameness

  @Test("Whatever is said, the settings left are those that agree with it, and there is one unless it is refused")
  func settings() {
    let answers: [Sameness?] = [nil, .same, .different]
    for inputs in answers {
      for marginal in answers {
        for labels in answers {
          for conditional in answers {
            for shares in answers {
              // By the definitions, for each of the nine combinations.
              let expected = TransferSetting.all.filter { setting in
                let shareAnswers: Set<Sameness> =
                  setting.task == .labelsDiffer ? [.different] : setting.isTransfer ? [.same, .different] : [.same]
                func agrees(_ answer: Sameness?, _ condition: TransferSetting.Condition) -> Bool {
                  answer == nil || (answer == .different) == setting.conditions.contains(condition)
                }
                return agrees(inputs, .inputs) && agrees(marginal, .marginal) && agrees(labels, .labels)
                  && agrees(conditional, .conditional) && (shares.map { shareAnswers.contains($0) } ?? true)
              }
              let description = try? ProblemDescription(
                inputs: inputs, marginal: marginal, labels: labels, conditional: conditional, labelShares: shares)
              #expect(description?.settings ?? [] == expected, "\([inputs, marginal, labels, conditional, shares])")
            }
          }
        }
      }
    }
  }

  @Test("A contradiction is told in a sentence")
  func contradictions() {
    #expect(throws: ContradictoryDescription.inputs) { try ProblemDescription(inputs: .different, marginal: .same) }
    #expect(throws: ContradictoryDescription.labels) { try ProblemDescription(labels: .different, conditional: .same) }
    #expect(throws: ContradictoryDescription.shares) { try ProblemDescription(labels: .different, labelShares: .same) }
    #expect(throws: ContradictoryDescription.labelShares) {
      try ProblemDescription(marginal: .same, conditional: .same, labelShares: .different)
    }
    #expect(ContradictoryDescription.labelShares.description.hasSuffix("."))
  }

  @Test("P(Y | X) can be compared with labels of both domains only, whatever a person says of it")
  func knowability() throws {
    let said = try ProblemDescription(inputs: .same, labels: .same, conditional: .same)
    #expect(said.knowability(of: .conditional) == .assumed && said.knowability(of: .marginal) == .testable)
    let labelled = try ProblemDescription(inputs: .same, labels: .same, targetLabels: .few)
    #expect(labelled.knowability(of: .conditional) == .testableWithLabels)
    #expect(try ProblemDescription(sourceLabels: .none, targetLabels: .many).knowability(of: .conditional) == .assumed)
    #expect(try ProblemDescription(inputs: .different).knowability(of: .marginal) == .said)
    #expect(try ProblemDescription(labels: .different).knowability(of: .conditional) == .said)
  }

  @Test("Labels say which of Pan and Yang's kinds it is")
  func categories() throws {
    let shift = try ProblemDescription(inputs: .same, marginal: .different, labels: .same, conditional: .same)
    #expect(shift.categories == [.transductive])
    let few = try ProblemDescription(inputs: .same, marginal: .different, labels: .same, conditional: .same, targetLabels: .few)
    #expect(few.categories == [nil])
    #expect(try ProblemDescription(conditional: .different, targetLabels: .few).categories == [.inductive])
  }
}
