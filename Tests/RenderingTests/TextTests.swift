import Rendering
import Report
import Testing

@Suite("Text")
struct TextTests {
  @Test(
    "characters have the width that terminals give them",
    arguments: [
      ("a", 1), ("λ₁⊕−≤ξ½±", 8), ("日本", 4), ("e\u{301}", 1), ("🙂", 2), ("❤️", 2), ("│┤░▒▓█▙⣿╌", 9), ("\u{1B}", 0), ("한", 2), ("", 0),
    ] as [(String, Int)])
  func width(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test("wrapping keeps every word whole and every line within the width", arguments: 0..<200 as Range<UInt64>)
  func wrapping(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let words = (0..<40).map { _ in String(repeating: "xλ日", count: Int.random(in: 1...4, using: &random)) }
    let width = Int.random(in: 20...80, using: &random)
    let lines = words.joined(separator: " ").wrapped(to: width, indent: 2)
    #expect(lines.allSatisfy { $0.displayWidth <= width }, "seed \(seed)")
    #expect(lines.joined(separator: " ").split(separator: " ").map(String.init) == words, "seed \(seed)")
  }

  @Test("a word wider than the line has a line of its own, or is cut where that is asked for")
  func longWords() {
    let word = String(repeating: "w", count: 50)
    #expect("a \(word) b".wrapped(to: 40) == ["a", word, "b"])
    #expect("a \(word) b".wrapped(to: 40, breaksLongWords: true).allSatisfy { $0.count <= 40 })
  }

  @Test("control characters are shown by what they are, in text as in CSV and in the titles of columns")
  func controlCharacters() {
    let name = "a\u{1B}[31m\nb\r\u{202E}\u{85}\t"
    let shown = #"a\x1B[31m\nb\r\x202E\x85\t"#
    let table = Table(title: name, columns: [name], rows: [[.text(name)]])
    #expect(table.rendered(as: .text, style: .init()).contains(shown))
    #expect(table.rendered(as: .csv, style: .init()) == "# \(shown)\r\n\(shown)\r\n\(shown)\r\n")
  }

  @Test("of a name that is longer than a line, its beginning and its end are shown")
  func longNames() {
    #expect("short".shown == "short")
    let long = String(repeating: "a", count: 1_000_000) + String(repeating: "z", count: 100)
    #expect(long.shown.count == 81 && long.shown.hasPrefix("aaa") && long.shown.hasSuffix("zzz") && long.shown.contains("a…z"))
  }

  @Test("an estimate is not parted from its uncertainty")
  func glue() {
    #expect("measured 0.81 ± 0.02".wrapped(to: 15) == ["measured", "0.81 ± 0.02"])
    #expect("at the 95 % level".wrapped(to: 9) == ["at the", "95 %", "level"])
  }
}
