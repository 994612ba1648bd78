import NumericCore
import Testing

@Suite("Row store") struct RowStoreTests {
  @Test("rows keep what they were filled with, in any order and again")
  func keepsRows() {
    let store = RowStore(capacity: 3, columnCount: 4)
    store.fill(2, with: [5, 6, 7, 8])
    store.fill(0, with: [1, 2, 3, 4])
    store.fill(2, with: [9, 9, 9, 1])
    #expect(store.withRow(0) { row in (0..<row.count).map { row[$0] } } == [1, 2, 3, 4])
    #expect(store.withRow(2) { row in (0..<row.count).map { row[$0] } } == [9, 9, 9, 1])
  }

  @Test("a row that was never filled stops the program")
  func refusesEmptyRows() async {
    await #expect(processExitsWith: .failure) { RowStore(capacity: 2, columnCount: 1).withRow(1) { row in print(row.count) } }
  }
}
