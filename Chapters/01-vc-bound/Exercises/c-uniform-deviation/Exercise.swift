// 1c · A supremum that is not attained
//
// Inputs x are uniform on [0, 1], labelled 1 where x < ½, and each label is turned over with probability `noise`; so the
// threshold h_t(x) = 1 where x < t has the risk noise + (1 − 2 noise) |t − ½|. Return how far a sample misleads the class: the
// supremum of R(h_t) − R̂(h_t) over all t from 0 to 1, exactly. Values may occur more than once. The program below compiles,
// runs, and is a little too small on nearly every sample. Find what it leaves out, and mend it.

func deviation(values: [Double], labels: [Bool], noise: Double) -> Double {
  var largest = -1.0
  for t in values {
    let risk = noise + (1 - 2 * noise) * abs(t - 0.5)
    var errors = 0
    for (x, label) in zip(values, labels) where (x < t) != label { errors += 1 }
    largest = max(largest, risk - Double(errors) / Double(values.count))
  }
  return largest
}
