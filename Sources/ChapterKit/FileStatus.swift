import Foundation

/// What a path or a descriptor leads to.
struct FileStatus {
  /// What kind of file it is.
  enum Kind { case plain, folder, symbolicLink, pipe, device, other }

  /// Two paths lead to the same file exactly if these are equal, however they are spelled.
  struct Identity: Hashable {
    let device: dev_t
    let number: ino_t
  }

  let identity: Identity
  let kind: Kind
  /// In bytes.
  let size: off_t
  /// The permissions.
  let mode: mode_t
  let owner: uid_t
  let group: gid_t

  /// The file that a path leads to through all its symbolic links; nil where there is none.
  init?(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// What lies at a path itself, be it a symbolic link; nil where there is nothing.
  init?(withoutFollowing path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The file that a descriptor is open on; nil where it is not open.
  init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    identity = Identity(device: status.st_dev, number: status.st_ino)
    size = status.st_size
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .plain
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .pipe
      case S_IFCHR, S_IFBLK: .device
      default: .other
      }
  }
}
