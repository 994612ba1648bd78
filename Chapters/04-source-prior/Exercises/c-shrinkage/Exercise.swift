// 4c · An estimator that flips signs
//
// The positive-part James–Stein estimator shrinks p values of known variance towards 0, all by the same factor, and never beyond
// it. With two values or fewer it leaves them as they are. The program below compiles, runs and looks right on most inputs. Find
// what is wrong, and mend it.

func shrunk(values: [Double], variance: Double) -> [Double] {
  let squares = values.map { $0 * $0 }.reduce(0, +)
  let factor = 1 - Double(values.count) * variance / squares
  return values.map { factor * $0 }
}
