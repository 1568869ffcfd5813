package org.gajah.base.seam;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/// Sockets of Linux: clients are accepted past Java's channels, which cannot wait for a while.
/// Connections that are made from here need no such thing and are Java's.
enum LinuxConnections implements Connections {
  INSTANCE;

  @Override
  public Listener listen(InetAddress address, int port, int backlog) throws IOException {
    return LinuxListener.tcp(address, port, backlog);
  }

  @Override
  public Listener listen(Path path, int mode, @Nullable String group, int backlog)
      throws IOException {
    Listener listener = LinuxListener.unix(path, backlog);
    boolean good = false;
    try {
      own(path, mode, group);
      good = true;
      return listener;
    } finally {
      if (!good) {
        listener.close();
      }
    }
  }

  /// Says whose the file of a unix socket is.
  static void own(Path path, int mode, @Nullable String group) throws IOException {
    if (group != null) {
      var groups = FileSystems.getDefault().getUserPrincipalLookupService();
      Files.getFileAttributeView(path, PosixFileAttributeView.class)
          .setGroup(groups.lookupPrincipalByGroupName(group));
    }
    Files.setAttribute(path, "unix:mode", mode);
  }

  @Override
  public Connection connect(InetAddress address, int port, int timeoutMillis) throws IOException {
    return SystemConnections.INSTANCE.connect(address, port, timeoutMillis);
  }

  @Override
  public Connection connect(Path path) throws IOException {
    return SystemConnections.INSTANCE.connect(path);
  }

  @Override
  public IdleWatch newWatch() {
    return new LinuxWatch();
  }
}
