// 12b · Predict, then run: a threshold that has to move
//
// Classes N(−g/2, 1), labelled 0, and N(g/2, 1), labelled 1, are equally frequent in the source; in the target class 1 has the
// share π, and the classes look the same. Before you run the chapter, say which errors it will print for the target: of the
// threshold 0, of the threshold that is corrected to the target's shares, and of the threshold 0 after each domain was
// normalised to mean 0 and variance 1. Then run `./lab run 12 --gap 2 --target-share 9/10` and compare; the starter says what is
// often hoped.

func errors(gap: Double, share: Double) -> [Double] {
  let each = erfc(gap / 2 / 2.0.squareRoot()) / 2
  return [each, each * 2 * (1 - share), each]  // Normalised, the shift is gone.
}
