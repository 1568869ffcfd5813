package org.gajah.cli.control;

import java.util.List;
import org.gajah.base.seam.HostProgram;
import org.jspecify.annotations.Nullable;

/// What `postmaster.pid` says of a server. Mirrors the lines that `utils/pidfile.h` names.
///
/// @param pid negative in single-user mode
/// @param socketFolder where its first unix socket is, empty when it has none
/// @param address the first that it listens on, empty when it listens on none
/// @param status one word, such as `ready`
record RunningServer(int pid, int port, String socketFolder, String address, String status) {
  static final String FILE = "postmaster.pid";

  private static final int PORT = 3;
  private static final int SOCKETS = 4;
  private static final int ADDRESS = 5;
  private static final int STATUS = 7;

  /// @return null when the first line is no process id
  static @Nullable RunningServer of(List<String> lines) {
    try {
      return new RunningServer(
          Integer.parseInt(line(lines, 0)),
          lines.size() > PORT ? Integer.parseInt(line(lines, PORT)) : 0,
          line(lines, SOCKETS),
          line(lines, ADDRESS),
          line(lines, STATUS));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index).strip() : "";
  }

  boolean isAlive() {
    return HostProgram.isAlive(Math.abs(pid));
  }

  boolean isReady() {
    return status.equals("ready");
  }

  ConnectionLines lines(String user) {
    return new ConnectionLines(address, socketFolder, port, user);
  }
}
