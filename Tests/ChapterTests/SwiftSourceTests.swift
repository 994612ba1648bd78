import Foundation
import Testing

@Suite struct SwiftSourceTests {
  private static let text = #"""
    /// A func inside of a comment: func risk() {
    struct Bound {
      let shown = "a brace { in a string, and \(["}"].joined(separator: "{")) more"
      static let table = [
        1, 2,
      ]
      let raw = #"\" { "#

      /* func risk() { */
      public static func risk<Mass: Sum>(
        of h: Int
      ) -> Int
      where Mass: Comparable {
        // } does not count
        if h > 0 { return "}".count }
        return h
      }

      var sum: Int {
        1 + 2
      }

      var total: Int
        = 3

      init(_ h: Int) {}
      init?(text: String) {
        nil
      }
      func riskier() {}
    }
    """#

  private func declarations(_ name: String, in text: String = Self.text) -> [String] { SwiftSource(text).declarations(of: name) }

  @Test("A function is found from its first line to its last brace; strings and comments do not count")
  func function() {
    #expect(
      declarations("risk") == [
        """
        public static func risk<Mass: Sum>(
          of h: Int
        ) -> Int
        where Mass: Comparable {
          // } does not count
          if h > 0 { return "}".count }
          return h
        }
        """
      ])
  }

  @Test("Properties, initialisers and types are declarations too")
  func others() {
    #expect(declarations("sum") == ["var sum: Int {\n  1 + 2\n}"])
    #expect(declarations("total") == ["var total: Int\n  = 3"])
    #expect(declarations("table") == ["static let table = [\n  1, 2,\n]"])
    #expect(declarations("init") == ["init(_ h: Int) {}", "init?(text: String) {\n  nil\n}"])
    #expect(declarations("Bound").count == 1 && declarations("Bound")[0].hasSuffix("\n  func riskier() {}\n}"))
    #expect(declarations("raw") == [##"let raw = #"\" { "#"##])
    #expect(declarations("none").isEmpty && declarations("h").isEmpty && declarations("Mass").isEmpty)
  }

  @Test(
    "A change of a single character of the source is seen, and indentation is not",
    arguments: ["h > 0", "return h", "of h", "<Mass: Sum>"])
  func changes(part: String) {
    let shown = declarations("risk")[0]
    #expect(!declarations("risk", in: Self.text.replacing(part, with: part + "!")).contains(shown))
    let indented = Self.text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
    #expect(declarations("risk", in: indented) == [shown])
  }

  @Test(
    "The brackets of the files that lessons quote match, so that every declaration has its end",
    arguments: ["Learning", "Divergences", "Bounds", "Transfer", "Worlds"])
  func matching(library: String) throws {
    let root = PackageOnDisk.root.appendingPathComponent("Sources/\(library)")
    let paths =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
    #expect(paths.count > 5)
    for path in paths { #expect(SwiftSource(try PackageOnDisk.text("Sources/\(library)/\(path)")).isBalanced, "\(path)") }
  }
}
