internal import ChapterKit
import Subprocess

/// The cluster's own commands.
enum Slurm {
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
        "There is no 'sbatch' on PATH: this is no machine of a Slurm cluster. Without --submit the scripts are printed; on Debian "
          + "Slurm comes with: sudo apt-get install slurm-wlm")
    }
    let job = result.standardOutput.prefix { $0.isNumber }
    guard result.terminationStatus.isSuccess, !job.isEmpty else {
      throw InvalidInput("sbatch refused the job: \(result.standardError.split(separator: "\n").joined(separator: " "))")
    }
    return String(job)
  }
}
