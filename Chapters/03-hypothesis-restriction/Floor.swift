import ChapterKit
import Learning
import NumericCore
import Report

/// What a restricted class does that has lost the true function.
struct Floor: ChapterPart {
  static let name = "floor"
  static let title = "When f is not in the smaller class"

  let classes: ClassOptions
  let floor: FloorOptions

  /// The risk of every hypothesis but the best one: they say nothing of the target.
  static let otherRisk = 0.5

  /// A class in which one hypothesis has the least risk and all others risk ½; the learner prefers these among equals.
  struct World: Sendable {
    let size: Int
    let least: Double

    func risk(_ examples: Int) -> Double {
      let chosen = EmpiricalRiskSelection.probability(ofLast: least, against: Floor.otherRisk, count: size - 1, examples: examples)
      return chosen * least + (1 - chosen) * Floor.otherRisk
    }
  }

  /// The whole class, and what a source leaves of it.
  struct Comparison: Sendable {
    let whole: World
    let wrong: World

    init(whole: Int, restricted: Int, floor: Double) {
      self.whole = World(size: whole, least: 0)
      wrong = World(size: restricted, least: floor)
    }

    /// The first number of examples from which on the whole class is better: it is better as long as it is looked at.
    ///
    /// Below risk r the whole class is better for ever, because its risk falls and the other's stays above r.
    var turn: Int { (1...Self.longest).first { whole.risk($0) < wrong.risk($0) } ?? Self.longest }
    static let longest = 200
    /// Whether the wrong class is better with some number of examples; a small one that is nearly all wrong never is.
    var helps: Bool { (1..<turn).contains { wrong.risk($0) < whole.risk($0) - 1e-6 } }
    /// Whether the wrong class is no worse up to the turn, always above its floor, and worse from the turn on.
    var isAsCorrected: Bool {
      let (before, after) = (1..<turn, turn...(turn + 60))
      return before.allSatisfy { wrong.risk($0) <= whole.risk($0) + 1e-12 }
        && after.allSatisfy { wrong.risk($0) > whole.risk($0) && wrong.risk($0) >= wrong.least - 1e-12 }
    }
  }

  private var here: Comparison { Comparison(whole: classes.whole, restricted: classes.restricted, floor: floor.floor.doubleValue) }
  private var right: World { World(size: classes.restricted, least: 0) }

  func evidence(_ rows: [Drawless]) -> [Comparison] {
    [4, 64, 1024, 1 << 20].flatMap { whole in
      [2, 8, 16].filter { $0 < whole }.flatMap { restricted in
        [0.02, 0.1, 0.2, 0.4].map { Comparison(whole: whole, restricted: restricted, floor: $0) }
      }
    }
  }

  var claims: [Judged<Floor>] {
    [
      Judged(
        "PAC-2", .inequality, expects: .corrected,
        "A source that restricts the class lowers the risk that is reached with few or many target examples.",
        from: .said("transfer as a smaller class, where nothing is said of f"), isHighlight: true
      ) { seen in
        let (part, family) = (seen.part, seen.evidence)
        let here = part.here
        let late = 2 * here.turn
        let turns = (
          first: try seen.required(family.map(\.turn).min(), "family"), last: try seen.required(family.map(\.turn).max(), "family")
        )
        return Judgement.decided(
          "risk at m = \(late)", says: .text("< \(here.whole.risk(late).text(significantDigits: 1))"),
          here: .number(here.wrong.risk(late), digits: 4),
          holds: family.allSatisfy { $0.wrong.risk(2 * $0.turn) < $0.whole.risk(2 * $0.turn) }
        ).corrected(
          if: family.allSatisfy(\.isAsCorrected) && family.contains(where: \.helps),
          to: "If f is in it. A class whose best hypothesis has risk r > 0 never comes below r: if it helps, then while examples "
            + "are few, and from some m on the whole class is better for ever."
        ).remark("H: \(here.whole.risk(late).text(significantDigits: 1))").witness(
          "Here the turn is at m = \(here.turn), on the family's \(family.count) pairs of classes between "
            + "\(turns.first) and \(turns.last); in \(family.count { !$0.helps }) the wrong class never helps. Risks are exact "
            + "means over all samples.")
      }
    ]
  }

  func answer(_ seen: Seen<Floor>) -> Answer {
    let (turn, half) = (here.turn, floor.floor / 2)
    return Answer(
      setting: "|H| = \(classes.whole), |H′| = \(classes.restricted), r = \(floor.floor)",
      question: "Does a smaller class without f still help?",
      reply: turn > 1 ? reach.uppercased() : "NEVER",
      finding: "At m = \(turn) the whole class has risk \(here.whole.risk(turn).text(digits: 3)), the wrong one "
        + "\(here.wrong.risk(turn).text(digits: 3)), and that never falls below \(floor.floor).",
      figure: figure,
      quantities: [
        Quantity("turn", .integer(turn), unit: "examples"), Quantity("floor", .exact(floor.floor)),
        Quantity("risk of H at the turn", .number(here.whole.risk(turn), digits: 4)),
        Quantity("risk of wrong H′ at the turn", .number(here.wrong.risk(turn), digits: 4)),
      ],
      why: "Examples choose within a class; none brings back a function that is not in it.",
      ask: half.denominator <= 1000
        ? Ask("A floor half as high: does the turn come much later?", "--part", "floor", "--floor", "\(half)")
        : Ask("A floor of a quarter: when does the turn come?", "--part", "floor", "--floor", "1/4"))
  }

  /// Up to where the wrong class is better, where it is.
  private var reach: String { here.turn == 2 ? "with one example" : "up to \(here.turn - 1) examples" }

  private var figure: Figure {
    let last = here.turn * 5 / 2 + 5
    func curve(_ name: String, _ world: World) -> Series {
      Series(name, points: (1...last).map { Series.Point(Double($0), world.risk($0)) })
    }
    return Figure(
      title: here.turn > 1 ? "The wrong class is the better one \(reach)" : "The wrong class never helps",
      caption: "",
      content: .plot(
        Plot(
          x: Axis("target examples"), y: Axis("mean risk"),
          series: [curve("H", here.whole), curve("H′ with f", right), curve("H′ without f", here.wrong)],
          references: [Reference("floor r", at: floor.floor.doubleValue)])))
  }
}
