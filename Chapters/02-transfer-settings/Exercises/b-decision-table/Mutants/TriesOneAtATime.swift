func isConsistent(isPossible: (Bool, Bool, Bool, Bool, Bool) -> Bool) -> Bool {
  (0..<5).allSatisfy { place in
    isPossible(place == 0, place == 1, place == 2, place == 3, place == 4) == (place == 1 || place == 3)
  }
}
