import ArgumentParser
internal import ChapterKit
import Foundation

/// `lab cluster`: a Slurm array job that measures many seeds, and a job after it that reports them.
struct SubmitToCluster: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster", abstract: "Measure many seeds on a Slurm cluster, and report them as one run.",
    discussion: """
      ./lab cluster 20 --seeds 1:4000 --tasks 100 --part equal            the two scripts, to read
      ./lab cluster 20 --seeds 1:4000 --tasks 100 --part equal --submit   submits them
      ./lab cluster 20 --seeds 1:400 --part world --sweep source-examples=1000:8000:1000   a report for each value
      A task that fails or is preempted is queued again and goes on where it stopped; the report names seeds that are missing all the same, and the
      same command submitted again measures only these. Without Slurm the same rows come from
      seq 0 9 | xargs -P 2 -I{} sh -c './lab run 20 --part equal --seeds $(({}*10+1)):$(({}*10+10)) --rows rows/{}.jsonl'
      """)

  @Argument(help: "The chapter, by number, command or folder.") var chapter: String

  @Option(help: ArgumentHelp("The first and the last seed.", valueName: "first:last"), transform: Self.range) var seeds:
    ClosedRange<UInt64>

  @Option(help: "Into how many tasks the seeds are divided.", transform: OptionValue.count(in: 1...largestTaskCount)) var tasks =
    100

  @Option(help: "Where rows, logs and the report go: a folder that all machines share.") var folder = "cluster-rows"

  @Option(help: "The partition to ask for. (default: the cluster's own)") var partition: String?

  @Option(
    help: ArgumentHelp(
      "Measure all seeds at one value after another of an option, as './lab run' does.", valueName: "name=from:to:step"))
  var sweep: String?

  @Flag(help: "Submit the two jobs.") var submit = false

  @Flag(help: "Print the scripts of the two jobs, as happens without --submit.") var script = false

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Options of the chapter.", valueName: "chapter option")) var options: [String] =
      []

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let course = try CourseFolder.current()
    let chapter = try ChapterSelection([chapter], available: course.chapters).chapters[0]
    let program = ChapterProgram(chapter: chapter)
    try await program.build()
    let place = URL(fileURLWithPath: folder).standardizedFileURL.path
    let trial: ClusterTrial
    do {
      trial = try await ClusterTrial(ofOneSeed: seeds.lowerBound, program: program, options: options, sweep: sweep)
    } catch let refused as ClusterTrial.Refused {
      return ProgramOutcome(status: refused.status)
    }
    let jobs = ClusterJobs(
      course: course.url.path, program: program.url.path, chapter: chapter, options: options, seeds: seeds,
      tasks: min(tasks, seeds.count),
      folder: place, partition: partition, trial: trial)
    guard jobs.taskCount <= Self.largestTaskCount else {
      throw ValidationError(
        "\(jobs.taskCount) tasks are more than the \(Self.largestTaskCount) of an array job; lower --tasks or sweep fewer values.")
    }
    guard submit else { return ProgramOutcome(output: jobs.measuring + "\n" + jobs.reporting(after: "JOB"), status: .asStated) }
    do {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    } catch {
      throw InvalidInput("The folder '\(place)' cannot be made; name one with --folder that all machines of the cluster share.")
    }
    let measuring = try await Slurm.submit(jobs.measuring)
    let reporting = try await Slurm.submit(jobs.reporting(after: measuring))
    return ProgramOutcome(
      output: """
        Job \(measuring) measures seeds \(seeds.lowerBound) to \(seeds.upperBound) in \(jobs.taskCount) tasks; job \(reporting) reports them after it.
        The report: \(place)/report\(sweep == nil ? "" : "-NAME=VALUE").txt. How far it is: squeue --jobs \(measuring),\(reporting)

        """, status: .asStated)
  }

  func validate() throws {
    if submit && script { throw ValidationError("Choose --submit or --script, not both.") }
  }

  private static let largestTaskCount = 10_000

  @Sendable private static func range(_ text: String) throws -> ClosedRange<UInt64> {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { UInt64($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1] else {
      throw ValidationError("The seeds are written FIRST:LAST, such as 1:4000.")
    }
    guard first <= last else { throw ValidationError("The first seed comes before the last.") }
    guard last - first < 1_000_000 else { throw ValidationError("A run has at most 1000000 seeds.") }
    return first...last
  }
}
