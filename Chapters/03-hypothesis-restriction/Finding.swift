import ChapterKit
import Learning
import NumericCore
import Report
import Transfer

/// What it takes on the source to find the smaller class.
struct Finding: ChapterPart {
  static let name = "finding"
  static let title = "What it takes to find the smaller class"

  let classes: ClassOptions
  let accuracy: AccuracyOptions

  /// How many source tasks share the class.
  static let taskCounts = [1, 2, 4, 8, 16, 64, 256]

  /// A class, its division, and what counts as learnt.
  struct Setting: Sendable {
    let subclasses: SubclassIdentification
    let delta: Double

    init(whole: Int, restricted: Int, epsilon: Double, delta: Double) {
      subclasses = SubclassIdentification(subclassCount: whole / restricted, subclassSize: restricted, errorMass: epsilon)
      self.delta = delta
    }

    /// The examples of each of the tasks that find the class.
    func perTask(_ tasks: Int) -> Int { subclasses.need(tasks: tasks, failureProbability: delta) }
    /// The target examples that the restriction then saves.
    var saving: Int { need(subclasses.subclassCount * subclasses.subclassSize) - need(subclasses.subclassSize) }
    private func need(_ size: Int) -> Int {
      ErrorOverlap.independent.need(count: size - 1, mass: subclasses.errorMass, failureProbability: delta)
    }
    /// The targets that together save what the tasks cost; nil where a target saves nothing.
    func breakEven(_ tasks: Int) -> Int? { saving > 0 ? (tasks * perTask(tasks) + saving - 1) / saving : nil }
    /// Whether a size (a ln|H′| + (ln G + ln 1/δ)/T)/ε is too small somewhere.
    func fails(_ share: Double, tasks: Int) -> Bool {
      let (size, count) = (Double(subclasses.subclassSize), Double(subclasses.subclassCount))
      let shared: Double = .log(count / delta) / Double(tasks)
      let bound = (share * Double.log(size) + shared) / subclasses.errorMass
      return subclasses.failure(tasks: tasks, examples: Int(bound.rounded(.up))) > delta
    }
  }

  private var here: Setting {
    Setting(
      whole: classes.whole, restricted: classes.restricted, epsilon: accuracy.epsilon.doubleValue, delta: accuracy.delta.doubleValue
    )
  }

  func evidence(_ rows: [Drawless]) -> [Setting] {
    [(4, 2), (64, 4), (1024, 16), (1024, 512), (1 << 20, 2), (1 << 20, 1024)].flatMap { whole, restricted in
      [0.01, 0.1, 0.25].flatMap { epsilon in
        [0.001, 0.05, 0.2, 0.4].map { Setting(whole: whole, restricted: restricted, epsilon: epsilon, delta: $0) }
      }
    }
  }

  var claims: [Judged<Finding>] {
    [
      Judged(
        "PAC-3", .inequality, expects: .corrected,
        "Finding H′ on a source and learning the target in it takes fewer examples than learning the target in H.",
        from: .said("the promise of transfer, where source examples count as much as target examples"), isHighlight: true
      ) { seen in
        let (here, family) = (seen.part.here, seen.evidence)
        return Judgement.decided(
          "source examples", unit: "examples", says: .text("< \(here.saving), what they save"), here: .integer(here.perTask(1)),
          holds: family.allSatisfy { $0.perTask(1) < $0.saving }
        ).corrected(
          if: family.allSatisfy { one in Self.taskCounts.allSatisfy { $0 * one.perTask($0) > one.saving } },
          to:
            "With one target it takes more, from one source task or from many, where finding and learning may each fail with δ ≤ "
            + "2/5: the source rules out what the target need not. It can save where source examples are cheaper, or where several "
            + "targets share H′."
        ).remark("save \(here.saving)").witness(
          "True of all \(family.count) divisions tried, with \(Self.taskCounts.map(String.init).joined(separator: ", ")) source "
            + "tasks. Here one source task pays "
            + "\(here.breakEven(1).map { $0 == 1 ? "from the first target on" : "from \($0) targets on" } ?? "never").")
      },
      Judged(
        "PAC-3b", .inequality, expects: .holds,
        "With T source tasks that share H′, one of G = |H|/|H′|, (ln|H′| + (ln G + ln 1/δ)/T)/ε examples of each suffice to find "
          + "it.",
        from: Bibliography.inductiveBias.cited.noting("for finite classes by the union bound, derived in the lesson")
      ) { seen in
        let cases = seen.evidence.flatMap { setting in Self.taskCounts.map { (setting, $0) } }
        let violations = cases.count { $0.fails(1, tasks: $1) }
        return Judgement.law("failures above δ", violations: violations, of: cases.count).witness(
          "Failures are exact. With half of the ln|H′| there are \(cases.count { $0.fails(0.5, tasks: $1) }) failures above δ.")
      },
    ]
  }

  func answer(_ seen: Seen<Finding>) -> Answer {
    let (one, many) = (here.perTask(1), here.perTask(16))
    let examples = one.counted("example")
    return Answer(
      setting:
        "G = \(classes.whole / classes.restricted), |H′| = \(classes.restricted), ε = \(accuracy.epsilon), δ = \(accuracy.delta)",
      question: "What does it take to find the smaller class?", reply: "\(examples.uppercased()) OF ONE SOURCE TASK",
      finding:
        "One source task needs \(examples) to find H′, 16 need \(many) each, and H′ saves \(here.saving) on every target.",
      figure: figure,
      quantities: [
        Quantity("source examples, T = 1", .integer(one)), Quantity("a task, T = 16", .integer(many)),
        Quantity("saved on a target", .integer(here.saving)),
        Quantity("targets to break even, T = 1", here.breakEven(1).map(Cell.integer) ?? .missing),
      ],
      why: "A task has to rule out the wrong classes whole, and a class is out only when its last hypothesis is.",
      ask: ask)
  }

  private var ask: Ask {
    let bits = classes.bits
    if classes.told > 1 {
      return Ask("The source is to tell one bit only: is that cheaper to find?", "--part", "finding", "--told", "1")
    }
    return bits < 20
      ? Ask("A class twice as large: is its half dearer to find?", "--part", "finding", "--bits", "\(bits + 1)")
      : Ask("A class half as large: is its half cheaper to find?", "--part", "finding", "--bits", "\(bits - 1)")
  }

  private var figure: Figure {
    func curve(_ name: String, _ value: (Int) -> Int) -> Series {
      Series(name, points: Self.taskCounts.map { Series.Point(Double($0), Double(value($0))) })
    }
    return Figure(
      title: "\(here.perTask(1)) of one task, or \(here.perTask(16)) of each of 16", caption: "",
      content: .plot(
        Plot(
          x: Axis("source tasks", scale: .logarithmic), y: Axis("examples of each"),
          series: [
            curve("need", here.perTask),
            curve("bound") { here.subclasses.sufficientExamples(tasks: $0, failureProbability: here.delta) },
          ], references: [Reference("saved on a target", at: Double(here.saving))])))
  }

  func record(_ seen: Seen<Finding>) -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Source examples that find H′", columns: ["tasks", "of each", "bound", "in all", "targets to break even"],
          rows: Self.taskCounts.map { tasks in
            [
              .integer(tasks), .integer(here.perTask(tasks)),
              .integer(here.subclasses.sufficientExamples(tasks: tasks, failureProbability: here.delta)),
              .integer(tasks * here.perTask(tasks)), here.breakEven(tasks).map(Cell.integer) ?? .missing,
            ]
          }))
    ]
  }
}
