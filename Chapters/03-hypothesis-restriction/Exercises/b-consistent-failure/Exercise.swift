// 3b · How often a bad hypothesis is left
//
// An example is point i with probability masses[i], and `errors` has a row for each hypothesis, true at the points where it
// errs. A hypothesis is bad if its risk is `epsilon` or more. Return the probability that at least one bad hypothesis is
// consistent with `examples` independent examples: how often a learner fails that may return any consistent hypothesis. The
// masses are multiples of 1/1024; there are up to 30 points and 13 hypotheses. The starter has the union bound.

func failure(masses: [Double], errors: [[Bool]], epsilon: Double, examples: Int) -> Double {
  var sum = 0.0
  for row in errors {
    var risk = 0.0
    for i in masses.indices where row[i] { risk += masses[i] }
    if risk >= epsilon { sum += pow(1 - risk, Double(examples)) }
  }
  return min(1, sum)
}
