import ArgumentParser
import ChapterKit
import Report
import Transfer

/// Handwritten digits: five base classes, five novel ones.
struct Digits: ChapterPart {
  static let name = "digits"
  static let title = "Handwritten digits: five base classes, five novel ones"
  static let seedCounts = SeedCounts(standard: 4, full: 40)
  static let comparesWithDefault = false

  let tasks: TaskOptions

  func row(seed: UInt64) throws -> WorldResult { try usable { try WorldResult.digits(seed: seed, tasks.settings) } }

  func evidence(_ rows: [WorldResult]) -> WorldScores { WorldScores(results: rows, settings: tasks.settings, isDigits: true) }

  var claims: [Judged<Digits>] {
    [
      Judged(
        "PC-9", .effect, expects: .fails,
        "An embedding learnt on base classes classifies novel classes better than pixels: here on five base digits.",
        from: .said("the question of this chapter; the literature rarely says how many base classes are needed"), isHighlight: true
      ) { try $0.evidence.gap(.classifier, over: .pixels).isAbove(0, "learnt from 5, minus pixels", unit: "points") }
    ]
  }

  func answer(_ seen: Seen<Digits>) throws -> Answer {
    let scores = seen.evidence
    let gap = try scores.gap(.classifier, over: .pixels)
    return Answer(
      setting: "\(tasks.ways)-way \(tasks.shots)-shot, \(seen.rows.count) seeds", question: "Do features learnt from five digits serve five others?",
      reply: gap.isAbove(0) ? "YES" : gap.isBelow(0) ? "LESS THAN PIXELS" : "UNDECIDED",
      finding: "On digits, features learnt from five other classes are right in \(try scores.percent(.classifier)) of queries, pixels in "
        + "\(try scores.percent(.pixels)).",
      figure: scores.forest(title: "Pixels, \(try scores.percent(.pixels)); learnt from five classes, \(try scores.percent(.classifier))"),
      quantities: [Quantity("learnt minus pixels", gap.cell, unit: "points")],
      why: "Five classes teach what tells these five apart, and nothing else has to survive.",
      ask: Ask("With one example of a class: is the gap larger?", "--part", "digits", "--shots", "1"))
  }

  func record(_ seen: Seen<Digits>) -> [ChapterReport.Item] {
    [.table(seen.evidence.embeddingTable), .table(seen.evidence.headTable), .table(seen.evidence.supervisedTable)]
  }
}

/// What `body` measures; tasks that cannot be drawn are the options' fault, and a training that diverged is the seed's.
func usable<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as UnusableTask {
    throw ValidationError("\(error)")
  } catch let error as EpisodicTrainingError {
    throw UnusableSeed("\(error)")
  }
}
