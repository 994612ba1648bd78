import Foundation
import Rendering
import Report
import Testing

@Suite("Pictures in rows")
struct PictureGridTests {
  private let shades: [Character] = Array(" .:-=+*#%@")

  private func figure(_ pictures: [PictureGrid.Picture?], range: ClosedRange<Double>? = 0...1) -> Figure {
    Figure(
      title: "T", caption: "",
      content: .pictureGrid(PictureGrid(value: Axis("ink", range: range), rows: [.init("row", pictures: pictures)])))
  }

  private func lines(_ figure: Figure, _ canvas: RenderingStyle.Canvas = .ascii, _ width: Int = 80) -> [String] {
    figure.paddedLines(style: RenderingStyle(canvas: canvas, width: width))
  }

  @Test("A picture of pixels has a line for every width of them")
  func pixels() {
    let picture = PictureGrid.Picture("p", pixels: [0, 1, 2, 3, 4], width: 2)
    #expect(picture == PictureGrid.Picture("p", values: [[0, 1], [2, 3], [4]]))
  }

  @Test("the values can be read back from the shades, two columns each, at every width", arguments: [40, 41, 60, 80, 120, 160])
  func readBack(width: Int) throws {
    var random = SplitMix(seed: UInt64(width))
    let digits = (0..<9).map { _ in (0..<8).map { _ in (0..<8).map { _ in Int.random(in: 0...9, using: &random) } } }
    let pictures = digits.enumerated().map { index, digits in
      // In the middle of the shade's tenth.
      PictureGrid.Picture("picture \(index + 1)", values: digits.map { $0.map { (Double($0) + 0.5) / 10 } })
    }
    let drawing = lines(figure(pictures), .ascii, width).map(Array.init)
    for (index, digits) in digits.enumerated() {
      let caption = Array("picture \(index + 1)")
      let top = try #require(drawing.firstIndex { String($0).contains("picture \(index + 1)") })
      let left = try #require(drawing[top].indices.first { drawing[top][$0...].starts(with: caption) })
      for line in 0..<8 {
        let expected = digits[line].flatMap { [shades[$0], shades[$0]] }
        #expect(Array(drawing[top + 1 + line][left..<left + 16]) == expected, "picture \(index + 1), line \(line + 1)")
      }
    }
  }

  @Test("all pictures share one range: that of the axis, else that of the values")
  func range() {
    let pictures = [PictureGrid.Picture("a", values: [[0, 1]]), PictureGrid.Picture("b", values: [[2, 4]])]
    let fixed = lines(figure(pictures))
    #expect(fixed.contains { $0.hasPrefix("  @@   @@@@") })
    #expect(fixed.contains { $0.hasPrefix("Outside the range, with the shade of its nearer end: 2 values.") })
    #expect(lines(figure(pictures, range: nil)).contains { $0.hasPrefix("  ::   ++@@") })
  }

  @Test("a missing picture leaves its place free, a missing value is marked and counted")
  func gaps() {
    let picture = PictureGrid.Picture("p", values: [[1, 0], [1], [.nan, 1]])
    let drawing = lines(figure([picture, nil, picture]))
    #expect(drawing.contains { $0.hasPrefix("@@            @@  ") }, "\(drawing)")
    #expect(drawing.contains { $0.hasPrefix("@@??          @@??") }, "\(drawing)")
    #expect(drawing.contains { $0.hasPrefix("??@@          ??@@") }, "\(drawing)")
    #expect(drawing.contains { $0.hasPrefix("? stands for 4 missing, undefined or infinite values.") })
    #expect(lines(figure([picture, nil]), .none).contains { $0.hasPrefix("Not shown: 2 values are undefined or infinite.") })
    #expect(lines(figure([nil, picture])).contains { $0.hasPrefix("       @@") })
  }

  @Test("a picture that is too large is drawn by the means of squares, and says so")
  func thinning() {
    let large = PictureGrid.Picture("large", values: (0..<28).map { line in (0..<28).map { ($0 + line) % 2 == 0 ? 1 : 0 } })
    let drawing = lines(figure([large]), .ascii, 40)
    // Each square of 2 × 2 is half ink, where the greatest or the first value would be full ink.
    #expect(drawing.filter { $0.hasPrefix(String(repeating: "+", count: 28)) }.count == 14, "\(drawing)")
    #expect(drawing.contains { $0.hasPrefix("Each mark is the mean of 2 × 2 values.") })
    #expect(lines(figure([large]), .ascii, 80).filter { $0.hasPrefix("@@  @@  ") || $0.hasPrefix("  @@  @@") }.count == 28)
  }

  @Test(
    "hard data gives a sentence in every format",
    arguments: [
      ([], "There is no picture to show."), ([nil, nil], "There is no picture to show."),
      ([.init("p", values: [])], "There is no finite value to show."),
      ([.init("p", values: [[], []])], "There is no finite value to show."),
      ([.init("p", values: [[.nan, .infinity]])], "There is no finite value to show."),
      ([.init("p", values: [[-1e308, 1e308]])], "too far apart for one figure."),
      ([.init("p", values: [[0.3, 0.3]])], "every value is 0.3."),
    ] as [([PictureGrid.Picture?], String)])
  func hardData(pictures: [PictureGrid.Picture?], sentence: String) {
    for canvas in RenderingStyle.Canvas.allCases {
      let text = lines(figure(pictures, range: nil), canvas, 120).joined(separator: "\n")
      // Words can tell of a range that no drawing can show, and of a constant.
      let words = sentence.hasPrefix("too") ? "ink: from -1e308 to 1e308." : sentence.hasPrefix("every") ? "ink: 0.3." : sentence
      #expect(text.contains(canvas == .none ? words : sentence), "\(text)")
    }
    #expect(figure(pictures, range: nil).rendered(as: .svg, style: .init()).contains(sentence))
  }

  @Test("as data: JSON keeps rows, captions and gaps; CSV has a line a value")
  func data() throws {
    let json = figure([.init("p", values: [[0, 0.5], [1]]), nil]).rendered(as: .json, style: .init())
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["kind"] as? String == "picture_grid")
    let row = try #require((object["rows"] as? [[String: Any]])?.first)
    let pictures = try #require(row["pictures"] as? [Any])
    #expect(row["name"] as? String == "row" && pictures.count == 2 && pictures[1] is NSNull)
    let picture = try #require(pictures[0] as? [String: Any])
    #expect(picture["caption"] as? String == "p" && picture["values"] as? [[Double]] == [[0, 0.5], [1]])
    let csv = figure([.init("p", values: [[0, 0.5], [1]]), nil]).rendered(as: .csv, style: .init())
    #expect(csv.contains("row,picture,line,column,ink\r\nrow,p,1,1,0\r\nrow,p,1,2,0.5\r\nrow,p,2,1,1\r\n"), "\(csv)")
  }

  @Test("on a page: one square for each value above paper, hatched where it is missing, under its caption")
  func page() {
    let svg = figure([.init("the query", values: [[0, 0.5], [1, .nan]])]).rendered(as: .svg, style: .init())
    #expect(svg.split(separator: #"class="ink""#).count - 1 == 2)
    #expect(svg.split(separator: #"fill="url(#h4)""#).count - 1 == 1)
    #expect(svg.contains(">the query</text>") && svg.contains(">row</text>"))
    #expect(svg.contains("A hatched square stands for 1 missing, undefined or infinite value."))
  }
}
