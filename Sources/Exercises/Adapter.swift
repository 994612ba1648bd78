/// The part of a worker that is not the student's: it reads a line of arguments, calls the student's function, and writes the
/// answer to descriptor 3. It decides nothing, so that nothing is won by getting round it.
enum Adapter {
  /// `main.swift` of the worker.
  static func main(_ signature: Signature) -> String { opening + answering(signature) }

  /// The loop that answers; `owner` stands before the function's name.
  static func answering(_ signature: Signature, owner: String = "") -> String {
    let arguments = signature.parameters.enumerated().map { place, parameter in "\(parameter.name): \(argument(parameter, place))" }
    return """
      while let labLine = Swift.readLine() {
        let labArguments = LabWire(labLine).elements
        labSend("answer", \(owner)\(signature.function)(\(arguments.joined(separator: ", "))).labWire)
      }

      """
  }

  /// What comes before it.
  static let opening = """
    #if canImport(Glibc)
    import Glibc
    #else
    import Darwin
    #endif

    \(wire)


    """

  /// What it declares, which no student's text may name.
  static let names: Set<String> = ["LabWire", "LabWireConvertible", "labSend", "labWire", "labLine", "labArguments"]

  private static func argument(_ parameter: Signature.Parameter, _ place: Int) -> String {
    guard parameter.type == "function" else { return "\(parameter.type)(labWire: labArguments[\(place)])" }
    let types = parameter.parameters ?? []
    let list = types.enumerated().map { "lab\($0): \($1)" }.joined(separator: ", ")
    let sent = types.indices.map { "lab\($0).labWire" }.joined(separator: ", ")
    let result = parameter.result ?? "Double"
    return
      "{ (\(list)) -> \(result) in labSend(\"ask\", .list([\(sent)])); return \(result)(labWire: LabWire(Swift.readLine() ?? "
      + "\"\")) }"
  }

  private static let wire = """
    indirect enum LabWire {
      case real(Swift.Double), whole(Swift.Int), truth(Swift.Bool), list([LabWire])

      var elements: [LabWire] { if case .list(let elements) = self { elements } else { [] } }

      init(_ line: Swift.String) {
        var bytes = Swift.Array(line.utf8)[...]
        self = LabWire(&bytes)
      }

      private init(_ bytes: inout Swift.ArraySlice<Swift.UInt8>) {
        switch bytes.first {
        case 91:
          bytes.removeFirst()
          var elements: [LabWire] = []
          while let byte = bytes.first, byte != 93 {
            if byte == 44 { bytes.removeFirst() } else { elements.append(LabWire(&bytes)) }
          }
          bytes = bytes.dropFirst()
          self = .list(elements)
        case 34:
          var bits: Swift.UInt64 = 0
          bytes.removeFirst()
          while let byte = bytes.first, byte != 34 {
            bits = bits << 4 | Swift.UInt64(byte < 58 ? byte - 48 : byte - 87)
            bytes.removeFirst()
          }
          bytes = bytes.dropFirst()
          self = .real(Swift.Double(bitPattern: bits))
        case 116:
          bytes = bytes.dropFirst(4)
          self = .truth(true)
        case 102:
          bytes = bytes.dropFirst(5)
          self = .truth(false)
        default:
          let isNegative = bytes.first == 45
          if isNegative { bytes.removeFirst() }
          var number = 0
          while let byte = bytes.first, byte >= 48, byte <= 57 {
            number = number * 10 + Swift.Int(byte - 48)
            bytes.removeFirst()
          }
          self = .whole(isNegative ? -number : number)
        }
      }

      var text: Swift.String {
        switch self {
        case .real(let number):
          let digits = Swift.String(number.bitPattern, radix: 16)
          return "\\"" + Swift.String(repeating: "0", count: 16 - digits.utf8.count) + digits + "\\""
        case .whole(let number): return "\\(number)"
        case .truth(let isTrue): return isTrue ? "true" : "false"
        case .list(let elements): return "[" + elements.map { $0.text }.joined(separator: ",") + "]"
        }
      }
    }

    protocol LabWireConvertible {
      init(labWire: LabWire)
      var labWire: LabWire { get }
    }
    extension Swift.Double: LabWireConvertible {
      init(labWire: LabWire) { if case .real(let number) = labWire { self = number } else { self = .nan } }
      var labWire: LabWire { .real(self) }
    }
    extension Swift.Int: LabWireConvertible {
      init(labWire: LabWire) { if case .whole(let number) = labWire { self = number } else { self = 0 } }
      var labWire: LabWire { .whole(self) }
    }
    extension Swift.Bool: LabWireConvertible {
      init(labWire: LabWire) { if case .truth(let isTrue) = labWire { self = isTrue } else { self = false } }
      var labWire: LabWire { .truth(self) }
    }
    extension Swift.Array: LabWireConvertible where Element: LabWireConvertible {
      init(labWire: LabWire) { self = labWire.elements.map { Element(labWire: $0) } }
      var labWire: LabWire { .list(self.map { $0.labWire }) }
    }

    func labSend(_ name: Swift.String, _ value: LabWire) {
      var rest = Swift.Array("{\\"\\(name)\\":\\(value.text)}\\n".utf8)[...]
      while !rest.isEmpty {
        #if canImport(Glibc)
        let count = rest.withUnsafeBytes { Glibc.write(3, $0.baseAddress, $0.count) }
        if count <= 0 { Glibc._exit(3) }
        #else
        let count = rest.withUnsafeBytes { Darwin.write(3, $0.baseAddress, $0.count) }
        if count <= 0 { Darwin._exit(3) }
        #endif
        rest = rest.dropFirst(count)
      }
    }
    """

  /// The elementary functions, so that no exercise needs an import.
  static let mathematics = """
    #if canImport(Glibc)
    import Glibc
    #else
    import Darwin
    #endif

    func exp(_ x: Swift.Double) -> Swift.Double { x.labExp }
    func log(_ x: Swift.Double) -> Swift.Double { x.labLog }
    func pow(_ x: Swift.Double, _ y: Swift.Double) -> Swift.Double { x.labPower(y) }
    func erfc(_ x: Swift.Double) -> Swift.Double { x.labErfc }

    """ + ["Glibc", "Darwin"].map(elementary).joined()

  private static func elementary(_ module: String) -> String {
    """
    #if canImport(\(module))
    extension Swift.Double {
      fileprivate var labExp: Swift.Double { \(module).exp(self) }
      fileprivate var labLog: Swift.Double { \(module).log(self) }
      fileprivate var labErfc: Swift.Double { \(module).erfc(self) }
      fileprivate func labPower(_ y: Swift.Double) -> Swift.Double { \(module).pow(self, y) }
    }
    #endif

    """
  }
}
