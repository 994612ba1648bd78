import Foundation
import Rendering
import Report
import Testing

@Suite("JSON")
struct JSONValueTests {
  @Test("every string, control characters and emoji included, reads back as itself", arguments: 0..<200 as Range<UInt64>)
  func strings(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var words = ""
    for _ in 0..<20 {
      let range: ClosedRange<UInt32> = Bool.random(using: &random) ? 0...0x7F : 0...0x2FFFF
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { words.unicodeScalars.append(scalar) }
    }
    for indented in [true, false] {
      let text = JSONValue.array([.string(words)]).text(indented: indented)
      let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String]
      #expect(read.map { Array($0[0].unicodeScalars) } == Array(words.unicodeScalars), "\(text)")
    }
  }

  @Test("every finite double reads back as itself; NaN and the infinities are null")
  func numbers() throws {
    var random = SplitMix(seed: 5)
    let values = (0..<2000).map { _ in Double(bitPattern: random.next()) } + [0, -0.0, 1, 1e16, .leastNonzeroMagnitude, 1e22, 0.1]
    let text = JSONValue.array(values.map(JSONValue.number)).text()
    // JSONSerialization on Linux is off by a few units in the last place; JSONDecoder is not.
    let read = try JSONDecoder().decode([Double?].self, from: Data(text.utf8))
    for (value, element) in zip(values, read) { #expect(element == (value.isFinite ? value : nil)) }
  }

  @Test("whole numbers have no point, and a seed keeps all of its digits")
  func wholeNumbers() {
    #expect(JSONValue.number(4).description == "4")
    #expect(JSONValue.number(0.5).description == "0.5")
    #expect(JSONValue.number(-0.0).description == "0")
    #expect(JSONValue.unsigned(.max).description == "18446744073709551615")
  }

  @Test("members keep their order; plain lists stay on a line")
  func layout() {
    let value: JSONValue = ["b": [1, 2.5, nil], "a": ["x": true], "empty": [], "none": .object([])]
    #expect(value.description == #"{"b":[1,2.5,null],"a":{"x":true},"empty":[],"none":{}}"#)
    #expect(
      value.text() == """
        {
          "b": [1, 2.5, null],
          "a": {"x": true},
          "empty": [],
          "none": {}
        }
        """)
  }
}
