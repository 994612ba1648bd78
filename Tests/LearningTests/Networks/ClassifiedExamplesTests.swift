import Learning
import NumericCore
import Testing

@Suite("Classified examples")
struct ClassifiedExamplesTests {
  @Test("Keeping some classes leaves their examples in order, numbered anew in the order given")
  func keeping() {
    let inputs = FloatMatrix(rowCount: 6, columnCount: 1, elements: [0, 1, 2, 3, 4, 5])
    let examples = ClassifiedExamples(inputs: inputs, classes: [0, 1, 2, 2, 1, 0], classCount: 3)
    let kept = examples.keeping(classes: [2, 0])
    #expect(kept.inputs.elements == [0, 2, 3, 5] && kept.classes == [1, 0, 0, 1] && kept.classCount == 2)
  }

  @Test("A class out of range, and an example without a class, stop the program", arguments: [[2], [-1], []])
  func range(classes: [Int]) async {
    await #expect(processExitsWith: .failure) { [classes] in
      _ = ClassifiedExamples(inputs: FloatMatrix(rowCount: 1, columnCount: 1, elements: [0]), classes: classes, classCount: 2)
    }
  }
}
