import Foundation
internal import Rendering

/// A page of Markdown as a terminal shows it: paragraphs wrapped to the width, headings bold, code as it is, formulas in Unicode.
struct TerminalPage {
  let markdown: String

  func text(style: RenderingStyle) -> String {
    let width = min(style.width, 90)
    var lines: [String] = []
    var paragraph = ""
    var isCode = false
    func flush() {
      guard !paragraph.isEmpty else { return }
      let indent = paragraph.listIndent
      lines += paragraph.wrapped(to: width, indent: indent)
      paragraph = ""
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        flush()
        isCode.toggle()
      } else if isCode || line.hasPrefix("    ") || line.hasPrefix("|") {
        flush()
        lines.append(line.hasPrefix("|") ? line.withoutMarkup : line)
      } else if line.hasPrefix("#") {
        flush()
        let words = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).withoutMarkup
        lines += words.wrapped(to: width).map { style.color ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
      } else if line.trimmingCharacters(in: .whitespaces).isEmpty || line.isListItem {
        flush()
        if line.isListItem { paragraph = line.withoutMarkup } else { lines.append("") }
      } else {
        let words = line.withoutMarkup
        if !words.isEmpty { paragraph += (paragraph.isEmpty ? "" : " ") + words.trimmingCharacters(in: .whitespaces) }
      }
    }
    flush()
    return lines.joined(separator: "\n").trimmingCharacters(in: .newlines) + "\n"
  }
}

extension String {
  fileprivate var isListItem: Bool {
    hasPrefix("- ") || prefix(while: \.isNumber).count > 0 && drop(while: \.isNumber).hasPrefix(". ")
  }

  /// How far the lines after the first of a list item are indented.
  fileprivate var listIndent: Int {
    guard isListItem else { return 0 }
    return hasPrefix("- ") ? 2 : prefix(while: \.isNumber).count + 2
  }

  /// The text without emphasis, links and HTML tags, its formulas in Unicode.
  fileprivate var withoutMarkup: String {
    replacing(/<\/?(details|summary|br|sub|sup)[^>]*>/, with: "")
      .replacing(/\[([^\]]*)\]\([^)]*\)/) { "\($0.1)" }
      .replacing("**", with: "").replacing("`", with: "")
      .unicodeFormulas
  }

  /// `$…$` with the commonest commands of LaTeX as the characters that they make.
  private var unicodeFormulas: String {
    guard contains("$") else { return self }
    var result = replacing(/\\(?:tfrac|frac|dfrac)\{([^{}]*)\}\{([^{}]*)\}/) { "(\($0.1))/(\($0.2))" }
      .replacing(/\\tfrac(\d)(\d)/) { "\($0.1)/\($0.2)" }
      .replacing(/\\(?:mathbf|mathbb|mathrm|mathcal|text|operatorname)\s*\{?([^{}\\ ]*)\}?/) { "\($0.1)" }
    for (command, character) in Self.characters { result = result.replacing(command, with: character) }
    return result.replacing("$", with: "").replacing("{", with: "").replacing("}", with: "")
  }

  private static let characters = [
    ("\\lambda", "λ"), ("\\xi", "ξ"), ("\\Delta", "Δ"), ("\\delta", "δ"), ("\\varepsilon", "ε"), ("\\epsilon", "ε"), ("\\mu", "μ"),
    ("\\sigma", "σ"), ("\\Sigma", "Σ"), ("\\gamma", "γ"), ("\\alpha", "α"), ("\\beta", "β"), ("\\theta", "θ"), ("\\phi", "φ"),
    ("\\varphi", "φ"), ("\\Phi", "Φ"), ("\\chi", "χ"), ("\\rho", "ρ"), ("\\tau", "τ"), ("\\eta", "η"), ("\\kappa", "κ"),
    ("\\pi", "π"),
    ("\\Pi", "Π"), ("\\ell", "ℓ"), ("\\le", "≤"), ("\\ge", "≥"), ("\\neq", "≠"), ("\\ne", "≠"), ("\\approx", "≈"), ("\\equiv", "≡"),
    ("\\infty", "∞"), ("\\in", "∈"), ("\\sum", "Σ"), ("\\sqrt", "√"), ("\\times", "×"), ("\\cdot", "·"), ("\\pm", "±"),
    ("\\to", "→"),
    ("\\mid", "|"), ("\\lfloor", "⌊"), ("\\rfloor", "⌋"), ("\\cup", "∪"), ("\\cap", "∩"), ("\\subset", "⊂"), ("\\oplus", "⊕"),
    ("\\ldots", "…"), ("\\dots", "…"), ("\\left", ""), ("\\right", ""), ("\\quad", " "), ("\\,", " "), ("\\;", " "), ("\\!", ""),
    ("\\min", "min"),
    ("\\max", "max"), ("\\sup", "sup"), ("\\log", "log"), ("\\ln", "ln"), ("\\exp", "exp"), ("\\hat", "^"), ("\\|", "‖"),
    ("\\\\", " "),
  ]
}
