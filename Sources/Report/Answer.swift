/// What a part of a chapter answers: the question, the reply computed from this run, and what a student sees of it on one screen.
public struct Answer: Sendable, Hashable {
  /// The parameters in the field's symbols, such as "ξ = 1/10, 5 points a side".
  public let setting: String
  /// What is asked, such as "Can two domains a hair apart defeat every threshold?".
  public let question: String
  /// The answer in a word or a few, such as "YES".
  public let reply: String
  /// The finding: one sentence with this run's numbers.
  public let finding: String
  /// The world, drawn in a few lines; nil where the figure shows it.
  public let world: Figure?
  /// The figure, whose title is its finding.
  public let figure: Figure?
  /// The quantities that a sweep follows, and that are compared with the default run's.
  public let quantities: [Quantity]
  /// Why it is so, in one sentence.
  public let why: String
  /// What to predict before the next run.
  public let ask: Ask

  /// An answer.
  public init(
    setting: String, question: String, reply: String, finding: String, world: Figure? = nil, figure: Figure? = nil,
    quantities: [Quantity], why: String, ask: Ask
  ) {
    self.setting = setting
    self.question = question
    self.reply = reply
    self.finding = finding
    self.world = world
    self.figure = figure
    self.quantities = quantities
    self.why = why
    self.ask = ask
  }

  /// The same with another question at the end.
  public func asking(_ ask: Ask) -> Answer {
    Answer(
      setting: setting, question: question, reply: reply, finding: finding, world: world, figure: figure, quantities: quantities,
      why: why, ask: ask)
  }
}

/// A named number of a run.
public struct Quantity: Sendable, Hashable {
  /// The name, such as "λ".
  public let name: String
  /// The value.
  public let value: Cell
  /// The unit; nil for a pure number.
  public let unit: String?

  /// A quantity.
  public init(_ name: String, _ value: Cell, unit: String? = nil) {
    self.name = name
    self.value = value
    self.unit = unit
  }
}

/// A question to answer before running the command beside it.
public struct Ask: Sendable, Hashable {
  /// The question, such as "Halve ξ: does λ rise or fall?".
  public let question: String
  /// The options of the run that answers it, after the chapter's name, such as `["--xi", "1/20"]`.
  public let arguments: [String]

  /// A question, and the options of the run that answers it.
  public init(_ question: String, _ arguments: String...) { self.init(question, arguments: arguments) }

  /// The same with options in a list.
  public init(_ question: String, arguments: [String]) {
    self.question = question
    self.arguments = arguments
  }
}
