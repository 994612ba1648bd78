// swift-tools-version: 6.2
// The benchmarks: a package of its own, because they are built for release, which a student never is made to wait for.

import PackageDescription

let package = Package(
  name: "TransferLabBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "TransferLab", path: "..")],
  targets: [
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "NumericCore", package: "TransferLab"),
        .product(name: "Learning", package: "TransferLab"),
        .product(name: "Divergences", package: "TransferLab"),
        .product(name: "Transfer", package: "TransferLab"),
      ],
      path: "Kernels")
  ],
  swiftLanguageModes: [.v6]
)
