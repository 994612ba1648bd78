import Exercises
import Testing

@Suite("Digests and seeds are those of the standards, on every machine")
struct SHA256Tests {
  // FIPS 180-4's examples, and one million letters.
  @Test(
    "SHA-256",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func digest(message: String, expected: String) {
    #expect(SHA256.hex(of: SHA256.digest(Array(message.utf8))) == expected)
  }

  // RFC 4231, cases 1 to 4, 6 and 7.
  @Test(
    "HMAC-SHA-256",
    arguments: [
      (
        [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
      ),
      (
        Array(1...25), [UInt8](repeating: 0xcd, count: 50),
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
      ),
      (
        [UInt8](repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
      (
        [UInt8](repeating: 0xaa, count: 131),
        Array(
          ("This is a test using a larger than block-size key and a larger than block-size data. "
            + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
      ),
    ])
  func authenticationCode(key: [UInt8], message: [UInt8], expected: String) {
    #expect(SHA256.hex(of: SHA256.authenticationCode(key: key, message: message)) == expected)
  }

  @Test("Every length around the ends of blocks has a digest of its own")
  func lengths() {
    let digests = (0...200).map { SHA256.digest([UInt8](repeating: 0, count: $0)) }
    #expect(Set(digests).count == 201)
  }

  // SplitMix64 from seed 0, as its authors' code gives it.
  @Test("Draws are SplitMix64")
  func draws() {
    var draws = Draws(seed: 0)
    #expect((0..<3).map { _ in draws.next() } == [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f])
  }

  @Test("Another salt, course, exercise, student or check gives other draws; the same give the same")
  func seeds() {
    func first(
      _ salt: String = "s", _ course: String = "c", _ exercise: String = "e", _ student: String = "t", _ check: String = "k"
    ) -> UInt64 {
      var draws = Draws(salt: Array(salt.utf8), course: course, exercise: exercise, student: student, check: check)
      return draws.next()
    }
    #expect(first() == first())
    #expect(
      Set([first(), first("x"), first("s", "x"), first("s", "c", "x"), first("s", "c", "e", "x"), first("s", "c", "e", "t", "x")])
        .count == 6)
  }

  @Test("Random masses are positive and sum to 1 exactly; whole numbers stay in their range")
  func masses() {
    var draws = Draws(seed: 7)
    for count in 1...300 {
      let masses = draws.masses(count)
      #expect(masses.reduce(0, +) == 1 && masses.allSatisfy { $0 > 0 })
      #expect((3...3 + count).contains(draws.whole(in: 3...3 + count)))
    }
  }
}
