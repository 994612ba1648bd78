internal import ChapterKit
import Subprocess

/// The program that turns pages on this terminal.
struct Pager {
  private let command: String

  init(_ environment: OutputEnvironment) {
    let chosen = environment.variables["PAGER"] ?? ""
    command = chosen.isEmpty ? "less" : chosen
  }

  /// Shows `text`, until the reader leaves it; false where there is no such program.
  func show(_ text: String) async throws -> Bool {
    let words = command.split(separator: " ").map(String.init)
    guard let name = words.first else { return false }
    let options = name == "less" ? ["-R", "-F", "-X"] : Array(words.dropFirst())
    do {
      let result = try await Subprocess.run(
        .name(name), arguments: Arguments(options), input: .string(text), output: .currentStandardOutput,
        error: .currentStandardError)
      return result.terminationStatus.isSuccess
    } catch {
      return false
    }
  }
}
