import Foundation
import Testing

@testable import Exercises

/// Workers of many texts in one program, which asks for its own name to know whose it is: one compilation instead of a hundred.
///
/// Each text becomes the inside of a structure, so that no two of them meet.
struct ManyWorkers {
  let folder: TemporaryFolder
  private let program: URL

  init(_ texts: [Course.Text]) async throws {
    folder = try TemporaryFolder()
    var (structures, cases) = ("", "")
    for (place, text) in texts.enumerated() {
      structures += "struct Case\(place) {\n\(text.text)\n}\n"
      cases += "case \"case-\(place)\":\n\(Adapter.answering(text.folder.exercise.signature, owner: "Case\(place)()."))"
    }
    let main =
      Adapter.opening + "switch CommandLine.arguments[0].split(separator: \"/\").last ?? \"\" {\n\(cases)default: break\n}\n"
    let compilation = await WorkerCompiler(cache: folder.url).worker(for: structures, main: main)
    guard case .worker(let worker) = compilation else {
      Issue.record("\(compilation)")
      throw CancellationError()
    }
    program = worker.program
  }

  /// The worker of the text at this place.
  func worker(_ place: Int) throws -> Worker {
    let link = folder.url.appendingPathComponent("case-\(place)")
    if !FileManager.default.fileExists(atPath: link.path) {
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: program)
    }
    return Worker(program: link)
  }
}
