func instance(tasks: [[Double]], shared: Int) -> [[Double]] {
  let axes = tasks[0].indices.map { axis in tasks[0].indices.map { $0 == axis ? 1.0 : 0.0 } }
  let units = tasks.map { task in
    let length = task.map { $0 * $0 }.reduce(0, +).squareRoot()
    return task.map { $0 / length }
  }
  return Array((units + axes).prefix(shared + 1))
}
