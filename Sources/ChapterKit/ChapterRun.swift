import ArgumentParser
internal import Report

/// One run of a chapter: which of its parts run, over which seeds, and the report that they come to.
struct ChapterRun {
  private let chapter: any ChapterCommand
  private let arguments: [String]
  private let progress: ProgressLine
  /// The parts that run, in order; at least one.
  let parts: [any ChapterPart]
  /// What was measured before, in place of a run.
  private let merged: (header: RowFile.Header, lines: [RowFile.Line])?

  /// - Throws: `ValidationError` for a part or a claim that the chapter has not, and for an option that does not apply to what
  ///   runs.
  init(chapter: any ChapterCommand, arguments: [String], progress: ProgressLine) throws {
    self.chapter = chapter
    self.arguments = arguments
    self.progress = progress
    parts = try PartSelection(chapter: chapter).parts
    let options = chapter.options
    merged = options.merged.isEmpty ? nil : try RowFile.merged(options.merged, seeds: try options.statedSeeds)
    try refuseOptionsWithoutEffect()
  }

  /// The report.
  ///
  /// - Parameter comparing: whether to tell what changed against the default run, which takes another run of the part that is
  ///   shown.
  func report(comparing: Bool) throws -> ChapterReport {
    let runs = try parts.map { try partRun($0) }
    let options = chapter.options
    let standard = try type(of: chapter).parse([]).parts
    let choosing = choosingWords(against: standard)
    let header = header(choosing: choosing)
    let reports: [ChapterReport.Part]
    if let merged {
      guard merged.header == header else {
        throw InvalidInput("The rows are of another run than these options: \(merged.header.difference(from: header)).")
      }
      reports = try runs.reports(of: merged.lines)
    } else {
      reports = try runs.reports(progress: progress, writer: try options.rows.map { try RowWriter(path: $0, header: header) })
    }
    let asking = zip(reports, parts).map { $0.asking(keeping($1, in: $0.answer.ask, against: standard)) }
    let command = type(of: chapter).chapterCommand
    let place = Course.chapters.first { $0.command == command }
    return ChapterReport(
      chapter: command, number: place?.number, title: place?.title ?? command, parts: asking,
      change: comparing ? try change(of: reports[0], against: standard) : nil, seed: runs.flatMap(\.seeds).min(),
      parameters: parameters,
      command: CommandLineText(chapter: command, arguments: choosing + repeatingWords(seeds: runs.flatMap(\.seeds))).text)
  }

  /// Says that options were accepted in vain.
  var note: String {
    guard drawsNothing, chapter.options.seeds != nil || chapter.options.seed != ChapterOptions.firstSeed else { return "" }
    return "\(type(of: chapter).chapterCommand): Nothing random happens here, so --seed and --seeds change nothing.\n"
  }

  /// The part that a default run shows, run with another seed count or other options, for its quantities.
  func quantities(of part: some ChapterPart) throws -> [Quantity] {
    let report = try [partRun(part)].reports(progress: ProgressLine(isShown: false))[0]
    guard report.files.isEmpty else { throw ValidationError("A sweep writes no file; leave the option out that asks for one.") }
    return report.answer.quantities
  }

  /// A table and curves of the quantities of the first part that has the option.
  func sweep(_ text: String) throws -> Page {
    let (kind, arguments, progress) = (type(of: chapter), arguments.withoutSweep, progress)
    let sweep = try Sweep(text, of: parts)
    let part = chapter.options.part == nil ? ["--part", sweep.partName] : []
    return try sweep.page(command: kind.chapterCommand) { option in
      try kind.quantities(of: arguments + part + [option])
    } progress: { count in
      progress.advance(of: count, "values")
    }
  }

  /// The options that choose parts and parameters, in one order however they were typed; those of a command line that says nothing
  /// are left out.
  private func choosingWords(against standardParts: [any ChapterPart]) -> [String] {
    let options = chapter.options
    let standard = Self.entries(of: standardParts)
    var seen: Set<String> = []
    var words: [String] = []
    if let part = options.part { words += ["--part", part] }
    for entry in parts.flatMap({ $0.parameterList.entries }) where seen.insert(entry.name).inserted {
      if standard[entry.name]?.words != entry.words { words += entry.words }
    }
    return words + (options.full ? ["--full"] : [])
  }

  /// The parameters of parts by name; of those that several parts have, the first one's.
  private static func entries(of parts: [any ChapterPart]) -> [String: ParameterList.Entry] {
    Dictionary(parts.flatMap { $0.parameterList.entries }.map { ($0.name, $0) }) { first, _ in first }
  }

  /// What is asked next is of this run but for what the question names: the part's other options keep their values, where the part
  /// that is asked has them. Options without a default, such as files, are not kept.
  private func keeping(_ part: any ChapterPart, in ask: Ask, against standardParts: [any ChapterPart]) -> Ask {
    let named = ask.arguments.firstIndex(of: "--part").map { ask.arguments.prefix($0 + 2) } ?? []
    let asked = named.last.flatMap { name in standardParts.first { $0.partName == name } }
    let standard = Self.entries(of: asked.map { [$0] } ?? standardParts)
    let kept = part.parameterList.entries.filter { entry in
      guard let other = standard[entry.name], !other.words.isEmpty, other.words != entry.words else { return false }
      return !ask.arguments.contains { $0 == "--\(entry.name)" || $0.hasPrefix("\(entry.name)=") }
    }
    guard !kept.isEmpty else { return ask }
    let arguments = named + kept.flatMap(\.words) + ask.arguments.dropFirst(named.count)
    return (try? type(of: chapter).parse(Array(arguments))) == nil ? ask : Ask(ask.question, arguments: Array(arguments))
  }

  /// The options that repeat the run over its seeds.
  private func repeatingWords(seeds: [UInt64]) -> [String] {
    let options = chapter.options
    var words: [String] = []
    if let first = seeds.min(), first != ChapterOptions.firstSeed { words += ["--seed", "\(first)"] }
    if !seeds.isEmpty, options.seeds != nil || merged != nil { words += ["--seeds", "\(Set(seeds).count)"] }
    if options.all { words.append("--all") }
    if let claim = options.claim { words += ["--claim", claim] }
    return words
  }

  // MARK: - Rows

  private func header(choosing words: [String]) -> RowFile.Header {
    RowFile.Header(
      version: RowFile.Header.currentVersion, chapter: type(of: chapter).chapterCommand,
      parameters: Dictionary(ownParameters.map { ($0.name, "\($0.value)") }) { first, _ in first }, full: chapter.options.full,
      parts: parts.filter { type(of: $0).seedCounts != .none }.map(\.partName), options: words)
  }

  // MARK: - Seeds

  private var drawsNothing: Bool { parts.allSatisfy { type(of: $0).seedCounts == .none } }

  private func partRun(_ part: some ChapterPart) throws -> PartRun {
    PartRun(part, seeds: try seeds(of: type(of: part).seedCounts))
  }

  private func seeds(of counts: SeedCounts) throws -> [UInt64] {
    guard counts != .none else { return [] }
    // The parts of a run take part in as many seeds as the longest; one that has fewer has no lines for the others.
    if let merged { return Array(Set(merged.lines.map(\.seed))).sorted() }
    return try chapter.options.seedRange(standard: counts)
  }

  // MARK: - Parameters

  private var parameters: [ChapterReport.Parameter] {
    let options = chapter.options
    let own = ownParameters
    let counts = try? parts.map { try seeds(of: type(of: $0).seedCounts).count }
    return [.init("part", .text(options.part ?? "all"))] + own
      + (drawsNothing ? [] : [.init("seeds", .integer(counts?.max() ?? 0))]) + (options.full ? [.init("full", "yes")] : [])
  }

  /// The options of the parts that run, each once.
  private var ownParameters: [ChapterReport.Parameter] {
    var seen: Set<String> = []
    return parts.flatMap { $0.parameterList.parameters }.filter { seen.insert($0.name).inserted }
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

  /// What changed in the part that is shown against the run with default parameters and the same seeds; nil where nothing was
  /// changed.
  private func change(of report: ChapterReport.Part, against standardParts: [any ChapterPart]) throws -> String? {
    guard let before = standardParts.first(where: { $0.partName == report.name }), let now = parts.first,
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
      let ids = (options.part == nil ? all : parts).flatMap { $0.declaredClaims.map(\.id) }
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
