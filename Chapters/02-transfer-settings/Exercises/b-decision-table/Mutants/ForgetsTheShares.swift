func isConsistent(isPossible: (Bool, Bool, Bool, Bool, Bool) -> Bool) -> Bool {
  for code in 0..<16 {
    let differs = (0..<4).map { code >> $0 & 1 == 1 }
    let isRight = (!differs[0] || differs[1]) && !differs[2]
    if isPossible(differs[0], differs[1], differs[2], differs[3], false) != isRight { return false }
  }
  return true
}
