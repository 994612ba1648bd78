import Testing
import Transfer

@Suite("A picture of each setting")
struct TransferSettingSketchTests {
  @Test("What the setting says differs is what differs in its picture")
  func sketches() {
    let source = TransferSetting(domain: .same, task: .same).sketch
    #expect(source.allSatisfy { $0.label == ($0.x < 4 ? 0 : 1) })
    for setting in TransferSetting.all {
      let sketch = setting.sketch
      #expect(sketch.count == 12 && sketch.allSatisfy { (0...10).contains($0.x) })
      #expect((sketch.map(\.x) == source.map(\.x)) == (setting.domain == .same))
      // Other features are two places with nothing between them.
      #expect(sketch.contains { 3.5...6 ~= $0.x } == (setting.domain != .inputsDiffer))
      #expect(Set(sketch.map(\.label)).count == (setting.task == .labelsDiffer ? 3 : 2))
      // The label is that of the source's rule at the same place, or not everywhere: another rule shows between 4 and 6.
      if setting.domain != .inputsDiffer || setting.task != .conditionalDiffers {
        #expect(sketch.contains { $0.label != ($0.x < 4 ? 0 : 1) } == (setting.task != .same))
      }
      let order = sketch.sorted { $0.x < $1.x }.map(\.label)
      #expect(order == order.sorted())
    }
  }
}
