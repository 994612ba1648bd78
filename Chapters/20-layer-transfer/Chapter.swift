import ArgumentParser
import ChapterKit
import Learning
import Report

/// How transferable the layers of a network are: Yosinski et al. at a scale that trains in seconds.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "layer-transfer",
    abstract: "Networks cut at every layer in turn: what of them serves another task, and what does not.")
  static let claims = Claims.all
  static let seedCounts = SeedCounts(standard: 8, full: 80)

  @OptionGroup var options: ChapterOptions
  @Option(help: "One experiment instead of all: \(Panel.allCases.map(\.rawValue).joined(separator: ", ")).") var panel: Panel?
  @Option(help: "The widths of the hidden layers, two at least.", transform: Self.widths) var net = [64, 64, 64, 64, 64]
  @Option(
    help: "The largest step size, before its cosine schedule. (default: 0.02 or 0.03, by panel)",
    transform: OptionValue.number(in: 1e-6...1e6))
  var stepSize: Double?

  func report(for run: ChapterRun) throws -> ChapterReport {
    let settings = Settings(hidden: net, stepSize: stepSize, trainsAll: run.isFull || panel != nil)
    let parameters: [ChapterReport.Parameter] =
      [.init("panel", .text(panel?.rawValue ?? "all")), .init("net", .text(net.map(String.init).joined(separator: ",")))]
      + (stepSize.map { [.init("step-size", .number($0))] } ?? [])
    do {
      let experiment = Experiment(rows: try rows(for: run, settings))
      return run.report(
        headline: experiment.headline, body: experiment.body, findings: experiment.findings,
        tryNext: [run.command("--panel", "low", "--seeds", "20"), run.command("--panel", "equal", "--net", "16,16,16")],
        parameters: parameters)
    } catch {
      return run.report(
        headline: "\(error) Nothing can be concluded from this run.", body: [],
        findings: Claims.all.map { Finding($0, verdict: .inconclusive, predicted: .missing, measured: .missing) },
        tryNext: [run.command()], parameters: parameters)
    }
  }

  /// Every seed, with the panels that it takes part in.
  private func rows(for run: ChapterRun, _ settings: Settings) throws(TrainingError) -> [Experiment.Row] {
    let first = run.seeds.first ?? 0
    let panels = Panel.allCases.map { (panel: $0, seedCount: seedCount($0, of: run)) }
    return try run.overSeeds { (seed) throws(TrainingError) in
      var results: [Panel: PanelResult] = [:]
      for (panel, seedCount) in panels where Int(seed - first) < seedCount {
        results[panel] = try panel.result(seed: seed, settings)
      }
      return Experiment.Row(seed: seed, results: results)
    }
  }

  /// How many seeds a panel uses. In a run of all panels, so that it stays short, those with larger effects use five of eight.
  private func seedCount(_ panel: Panel, of run: ChapterRun) -> Int {
    guard self.panel == nil else { return self.panel == panel ? run.seeds.count : 0 }
    return run.isFull || panel == .coadaptation ? run.seeds.count : (5 * run.seeds.count + 7) / 8
  }

  /// Reads `64,64,64`.
  @Sendable private static func widths(_ text: String) throws -> [Int] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let widths = parts.compactMap { Int($0) }
    guard widths.count == parts.count, widths.allSatisfy({ 1...1024 ~= $0 }) else {
      throw ValidationError("Widths are whole numbers from 1 to 1024 with commas between them, such as 64,64,64.")
    }
    guard 2...16 ~= widths.count else {
      throw ValidationError("The network needs from 2 to 16 hidden layers, to be cut between them.")
    }
    return widths
  }
}

extension Panel: ExpressibleByArgument {}

extension Experiment {
  /// The finding of the first panel that ran.
  fileprivate var headline: String {
    guard let panel = panels.first else { return "No panel ran." }
    func ends(_ arm: Arm) -> (String, String) {
      let gaps = gaps(panel, arm).map { $0.mean.text(digits: 1) }
      return (gaps.first ?? "", gaps.last ?? "")
    }
    switch panel {
    case .equal:
      let (first, last) = ends(.similarFrozen)
      return
        "Frozen layers borrowed from a similar task change accuracy by \(first) points when one layer is copied and by \(last) when all are; "
        + "fine-tuned, the same layers give \(meanGap(.equal, .similarTuned).mean.text(digits: 1)) on average."
    case .low:
      let (first, last) = ends(.similarFrozen)
      return
        "With 200 images, borrowed frozen layers change accuracy by \(first) points when one is copied and by \(last) when all are."
    case .world:
      let gap = Arm.sharing.map { meanGap(.world, $0, from: 1).mean.text(digits: 1) }
      return
        "From sources that share 0, 1, 2 and 3 layers of the target's true function, accuracy changes by \(gap.joined(separator: ", "))"
        + " points."
    case .coadaptation:
      let (third, fifth) = (gaps(.coadaptation, .bottleneck3), gaps(.coadaptation, .bottleneck5))
      return
        "Cut just below a layer of two units, a network loses \((-third[1].mean).text(digits: 1)) points where that is layer 3 and "
        + "\((-fifth[3].mean).text(digits: 1)) where it is layer 5, because training does not find the top again."
    }
  }
}
