import Learning
import Transfer

/// The instances of every loss, so that none can be missing where a law is tried.
struct InstancesByLoss: Sendable {
  private let zeroOne, absolute, squared: [DiscrepancyBound]

  init(_ instances: (Loss) -> [DiscrepancyBound]) {
    (zeroOne, absolute, squared) = (instances(.zeroOne), instances(.absolute), instances(.squared))
  }

  subscript(loss: Loss) -> [DiscrepancyBound] {
    switch loss {
    case .zeroOne: zeroOne
    case .absolute: absolute
    case .squared: squared
    }
  }
}
