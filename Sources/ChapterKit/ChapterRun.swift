import ArgumentParser
internal import Report

/// One run of a chapter: which of its parts run, over which seeds, and the report that they come to.
struct ChapterRun {
  private let chapter: any ChapterCommand
  private let arguments: [String]
  private let progress: ProgressLine
  /// The parts that run, in order; at least one.
  let parts: [any ChapterPart]

  /// - Throws: `ValidationError` for a part or a claim that the chapter has not, and for an option that does not apply to what runs.
  init(chapter: any ChapterCommand, arguments: [String], progress: ProgressLine) throws {
    self.chapter = chapter
    self.arguments = arguments
    self.progress = progress
    parts = try PartSelection(chapter: chapter).parts
    try refuseOptionsWithoutEffect()
  }

  /// The report.
  ///
  /// - Parameter comparing: whether to tell what changed against the default run, which takes another run of the part that is shown.
  func report(comparing: Bool) throws -> ChapterReport {
    let reports = try parts.map { try partRun($0) }.reports(progress: progress)
    let command = type(of: chapter).chapterCommand
    let place = Course.chapters.first { $0.command == command }
    return ChapterReport(
      chapter: command, number: place?.number, title: place?.title ?? command, parts: reports,
      change: comparing ? try change(of: reports[0]) : nil, seed: drawsNothing ? nil : chapter.options.seed,
      parameters: parameters, command: CommandLineText(chapter: command, arguments: arguments).text)
  }

  /// Says that options were accepted in vain.
  var note: String {
    guard drawsNothing, chapter.options.seeds != nil || chapter.options.seed != ChapterOptions.firstSeed else { return "" }
    return "\(type(of: chapter).chapterCommand): Nothing random happens here, so --seed and --seeds change nothing.\n"
  }

  /// The part that a default run shows, run with another seed count or other options, for its quantities.
  func quantities(of part: some ChapterPart) throws -> [Quantity] {
    try [partRun(part)].reports(progress: ProgressLine(isShown: false))[0].answer.quantities
  }

  /// A table and curves of the quantities of the first part that has the option.
  func sweep(_ text: String) throws -> Page {
    let (kind, arguments, progress) = (type(of: chapter), arguments.withoutSweep, progress)
    return try Sweep(text, of: parts).page(command: kind.chapterCommand) { option in
      try kind.quantities(of: arguments + [option])
    } progress: { count in
      progress.advance(of: count, "values")
    }
  }

  // MARK: - Seeds

  private var drawsNothing: Bool { parts.allSatisfy { type(of: $0).seedCounts == .none } }

  private func partRun(_ part: some ChapterPart) throws -> PartRun { PartRun(part, seeds: try seeds(of: type(of: part).seedCounts)) }

  private func seeds(of counts: SeedCounts) throws -> [UInt64] {
    guard counts != .none else { return [] }
    let options = chapter.options
    let count = options.seeds ?? (options.full ? counts.full : counts.standard)
    guard options.seed <= UInt64.max - UInt64(count) + 1 else {
      throw ValidationError("There are no \(count) seeds from \(options.seed) on; the last seed is \(UInt64.max).")
    }
    return (0..<UInt64(count)).map { options.seed + $0 }
  }

  // MARK: - Parameters

  private var parameters: [ChapterReport.Parameter] {
    let options = chapter.options
    var seen: Set<String> = []
    let own = parts.flatMap { $0.parameterList.parameters }.filter { seen.insert($0.name).inserted }
    let counts = parts.map { options.seeds ?? (options.full ? type(of: $0).seedCounts.full : type(of: $0).seedCounts.standard) }
    return [.init("part", .text(options.part ?? "all"))] + own
      + (drawsNothing ? [] : [.init("seeds", .integer(counts.max() ?? 0))]) + (options.full ? [.init("full", "yes")] : [])
  }

  private func refuseOptionsWithoutEffect() throws {
    let applying = Set(parts.flatMap { $0.parameterList.names })
    let others = chapter.parts.flatMap { part in part.parameterList.names.map { (option: $0, part: part.partName) } }
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let name = String(argument.dropFirst(2).prefix { $0 != "=" })
      guard !applying.contains(name), let owner = others.first(where: { $0.option == name }) else { continue }
      throw ValidationError("--\(name) belongs to --part \(owner.part) and changes nothing here.")
    }
  }

  /// What changed in the part that is shown against the run with default parameters and the same seeds; nil where nothing was changed.
  private func change(of report: ChapterReport.Part) throws -> String? {
    let standard = try type(of: chapter).parse([])
    guard let before = standard.parts.first(where: { $0.partName == report.name }), let now = parts.first,
      type(of: now).comparesWithDefault, before.parameterList.parameters != now.parameterList.parameters
    else { return nil }
    let earlier = Dictionary(try quantities(of: before).map { ($0.name, $0) }) { first, _ in first }
    let pairs = report.answer.quantities.compactMap { quantity in earlier[quantity.name].map { ($0, quantity) } }
    let changed = pairs.filter { $0.value != $1.value }
    let words = changed.prefix(3).map { "\($1.name) \($0.value) → \($1.value)" } + (changed.isEmpty ? ["no quantity above"] : [])
    let same = pairs.filter { $0.value == $1.value }.prefix(2).map { "\($1.name) \($1.value) as before" }
    return (words + (changed.isEmpty ? [] : same)).joined(separator: "; ")
  }
}

extension ChapterCommand {
  /// The command, for a chapter of any type.
  fileprivate static var chapterCommand: String { commandName }

  /// The quantities of the first part that runs with `arguments`.
  fileprivate static func quantities(of arguments: [String]) throws -> [Quantity] {
    let run = try ChapterRun(chapter: try parse(arguments), arguments: arguments, progress: ProgressLine(isShown: false))
    return try run.quantities(of: run.parts[0])
  }
}

extension ChapterPart {
  /// The options that apply to the part.
  var parameterList: ParameterList { ParameterList(of: self) }
}

/// The parts that a command line asks for.
private struct PartSelection {
  let parts: [any ChapterPart]

  init(chapter: any ChapterCommand) throws {
    let (all, options) = (chapter.parts, chapter.options)
    if let name = options.part {
      parts = all.filter { $0.partName == name }
      guard !parts.isEmpty else {
        throw ValidationError("There is no part '\(name)'; the parts are \(all.map(\.partName).joined(separator: ", ")).")
      }
    } else if let id = options.claim {
      parts = all.filter { $0.declaredClaims.contains { $0.id == id } }
    } else {
      parts = all.filter { !type(of: $0).runsOnRequest || options.full }
    }
    if let id = options.claim, !parts.contains(where: { $0.declaredClaims.contains { $0.id == id } }) {
      let ids = all.flatMap { $0.declaredClaims.map(\.id) }
      throw ValidationError("There is no claim '\(id)' here; the claims are \(ids.joined(separator: ", ")).")
    }
  }
}

extension [String] {
  /// The arguments of a run without its sweep.
  fileprivate var withoutSweep: [String] {
    var kept: [String] = []
    var skipsNext = false
    for word in self {
      if skipsNext {
        skipsNext = false
      } else if word == "--sweep" {
        skipsNext = true
      } else if !word.hasPrefix("--sweep=") {
        kept.append(word)
      }
    }
    return kept
  }
}
