internal import ChapterKit
import Foundation
internal import NumericCore
internal import Rendering
internal import Report
import Subprocess

/// What the course runs on, part by part.
struct Installation {
  struct Part {
    let name: String
    let finding: String
    var advice: String?
    /// Whether the course cannot be built or run without it, and it is not there.
    var isMissing = false
  }

  let parts: [Part]

  init(environment: OutputEnvironment, style: RenderingStyle) async {
    parts =
      [await Self.swift, Self.gsl, Self.blas(environment), Self.vectorInstructions, Self.processors, Self.chapters]
      + [Self.locale(environment), Self.terminal(environment), Self.rendering(style)]
  }

  private static var swift: Part {
    get async {
      let result = try? await Subprocess.run(
        .name("swift"), arguments: ["--version"], output: .string(limit: 1 << 16), error: .discarded)
      let version = result?.standardOutput.split(separator: "\n").first { $0.contains("Swift version") }
      guard let version else {
        return Part(
          name: "Swift toolchain", finding: "none on PATH", advice: "Install Swift 6.2 or later from https://www.swift.org/install",
          isMissing: true)
      }
      return Part(name: "Swift toolchain", finding: String(version))
    }
  }

  private static var gsl: Part { Part(name: "GNU Scientific Library", finding: NumericLibraries.gslVersion) }

  /// Without OpenBLAS everything works, products of large matrices more slowly.
  private static func blas(_ environment: OutputEnvironment) -> Part {
    guard let openBLAS = NumericLibraries.openBLAS else {
      return Part(
        name: "BLAS", finding: "\(NumericLibraries.blas) (reference)",
        advice: "For speed: \(installLine(apt: "libopenblas-dev", brew: "openblas")), then build again.")
    }
    let advice = betterKernels(than: openBLAS.kernels).map { better in
      let isOrdered = environment.variables["OPENBLAS_CORETYPE"] != nil
      return "The processor has \(better.instructions), which these kernels do not use, and large matrices take two to four times "
        + "as long: \(isOrdered ? "unset OPENBLAS_CORETYPE" : "export OPENBLAS_CORETYPE=\(better.kernels)")"
    }
    return Part(
      name: "BLAS", finding: "\(NumericLibraries.blas) \(openBLAS.version), kernels for \(openBLAS.kernels)", advice: advice)
  }

  /// The kernels for the processor's vector instructions, where those in use are older: an OpenBLAS takes a processor that is newer
  /// than itself for one that it knows, down to the oldest.
  private static func betterKernels(than kernels: String) -> (instructions: String, kernels: String)? {
    let withoutAVX2 = ["Prescott", "Core2", "Nehalem", "Sandybridge", "Barcelona", "Bulldozer", "Piledriver", "Steamroller"]
    switch NumericLibraries.vectorInstructions {
    case "AVX-512" where (withoutAVX2 + ["Excavator", "Haswell", "Zen"]).contains(kernels): return ("AVX-512", "SkylakeX")
    case "AVX2" where withoutAVX2.contains(kernels): return ("AVX2", "Haswell")
    default: return nil
    }
  }

  /// Where the processor has none that fit, BLAS multiplies the matrices of networks too.
  private static var vectorInstructions: Part {
    Part(name: "vector instructions", finding: NumericLibraries.vectorInstructions ?? "none: networks use the BLAS")
  }

  private static var processors: Part {
    Part(name: "processor cores", finding: "\(ProcessInfo.processInfo.activeProcessorCount)")
  }

  private static var chapters: Part {
    let count = (try? CourseFolder.current().chapters.count) ?? 0
    return Part(
      name: "chapters", finding: "\(count) of \(Course.chapters.count) are written",
      advice: count == 0 ? "Start the course's own ./lab." : nil, isMissing: count == 0)
  }

  private static func locale(_ environment: OutputEnvironment) -> Part {
    let name = environment.localeName ?? "none set"
    let advice = environment.localeIsUTF8 ? nil : "Figures are drawn in ASCII; for blocks: export LC_ALL=C.UTF-8"
    return Part(name: "locale", finding: name, advice: advice)
  }

  private static func terminal(_ environment: OutputEnvironment) -> Part {
    guard environment.outputIsTerminal else { return Part(name: "terminal", finding: "none: output goes to a file or a pipe") }
    let columns = environment.terminalColumns
    return Part(
      name: "terminal",
      finding: (environment.variables["TERM"] ?? "TERM is not set") + (columns > 0 ? ", \(columns) columns" : ", width unknown"))
  }

  private static func rendering(_ style: RenderingStyle) -> Part {
    Part(
      name: "output", finding: "\(style.canvas.rawValue) figures, \(style.width) columns, \(style.color ? "colour" : "no colour")")
  }

  private static func installLine(apt: String, brew: String) -> String {
    #if os(macOS)
      "brew install \(brew)"
    #else
      "sudo apt-get install \(apt)"
    #endif
  }
}
