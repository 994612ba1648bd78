import NumericCore
import Testing

@Suite struct SinglePrecisionExponentialTests {
  static let arguments = (-8_700...8_800).map { Float($0) / 100 }

  @Test("The fast exponential and hyperbolic tangent are within their stated errors")
  func errors() {
    var (exponentials, tangents) = (Self.arguments, Self.arguments)
    exponentials.exponentiate(exponentials.indices)
    tangents.takeHyperbolicTangents(tangents.indices)
    for (index, x) in Self.arguments.enumerated() {
      let exact = Double.exp(Double(x))
      #expect(abs(Double(exponentials[index]) - exact) <= 2 * 0x1p-23 * exact, "x = \(x)")
      #expect(abs(Double(tangents[index]) - .tanh(Double(x))) < 2e-7, "x = \(x)")
    }
  }

  @Test("Beyond the range they are what they are at its ends, and NaN stays NaN")
  func ends() {
    var numbers: [Float] = [-1e30, .nan, 0, 1e30, -87, 88]
    numbers.exponentiate(0..<6)
    #expect(numbers[0] == numbers[4] && numbers[0] < 1e-37 && numbers[1].isNaN && numbers[2] == 1 && numbers[3] == numbers[5])
    var tangents: [Float] = [-.infinity, .nan, 0, .infinity]
    tangents.takeHyperbolicTangents(0..<4)
    #expect(tangents[0] == -1 && tangents[1].isNaN && tangents[2] == 0 && tangents[3] == 1)
  }

  @Test("A number has the same bits wherever it stands, and what is outside of the range stays", arguments: 0...70)
  func everyPlace(count: Int) {
    let start = count % 3
    let numbers = (0..<count + 5).map { Float($0) / 7 - 4 }
    for (whole, single) in [
      ({ (x: inout [Float], r: Range<Int>) in x.exponentiate(r) }, { (x: inout [Float]) in x.exponentiate(0..<1) }),
      (
        { (x: inout [Float], r: Range<Int>) in x.takeHyperbolicTangents(r) },
        { (x: inout [Float]) in x.takeHyperbolicTangents(0..<1) }
      ),
    ] {
      var all = numbers
      whole(&all, start..<start + count)
      for place in all.indices {
        var one = [numbers[place]]
        if start..<start + count ~= place { single(&one) }
        #expect(all[place] == one[0], "place \(place)")
      }
    }
  }
}
