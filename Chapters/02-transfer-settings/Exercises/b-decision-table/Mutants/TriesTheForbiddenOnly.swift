func isConsistent(isPossible: (Bool, Bool, Bool, Bool, Bool) -> Bool) -> Bool {
  for code in 0..<32 {
    let differs = (0..<5).map { code >> $0 & 1 == 1 }
    let spaces = (!differs[0] || differs[1]) && (!differs[2] || differs[3] && differs[4])
    let isRight = spaces && (!differs[4] || differs[1] || differs[3])
    if !isRight && isPossible(differs[0], differs[1], differs[2], differs[3], differs[4]) { return false }
  }
  return true
}
