// 12c · A property of corrected posteriors
//
// A function takes the posteriors P(y | x) of a source, its shares of the classes, and the shares of a target, all lists with a
// number for each class; under label shift it has to return the target's posteriors. Return true for the right function, and
// false for every wrong one. Some are right where there are two classes, some where the source is balanced, some where the
// target is.

func isCorrection(corrected: ([Double], [Double], [Double]) -> [Double]) -> Bool {
  abs(corrected([0.5, 0.5], [0.5, 0.5], [0.9, 0.1]).reduce(0, +) - 1) < 1e-9
}
