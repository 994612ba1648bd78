// swift-tools-version: 6.2
// The benchmarks: a package of its own, so that what they need never reaches a student.

import PackageDescription

let package = Package(
  name: "TransferLabBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "TransferLab", path: ".."),
    // Without its traits it needs no replacement of malloc.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "NumericCore", package: "TransferLab"),
        .product(name: "Learning", package: "TransferLab"),
        .product(name: "Transfer", package: "TransferLab"),
      ],
      path: "Benchmarks/Kernels",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
