import ArgumentParser
internal import ChapterKit

/// The driver of the course: it runs the chapters' programs, which lie beside its own, and gathers what they say.
@main struct Lab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab", abstract: "TransferLab, an executable course on transfer-learning theory.",
    subcommands: [
      RunChapters.self, ListChapters.self, ShowLesson.self, ExplainWord.self, ShowLedger.self, MeasureDomains.self, MergeRows.self,
      SubmitToCluster.self, NewChapter.self,
      ExamineInstallation.self,
    ])

  static func main() async {
    AvailableMemory.requireAddressSpace(program: "lab")
    await runSubcommand(of: "lab", checking: checkHelp)
  }

  /// Refuses help about what does not exist, which would be that about everything.
  private static func checkHelp(_ arguments: ArraySlice<String>) throws {
    guard arguments.first == "help", let name = arguments.dropFirst().first, !name.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(name) else { return }
    throw ValidationError("There is no subcommand '\(name)'; there are \(names.joined(separator: ", ")).")
  }
}
