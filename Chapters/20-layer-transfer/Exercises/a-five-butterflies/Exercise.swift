// 20a · Five butterflies: freeze or fine-tune?
//
// A network learnt on a thousand classes is to tell five butterflies apart, from `count` photographs. The bound of domain
// adaptation does not apply: the label spaces differ, so λ has no value. Least squares does. Frozen, `kept` directions of the
// features are fitted, and what the butterflies need beyond them is a squared bias; fine-tuned, all `dimension` directions are
// fitted, and nothing is missing. Say what comes out: the excess risk frozen, the excess risk fine-tuned, and the number of
// photographs at which the two are equal (infinity where there is none). An estimated direction costs noise/count.

func excessRisks(count: Int, dimension: Int, kept: Int, noise: Double, squaredBias: Double) -> [Double] {
  [squaredBias, noise / Double(count), Double(dimension)]
}
