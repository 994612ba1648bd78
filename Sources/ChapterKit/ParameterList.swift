import ArgumentParser
internal import NumericCore
internal import Report

/// The options that apply to a part, read from the `ParsableArguments` values that it stores: a setting is written once, as a
/// property.
struct ParameterList {
  /// An option with the value that the command line, or its default, gave it.
  struct Entry {
    /// The long name without dashes, such as `label-shift`.
    let name: String
    let value: Any
  }

  let entries: [Entry]

  init(of part: some ChapterPart) {
    entries = Mirror(reflecting: part).children.compactMap { $0.value as? any ParsableArguments }.flatMap(Self.entries)
  }

  /// The options of one group, and those of the groups in it.
  init(of group: any ParsableArguments) { entries = Self.entries(of: group) }

  private static func entries(of group: any ParsableArguments) -> [Entry] {
    Mirror(reflecting: group).children.flatMap { child -> [Entry] in
      switch child.value {
      case let nested as any GroupWrapper: nested.group.map(entries) ?? []
      case let option as any ValueWrapper: child.label.map { [Entry(name: optionName($0), value: option.anyValue)] } ?? []
      default: []
      }
    }
  }

  /// `_labelShift` as it is typed, `label-shift`.
  private static func optionName(_ label: String) -> String {
    label.drop { $0 == "_" }.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }

  /// The names of the options.
  var names: [String] { entries.map(\.name) }

  /// The values for a report; options that were not given and have no default are left out.
  var parameters: [ChapterReport.Parameter] { entries.compactMap { entry in entry.cell.map { .init(entry.name, $0) } } }
}

extension ParameterList.Entry {
  /// The words that give the option this value on a command line; none where it has no value.
  var words: [String] {
    switch cell {
    case nil: []
    case .text(let text) where value is Bool: text == "yes" ? ["--\(name)"] : []
    case .number(let number, _): ["--\(name)", "\(number)"]
    case let cell?: ["--\(name)", "\(cell)"]
    }
  }

  /// The value as a cell; nil where there is none.
  fileprivate var cell: Cell? { Self.cell(value) }

  private static func cell(_ value: Any) -> Cell? {
    switch value {
    case let value as Int: .integer(value)
    case let value as Double: .number(value)
    case let value as Rational: .exact(value)
    case let value as Bool: .text(value ? "yes" : "no")
    case let value as String: .text(value)
    case let value as any RawRepresentable: .text("\(value.rawValue)")
    case let value as [Int]: .text(value.map(String.init).joined(separator: ","))
    default:
      Mirror(reflecting: value).displayStyle == .optional
        ? Mirror(reflecting: value).children.first.flatMap { cell($0.value) } : .text("\(value)")
    }
  }

  /// How a number is written for the option; nil where the option is none of a number.
  var numberText: ((Rational) -> String?)? {
    // By the type itself: an option of any other type that has no value can be cast to each of these optional types.
    let kind = type(of: value)
    if kind == Int.self || kind == Int?.self { return { $0.denominator == 1 ? String($0.numerator) : nil } }
    if kind == Rational.self || kind == Rational?.self { return { $0.description } }
    return kind == Double.self || kind == Double?.self ? { "\($0.doubleValue)" } : nil
  }
}

/// An option or a flag, whatever its type.
private protocol ValueWrapper {
  var anyValue: Any { get }
}

extension Option: ValueWrapper {
  fileprivate var anyValue: Any { wrappedValue }
}

extension Flag: ValueWrapper {
  fileprivate var anyValue: Any { wrappedValue }
}

/// A group of options within a group.
private protocol GroupWrapper {
  var group: (any ParsableArguments)? { get }
}

extension OptionGroup: GroupWrapper {
  fileprivate var group: (any ParsableArguments)? { wrappedValue }
}
