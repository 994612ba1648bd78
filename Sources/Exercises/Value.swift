import Foundation

/// What passes between the grader and a worker: numbers, truth values, and lists of them.
///
/// On the wire a value is JSON in which a real number is a string of its 16 hexadecimal digits, so that NaN, infinity and −0
/// survive.
public enum Value: Sendable, Hashable {
  /// A `Double`.
  case real(Double)
  /// An `Int`.
  case whole(Int)
  /// A `Bool`.
  case truth(Bool)
  /// An array.
  case list([Value])

  /// A list of real numbers.
  public static func reals(_ numbers: [Double]) -> Value { .list(numbers.map(Value.real)) }
  /// A list of whole numbers.
  public static func wholes(_ numbers: [Int]) -> Value { .list(numbers.map(Value.whole)) }
  /// A list of lists of real numbers.
  public static func table(_ rows: [[Double]]) -> Value { .list(rows.map(Value.reals)) }

  /// The number; NaN where it is none, which equals nothing.
  public var number: Double {
    switch self {
    case .real(let number): number
    case .whole(let number): Double(number)
    case .truth, .list: .nan
    }
  }
  /// The whole number, 0 where it is none.
  public var count: Int { if case .whole(let number) = self { number } else { 0 } }
  /// Whether it is `true`.
  public var isTrue: Bool { self == .truth(true) }
  /// The elements; none where it is no list.
  public var elements: [Value] { if case .list(let elements) = self { elements } else { [] } }
  /// The elements as numbers.
  public var numbers: [Double] { elements.map(\.number) }
  /// The elements as whole numbers.
  public var counts: [Int] { elements.map(\.count) }
  /// The elements as lists of numbers.
  public var rows: [[Double]] { elements.map(\.numbers) }
  /// The elements as truth values.
  public var truths: [Bool] { elements.map(\.isTrue) }
  /// The elements as lists of truth values.
  public var truthRows: [[Bool]] { elements.map(\.truths) }

  /// How many numbers and truth values it holds.
  var size: Int { if case .list(let elements) = self { elements.reduce(0) { $0 + $1.size } } else { 1 } }

  /// The value as it is sent.
  public var wire: String {
    switch self {
    case .real(let number):
      let digits = String(number.bitPattern, radix: 16)
      return "\"" + String(repeating: "0", count: 16 - digits.count) + digits + "\""
    case .whole(let number): return "\(number)"
    case .truth(let isTrue): return isTrue ? "true" : "false"
    case .list(let elements): return "[" + elements.map(\.wire).joined(separator: ",") + "]"
    }
  }

  /// The value as a person reads it; of a long list the beginning.
  public var text: String {
    switch self {
    case .real(let number): return "\(number)"
    case .whole(let number): return "\(number)"
    case .truth(let isTrue): return "\(isTrue)"
    case .list(let elements):
      let shown = elements.prefix(12).map(\.text).joined(separator: ", ")
      return elements.count > 12 ? "[\(shown), … \(elements.count) in all]" : "[\(shown)]"
    }
  }
}

extension Value: Decodable {
  /// A value that was sent.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let whole = try? container.decode(Int.self) {
      self = .whole(whole)
    } else if let digits = try? container.decode(String.self) {
      guard digits.utf8.count == 16, let bits = UInt64(digits, radix: 16) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no bit pattern of a number")
      }
      self = .real(Double(bitPattern: bits))
    } else {
      self = .list(try container.decode([Value].self))
    }
  }
}

/// A line that a worker sends.
struct WorkerMessage: Decodable {
  /// What the student's function came to.
  let answer: Value?
  /// The arguments at which the student's property calls the function that it was given.
  let ask: [Value]?

  /// nil for what is no message.
  init?(line: some Collection<UInt8>) {
    guard let message = try? JSONDecoder().decode(WorkerMessage.self, from: Data(line)) else { return nil }
    guard (message.answer == nil) != (message.ask == nil) else { return nil }
    self = message
  }
}
