import NumericCore
import Report

extension Experiment {
  /// The finding of the most telling part that ran.
  var headline: String {
    if parts.count > 1 || parts == [.capacity] {
      let gain = gain(Self.shownKernel)
      return
        "Weighting lowers the usual figure's error from \(capacity { $0.unweighted[Self.shownKernel] }.mean.text(digits: 3)) to "
        + "\(capacity { $0.weighted[Self.shownKernel] }.mean.text(digits: 3)) on average over \(gain.values.count) runs, and raises it in "
        + "\((100 * gain.negativeShare).text(digits: 0)) % of them."
    }
    return switch parts.first {
    case .weighting:
      "Weighted means are unbiased, and worth n/(1 + χ²) examples, which the sample's own ESS overstates where χ² is large."
    case .misfit: "Weighting rescues a model that is wrong and costs one that is right."
    case .estimation:
      "Weights that match the target's moments come from every method; which are near the true ratio, the table tells."
    default: dataHeadline
    }
  }

  private var dataHeadline: String {
    let cases = rows.first?.data.count ?? 0
    let helped = (rows.first?.data ?? []).count { trial in
      data(trial.name, trial.bias) { ($0.errors[.meanMatching] ?? 0) - ($0.errors[.none] ?? 0) }.isBelow(0)
    }
    return "On \(cases) biased samples of real data, kernel mean matching lowers the error clearly in \(helped)."
  }
}
