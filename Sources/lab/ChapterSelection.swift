internal import ChapterKit
import ArgumentParser

/// The chapters that a student's words mean: commands, numbers, folders, or `all`.
struct ChapterSelection {
  let chapters: [CourseChapter]

  /// - Throws: `ValidationError` for a word that means no chapter, or a chapter that is not available.
  init(_ words: [String], available: [CourseChapter]) throws {
    let isEverything = words.isEmpty || words == ["all"]
    chapters = isEverything ? available : try words.map { try Self.chapter($0, available: available) }
    guard !chapters.isEmpty else {
      throw ValidationError("The course's folder holds no chapter.")
    }
  }

  private static func chapter(_ word: String, available: [CourseChapter]) throws -> CourseChapter {
    guard let chapter = Course.chapters.first(where: { $0.isMeant(by: word) }) else {
      throw ValidationError("There is no chapter '\(word)'. \(suggestion(for: word))")
    }
    guard available.contains(chapter) else {
      throw ValidationError(
        "Chapter \(chapter.number), \(chapter.command), is planned but not written yet; './lab list' shows which are.")
    }
    return chapter
  }

  private static func suggestion(for word: String) -> String {
    let near = Course.chapters.map { (distance: $0.distance(to: word), command: $0.command) }
      .filter { $0.distance <= word.count / 3 }
      .sorted { ($0.distance, $0.command) < ($1.distance, $1.command) }
      .prefix(3).map { "'\($0.command)'" }
    let names = near.isEmpty ? "" : "Did you mean \(near.joined(separator: " or "))? "
    return names + "'./lab list' shows them all."
  }
}

extension CourseChapter {
  fileprivate func isMeant(by word: String) -> Bool { word == command || word == folder || Int(word) == number }

  /// How far `word` is from the command, or from the nearest of the command's own words.
  fileprivate func distance(to word: String) -> Int {
    let candidates = [command] + command.split(separator: "-").map(String.init)
    return candidates.map { $0.editDistance(to: word) }.min() ?? word.count
  }
}

extension String {
  /// The fewest insertions, deletions and replacements of characters that turn one string into the other.
  ///
  /// - Complexity: O(*m n*) for strings of *m* and *n* characters
  func editDistance(to other: String) -> Int {
    var row = Array(0...other.count)
    for (index, character) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, otherCharacter) in other.enumerated() {
        let replacement = diagonal + (character == otherCharacter ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(replacement, row[column] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
