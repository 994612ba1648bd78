/// How much an answer may differ from the right one.
struct Tolerance {
  /// In parts of the right number.
  let relative: Double
  /// Besides.
  let absolute: Double

  init(_ check: Check) {
    relative = check.relative ?? 0
    absolute = check.absolute ?? 0
  }

  /// What is wrong with `answer`; nil where it is near enough.
  func objection(to answer: Value, expected: Value) -> String? {
    switch (answer, expected) {
    case (.real(let given), .real(let right)):
      let allowed = absolute + relative * right.magnitude
      if given == right || given.isNaN && right.isNaN || (given - right).magnitude <= allowed { return nil }
      return "\(given) is \((given - right).magnitude) from \(right); \(allowed == 0 ? "nothing" : "\(allowed)") is allowed"
    case (.list(let given), .list(let right)):
      guard given.count == right.count else { return "\(given.count) elements came back, not \(right.count)" }
      for place in given.indices {
        if let objection = objection(to: given[place], expected: right[place]) { return "element \(place): \(objection)" }
      }
      return nil
    default: return answer == expected ? nil : "\(answer.text) is not \(expected.text)"
    }
  }
}
