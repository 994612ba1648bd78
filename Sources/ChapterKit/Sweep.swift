import ArgumentParser
internal import NumericCore
internal import Report

/// A parameter that takes one value after another: `--sweep angle=0:180:15`.
struct Sweep {
  let name: String
  /// The part whose quantities are followed: the first that has the option.
  let partName: String
  /// The values as they are typed, and as numbers.
  let values: [(text: String, number: Double)]

  /// The most values that a sweep takes.
  private static let largestCount = 1_000

  /// - Throws: `ValidationError` for what is no sweep, an option that no part has or that takes no number, and for no values or too
  ///   many.
  init(_ text: String, of parts: [any ChapterPart]) throws {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let ends =
      sides.last.map { $0.split(separator: ":", omittingEmptySubsequences: false).map { Rational(exactly: String($0)) } } ?? []
    guard sides.count == 2, ends.count == 3, let from = ends[0], let to = ends[1], let step = ends[2] else {
      throw ValidationError("A sweep is written NAME=FROM:TO:STEP with decimals or fractions, such as --sweep xi=1/20:1/2:1/20.")
    }
    name = String(sides[0].drop { $0 == "-" })
    let name = name
    let entries = parts.flatMap { part in part.parameterList.entries.map { (part: part.partName, entry: $0) } }
    guard let (part, entry) = entries.first(where: { $0.entry.name == name }) else {
      let numeric = entries.map(\.entry).filter { $0.numberText != nil }.map(\.name)
      throw ValidationError(
        "There is no option --\(name) to sweep here"
          + (numeric.isEmpty ? "." : "; there are \(numeric.uniqued.joined(separator: ", "))."))
    }
    partName = part
    guard let write = entry.numberText else { throw ValidationError("--\(name) takes no number, so it cannot be swept.") }
    guard step != 0 else { throw ValidationError("The step of a sweep is not 0.") }
    guard from == to || (from < to) == (step > 0) else {
      throw ValidationError("From \(from) steps of \(step) never reach \(to); give the step the other sign.")
    }
    // Not exactly, because a quotient of any two numbers that can be typed need not fit.
    guard (to.doubleValue - from.doubleValue) / step.doubleValue < Double(Self.largestCount) else {
      throw ValidationError("A sweep has at most \(Self.largestCount) values; choose a larger step.")
    }
    var steps: [Rational] = []
    do {
      while steps.count < Self.largestCount {
        let next = try from.adding(Rational(steps.count).multiplied(by: step))
        guard step > 0 ? next <= to : next >= to else { break }
        steps.append(next)
      }
    } catch {
      throw ValidationError("The values of this sweep do not fit exact fractions; choose rounder numbers.")
    }
    values = try steps.map { value in
      guard let text = write(value) else { throw ValidationError("--\(name) takes whole numbers, and \(value) is none.") }
      return (text, value.doubleValue)
    }
  }

  /// The quantities at every value as a table, and as a curve for each unit.
  ///
  /// - Parameters:
  ///   - quantities: what a run with one more option comes to.
  ///   - progress: told the number of values each time that one is done.
  func page(
    command: String, quantities: @Sendable (_ option: String) throws -> [Quantity], progress: @Sendable (Int) -> Void
  ) throws -> Page {
    let (name, count) = (name, values.count)
    let rows = try values.map(\.text).concurrentMap { text in
      defer { progress(count) }
      do {
        return try quantities("--\(name)=\(text)")
      } catch let error as ValidationError {
        throw ValidationError("At \(name) = \(text): \(error.message)")
      }
    }
    let columns = (rows.first ?? []).map { (name: $0.name, unit: $0.unit) }
    let table = Table(
      title: "\(command) as \(name) changes", columns: [name] + columns.map { $0.name + ($0.unit.map { " (\($0))" } ?? "") },
      rows: zip(values, rows).map { value, row in
        [.text(value.text)] + columns.map { column in row.first { $0.name == column.name }?.value ?? .missing }
      })
    let units = columns.map { $0.unit ?? "" }.uniqued
    let figures = units.compactMap { unit in figure(columns.filter { ($0.unit ?? "") == unit }.map(\.name), unit: unit, rows) }
    return Page(title: title(rows), items: figures.map(ChapterReport.Item.figure) + [.table(table)])
  }

  /// What the first quantity does, in one sentence.
  private func title(_ rows: [[Quantity]]) -> String {
    guard let first = rows.first?.first, let last = rows.last?.first(where: { $0.name == first.name }) else {
      return "Nothing was measured."
    }
    return
      "\(first.name) goes from \(first.value) to \(last.value) as \(name) goes from \(values.first?.text ?? "") to "
      + "\(values.last?.text ?? "")."
  }

  private func figure(_ names: [String], unit: String, _ rows: [[Quantity]]) -> Figure? {
    let series = names.prefix(5).compactMap { quantity -> Series? in
      let points = zip(values, rows).compactMap { value, row in
        row.first { $0.name == quantity }?.value.number.map { Series.Point(value.number, $0) }
      }
      return points.count > 1 ? Series(quantity, points: points) : nil
    }
    guard !series.isEmpty else { return nil }
    return Figure(
      title: names.prefix(5).joined(separator: ", ") + " over \(name)", caption: "",
      content: .plot(Plot(x: Axis(name), y: Axis(unit.isEmpty ? "value" : unit), series: Array(series))))
  }
}

extension [String] {
  /// Each word once, where it is first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
