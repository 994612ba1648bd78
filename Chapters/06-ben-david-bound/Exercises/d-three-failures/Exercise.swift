// 6d · Negative transfer, by one term at a time
//
// Transfer harms where a hypothesis chosen on the source has a target risk that exceeds by ½ or more what learning on the target
// reaches. For each term of the bound build a world in which that term alone is large: 0 the source risk, 1 half the divergence,
// 2 the joint risk λ; the large one is ½ at least and the others 0.1 at most. The class is that of two-sided thresholds: points
// are ordered, and a hypothesis labels 1 the first j of them, or all but the first j. Return five rows of equal length: masses
// of the source, masses of the target, labels of the source, labels of the target, labels that h gives; labels are 0 and 1.

func world(term: Int) -> [[Double]] {
  [[0.5, 0.5], [0.5, 0.5], [0, 1], [0, 1], [0, 1]]
}
