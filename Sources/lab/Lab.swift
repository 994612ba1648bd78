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
    let outcome: ProgramOutcome
    do {
      try checkHelp(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      // What is no subcommand of ours is the request for help with one, which throws it.
      guard let ours = command as? any LabCommand else {
        try command.run()
        throw CleanExit.helpRequest()
      }
      outcome = try await ours.outcome(in: .current)
    } catch {
      outcome = ProgramOutcome(error, program: "lab", command: Self.self)
    }
    outcome.conclude(program: "lab")
  }

  /// Refuses help about what does not exist, which would be that about everything.
  private static func checkHelp(_ arguments: ArraySlice<String>) throws {
    guard arguments.first == "help", let name = arguments.dropFirst().first, !name.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(name) else { return }
    throw ValidationError("There is no subcommand '\(name)'; there are \(names.joined(separator: ", ")).")
  }
}

/// A subcommand.
protocol LabCommand: ParsableCommand {
  /// Does the work; what is not written on the way is in the outcome.
  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome
}
