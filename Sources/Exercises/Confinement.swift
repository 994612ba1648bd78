import Foundation
import Subprocess

/// What keeps a worker from everything but its answers.
public enum Confinement: String, Sendable, Hashable {
  /// Limits of the shell on time, memory and files: for one's own code on one's own machine.
  case limits
  /// Namespaces of Linux besides: no network, no files, no other processes; a root folder that holds the worker and `/proc`, read
  /// only.
  case namespaces

  /// Whether this machine grants namespaces, tried with a program that does nothing.
  public static func namespacesWork() async -> Bool {
    #if os(Linux)
      let script = unshare + " true"
      let result = try? await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", script], output: .discarded, error: .discarded)
      return result?.terminationStatus.isSuccess ?? false
    #else
      return false
    #endif
  }

  /// Becomes a user without rights, then the root of namespaces of its own, where that means nothing outside.
  private static let unshare = """
    if [ "$(id -u)" = 0 ]; then set -- setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs "$@"; fi
    exec "$@" unshare --user --map-root-user --net --ipc --uts --pid --mount --fork --kill-child
    """

  /// The script that starts a worker: its arguments are the worker, a folder of this run's own, MiB, and seconds of processor time.
  ///
  /// The worker's descriptor 3 is the script's standard output; its own standard output and error go to files in the folder, up to
  /// 64 KiB each. The line `ready` is written before the worker begins: without it the machine is at fault, not the worker.
  var script: String {
    let streams = #"exec 3>&1 1>"$2/output" 2>"$2/error"; trap '' XFSZ"#
    switch self {
    case .limits:
      return streams + "\n" + """
        ulimit -c 0; ulimit -t "$4"; ulimit -f 128; ulimit -v $(($3 * 1024)) 2>/dev/null
        echo ready >&3
        exec env -i "$1"
        """
    case .namespaces:
      return streams + "\n" + #"worker=$1 root=$2/root memory=$3 seconds=$4; set --"# + "\n"
        + Self.unshare + #" sh -c "$setup" sh "$worker" "$root" "$memory" "$seconds""#
    }
  }

  /// What the root of the new namespaces does. The second user namespace takes its rights away: there it is a user like any other.
  static let setup = """
    mount -t tmpfs -o size=64k,mode=755 none "$2" && mkdir "$2/proc" && : >"$2/worker" || exit 1
    mount --bind "$1" "$2/worker" && mount -t proc proc "$2/proc" && mount -o remount,ro,bind "$2" || exit 1
    cd / && echo ready >&3
    exec env -i /usr/bin/prlimit --as=$(($3 * 1048576)) --cpu="$4" --fsize=65536 --nproc=1 --nofile=16 --core=0 \
    /usr/bin/unshare --user --map-user=1000 --map-group=1000 --root="$2" --wd=/ /worker
    """
}
