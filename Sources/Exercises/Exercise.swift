import Foundation

/// An exercise, as its `exercise.json` has it.
public struct Exercise: Codable, Sendable, Hashable {
  /// What a student is asked to do.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// Write a function of the theory.
    case implement
    /// Write a property that holds of what is right, and of nothing wrong.
    case property
    /// Find the mistake that compiles, runs, and is quietly wrong.
    case bug
    /// Choose a bound or a setting that is kept, and not by far.
    case calibrate
    /// Say what will come out, then run it.
    case predict
    /// Exhibit an instance that a program can verify.
    case construct
  }

  /// The number of its chapter and a letter, such as `7a`.
  public let id: String
  /// In a few words.
  public let title: String
  /// What is asked.
  public let kind: Kind
  /// What it asks, in sentences.
  public let task: String
  /// How long a student takes.
  public let minutes: Int
  /// A question, a direction, a formula; never code.
  public let hints: [String]
  /// The function to write.
  public let signature: Signature
  /// The modules that it may import.
  public let imports: [String]
  /// What one check may use up.
  public let limits: Limits
  /// Whose oracle and inputs these are: the name of a ``Problem``.
  public let problem: String
  /// The checks that a student can run.
  public let checks: [Check]
  /// How many more are run at grading.
  public let hidden: HiddenChecks
  /// A question that a person answers and a person marks; nil where there is none.
  public let written: WrittenPart?
  /// The lines of `Exercise.swift` as it is given out.
  let starter: [String]

  /// `Exercise.swift` as it is given out.
  public var starterText: String { starter.joined(separator: "\n") + "\n" }

  /// What automatic grading gives at most.
  public var points: Int { checks.reduce(hidden.points) { $0 + $1.points } }
}

/// What one check may use up.
public struct Limits: Codable, Sendable, Hashable {
  /// Seconds of processor time.
  public let processorSeconds: Int
  /// Seconds on the clock.
  public let seconds: Int
  /// MiB of address space.
  public let memory: Int
}

/// The checks that only grading runs, as far as students may know.
public struct HiddenChecks: Codable, Sendable, Hashable {
  /// How many.
  public let count: Int
  /// What they give together.
  public let points: Int
}

/// The part of an exercise that a person marks.
public struct WrittenPart: Codable, Sendable, Hashable {
  /// What is asked.
  public let question: String
  /// What is looked for, a sentence a point.
  public let rubric: [String]
}

/// A check: a claim, inputs to try it at, and the relation that is to hold there.
public struct Check: Codable, Sendable, Hashable {
  /// The claim that is tried, as a sentence.
  public let claim: String
  /// What it gives.
  public let points: Int
  /// The family of the problem's inputs.
  public let inputs: String
  /// How many of them.
  public let cases: Int
  /// What is to hold.
  public let relation: Relation
  /// How much an answer may differ, in parts of the right one.
  public let relative: Double?
  /// How much it may differ besides.
  public let absolute: Double?
}

/// What a check compares an answer with.
public enum Relation: Codable, Sendable, Hashable {
  /// The oracle's answer.
  case equals
  /// The answer at other inputs that must not change it: the transformation's name.
  case invariant(under: String)
  /// The answers to the inputs before it in a chain, none of which is larger.
  case monotone
  /// The bounds that the problem has for the inputs.
  case bounded
  /// The share of draws that the answer covers is at least this.
  case coverage(atLeast: Double)
  /// `true` while the grader plays the right function, the only one that is none of the problem's variants.
  case accepts
  /// `false` while the grader plays this wrong one.
  case rejects(variant: String)
  /// An instance that the problem's verifier lets pass.
  case certifies
}

/// The function that a student writes.
public struct Signature: Codable, Sendable, Hashable {
  /// A parameter; of type `function` where it is one, with its own parameters' types and result.
  public struct Parameter: Codable, Sendable, Hashable {
    /// Its label.
    public let name: String
    /// `Double`, `Int`, `Bool` or arrays of them; or `function`.
    public let type: String
    /// Of a function, the parameters' types.
    public let parameters: [String]?
    /// Of a function, the result's type.
    public let result: String?
  }

  /// Its name.
  public let function: String
  /// In order.
  public let parameters: [Parameter]
  /// The type of what it returns.
  public let result: String

  /// As it is declared.
  public var declaration: String {
    let list = parameters.map { "\($0.name): \($0.swiftType)" }.joined(separator: ", ")
    return "func \(function)(\(list)) -> \(result)"
  }
}

extension Signature.Parameter {
  /// Its type in Swift.
  var swiftType: String {
    type == "function" ? "(\((parameters ?? []).joined(separator: ", "))) -> \(result ?? "Double")" : type
  }
}
