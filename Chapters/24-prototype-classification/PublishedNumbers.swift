import Report

/// What was published for prototypes and after them, in percent.
///
/// Omniglot and miniImageNet as in J. Snell et al. (2017), and as the repository oscarknagg/few-shot found them again.
enum PublishedNumbers {
  static let table = Table(
    title: "Published accuracies of N-way K-shot tasks (NwKs), in %",
    columns: ["images and method", "5w1s", "5w5s", "20w1s", "20w5s"],
    rows: [
      ["Omniglot, prototypes, published", 98.8, 99.7, 96.0, 98.9],
      ["Omniglot, prototypes, replicated", 98.2, 99.4, 95.8, 98.6],
      ["miniImageNet, prototypes, published", 49.4, 68.2, .missing, .missing],
      ["miniImageNet, prototypes, replicated", 48.0, 66.2, .missing, .missing],
    ])
}
