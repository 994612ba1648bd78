// 2b · A decision table that contradicts itself
//
// A function is given whether 𝒳, P(X), 𝒴, P(Y | X) and P(Y) differ between source and target, in this order, and says whether
// that can be. Another space of inputs has another P(X); another set of labels has another P(Y | X) and another P(Y); and P(Y)
// is made of P(X) and P(Y | X). All else can be, also that nothing differs. Return true for the right function, and false for
// every wrong one, whether it allows too much or too little.

func isConsistent(isPossible: (Bool, Bool, Bool, Bool, Bool) -> Bool) -> Bool {
  isPossible(false, true, false, false, false)
}
