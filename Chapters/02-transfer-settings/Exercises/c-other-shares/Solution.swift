func tables(number: Int, labelCount: Int) -> [[Int]] {
  let labels = 0..<labelCount
  switch number {
  case 0:
    let source = labels.map { input in labels.map { $0 == input ? 1 : 0 } }
    return source + labels.map { input in labels.map { $0 == input ? 1 + input : 0 } }
  case 1:
    let (source, target) = (labels.map { _ in 1 }, labels.map { 1 + $0 })
    return [source, source, target, target]
  default:
    let row = labels.map { _ in 2 }
    return [row, row, labels.map { $0 == 0 ? 3 : 2 }, labels.map { $0 == 0 ? 1 : 2 }]
  }
}
