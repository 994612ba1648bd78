/// What a student's text may not contain: imports that the exercise does not allow, names of the checker's own code, and attributes
/// with which Swift calls C behind its own back.
///
/// Only lines that are comments from end to end are passed over. To tell comments from strings everywhere one has to be the
/// compiler, and what errs there lets an import through that stands after `"/*"`.
enum ForbiddenSource {
  /// The first forbidden thing, as the end of a sentence; nil where there is none.
  static func finding(in text: String, imports: [String]) -> String? {
    let words = words(of: text)
    for (place, word) in words.enumerated() {
      let rest = words[(place + 1)...]
      if word == "import", let module = rest.first(where: { !declarations.contains($0) }), !imports.contains(module) {
        return
          "imports \(module.prefix(40)), and this exercise allows "
          + "\(imports.isEmpty ? "no import" : imports.joined(separator: ", "))"
      }
      if Adapter.names.contains(word) { return "uses \(word), a name of the checker's own code" }
      if word == "@", let name = rest.first, name.hasPrefix("_") { return "uses @\(name.prefix(40))" }
      if attributes.contains(word) { return "uses \(word)" }
    }
    return nil
  }

  /// `import struct Module.Type`: the module is the first word that is none of these.
  private static let declarations: Set<String> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
  ]
  private static let attributes: Set<String> = ["_silgen_name", "_cdecl", "_extern"]

  /// The words of a program text, and each `@`.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      // In a block comment such a line may end it, and go on.
      if line.drop(while: \.isWhitespace).hasPrefix("//"), !line.contains("*/") { continue }
      var word = ""
      for scalar in (String(line) + " ").unicodeScalars {
        if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          word.unicodeScalars.append(scalar)
          continue
        }
        if !word.isEmpty { words.append(word) }
        word = ""
        if scalar == "@" { words.append("@") }
      }
    }
    return words
  }
}
