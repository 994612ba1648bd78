/// The parts of the chapter, by the names of `--part`.
enum Part: String, CaseIterable, Sendable {
  /// What weighting can do: unbiasedness, variance, effective sample size.
  case weighting
  /// When it helps and when it hurts.
  case misfit
  /// The usual figure, as a distribution against the kernel's capacity.
  case capacity
  /// Ways to get weights, against the planted truth.
  case estimation
  /// Biased samples of real data.
  case data

  /// What the part is about, for its heading.
  var title: String {
    switch self {
    case .weighting: "What weighting can do"
    case .misfit: "When it helps and when it hurts"
    case .capacity: "The figure everyone shows, as a distribution"
    case .estimation: "Ways to get weights, against the planted truth"
    case .data: "Biased samples of real data"
    }
  }
}
