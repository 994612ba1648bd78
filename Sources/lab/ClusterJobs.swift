internal import ChapterKit

/// The scripts of the two jobs: an array job whose tasks measure seeds, and a job that reports them after it.
struct ClusterJobs {
  /// The folder of the course.
  let course: String
  /// The chapter's program.
  let program: String
  let chapter: CourseChapter
  let options: [String]
  let seeds: ClosedRange<UInt64>
  /// Into how many tasks the seeds are divided, at each value of the sweep.
  let tasks: Int
  let folder: String
  let partition: String?
  let trial: ClusterTrial

  private var seedsPerTask: Int { (seeds.count + tasks - 1) / tasks }

  /// Tasks at each value of the sweep, none of them empty.
  private var tasksPerValue: Int { (seeds.count + seedsPerTask - 1) / seedsPerTask }

  /// All tasks.
  var taskCount: Int { tasksPerValue * (trial.sweep?.values.count ?? 1) }

  private func head(_ name: String, minutes: Int, megabytes: Int) -> [String] {
    [
      "#!/bin/sh", "#SBATCH --job-name=\(name)", "#SBATCH --cpus-per-task=1", "#SBATCH --time=\(minutes)",
      "#SBATCH --mem=\(megabytes)M", "#SBATCH --requeue", "#SBATCH --open-mode=append",
    ] + (partition.map { ["#SBATCH --partition=\($0)"] } ?? [])
  }

  /// Each task measures its share of the seeds.
  ///
  /// An exit code of 1, a verdict that a few seeds do not bear out, is no failure. A chapter that was killed, or failed for a
  /// reason that the next machine may not have, is queued again up to three times, and goes on where it stopped.
  var measuring: String {
    let command = ([program] + options).map(CommandLineText.quoted).joined(separator: " ")
    // Three times the trial seed, and two minutes to start; twice its memory.
    let minutes = 2 + Int((3 * trial.seconds * Double(seedsPerTask) / 60).rounded(.up))
    let place = CommandLineText.quoted(folder)
    var lines =
      head("transferlab-\(chapter.number)", minutes: minutes, megabytes: 200 + 2 * trial.megabytes)
      + [
        "#SBATCH --array=0-\(taskCount - 1)", "#SBATCH --output=\(folder)/task-%a.log",
        "task=$((SLURM_ARRAY_TASK_ID % \(tasksPerValue)))",
        "first=$((\(seeds.lowerBound) + task * \(seedsPerTask)))", "last=$((first + \(seedsPerTask - 1)))",
        "[ \"$last\" -le \(seeds.upperBound) ] || last=\(seeds.upperBound)",
      ]
    if let sweep = trial.sweep {
      lines += [
        "set -- " + sweep.values.map(CommandLineText.quoted).joined(separator: " "),
        "shift $((SLURM_ARRAY_TASK_ID / \(tasksPerValue)))",
        "rows=\(place)/\(sweep.name)=$(printf %s \"$1\" | tr / _)", "mkdir -p \"$rows\"",
        "\(command) --\(sweep.name)=\"$1\" --seeds \"$first:$last\" --rows \"$rows/$task.jsonl\" --format json >/dev/null",
      ]
    } else {
      lines.append("\(command) --seeds \"$first:$last\" --rows \(place)/\"$task\".jsonl --format json >/dev/null")
    }
    lines += [
      "code=$?", "[ $code -le 1 ] && exit 0",
      "if [ $code -eq 2 ] || [ $code -gt 128 ] && [ \"${SLURM_RESTART_COUNT:-0}\" -lt 3 ]; then",
      "  scontrol requeue \"${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID\"", "fi", "exit $code",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reports all rows once every task has ended, well or not: where seeds are missing, it names them instead.
  func reporting(after job: String) -> String {
    let merge =
      "TRANSFERLAB_PREBUILT=1 \(CommandLineText.quoted(course))/.build/debug/lab merge \"$1\"/[0-9]*.jsonl --seeds "
      + "\(seeds.lowerBound):\(seeds.upperBound) --all"
    let places = trial.sweep.map { sweep in
      sweep.values.map { CommandLineText.quoted("\(sweep.name)=\($0.replacing("/", with: "_"))") }.joined(separator: " ")
    }
    let lines =
      head("transferlab-\(chapter.number)-report", minutes: 10 + seeds.count / 10_000, megabytes: 500 + seeds.count / 100)
      + [
        "#SBATCH --dependency=afterany:\(job)", "#SBATCH --output=\(folder)/report.log",
        "cd \(CommandLineText.quoted(folder)) || exit 2",
        "report() {", "  \(merge) >\"$2.unfinished\" && code=0 || code=$?",
        "  if [ $code -le 1 ]; then mv \"$2.unfinished\" \"$2\"; else rm -f \"$2.unfinished\"; failed=$code; fi", "}", "failed=0",
        places.map { "for value in \($0); do report \"$value\" \"report-$value.txt\"; done" } ?? "report . report.txt",
        "exit $failed",
      ]
    return lines.joined(separator: "\n") + "\n"
  }
}
