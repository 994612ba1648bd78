import Exercises
import Foundation

/// A student's copy of the course: what is named here and nothing else, so that what is forgotten is left out and not given away.
struct CourseRelease: Sendable {
  /// The authors' tree.
  let course: ExerciseCourse
  /// The folder of the copy.
  let out: URL

  /// The list of the copy's files with their digests.
  static let manifestName = "MANIFEST"

  private static let files = ["Package.swift", "README.md", "LICENSE", "LICENSE-PROSE.md", "lab", ".gitignore", ".swift-format"]
  private static let folders = ["Sources", "Chapters", "Notebooks", "Tests"]
  private static let extensions: Set<String> = [
    "swift", "md", "json", "csv", "txt", "ipynb", "py", "c", "h", "modulemap", "svg", "png", "css", "js",
  ]
  private static let exerciseFiles: Set<String> = ["Exercise.swift", "exercise.json", "Answer.md"]

  /// The paths that are copied.
  func paths() -> [String] {
    let manager = FileManager.default
    var paths = Self.files.filter { manager.fileExists(atPath: course.root.appendingPathComponent($0).path) }
    for folder in Self.folders {
      let enumerator = manager.enumerator(atPath: course.root.appendingPathComponent(folder).path)
      while let name = enumerator?.nextObject() as? String {
        let path = "\(folder)/\(name)"
        if enumerator?.fileAttributes?[.type] as? FileAttributeType == .typeRegular, Self.isForStudents(path) { paths.append(path) }
      }
    }
    return paths.sorted()
  }

  /// Whether a path below one of the folders is for students.
  static func isForStudents(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last, !parts.contains(where: { $0.hasPrefix(".") || $0 == "__pycache__" }),
      let dot = name.lastIndex(of: "."), extensions.contains(String(name[name.index(after: dot)...]))
    else { return false }
    switch parts[0] {
    case "Sources": return parts.count > 2 && parts[1] != "teach"
    case "Tests": return parts.count > 2 && parts[1].hasSuffix("Tests") && !["ExercisesTests", "TeachTests"].contains(parts[1])
    case "Chapters" where parts.contains("Exercises"):
      return parts.count == 5 && parts[2] == "Exercises" && exerciseFiles.contains(name)
    default: return true
    }
  }

  /// Copies the files and writes the manifest.
  func write() throws(TeachingError) {
    let starters = Dictionary(
      course.exercises.map { ($0.file.standardizedFileURL.path, $0.exercise.starterText) }, uniquingKeysWith: { first, _ in first })
    var manifest: [String] = []
    for path in paths() {
      let source = course.root.appendingPathComponent(path)
      guard var data = try? Data(contentsOf: source) else { throw TeachingError("'\(source.path)' cannot be read.") }
      // An author may have tried the exercise in place.
      if let starter = starters[source.standardizedFileURL.path] { data = Data(starter.utf8) }
      try Files.write(data, to: out.appendingPathComponent(path), permissions: path == "lab" ? 0o755 : 0o644)
      manifest.append("\(SHA256.hex(of: SHA256.digest(Array(data))))  \(path)\n")
    }
    try Files.write(Data(manifest.joined().utf8), to: out.appendingPathComponent(Self.manifestName))
  }

  /// What is wrong with the copy as it lies there, in sentences; none where it is sound.
  func objections() async throws -> [String] {
    var objections: [String] = []
    let manager = FileManager.default
    let listed = try Files.text(of: out.appendingPathComponent(Self.manifestName)).split(separator: "\n").map {
      (digest: String($0.prefix(64)), path: String($0.dropFirst(66)))
    }
    var found: [String] = []
    let enumerator = manager.enumerator(atPath: out.path)
    while let path = enumerator?.nextObject() as? String {
      if enumerator?.fileAttributes?[.type] as? FileAttributeType != .typeDirectory { found.append(path) }
    }
    let (names, expected) = (Set(found), Set(listed.map(\.path) + [Self.manifestName]))
    objections += names.subtracting(expected).sorted().map { "'\($0)' is there, and not in the manifest." }
    objections += expected.subtracting(names).sorted().map { "'\($0)' is in the manifest, and not there." }

    let solutions = try solutionLines()
    for (digest, path) in listed where names.contains(path) {
      guard let data = try? Data(contentsOf: out.appendingPathComponent(path)), SHA256.hex(of: SHA256.digest(Array(data))) == digest
      else {
        objections.append("'\(path)' is not what the manifest says.")
        continue
      }
      for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
        if let id = solutions[Self.essence(line)] { objections.append("'\(path)' has a line of the solution of \(id): \(line)") }
      }
    }

    let copy = try ExerciseCourse(out)
    if copy.exercises.map(\.exercise.id) != course.exercises.map(\.exercise.id) {
      objections.append("The exercises are not all there.")
    }
    let judge = Judge(
      compiler: WorkerCompiler(cache: manager.temporaryDirectory), confinement: .limits, course: ExerciseCourse.name)
    for folder in copy.exercises {
      let result = await judge.result(of: try Files.text(of: folder.file), for: .init(folder), student: "anybody")
      if result.verdict != .notAttempted {
        objections.append("The starter of \(folder.exercise.id) is \(result.verdict.rawValue).")
      }
    }
    return objections
  }

  /// The lines that only solutions have, of 25 characters or more, with the exercises' ids.
  private func solutionLines() throws(TeachingError) -> [String: String] {
    var lines: [String: String] = [:]
    for folder in course.exercises {
      let starter = Set(folder.exercise.starterText.split(whereSeparator: \.isNewline).map(Self.essence))
      let text = try Files.text(of: folder.url.appendingPathComponent("Solution.swift"))
      for line in text.split(whereSeparator: \.isNewline) {
        let essence = Self.essence(line)
        // A declaration is in the task; what is as long without blanks is longer with them.
        if essence.count >= 25, !starter.contains(essence), !folder.exercise.declarationLines.contains(essence) {
          lines[essence] = folder.exercise.id
        }
      }
    }
    return lines
  }

  /// A line without blanks, and without what makes it a comment or a string.
  private static func essence(_ line: Substring) -> String {
    let quotes: Set<Character> = ["/", "*", "\"", "#", ",", "\\"]
    var rest = Substring(line.filter { !$0.isWhitespace })
    while let first = rest.first, quotes.contains(first) { rest.removeFirst() }
    while let last = rest.last, quotes.contains(last) { rest.removeLast() }
    return String(rest)
  }
}

extension Exercise {
  /// The ways in which its declaration stands on a line, without blanks.
  fileprivate var declarationLines: Set<String> {
    let plain = signature.declaration.filter { !$0.isWhitespace }
    return [plain, plain + "{"]
  }
}
