import NumericCore
import Testing
import Worlds

@Suite("Regression tasks that share a representation")
struct LinearTaskWorldTests {
  @Test("Given features are divided among tasks in their order, what does not fill a task is left out, and labels are of the task")
  func givenFeatures() throws {
    let random = RandomSource(seed: 9)
    let world = try LinearTaskWorld(featureCount: 5, dimension: 2, noise: 0, from: random)
    let features = random.normals(rowCount: 23, columnCount: 5)
    let tasks = world.samples(of: features, examples: 7, diversity: 2, from: random.stream("tasks"))
    let vectors = world.tasks(count: 3, diversity: 2, from: random.stream("tasks"))
    #expect(tasks.count == 3)
    for (index, task) in tasks.enumerated() {
      #expect(task.features == features.rows(7 * index..<7 * (index + 1)))
      #expect(task.labels == task.features.times(vectors.column(index)))
    }
  }
}
