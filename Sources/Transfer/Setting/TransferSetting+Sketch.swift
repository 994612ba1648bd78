extension TransferSetting {
  /// Twelve inputs of a target in this setting with their labels 0, 1, 2, on an axis from 0 to 10; where nothing differs, the
  /// source's.
  ///
  /// The source's inputs are uniform and have label 1 from 4 on. Another P(X) lies to the right of it, another rule has label 1
  /// from 6 on, and other labels are three; other features are other places on the axis, for want of a second one.
  public var sketch: [(x: Double, label: Int)] {
    let cuts: [Double] =
      switch task {
      case .same: [4]
      case .conditionalDiffers: [6]
      case .labelsDiffer: [3, 5.5]
      }
    return (0..<12).map { step in
      let share = (Double(step) + 0.5) / 12
      let x: Double =
        switch domain {
        case .same: 0.5 + 7 * share
        case .marginalDiffers: 2.5 + 7 * share * share.squareRoot()
        case .inputsDiffer: step.isMultiple(of: 2) ? 0.5 + 3 * share : 6 + 3.5 * share
        }
      return (x, cuts.count { x >= $0 })
    }
  }
}
