import NumericCore

@testable import ChapterKit

/// Other values than the default of an option, to be tried until one changes the result.
struct OptionTrial {
  /// The words of a command line that give the option another value.
  let words: [[String]]
  /// The default and another value, as a sweep.
  let sweep: String

  init(_ option: ParameterList.Entry, help: String) {
    let name = "--\(option.name)"
    let numbers = Self.numbers(option.value)
    sweep = numbers.sweep
    if !numbers.texts.isEmpty {
      words = numbers.texts.map { [name, $0] }
    } else if option.value is Bool {
      words = [[name]]
    } else if let widths = option.value as? [Int] {
      words = [[name, widths.map { "\($0 + 1)" }.joined(separator: ",")]]
    } else {
      words = Self.choices(of: name, in: help).filter { $0 != "\(option.value)" }.map { [name, $0] }
    }
  }

  private static func numbers(_ value: Any) -> (texts: [String], sweep: String) {
    switch value {
    case let value as Int:
      let step = max(1, value / 2)
      return ([value + step, value - step, value + 1, value - 1].map { "\($0)" }, "\(value):\(value + step):\(step)")
    case let value as Rational: return rationals(value)
    case let value as Double: return rationals(Rational(exactly: "\(value)") ?? 1)
    default:
      // Options without a default: some numbers that one of them may take.
      let isNumber = [Int?.self, Double?.self, Rational?.self].contains { $0 == type(of: value) }
      return (isNumber ? ["1", "2", "10", "0.01", "0.5"] : [], "1:2:1")
    }
  }

  private static func rationals(_ value: Rational) -> (texts: [String], sweep: String) {
    let step = value == 0 ? Rational(1) : value / 4
    let sign = step > 0 ? Rational(1) : Rational(-1)
    let others = [value - sign * step, value + sign * step, value / 2, value * 2]
    return (others.map { $0.denominator == 1 ? "\($0)" : "\($0.doubleValue)" }, "\(value - step):\(value):\(step)")
  }

  /// The values that the help lists for an option.
  private static func choices(of name: String, in help: String) -> [String] {
    let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let start = words.range(of: " \(name) ") else { return [] }
    let entry = words[start.upperBound...].prefix(600)
    let end = entry.firstRange(of: " --")?.lowerBound ?? entry.endIndex
    let own = entry[..<end]
    let list = own.firstMatch(of: /\(values: ([^;)]*)/)?.output.1 ?? own.firstMatch(of: /\(([a-z0-9, -]+)\)/)?.output.1
    return (list ?? "").split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init)
  }
}
