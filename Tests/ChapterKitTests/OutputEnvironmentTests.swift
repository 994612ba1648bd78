import ChapterKit
import Foundation
import Testing

@Suite struct OutputEnvironmentTests {
  @Test("Which of the two outputs is a terminal is the system's word")
  func terminals() async {
    await #expect(processExitsWith: .success) {
      // The controlling end of a pseudo-terminal is a terminal too.
      let (terminal, file) = (open("/dev/ptmx", O_RDWR | O_NOCTTY), open("/dev/null", O_WRONLY))
      for (output, error) in [(terminal, file), (file, terminal), (file, file)] {
        guard dup2(output, STDOUT_FILENO) >= 0, dup2(error, STDERR_FILENO) >= 0 else { exit(4) }
        let environment = OutputEnvironment.current
        guard environment.outputIsTerminal == (output == terminal), environment.errorIsTerminal == (error == terminal) else {
          exit(5)
        }
      }
    }
  }
}
