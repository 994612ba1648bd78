import Report

/// The paper's own measurements: eight-layer convolutional networks on two halves of ImageNet, 500 classes and about 645,000 images
/// each.
///
/// Top-1 accuracy: of each run the mean of its ten highest validation accuracies, then the mean over runs, recomputed from the
/// authors' 148 published training logs (BnB 4 runs a layer, AnB 8, BnB+ and AnB+ 1 or 2, the others 1).
enum PublishedNumbers {
  private static let base = 0.6251

  /// Each kind of network with the accuracy of the base that it is compared with, and its own for n = 1…7.
  private static let rows: [(name: String, base: Double, accuracies: [Double])] = [
    ("BnB", base, [0.6267, 0.6235, 0.6211, 0.6048, 0.5935, 0.6188, 0.6232]),
    ("BnB+", base, [0.6177, 0.6215, 0.6313, 0.6287, 0.6301, 0.6276, 0.6266]),
    ("AnB", base, [0.6282, 0.6239, 0.6189, 0.5998, 0.5780, 0.5806, 0.5425]),
    ("AnB+", base, [0.6373, 0.6358, 0.6426, 0.6398, 0.6446, 0.6460, 0.6465]),
    ("to man-made things", 0.5372, [0.5392, 0.5214, 0.5008, 0.4616, 0.4098, 0.3742, 0.2914]),
    ("to natural things", 0.6534, [0.6571, 0.6506, 0.6250, 0.5824, 0.5219, 0.4851, 0.3990]),
    ("random, frozen", 0.5763, [0.4917, 0.4026, 0.0011, 0.0191, 0.0499, 0.0145, 0.0146]),
  ]

  /// The same differences as in this chapter's own tables.
  static var table: Table {
    Table(
      title: "The paper's own numbers: top-1 accuracy minus its base's, in points",
      columns: ["network", "base"] + (1...7).map { "\($0)" },
      rows: rows.map { row in
        [.text(row.name), .number(100 * row.base, digits: 1)] + row.accuracies.map { .number(100 * ($0 - row.base), digits: 1) }
      })
  }
}
