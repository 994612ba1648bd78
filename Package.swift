// swift-tools-version: 6.2
// TransferLab: an executable course on transfer-learning theory. GPL-3.0-or-later.

import Foundation
import PackageDescription

/// Every chapter, by folder under `Chapters/`, with the libraries about transfer that it uses: no others are built before it runs.
/// The command is the folder's name without its number.
let chapters: KeyValuePairs<String, [String]> = [
  "01-vc-bound": [],
  "02-transfer-settings": ["Transfer"],
  "03-hypothesis-restriction": ["Transfer"],
  "04-source-prior": ["Transfer"],
  "05-shared-representation": ["Transfer"],
  "06-ben-david-bound": ["Divergences", "Bounds"],
  "07-interleaved-counterexample": ["Divergences", "Bounds"],
  "08-domain-divergences": ["Divergences", "Bounds"],
  "09-optimal-transport": ["Divergences"],
  "10-discrepancy-bound": ["Divergences", "Bounds", "Transfer"],
  "11-instance-reweighting": ["Transfer"],
  "12-label-shift": ["Transfer"],
  "20-layer-transfer": ["Transfer"],
  "24-prototype-classification": ["Transfer"],
]

// MARK: - Which BLAS

/// OpenBLAS where it is installed, else the reference gslcblas that comes with GSL. TRANSFERLAB_BLAS=openblas|gslcblas decides
/// instead.
let openBLASFolder: String? = {
  let chosen = ProcessInfo.processInfo.environment["TRANSFERLAB_BLAS"]
  if chosen == "gslcblas" { return nil }
  let folders = [
    "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
    "/opt/homebrew/opt/openblas/lib", "/usr/local/opt/openblas/lib",
  ]
  let found = folders.first { folder in
    ["so", "dylib"].contains { FileManager.default.fileExists(atPath: "\(folder)/libopenblas.\($0)") }
  }
  precondition(
    chosen == nil || chosen == "openblas", "TRANSFERLAB_BLAS is '\(chosen ?? "")'; it must be 'openblas' or 'gslcblas'.")
  precondition(chosen != "openblas" || found != nil, "TRANSFERLAB_BLAS=openblas, but no libopenblas is installed.")
  return found
}()

// MARK: - Settings

/// For the libraries whose loops a run waits for: optimised in every configuration, so that one build serves students and tests.
///
/// - As a whole module, because file by file the optimiser specialises the same generic code again for every file: 13 s of
///   processor time instead of 19 for NumericCore. With two threads, because the driver refuses one thread together with an index.
/// - Across modules, because exact algorithms are generic: a library specialises those of the library below.
///
/// What only says things (chapters, Report, Rendering, ChapterKit, lab) is optimised in release alone. A chapter compiles in 2 to
/// 4 s of processor time for it, not in 5 to 13, and runs as fast, because its loops are the libraries'; what it calls on whole
/// numbers is specialised there, `@_specialize(where Mass == Int)`, or a call would take the generic way, fifty times as long:
/// chapter 7 at ξ = 10⁻⁶ takes 1.2 s, and 20 s without. Optimising text would triple its compile time for nothing, and the
/// exercises' problems cost 26 s instead of 7 and save a check less than 0.1 s.
///
/// A chapter's program takes 32 MB of disk, of which a run loads 8: the rest is for debuggers, 12 MB of line and type tables, 7 of
/// the modules' descriptions, 4 of names. It costs no time to compile, and whoever wants the disk back has `strip`.
let optimizedSettings: [SwiftSetting] = [
  .unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-cross-module-optimization"], .when(configuration: .debug))
]

/// For the core, the only code that touches C or unsafe memory.
let coreSettings: [SwiftSetting] = [.treatAllWarnings(as: .error)] + optimizedSettings

/// For everything above the core. Generic code is specialised across modules: exact algorithms run on `Int`, `Rational` and
/// `Double`.
let safeSettings: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .strictMemorySafety(),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// The only thing that the choice decides: what is compiled asks at run time, so that another BLAS costs another link.
let blasLinking: [LinkerSetting] =
  openBLASFolder.map { folder in
    [.unsafeFlags(["-L\(folder)"], .when(platforms: [.macOS])), .linkedLibrary("openblas"), .linkedLibrary("gsl")]
  } ?? [.linkedLibrary("gsl"), .linkedLibrary("gslcblas")]

// MARK: - Targets

func library(_ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: safeSettings + settings)
}

/// A chapter's program: `Chapters/NN-name`, run as `name`.
func chapter(_ folder: String, _ libraries: [String]) -> Target {
  .executableTarget(
    name: command(folder),
    dependencies: ["NumericCore", "Learning", "Worlds", "Report", "ChapterKit", argumentParser]
      + libraries.map { .target(name: $0) },
    path: "Chapters/\(folder)",
    exclude: ["README.md"] + (hasExercises(folder) ? ["Exercises"] : []),
    swiftSettings: safeSettings)
}

func command(_ folder: String) -> String { String(folder.drop { $0.isNumber }.dropFirst()) }

func hasExercises(_ folder: String) -> Bool {
  FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Chapters/\(folder)/Exercises")
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: [.treatAllWarnings(as: .error)])
}

/// A copy for students has not all targets: what grades is not given away.
func isThere(_ target: Target) -> Bool {
  let folder = target.path ?? "\(target.isTest ? "Tests" : "Sources")/\(target.name)"
  return FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/\(folder)")
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

#if os(macOS)
  let gslPackageConfiguration: String? = "gsl"
#else
  let gslPackageConfiguration: String? = nil  // The headers are in /usr/include; gsl.pc would link gslcblas first.
#endif

let package = Package(
  name: "TransferLab",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "NumericCore", targets: ["NumericCore"]),
    .library(name: "Learning", targets: ["Learning"]),
    .library(name: "Divergences", targets: ["Divergences"]),
    .library(name: "Bounds", targets: ["Bounds"]),
    .library(name: "Transfer", targets: ["Transfer"]),
    .library(name: "Worlds", targets: ["Worlds"]),
    .executable(name: "lab", targets: ["lab"]),
    .executable(name: "practice", targets: ["practice"]),
    // What the Swift cells of Notebooks/ are compiled and run against: one file to load.
    .library(
      name: "NotebookSupport", type: .dynamic,
      targets: ["NumericCore", "Learning", "Divergences", "Bounds", "Transfer", "Worlds"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
  ],
  targets: ([
    .systemLibrary(
      name: "CGSL", pkgConfig: gslPackageConfiguration, providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .target(name: "CProduct", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(name: "NumericCore", dependencies: ["CGSL", "CProduct"], swiftSettings: coreSettings, linkerSettings: blasLinking),
    library("Learning", ["NumericCore", .product(name: "HeapModule", package: "swift-collections")], settings: optimizedSettings),
    // What is about transfer, in libraries of which two do not know each other: a module is optimised by one thread, and two cores
    // have one each. Chapter 7 runs 78 s after a clone, where it waited 100 to 110 for all of it in one.
    library("Divergences", ["Learning", "NumericCore"], settings: optimizedSettings),
    library("Bounds", ["Divergences", "Learning", "NumericCore"], settings: optimizedSettings),
    library("Transfer", ["Learning", "NumericCore"], settings: optimizedSettings),
    library("Worlds", ["Learning", "NumericCore"], settings: optimizedSettings),
    library("Report"),
    library("Rendering", ["Report"]),
    library("ChapterKit", ["Report", "Rendering", "NumericCore", argumentParser]),
    library("CSVReading", settings: optimizedSettings),
    library(
      "Measuring", ["CSVReading", "Divergences", "Bounds", "Transfer", "Learning", "NumericCore", "Report", "Rendering"],
      settings: optimizedSettings),
    library("Exercises", [subprocess]),
    .executableTarget(
      name: "practice", dependencies: ["Exercises", "Report", "Rendering", "ChapterKit", argumentParser, subprocess],
      swiftSettings: safeSettings),
    .executableTarget(
      name: "teach", dependencies: ["Exercises", "Report", "Rendering", "ChapterKit", argumentParser, subprocess],
      swiftSettings: safeSettings),
    .executableTarget(
      name: "lab",
      dependencies: [
        "NumericCore", "Measuring", "Report", "Rendering", "ChapterKit", argumentParser, subprocess,
      ],
      swiftSettings: safeSettings),
    tests("NumericCoreTests", ["NumericCore"]),
    tests("LearningTests", ["Learning", "NumericCore"]),
    tests("WorldsTests", ["Worlds", "Learning", "NumericCore"]),
    tests("DivergencesTests", ["Divergences", "Bounds", "Learning", "Worlds", "NumericCore"]),
    tests("BoundsTests", ["Divergences", "Bounds", "Learning", "Worlds", "NumericCore"]),
    tests("TransferTests", ["Divergences", "Transfer", "Learning", "Worlds", "NumericCore"]),
    tests("TheoremTests", ["Divergences", "Bounds", "Transfer", "Learning", "Worlds", "NumericCore"]),
    tests("ReportTests", ["Report"]),
    tests("RenderingTests", ["Rendering", "Report"]),
    tests("ChapterKitTests", ["ChapterKit", "Report", "Rendering", "NumericCore", argumentParser]),
    tests("CSVReadingTests", ["CSVReading"]),
    tests("MeasuringTests", ["Measuring", "Divergences", "Bounds", "Learning", "NumericCore"]),
    tests("ExercisesTests", ["Exercises", "practice", subprocess]),
    tests("TeachTests", ["Exercises", "teach", subprocess]),
    tests(
      "ChapterTests",
      [
        "lab", "ChapterKit", "Report", "Rendering", "Worlds", "Divergences", "Bounds", "Transfer", "Learning", "NumericCore",
        argumentParser, subprocess,
      ] + chapters.map { .target(name: command($0.key)) }),
  ] as [Target]).filter(isThere) + chapters.map(chapter),
  swiftLanguageModes: [.v6]
)
