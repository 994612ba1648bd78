// 8a · Earth moved along a line
//
// Return the Wasserstein distance W₁ of two samples on the line. They need not be equally large. Fifty thousand values a side
// have to take less than five seconds.

func wasserstein(source: [Double], target: [Double]) -> Double {
  abs(source.reduce(0, +) / Double(source.count) - target.reduce(0, +) / Double(target.count))
}
