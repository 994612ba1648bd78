import Foundation
import Testing

/// Chapters that come to no end of their own, and a driver that is ended itself; the chapters here are shell scripts beside a copy
/// of lab.
@Suite struct EndedProgramTests {
  private let lab = BuiltProgram(command: "lab")

  /// Runs `script`, in which `$d` is a folder with lab, the chapters and a folder for temporary files.
  private func run(_ script: String, chapters: [String: String]) async throws -> ProgramResult {
    let folders = ["multi-task": "22-multi-task", "maml": "25-maml", "relation-network": "26-relation-network"]
    let chapterLines = chapters.sorted { $0.key < $1.key }.map { command, body in
      """
      printf '#!/bin/sh\\n%s\\n' '\(body)' > "$d/\(command)"; chmod +x "$d/\(command)"
      mkdir -p "$d/Chapters/\(folders[command] ?? command)"; : > "$d/Chapters/\(folders[command] ?? command)/Chapter.swift"
      """
    }
    let setUp = #"""
      d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cp "$0" "$d/lab"; mkdir "$d/tmp" "$d/Chapters"; : > "$d/Package.swift"
      export d TMPDIR="$d/tmp" TRANSFERLAB_PREBUILT=1
      """#
    return try await lab.run(inShell: ([setUp] + chapterLines + [script]).joined(separator: "\n"))
  }

  @Test("A chapter that a signal ends is told by name and signal")
  func signal() async throws {
    let result = try await run(#""$d/lab" run maml; echo "exit code $?""#, chapters: ["maml": "kill -KILL $$"])
    #expect(result.output == "exit code 2\n")
    #expect(result.diagnostics.hasPrefix("lab: The chapter maml was ended by the signal SIGKILL"), "\(result.diagnostics)")
    #expect(result.diagnostics.hasSuffix("came to no verdicts.\n"))
  }

  @Test("In a series, what a chapter wrote before it was ended does not count, and the rest goes on")
  func series() async throws {
    let record =
      #"{"chapter": "maml", "claims": [{"id": "M", "statement": "s", "source": "s", "kind": "identity", "verdict": "holds"}]}"#
    let write =
      "for word; do case $word in --record=*) echo \"\(record.replacingOccurrences(of: "\"", with: "\\\""))\" > "
      + "\"${word#--record=}\";; esac; done"
    let result = try await run(
      #""$d/lab" run maml relation-network multi-task; echo "exit code $?"; ls "$d/tmp""#,
      chapters: ["maml": write, "relation-network": write + "; kill -SEGV $$", "multi-task": "exit 132"])
    #expect(
      result.output.contains(
        "\n1 claim, all as stated.\n2 chapters came to no verdicts: relation-network, multi-task.\nexit code 2\n"))
    #expect(result.output.hasSuffix("exit code 2\n"), "\(result.output)")
    for words in ["relation-network was ended by the signal SIGSEGV", "multi-task was ended with exit code 132"] {
      #expect(result.diagnostics.contains(words), "\(result.diagnostics)")
    }
  }

  @Test(
    "A driver that is told to end takes its chapter along, leaves no temporary file, and ends by the same signal",
    arguments: [("TERM", 143), ("HUP", 129)], ["run maml", "run maml multi-task", "ledger maml"])
  func ended(signal: (name: String, code: Int), arguments: String) async throws {
    // A shell starts what runs in the background deaf to SIGINT, and so it stays.
    let script = """
      "$d/lab" \(arguments) > "$d/output" & lab=$!
      while [ ! -s "$d/pid" ] && kill -0 $lab; do sleep 0.05; done
      kill -INT $lab
      kill -\(signal.name) $lab
      wait $lab; echo "exit code $?"
      kill -0 "$(cat "$d/pid")" 2> "$d/none" && echo "the chapter runs on"
      ls "$d/tmp"
      """
    let chapter = #"echo $$ > "$(dirname "$0")/pid"; exec sleep 600"#
    let result = try await run(script, chapters: ["maml": chapter, "multi-task": ":"])
    #expect(result.output == "exit code \(signal.code)\n", "\(result.diagnostics)")
    #expect(!result.diagnostics.contains("lab: "), "\(result.diagnostics)")
  }

  @Test("A folder for temporary files that cannot be used is told in a sentence")
  func temporaryFolder() async throws {
    let result = try await run(
      #"export TMPDIR=/nonexistent; "$d/lab" run maml multi-task"#, chapters: ["maml": ":", "multi-task": ":"])
    #expect(result.exitCode == 69)
    #expect(result.diagnostics.hasPrefix("lab: No folder can be made in '/nonexistent'") && result.diagnostics.contains("TMPDIR="))
  }
}
