// 9a · A proof that a plan is the cheapest
//
// A plan moves whole masses, plan[i][j] from source point i to target point j, at the price costs[i][j] for each unit. Source
// point i has source[i], and target point j wants target[j]. Return whether the prices u_i and v_j prove that the plan is the
// cheapest of all that do so: it has to be a plan between these masses, and the prices have to be a certificate for it.

func proves(costs: [[Int]], plan: [[Int]], source: [Int], target: [Int], rowPrices: [Int], columnPrices: [Int]) -> Bool {
  true
}
