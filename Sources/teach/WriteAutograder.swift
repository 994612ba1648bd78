import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
internal import Report

/// `lab teach gradescope`: the archive that Gradescope runs, one container a submission.
struct WriteAutograder: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "gradescope", abstract: "Write the autograder archive that Gradescope runs.",
    discussion: """
      Upload it as the autograder of a programming assignment. It holds the key: who has the archive can know the hidden
      inputs. A student is found on the roster by the column email, or by an id that is the email.
      """)

  @Option(help: "The key's folder, which 'lab teach release' made.") var key: String

  @Option(help: "The archive to write.") var out: String

  @Flag(help: "Replace the archive that is there.") var force = false

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let authors = try AuthorsCourse()
    let keys = URL(fileURLWithPath: key)
    let exercises = try authors.exercises(TeachingKey(in: keys).exercises)
    try authors.refuse(URL(fileURLWithPath: out), "--out")
    let file = try OutputFile(out, replacesExisting: force)
    let bytes = ZipArchive.stored(try Self.files(authors.course, exercises: exercises, key: keys))
    try file.write(bytes)
    return ProgramOutcome(
      output: """
        Wrote \(out.shown), \(bytes.count >> 10) KiB: \(exercises.map(\.exercise.id).joined(separator: " ")), \
        \(exercises.reduce(0) { $0 + $1.exercise.points }) points.
        Upload it as the autograder of a programming assignment. Keep it from students: the key is in it.

        """, status: .asStated)
  }

  /// The files of the archive: what students have, what grades, and of the exercises that are graded what only graders have.
  static func files(
    _ course: ExerciseCourse, exercises: [ExerciseFolder], key: URL
  ) throws(TeachingError) -> [(path: String, bytes: [UInt8], mode: Int)] {
    func bytes(_ file: URL) throws(TeachingError) -> [UInt8] {
      guard let data = try? Data(contentsOf: file) else { throw TeachingError("'\(file.path)' cannot be read.") }
      return Array(data)
    }
    var paths = CourseRelease(course: course, out: course.root).paths().filter {
      !$0.hasPrefix("Tests/") && !$0.hasPrefix("Notebooks/")
    }
    paths += ExerciseFolder.names(in: course.root.appendingPathComponent("Sources/teach")).map { "Sources/teach/\($0)" }
    for exercise in exercises {
      let folder = exercise.url.pathComponents.suffix(4).joined(separator: "/")
      paths += ["\(folder)/Solution.swift", "\(folder)/hidden.json"]
    }
    var files = [("setup.sh", Array(setup.utf8), 0o100755), ("run_autograder", Array(run.utf8), 0o100755)]
    for path in paths.sorted() {
      files.append(("course/\(path)", try bytes(course.root.appendingPathComponent(path)), 0o100644))
    }
    for name in ["key.json", "roster.csv"] { files.append(("key/\(name)", try bytes(key.appendingPathComponent(name)), 0o100600)) }
    return files
  }

  /// Prepares the container once: Swift, the GNU Scientific Library, and the grader built.
  private static let setup = """
    #!/usr/bin/env bash
    # Gradescope runs this once, in the container that every submission then gets a copy of.
    set -euo pipefail
    root=${AUTOGRADER_ROOT:-/autograder}
    version=${SWIFT_VERSION:-6.2}
    export DEBIAN_FRONTEND=noninteractive
    if ! command -v swift >/dev/null || [ ! -e /usr/include/gsl/gsl_version.h ]; then
      apt-get update
      apt-get install -y --no-install-recommends ca-certificates curl git binutils libc6-dev libstdc++-11-dev libgcc-11-dev \\
        libcurl4-openssl-dev libxml2-dev libsqlite3-0 libncurses6 tzdata zlib1g-dev pkg-config libgsl-dev
    fi
    if ! command -v swift >/dev/null; then
      . /etc/os-release
      system=ubuntu${VERSION_ID/./}
      curl -fsSL "https://download.swift.org/swift-$version-release/$system/swift-$version-RELEASE/swift-$version-RELEASE-ubuntu$VERSION_ID.tar.gz" |
        tar -xz -C / --strip-components 1
    fi
    chmod -R go= "$root/source/key"
    cd "$root/source/course"
    swift build --product teach

    """

  /// Grades one submission.
  private static let run = """
    #!/usr/bin/env bash
    # Gradescope runs this for each submission, in a container of its own.
    set -euo pipefail
    root=${AUTOGRADER_ROOT:-/autograder}
    exec "$root/source/course/.build/debug/teach" teach gradescope-run "$root"

    """
}
