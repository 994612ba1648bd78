/// A transport plan with prices that are to prove it the cheapest, all in whole numbers.
struct TransportCertificate {
  var costs: [[Int]]
  var plan: [[Int]]
  var source: [Int]
  var target: [Int]
  let rowPrices: [Int]
  let columnPrices: [Int]

  /// What is passed in a call.
  var arguments: Problem.Arguments {
    [
      .list(costs.map(Value.wholes)), .list(plan.map(Value.wholes)), .wholes(source), .wholes(target), .wholes(rowPrices),
      .wholes(columnPrices),
    ]
  }

  /// The plan has the masses, no price is above its cost, and where mass moves it is the cost.
  var isProof: Bool {
    let cells = source.indices.flatMap { i in target.indices.map { (i, $0) } }
    return source.indices.allSatisfy { plan[$0].reduce(0, +) == source[$0] }
      && target.indices.allSatisfy { j in plan.reduce(0) { $0 + $1[j] } == target[j] }
      && cells.allSatisfy { i, j in plan[i][j] >= 0 && rest(i, j) >= 0 && (plan[i][j] == 0 || rest(i, j) == 0) }
  }

  /// Source and target exchanged.
  var exchanged: TransportCertificate {
    func turned(_ rows: [[Int]]) -> [[Int]] { target.indices.map { j in rows.map { $0[j] } } }
    return TransportCertificate(
      costs: turned(costs), plan: turned(plan), source: target, target: source, rowPrices: columnPrices, columnPrices: rowPrices)
  }

  /// c − u − v.
  private func rest(_ i: Int, _ j: Int) -> Int { costs[i][j] - rowPrices[i] - columnPrices[j] }

  private func cells(withMass: Bool) -> [(row: Int, column: Int)] {
    source.indices.flatMap { i in target.indices.map { (i, $0) } }.filter { (plan[$0][$1] > 0) == withMass }
  }

  /// Lowers the cost of a move that the plan does not make below its prices.
  mutating func undercut(_ number: UInt64) {
    let empty = cells(withMass: false)
    guard !empty.isEmpty else { return }
    let cell = empty[Int(number % UInt64(empty.count))]
    costs[cell.row][cell.column] = rowPrices[cell.row] + columnPrices[cell.column] - 1
  }

  /// Raises the cost of a move that the plan makes above its prices.
  mutating func loosen(_ number: UInt64) {
    let moves = cells(withMass: true)
    let cell = moves[Int(number % UInt64(moves.count))]
    costs[cell.row][cell.column] += 1
  }

  /// Raises one cost and lowers another, such that the plan still costs what the prices come to.
  mutating func balance() {
    let moves = cells(withMass: true)
    guard let first = moves.first, let last = moves.last, moves.count > 1 else { return }
    costs[first.row][first.column] += plan[last.row][last.column]
    costs[last.row][last.column] -= plan[first.row][first.column]
  }

  /// Moves more than there is round two rows and two columns, so that one number of the plan is negative; costs there are the
  /// prices.
  mutating func turnRound() {
    let amount = max(plan[0][1], plan[1][0]) + 1
    for (i, j) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
      plan[i][j] += i == j ? amount : -amount
      costs[i][j] = rowPrices[i] + columnPrices[j]
    }
  }

  /// The plan of the north-west corner rule: the first source point with the first target point, as much as goes.
  static func firstCorner(_ source: [Int], _ target: [Int]) -> [[Int]] {
    var plan = source.map { _ in target.map { _ in 0 } }
    var (left, wanted, i, j) = (source, target, 0, 0)
    while i < source.count && j < target.count {
      let amount = min(left[i], wanted[j])
      plan[i][j] += amount
      left[i] -= amount
      wanted[j] -= amount
      if left[i] == 0 { i += 1 } else { j += 1 }
    }
    return plan
  }
}

extension TransportCertificate {
  /// From what was passed in a call.
  init(_ arguments: Problem.Arguments) {
    self.init(
      costs: arguments[0].elements.map(\.counts), plan: arguments[1].elements.map(\.counts), source: arguments[2].counts,
      target: arguments[3].counts, rowPrices: arguments[4].counts, columnPrices: arguments[5].counts)
  }
}
