import Rendering
import Report
import Testing

@Suite("Tables")
struct TableTests {
  @Test("numbers are aligned on the decimal point, uncertainties beside them on their own")
  func aligned() {
    let text = SampleReport.table.rendered(as: .text, style: RenderingStyle(canvas: .block, width: 80))
    #expect(
      text == """
        Distances by world
        world             W1      λ*                 accuracy               p
        ──────────  ────────  ──────  ───────────────────────  ──────────────
        mean shift    0.1235     4/5          0.8123 ± 0.0041          0.5
        rotation ⊕  123.4          1         10.81   ± 0.41    undefined
        日本               -  -11/23  undefined      ± 0.41            1.5e-7

        """)
  }

  @Test("a table that is too wide becomes one record a row, and nothing is cut")
  func stacked() {
    let text = SampleReport.table.rendered(as: .text, style: RenderingStyle(width: 40))
    #expect(
      text == """
        Distances by world
        world:    mean shift
        W1:       0.1235
        λ*:       4/5
        accuracy: 0.8123 ± 0.0041
        p:        0.5

        world:    rotation ⊕
        W1:       123.4
        λ*:       1
        accuracy: 10.81 ± 0.41
        p:        undefined

        world:    日本
        W1:       -
        λ*:       -11/23
        accuracy: undefined ± 0.41
        p:        1.5e-7

        """)
  }

  @Test("a table without rows or columns says so")
  func empty() {
    #expect(Table(title: "T", columns: ["a"], rows: []).rendered(as: .text, style: .init()) == "T\na\n-\n(no rows)\n")
    #expect(Table(title: "T", columns: [], rows: []).rendered(as: .text, style: .init()) == "T\n(no columns)\n")
  }

  @Test("in Markdown numbers stand to the right and bars are escaped")
  func markdown() {
    let table = Table(title: "T", columns: ["name", "x|y"], rows: [["a|b *c*", 0.5], ["R_S(h)", .missing]])
    #expect(
      table.rendered(as: .markdown, style: .init()) == """
        **T**

        | name | x\\|y |
        | --- | ---: |
        | a\\|b \\*c\\* | 0.5 |
        | R_S(h) | - |

        """)
  }

  @Test("what CSV holds reads back as text shows it, whatever the names hold", arguments: 0..<100 as Range<UInt64>)
  func csvRoundTrip(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let pieces = ["a", ",", "\"", "\n", "\r\n", " ", "#", "é", "λ", ";", "\r"]
    func words() -> String { (0..<4).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
    let columns = (0..<3).map { _ in words() }
    let rows = (0..<5).map { _ in (0..<3).map { _ in words() } }
    let table = Table(title: words(), columns: columns, rows: rows.map { $0.map(Cell.text) })
    let text = table.rendered(as: .csv, style: .init())
    let body = text.unicodeScalars.drop { $0 != "\n" }.dropFirst()
    #expect(text.hasPrefix("# "))
    #expect(
      parsedCSV(String(String.UnicodeScalarView(body))) == ([columns] + rows).map { $0.map(\.withoutControlCharacters) },
      "seed \(seed): \(text)")
  }

  @Test("an uncertainty has a column of its own in CSV, and numbers keep every digit")
  func csvNumbers() {
    let table = Table(
      title: "T", columns: ["x", "y"],
      rows: [[.estimate(0.1, plusMinus: 0.25), .number(1.0 / 3, digits: 2)], [.missing, .number(.nan)], [3, .fraction(4, 5)]])
    let lines = ["# T", "x,x (plus or minus),y", "0.1,0.25,0.3333333333333333", ",,NaN", "3,,4/5", ""]
    #expect(table.rendered(as: .csv, style: .init()) == lines.joined(separator: "\r\n"))
  }

  /// A reader written from the grammar of RFC 4180.
  private func parsedCSV(_ text: String) -> [[String]] {
    var (rows, row, field, isQuoted) = ([[String]](), [String](), String.UnicodeScalarView(), false)
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if scalars.first == "\"" {
          field.append(scalars.removeFirst())
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," {
        row.append(String(field))
        field = .init()
      } else if scalar == "\r", scalars.first == "\n" {
        scalars.removeFirst()
        rows.append(row + [String(field)])
        (row, field) = ([], .init())
      } else {
        field.append(scalar)
      }
    }
    return rows
  }
}
