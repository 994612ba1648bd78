import ChapterKit
import NumericCore
import Report
import Transfer

/// The eight settings, which of them your own problem is, what can be known of it, and what the literature calls it.
struct Place: ChapterPart {
  static let name = "place"
  static let title = "The place of a problem"

  let problem: ProblemOptions

  struct Evidence: Sendable {
    let description: ProblemDescription
    /// The settings of all pairs of small problems, by their letter and with the inputs of two spaces translated.
    let byLetter = Set(ProblemPairs.all.pairs.compactMap(\.comparison.setting))
    let translated = Set(ProblemPairs.all.translated.compactMap(\.comparison.setting))
    /// The settings of transfer that some pair has, in their order.
    var found: [TransferSetting] {
      let pairs = byLetter.union(translated.map { TransferSetting(domain: .inputsDiffer, task: $0.task) })
      return TransferSetting.all.filter { $0.isTransfer && pairs.contains($0) }
    }
  }

  func evidence(_ rows: [Drawless]) throws -> Evidence { Evidence(description: try problem.description()) }

  /// Which tasks and domains may differ, and which labels there may be.
  private static let situations = [(false, true), (true, false), (true, true)].flatMap { domain, task in
    [false, true].flatMap { source in
      [false, true].map { target in
        (
          setting: TransferSetting(domain: domain ? .marginalDiffers : .same, task: task ? .conditionalDiffers : .same), source: source,
          target: target
        )
      }
    }
  }

  var claims: [Judged<Place>] {
    [
      Judged(
        "DEF-3", .identity, expects: .corrected,
        "𝒟_S ≠ 𝒟_T or 𝒯_S ≠ 𝒯_T gives four scenarios: 𝒳, P(X), 𝒴 or P(Y | X) differs.", from: Bibliography.georgian.cited, isHighlight: true
      ) { seen in
        let found = seen.evidence.found
        let single = found.count { $0.conditions.count == 1 }
        return Judgement.decided("settings that pairs have", says: 4, here: .integer(found.count), holds: found.count == 4)
          .remark("claimed 4; \(single) meet just one")
          .corrected(
            if: found.count == 8 && single == 2 && found.count(where: \.isHomogeneous) == 3,
            to: "The four inequalities do not exclude each other: 𝒳 ≠ makes P(X) ≠, and 𝒴 ≠ makes P(Y | X) ≠. Three states of the domain by three of the task, "
              + "less the one in which nothing differs, are eight settings: three homogeneous, five heterogeneous."
          ).witness(
            "Of \(ProblemPairs.all.pairs.count) pairs of small problems. Only \(single) of the eight meet one inequality alone; by the letter, without a correspondence of "
              + "two spaces, \(seen.evidence.byLetter.filter(\.isTransfer).count) are decided.")
      },
      Judged(
        "DEF-6", .identity, expects: .corrected, "Unsupervised transfer: the source has labels, the target has none.",
        from: .said("overviews' table of inductive, transductive and unsupervised transfer")
      ) { _ in
        let row = Self.situations.filter { $0.source && !$0.target }
        let named = row.map { SurveyCategory($0.setting, sourceIsLabelled: $0.source, targetIsLabelled: $0.target) }
        let unsupervised = Self.situations.filter {
          SurveyCategory($0.setting, sourceIsLabelled: $0.source, targetIsLabelled: $0.target) == .unsupervised
        }
        return Judgement.decided(
          "of these that the survey calls so", says: .text("\(row.count)"), here: .text("\(named.count { $0 == .unsupervised }) of \(row.count)"),
          holds: named.allSatisfy { $0 == .unsupervised }
        ).corrected(
          if: !unsupervised.isEmpty && unsupervised.allSatisfy { !$0.source && !$0.target && $0.setting.task != .same }
            && named.contains(.transductive),
          to: "In Pan and Yang's Definition 4 (p. 1354) neither has labels. Labels in the source alone are the transductive setting if the tasks are the same, and have "
            + "no name if they differ.")
      },
      Judged(
        "DEF-6b", .identity, expects: .corrected, "Transfer is inductive, transductive or unsupervised.",
        from: Bibliography.transferSurvey.at("section 2.3, Tables 1 and 2, pp. 1347–1348")
      ) { _ in
        let unnamed = Self.situations.filter { SurveyCategory($0.setting, sourceIsLabelled: $0.source, targetIsLabelled: $0.target) == nil }
        return Judgement.decided(
          "situations without a name", says: 0, here: .text("\(unnamed.count) of \(Self.situations.count)"), holds: unnamed.isEmpty
        ).corrected(
          if: unnamed.allSatisfy { $0.setting.task == .same || ($0.source && !$0.target) },
          to: "The three exclude each other and leave out: the same task with target labels, or with none at all, and other tasks of which only the source's is "
            + "labelled, as in classes that are known by description only.")
      },
      Judged(
        "DEF-6c", .identity, expects: .corrected, "Of the transductive setting one case is 𝒳_S ≠ 𝒳_T with equal tasks, 𝒯_S = 𝒯_T.",
        from: Bibliography.transferSurvey.at("section 2.3, p. 1348, case 2a")
      ) { seen in
        let other = ProblemPairs.all.pairs.filter(\.comparison.inputsDiffer)
        let equal = other.count { $0.source.task == $0.target.task || $0.comparison.conditionalDiffers == false }
        return Judgement.decided("such pairs, by the letter", says: "some", here: .text("\(equal) of \(other.count)"), holds: equal > 0)
          .corrected(
            if: equal == 0 && seen.evidence.translated.contains { $0.task == .same },
            to: "P(Y | X) on two spaces are functions of different things and never equal. They can be equal given a correspondence of the inputs, such as a "
              + "translation, and that is knowledge which neither domain nor task contains.")
      },
      Judged(
        "DEF-7", .identity, expects: .fails,
        "Transfer is heterogeneous where 𝒳 or 𝒴 differs, and for that feature-based solutions are the only ones.", from: Bibliography.georgian.cited
      ) { seen in
        let heterogeneous = seen.evidence.found.filter { !$0.isHomogeneous }
        let others = heterogeneous.filter { $0.usableSolutions.contains(.parameters) }
        return Judgement.refuted(
          "heterogeneous, parameters usable", says: 0, here: .text("\(others.count) of \(heterogeneous.count)"),
          isShown: !others.isEmpty && NewHead.risk == 0
        ).witness(
          "A map learnt for four labels and kept, with a new last layer for two others, errs in \(NewHead.risk) of the target: parameters were carried over. It is what "
            + "is usually done with new classes.")
      },
      Judged(
        "DEF-8", .identity, expects: .corrected, "Domain adaptation is the case P(X_S) ≠ P(X_T).", from: Bibliography.georgian.cited
      ) { seen in
        let marginal = seen.evidence.found.filter { $0.conditions.contains(.marginal) }
        let adaptation = marginal.filter { SurveyCategory($0, sourceIsLabelled: true, targetIsLabelled: false) == .transductive && $0.isHomogeneous }
        return Judgement.decided(
          "settings with P(X_S) ≠ P(X_T)", says: 1, here: .integer(marginal.count), holds: marginal.count == 1
        ).corrected(
          if: adaptation == [TransferSetting(domain: .marginalDiffers, task: .same)],
          to: "It is that with the same inputs and the same task: one of the \(marginal.count), the latter case of the transductive setting (Pan and Yang, p. 1348).")
      },
    ]
  }

  func answer(_ seen: Seen<Place>) -> Answer {
    let (description, found) = (seen.evidence.description, seen.evidence.found)
    let left = description.transferSettings
    let chapters = ChapterAdvice.chapters(for: description).map { "\($0.number)" }.joined(separator: ", ")
    return Answer(
      setting: problem.isSaid ? "your problem" : "no problem described",
      question: problem.isSaid ? "Which transfer problem is yours?" : "How many kinds of transfer problem are there?",
      reply: !problem.isSaid
        ? "\(found.count), NOT 4" : left.isEmpty ? "NONE: NOTHING DIFFERS" : left.count == 1 ? left[0].title.uppercased() : "ONE OF \(left.count)",
      finding: finding(description, found, chapters), world: map(description), figure: picture(description),
      quantities: [
        Quantity("settings left", .integer(left.count)), Quantity("of them homogeneous", .integer(left.count(where: \.isHomogeneous))),
        Quantity("inequalities met at most", .integer(left.map(\.conditions.count).max() ?? 0)),
      ],
      why: problem.isSaid ? ChapterAdvice.knowledge(of: description) : "Other inputs have another P(X), and other labels another P(Y | X).",
      ask: problem.isSaid
        ? Ask("Which chapters, and what can be known?", (words + ["--all"]).joined(separator: " "))
        : Ask("What is yours?", "--features", "same", "--labels", "same", "--rule", "same", "--target-labels", "none"))
  }

  private func finding(_ description: ProblemDescription, _ found: [TransferSetting], _ chapters: String) -> String {
    let left = description.transferSettings
    guard problem.isSaid else {
      return "Source and target can differ in \(found.count) ways, and only \(found.count { $0.conditions.count == 1 }) of them meet one of the four inequalities alone: "
        + "the four scenarios overlap."
    }
    guard !left.isEmpty else { return "Domain and task are the same, so what is learnt on the source holds on the target as it is: chapter \(chapters)." }
    let kinds = description.categories.compactMap(\.self).map(\.rawValue).sorted() + (description.categories.contains(nil) ? ["none of their three"] : [])
    let names = left.count <= 3 ? left.map(\.title).joined(separator: " or ") : "one of \(left.count) settings"
    return "Yours is \(names), in Pan and Yang's terms \(kinds.joined(separator: " or ")); chapters \(chapters) apply."
  }
}
