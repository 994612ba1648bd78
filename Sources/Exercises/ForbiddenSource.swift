/// What a student's text may not contain: imports that the exercise does not allow, and attributes with which Swift calls C behind its own back.
enum ForbiddenSource {
  /// The first forbidden thing, as the end of a sentence; nil where there is none.
  static func finding(in text: String, imports: [String]) -> String? {
    let words = words(of: text)
    for (place, word) in words.enumerated() where word == "import" {
      // `import struct Module.Type`: the module is the first word that is no kind of declaration.
      let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]
      let module = words[(place + 1)...].first { !kinds.contains($0) } ?? ""
      if !imports.contains(module) { return "imports \(module.prefix(40)), and this exercise allows \(imports.isEmpty ? "no import" : imports.joined(separator: ", "))" }
    }
    if let word = words.first(where: { Adapter.names.contains($0) }) { return "uses \(word), a name of the checker's own code" }
    if let attribute = words.first(where: { $0.hasPrefix("@_") }) { return "uses \(attribute.prefix(40))" }
    return nil
  }

  /// The words of a program text without its comments; words in strings count, as they may stand in an interpolation.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var rest = Array(text.unicodeScalars)[...]
    var depth = 0
    while let scalar = rest.first {
      let pair = rest.prefix(2).map { Character($0) }
      if pair == ["/", "*"] || depth > 0 && pair == ["*", "/"] {
        depth += pair[0] == "/" ? 1 : -1
        rest = rest.dropFirst(2)
        continue
      }
      if depth == 0, pair == ["/", "/"] {
        rest = rest.drop { $0 != "\n" && $0 != "\r" }
        continue
      }
      rest = rest.dropFirst()
      guard depth == 0 else { continue }
      if scalar == "_" || scalar == "@" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if scalar == "@" { flush() }
        word.unicodeScalars.append(scalar)
      } else {
        flush()
      }
    }
    flush()
    return words

    func flush() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
  }
}
