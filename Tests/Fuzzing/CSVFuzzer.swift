/// Feeds any bytes to the reader of comma-separated values; compiled together with Sources/CSVReading.
///
/// The first byte says in how large parts the file comes and which columns are read. Whatever comes is read the same in one part,
/// or refused in one sentence on one line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let first = UnsafeBufferPointer(start: start, count: count).first else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count).dropFirst())
  let (parts, whole) = (
    outcome(bytes, partLength: 1 + Int(first & 0x3F), first), outcome(bytes, partLength: bytes.count + 1, first)
  )
  precondition(parts == whole, "The parts in which a file comes change what is read.")
  switch whole {
  case .success(let table):
    precondition(table.values.count == table.rowCount * table.columns.count && table.values.allSatisfy(\.isFinite))
  case .failure(let error):
    precondition(!error.description.contains { $0.isNewline } && error.description.hasSuffix("."))
  }
  return 0
}

private func outcome(_ bytes: [UInt8], partLength: Int, _ choice: UInt8) -> Result<NumericTable, CSVError> {
  var rest = bytes[...]
  return Result { () throws(CSVError) in
    try NumericTable(
      file: "f.csv",
      chunks: { () throws(CSVError) in
        defer { rest = rest.dropFirst(partLength) }
        return Array(rest.prefix(partLength))
      },
      choose: { (header: [String]) throws(CSVError) in choice & 0x80 == 0 ? header : Array(header.prefix(1)) })
  }
}
