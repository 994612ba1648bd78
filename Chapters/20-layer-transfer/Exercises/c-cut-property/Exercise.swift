// 20c · A property of cutting networks
//
// A function takes the layers of a source network and of a target network, from the input up, each layer shown as a number, and
// n: it has to return the network whose first n layers are the source's and whose others are the target's. Return true for the
// right function, and false for every wrong one: one layer too few or too many, cut from above, source and target exchanged.

func cutsRight(cut: ([Double], [Double], Int) -> [Double]) -> Bool {
  cut([1, 1], [2, 2], 1).count == 2
}
