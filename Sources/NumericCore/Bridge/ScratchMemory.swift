#if os(Linux)
  internal import Glibc
#endif

/// The owner of a block of uninitialised memory for the duration of a computation.
///
/// On Linux a block of several megabytes is asked for in pages of 2 MiB. Touching 16 MB of fresh memory in pages of 4 KiB costs
/// about 4 ms, as much as half of sorting 10⁶ numbers, and scattered writes then miss the processor's cache of page addresses.
struct ScratchMemory: ~Copyable {
  let bytes: UnsafeMutableRawBufferPointer

  private static let hugePage = 1 << 21

  init(byteCount: Int) {
    let isLarge = byteCount >= Self.hugePage
    bytes = .allocate(byteCount: byteCount, alignment: isLarge ? Self.hugePage : MemoryLayout<UInt64>.alignment)
    if isLarge { adviseHugePages(bytes) }
  }

  deinit { bytes.deallocate() }
}

/// Asks for memory in pages of 2 MiB, before it is written to. Advice only: where the system declines, everything works in small
/// pages.
func adviseHugePages(_ bytes: UnsafeMutableRawBufferPointer) {
  #if os(Linux)
    guard let first = bytes.baseAddress else { return }
    let start = first.alignedUp(toMultipleOf: 4096)
    let count = bytes.count - (start - first)
    if count > 0 { _ = madvise(start, count, MADV_HUGEPAGE) }
  #endif
}
