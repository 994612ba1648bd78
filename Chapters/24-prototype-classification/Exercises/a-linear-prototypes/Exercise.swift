// 24a · Prototypes are a linear classifier
//
// The nearest prototype is the class with the largest score w·x + b, if w and b are chosen right. Return a row for each class 0,
// 1, …: the weights w, then b; scores are to be −‖x − c‖² + ‖x‖², where c is the mean of the class's examples.

func linearForm(examples: [[Double]], labels: [Int], classCount: Int) -> [[Double]] {
  (0..<classCount).map { _ in [Double](repeating: 0, count: examples[0].count + 1) }
}
