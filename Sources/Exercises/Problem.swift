/// What the grader knows of an exercise and the worker never sees: inputs to try, the right answers, and wrong functions to play.
///
/// An oracle is written as plainly as the theory's formula; speed is the student's business.
public struct Problem: Sendable {
  /// The arguments of a call.
  public typealias Arguments = [Value]

  /// Its name in `exercise.json`.
  public let name: String
  /// The families of inputs: the calls to make in case `n`, from small to large. Most make one call; a chain makes several.
  var inputs: [String: @Sendable (inout Draws, Int) -> [Arguments]]
  /// The right answer.
  var oracle: (@Sendable (Arguments) -> Value)?
  /// What must not change an answer.
  var transformations: [String: @Sendable (Arguments, inout Draws) -> Arguments] = [:]
  /// Where an answer has to lie.
  var bounds: (@Sendable (Arguments) -> ClosedRange<Double>)?
  /// Whether an answer covers one draw.
  var covers: (@Sendable (Arguments, Value, inout Draws) -> Bool)?
  /// What is wrong with an instance; nil where it is what was asked for.
  var objection: (@Sendable (Arguments, Value) -> String?)?
  /// The right function and the wrong ones that the grader plays for a property; the right one is called `right`.
  var variants: [String: @Sendable (Arguments) -> Value] = [:]
  /// Smaller arguments of the same kind.
  var smaller: (@Sendable (Arguments) -> [Arguments])?

  /// The problem of this name.
  public static func named(_ name: String) -> Problem? { all.first { $0.name == name } }

  static let all = groups.flatMap(\.self)

  private static let groups: [[Problem]] = [
    samples, settings, restriction, foundations, representation, bounds, interleaved, divergences, transport, discrepancy,
    reweighting, labelShift, layers, prototypes,
  ]
}

extension Problem {
  /// Arguments with half of one of the lists, or with one element less, none of which becomes empty.
  @Sendable static func shorter(_ arguments: Arguments) -> [Arguments] {
    arguments.indices.flatMap { place -> [Arguments] in
      guard case .list(let elements) = arguments[place], elements.count > 1 else { return [] }
      let middle = elements.count / 2
      let halves = elements.count > 3 ? [Array(elements[..<middle]), Array(elements[middle...])] : []
      let others = elements.indices.prefix(16).map { Array(elements[..<$0] + elements[($0 + 1)...]) }
      return (halves + others).map { rest in
        var shorter = arguments
        shorter[place] = .list(rest)
        return shorter
      }
    }
  }
}
