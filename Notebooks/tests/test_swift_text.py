"""What a cell declares is found from its text, whatever is in strings, comments and bodies."""

import unittest

from transferlab.swift_text import Declaration, declarations, imports


def names(source):
    return [name for _, name in declarations(source)]


class Declarations(unittest.TestCase):
    def test_every_kind_of_declaration_is_found(self):
        source = """
            import NumericCore
            func area(_ side: Int) -> Int { let hidden = side; return hidden * hidden }
            struct Point { var x = 1 }
            final class Node {}
            actor Counter {}
            enum Side { case left, right }
            protocol Shape {}
            typealias Number = Double
            let (first, (second, _)) = (1, (2, 3))
            var a = 1, b: Int = 2
            @MainActor public var computed: Int { 3 }
            indirect enum Tree { case leaf }
            """.replace("\n            ", "\n")
        self.assertEqual(
            declarations(source),
            [Declaration(*pair.split()) for pair in (
                "func area", "struct Point", "class Node", "class Counter", "enum Side", "protocol Shape", "typealias Number",
                "let first", "let second", "var a", "var b", "var computed", "enum Tree")])

    def test_bindings_inside_statements_are_no_declarations(self):
        self.assertEqual(names("if let x = f() { let y = x }\nfor (i, j) in [] {}\nwhile let z = g() {}\nswitch 1 { case let n: print(n) }"), [])

    def test_labels_of_arguments_are_no_names(self):
        self.assertEqual(names("let w = World(n: f(1, k: 2), label: .a), m: Int = g(a, b: 1)\nlet pair = Pair(w,\n  target: m)"), ["w", "m", "pair"])
        self.assertEqual(names("let wide = f(g(1), label:\n  2)"), ["wide"])

    def test_a_guard_declares(self):
        self.assertEqual(names("guard let x = Int(\"1\") else { fatalError() }"), ["x"])

    def test_strings_and_comments_hold_no_declarations(self):
        source = '''
print("let fake = 1 \\(["let": 2].map { "\\($0)" }) }")
// let alsoFake = 1
/* func nested() /* let deeper = 1 */ */
print(#"a raw " string with let rawFake = 1"#)
print("""
let multiline = 1 {
""")
let real = 1
'''
        self.assertEqual(names(source), ["real"])

    def test_private_declarations_stay_in_their_cell(self):
        self.assertEqual(names("private let secret = 1\nfileprivate func hidden() {}\nlet open = 2"), ["open"])

    def test_a_semicolon_ends_a_declaration(self):
        self.assertEqual(names("let a = 1; let b = 2; print(a)"), ["a", "b"])

    def test_names_beyond_ascii(self):
        self.assertEqual(names("let ξ = 1\nlet `class` = 2"), ["ξ", "class"])

    def test_imports(self):
        self.assertEqual(
            imports("import NumericCore\nimport  struct Transfer.NormalPrior\n@testable import Learning\n// import Fake\nlet x = 1"),
            ["import NumericCore", "import struct Transfer.NormalPrior", "@testable import Learning"])


if __name__ == "__main__":
    unittest.main()
