import ChapterKit
import Report
import Transfer

/// The eight settings, which of them your own problem is, what can be known of it, and what the literature calls it.
struct Place: ChapterPart {
  static let name = "place"
  static let title = "The place of a problem"

  let problem: ProblemOptions

  struct Evidence: Sendable {
    let description: ProblemDescription
    let settings = SmallPairSettings()
  }

  func evidence(_ rows: [Drawless]) throws -> Evidence { Evidence(description: try problem.description()) }

  var claims: [Judged<Place>] {
    [
      Judged(
        "DEF-3", .identity, expects: .corrected,
        "𝒟_S ≠ 𝒟_T or 𝒯_S ≠ 𝒯_T gives four scenarios: 𝒳, P(X), 𝒴 or P(Y | X) differs.", from: Bibliography.georgian.cited,
        isHighlight: true
      ) { seen in
        let settings = seen.evidence.settings
        let (found, apart) = (settings.found, settings.apart)
        let single = found.count { $0.conditions.count == 1 }
        // What is missing where two spaces have no input in common, each of the two ways to compare them brings.
        let missing = Set(found).subtracting(apart)
        return Judgement.decided(
          "settings that exist", says: 4, here: .text("\(apart.count) or \(found.count)"),
          holds: apart.count == 4 || found.count == 4
        ).remark("claimed 4").corrected(
          if: apart.count == 6 && found.count == 8 && single == 2 && found.count(where: \.isHomogeneous) == 3
            && missing.isSubset(of: settings.overlapping) && missing.isSubset(of: settings.translated),
          to:
            "The inequalities do not exclude each other: 𝒳 ≠ makes P(X) ≠, and 𝒴 ≠ makes P(Y | X) ≠. Three states of the domain by "
            + "three of the task, less the one in which nothing differs, are eight settings, three homogeneous and five "
            + "heterogeneous, if two spaces have inputs in common or a correspondence is given. Else there are six: whether a "
            + "rule on other features is the same cannot be said."
        ).witness(
          "\(apart.count) settings occur in \(SmallPairs.all.count) pairs of small problems on one space or on two without a "
            + "common input; all \(found.count) with those on two spaces with one common input, \(SmallPairs.overlapping.count) "
            + "pairs, or translated, \(SmallPairs.translated.count). Only \(single) meet one inequality alone.")
      },
      Judged(
        "DEF-6", .identity, expects: .corrected, "Unsupervised transfer: the source has labels, the target has none.",
        from: .said("overviews' table of inductive, transductive and unsupervised transfer")
      ) { _ in
        let row = LabelledSetting.all.filter { $0.sourceIsLabelled && !$0.targetIsLabelled }
        let called = row.count { $0.category == .unsupervised }
        let unsupervised = LabelledSetting.all.filter { $0.category == .unsupervised }
        return Judgement.decided(
          "of these that the survey calls so", says: .integer(row.count), here: .text("\(called) of \(row.count)"),
          holds: called == row.count
        ).corrected(
          if: called == 0 && !unsupervised.isEmpty && !unsupervised.contains { $0.sourceIsLabelled || $0.targetIsLabelled },
          to:
            "In Pan and Yang's Definition 4 (p. 1354) neither has labels. Labels in the source alone are the transductive setting "
            + "if the tasks are the same, and have no name if they differ.")
      },
      Judged(
        "DEF-6b", .identity, expects: .corrected, "Transfer is inductive, transductive or unsupervised.",
        from: Bibliography.transferSurvey.at("section 2.3, Tables 1 and 2, pp. 1347–1348")
      ) { _ in
        let (all, unnamed) = (LabelledSetting.all, LabelledSetting.all.filter { $0.category == nil })
        return Judgement.decided(
          "settings, by labels, without a name", says: 0, here: .text("\(unnamed.count) of \(all.count)"), holds: unnamed.isEmpty
        ).corrected(
          if: all.allSatisfy {
            ($0.category == nil) == (($0.setting.task == .same) != ($0.sourceIsLabelled && !$0.targetIsLabelled))
          },
          to:
            "The three leave out: the same task with target labels, or with none at all, and another task of which only the "
            + "source's is labelled, such as classes that are known by description only.")
      },
      Judged(
        "DEF-6c", .identity, expects: .corrected,
        "Of the transductive setting one case is 𝒳_S ≠ 𝒳_T with equal tasks, 𝒯_S = 𝒯_T, whatever the two spaces.",
        from: Bibliography.transferSurvey.at("section 2.3, p. 1348, case 2a").noting("which asks nothing else of the spaces")
      ) { seen in
        let apart = SmallPairs.all.filter(\.comparison.inputsDiffer)
        let (equal, overlapping) = (apart.count(where: \.tasksAgree), SmallPairs.overlapping.count(where: \.tasksAgree))
        return Judgement.decided(
          "such pairs without a common input", says: "some", here: .text("\(equal) of \(apart.count)"), holds: equal > 0
        )
        .corrected(
          if: equal == 0 && overlapping > 0 && seen.evidence.settings.translated.contains { $0.task == .same },
          to:
            "On spaces without a common input P(Y | X) can be compared nowhere. Where they have inputs in common the tasks may "
            + "agree on these; else only given a correspondence, such as a translation: knowledge that neither domain nor task "
            + "contains."
        ).witness(
          "On two spaces that share one of two inputs the tasks agree there in \(overlapping) of \(SmallPairs.overlapping.count) "
            + "pairs."
        )
      },
      Judged(
        "DEF-7", .identity, expects: .fails,
        "Transfer is heterogeneous where 𝒳 or 𝒴 differs, and for that feature-based solutions are the only ones.",
        from: Bibliography.georgian.cited
      ) { seen in
        let newHeadRisk = KeptParameters().leastRisk
        let heterogeneous = seen.evidence.settings.found.filter { !$0.isHomogeneous }
        let others = heterogeneous.count { $0.usableSolutions.contains(.parameters) }
        return Judgement.refuted(
          "heterogeneous, parameters usable", says: 0, here: .text("\(others) of \(heterogeneous.count)"),
          isShown: others > 0 && newHeadRisk == 0
        ).witness(
          "Parameters learnt for four labels and kept, with a new last layer for two others, err in \(newHeadRisk) of the target. "
            + "It is what is usually done with new classes.")
      },
      Judged(
        "DEF-8", .identity, expects: .corrected, "Domain adaptation is the case P(X_S) ≠ P(X_T).", from: Bibliography.georgian.cited
      ) { seen in
        let marginal = seen.evidence.settings.found.filter { $0.conditions.contains(.marginal) }
        let adaptation = marginal.filter {
          $0.isHomogeneous && SurveyCategory($0, sourceIsLabelled: true, targetIsLabelled: false) == .transductive
        }
        return Judgement.decided(
          "settings with P(X_S) ≠ P(X_T)", says: 1, here: .integer(marginal.count), holds: marginal.count == 1
        )
        .corrected(
          if: adaptation == [TransferSetting(domain: .marginalDiffers, task: .same)],
          to:
            "It is one of these settings, that with the same inputs and the same task (Pan and Yang, section 2.3, p. 1348, case "
            + "2b)."
        )
      },
    ]
  }

  func record(_ seen: Seen<Place>) -> [ChapterReport.Item] {
    let (description, solutions) = (seen.evidence.description, SolutionClass.allCases.dropLast())
    return [
      .table(
        Table(
          title: "The settings, how many inequalities each meets, and what can be carried over as it is",
          columns: ["setting", "meets"] + solutions.map(\.rawValue),
          rows: seen.evidence.settings.found.map { setting in
            [.text(setting.title), .integer(setting.conditions.count)]
              + solutions.map { .text(setting.usableSolutions.contains($0) ? "yes" : "no") }
          })),
      .table(
        Table(
          title: "What can be known of this problem", columns: ["does it differ?", "how that is known"],
          rows: ChapterAdvice.rows(for: description).map { [.text($0.what), .text($0.how)] })),
      .table(
        Table(
          title: "The chapters that apply", columns: ["chapter", "title", "because of"],
          rows: ChapterAdvice.chapters(for: description).map {
            [.integer($0.chapter.number), .text($0.chapter.title), .text($0.reason)]
          })),
    ]
  }
}
