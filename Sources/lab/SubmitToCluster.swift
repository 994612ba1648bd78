import ArgumentParser
internal import ChapterKit
import Foundation
import Subprocess

/// `lab cluster`: a Slurm array job that measures many seeds, and a job after it that reports them.
struct SubmitToCluster: LabCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster", abstract: "Measure many seeds on a Slurm cluster, and report them as one run.",
    discussion: """
      ./lab cluster 20 --seeds 1:4000 --tasks 100 --part equal            the two scripts, to read
      ./lab cluster 20 --seeds 1:4000 --tasks 100 --part equal --submit   submits them
      A task that fails or is preempted is run again and goes on where it stopped. Without Slurm the same rows come from
      seq 0 9 | xargs -P 2 -I{} sh -c './lab run 20 --part equal --seeds $(({}*10+1)):$(({}*10+10)) --rows rows/{}.jsonl'
      """)

  @Argument(help: "The chapter, by number, command or folder.") var chapter: String

  @Option(help: ArgumentHelp("The first and the last seed.", valueName: "first:last"), transform: Self.range) var seeds:
    ClosedRange<UInt64>

  @Option(help: "Into how many tasks the seeds are divided.", transform: OptionValue.count(in: 1...10_000)) var tasks = 100

  @Option(help: "Where rows, logs and the report go: a folder that all machines share.") var folder = "cluster-rows"

  @Option(help: "The partition to ask for. (default: the cluster's own)") var partition: String?

  @Flag(help: "Submit the two jobs.") var submit = false

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Options of the chapter.", valueName: "chapter option")) var options: [String] =
      []

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let course = try CourseFolder.current()
    let chapter = try ChapterSelection([chapter], available: course.chapters).chapters[0]
    let program = ChapterProgram(chapter: chapter)
    try await program.build()
    let place = URL(fileURLWithPath: folder).standardizedFileURL.path
    let need = try await Need(ofOneSeed: seeds.lowerBound, program: program, options: options)
    let jobs = ClusterJobs(
      course: course.url.path, program: program.url.path, chapter: chapter, options: options, seeds: seeds,
      taskCount: min(tasks, seeds.count), folder: place, partition: partition, need: need)
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
        The report: \(place)/report.txt. How far it is: squeue --jobs \(measuring),\(reporting)

        """, status: .asStated)
  }

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

/// What one seed of a run takes on one core.
private struct Need {
  let seconds: Double
  let megabytes: Int

  /// The number by which the system knows the usage of all programs that were started from here.
  private static let children: Int32 = -1

  /// Measures a seed.
  init(ofOneSeed seed: UInt64, program: ChapterProgram, options: [String]) async throws {
    var (before, after) = (rusage(), rusage())
    _ = unsafe getrusage(Self.children, &before)
    let trial = try await Subprocess.run(
      .path(.init(program.url.path)), arguments: Arguments(options + ["--seeds", "\(seed):\(seed)", "--format", "json"]),
      output: .discarded, error: .currentStandardError)
    _ = unsafe getrusage(Self.children, &after)
    if case .exited(let code) = trial.terminationStatus, code > 1 { throw ExitCode(code) }
    seconds =
      Double(after.ru_utime.tv_sec - before.ru_utime.tv_sec) + Double(after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e6
    megabytes = Int(after.ru_maxrss) / 1024
  }
}

/// The scripts of the two jobs.
private struct ClusterJobs {
  let course: String
  let program: String
  let chapter: CourseChapter
  let options: [String]
  let seeds: ClosedRange<UInt64>
  let taskCount: Int
  let folder: String
  let partition: String?
  let need: Need

  private var seedsPerTask: Int { (seeds.count + taskCount - 1) / taskCount }

  private func head(_ name: String, minutes: Int, megabytes: Int) -> [String] {
    [
      "#!/bin/sh", "#SBATCH --job-name=\(name)", "#SBATCH --cpus-per-task=1", "#SBATCH --time=\(minutes)",
      "#SBATCH --mem=\(megabytes)M",
      "#SBATCH --requeue", "#SBATCH --open-mode=append",
    ] + (partition.map { ["#SBATCH --partition=\($0)"] } ?? [])
  }

  /// Each task measures its share of the seeds. An exit code of 1, a verdict that a few seeds do not bear out, is no failure.
  var measuring: String {
    let words = ([program] + options).map(CommandLineText.quoted).joined(separator: " ")
    // Three times the trial seed, and two minutes to start; twice its memory.
    let minutes = 2 + Int((3 * need.seconds * Double(seedsPerTask) / 60).rounded(.up))
    let lastTask = (seeds.count + seedsPerTask - 1) / seedsPerTask - 1
    let lines =
      head("transferlab-\(chapter.number)", minutes: minutes, megabytes: 200 + 2 * need.megabytes)
      + [
        "#SBATCH --array=0-\(lastTask)", "#SBATCH --output=\(folder)/task-%a.log",
        "first=$((\(seeds.lowerBound) + SLURM_ARRAY_TASK_ID * \(seedsPerTask)))", "last=$((first + \(seedsPerTask - 1)))",
        "[ \"$last\" -le \(seeds.upperBound) ] || last=\(seeds.upperBound)",
        "\(words) --seeds \"$first:$last\" --rows \(CommandLineText.quoted(folder))/\"$SLURM_ARRAY_TASK_ID\".jsonl --format json >/dev/null || [ $? -eq 1 ]",
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reports all rows once every task has ended well.
  func reporting(after job: String) -> String {
    let lines =
      head("transferlab-\(chapter.number)-report", minutes: 10, megabytes: 500 + seeds.count / 100)
      + [
        "#SBATCH --dependency=afterok:\(job)", "#SBATCH --output=\(folder)/report.log",
        "cd \(CommandLineText.quoted(folder)) && TRANSFERLAB_PREBUILT=1 \(CommandLineText.quoted(course))/.build/debug/lab merge [0-9]*.jsonl --all "
          + ">report.txt || [ $? -eq 1 ]",
      ]
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The cluster's own commands.
private enum Slurm {
  /// Submits a script, and returns the number of its job.
  ///
  /// - Throws: ``NotInstalled`` where there is no Slurm, ``InvalidInput`` with Slurm's own message where it refuses.
  static func submit(_ script: String) async throws -> String {
    guard
      let result = try? await Subprocess.run(
        .name("sbatch"), arguments: ["--parsable"], input: .string(script), output: .string(limit: 1 << 16),
        error: .string(limit: 1 << 16))
    else {
      throw NotInstalled(
        "There is no 'sbatch' on PATH: this is no machine of a Slurm cluster. Without --submit the scripts are printed; on Debian Slurm comes "
          + "with: sudo apt-get install slurm-wlm")
    }
    let job = result.standardOutput.prefix { $0.isNumber }
    guard result.terminationStatus.isSuccess, !job.isEmpty else {
      throw InvalidInput("sbatch refused the job: \(result.standardError.split(separator: "\n").joined(separator: " "))")
    }
    return String(job)
  }
}
