func isConsistent(isPossible: (Bool, Bool, Bool, Bool, Bool) -> Bool) -> Bool {
  let answers = [false, true]
  for inputs in answers {
    for marginal in answers {
      for labels in answers {
        for rule in answers {
          for shares in answers {
            let spaces = (!inputs || marginal) && (!labels || rule && shares)
            if isPossible(inputs, marginal, labels, rule, shares) != (spaces && (!shares || marginal || rule)) { return false }
          }
        }
      }
    }
  }
  return true
}
