// 1d · One parameter, any labels
//
// “A class has no larger VC dimension than it has parameters.” Refute it with 1[sin ωx > 0], which has one: return a whole
// number k above 0 such that ω = πk gives the points 1/10, 1/100, …, 10^−m the labels that are asked for, in this order. There
// are at most 17 of them; the sign of sin(πk/10^i) is checked in whole numbers.

func frequency(labels: [Bool]) -> Int {
  labels.count
}
