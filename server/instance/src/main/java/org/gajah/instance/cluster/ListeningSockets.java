package org.gajah.instance.cluster;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Connections;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Listener;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.SystemError;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.jspecify.annotations.Nullable;

/// The sockets that an instance listens on.
public final class ListeningSockets implements AutoCloseable {
  private final Disk disk;
  private final Connections connections;
  private final NameService names;
  private final HostProcesses host;
  private final Reporter log;
  private final SettingReader settings;
  private final Path directory;
  private final long startSeconds;
  private final int port;
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Path> socketFiles = new ArrayList<>();
  private final List<LockFile> socketLocks = new ArrayList<>();
  private @Nullable String firstAddress;

  /// @param directory the data directory, which the sockets' lock files name
  /// @param disk where the sockets' lock files are made
  public ListeningSockets(
      Disk disk,
      Connections connections,
      NameService names,
      HostProcesses host,
      Reporter log,
      SettingReader settings,
      Path directory,
      long startSeconds) {
    this.disk = disk;
    this.connections = connections;
    this.names = names;
    this.host = host;
    this.log = log;
    this.settings = settings;
    this.directory = directory;
    this.startSeconds = startSeconds;
    this.port = settings.intValue(Settings.PORT);
  }

  /// Opens all of them.
  ///
  /// @throws PgException FATAL when there is none left to listen on
  public void open() {
    List<String> addresses =
        list(Settings.LISTEN_ADDRESSES.name(), settings.string(Settings.LISTEN_ADDRESSES));
    int tcp = 0;
    for (String address : addresses) {
      int opened = address.equals("*") ? listenEverywhere() : listen(address);
      if (opened > 0) {
        firstAddress = firstAddress == null ? address : firstAddress;
        tcp += opened;
      } else {
        warn("could not create listen socket for \"" + address + "\"");
      }
    }
    if (tcp == 0 && !addresses.isEmpty()) {
      throw fatal("could not create any TCP/IP sockets");
    }
    List<String> directories =
        list(
            Settings.UNIX_SOCKET_DIRECTORIES.name(),
            settings.string(Settings.UNIX_SOCKET_DIRECTORIES));
    for (String socketDirectory : directories) {
      if (!listenUnix(socketDirectory)) {
        warn("could not create Unix-domain socket in directory \"" + socketDirectory + "\"");
      }
    }
    if (socketFiles.isEmpty() && !directories.isEmpty()) {
      throw fatal("could not create any Unix-domain sockets");
    }
    if (listeners.isEmpty()) {
      throw fatal("no socket created for listening");
    }
  }

  private static PgException fatal(String message) {
    return PgException.fatal(SqlState.INTERNAL_ERROR, message);
  }

  private void warn(String message) {
    log.report(Severity.WARNING, SqlState.SUCCESSFUL_COMPLETION, message);
  }

  /// The names in a list of settings, which may be quoted.
  private static List<String> list(String setting, String text) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        items.add(item.toString().strip());
        item.setLength(0);
      } else {
        item.append(c);
      }
    }
    if (quoted) {
      throw PgException.fatal(
          SqlState.INVALID_PARAMETER_VALUE, "invalid list syntax in parameter \"" + setting + "\"");
    }
    items.add(item.toString().strip());
    items.removeIf(String::isEmpty);
    return items;
  }

  /// One socket of both families where there is IPv6, else one of IPv4.
  private int listenEverywhere() {
    for (InetAddress wildcard : names.addresses("::")) {
      try {
        Listener listener = connections.listen(wildcard, port, backlog());
        listeners.add(listener);
        log.log("listening on IPv4 address \"0.0.0.0\", port " + listener.port());
        log.log("listening on IPv6 address \"::\", port " + listener.port());
        return 1;
      } catch (IOException e) {
        // Then IPv4 alone, which will say what is wrong if that does not help.
      }
    }
    return listen("0.0.0.0");
  }

  private int listen(String hostName) {
    List<InetAddress> addresses = names.addresses(hostName);
    if (addresses.isEmpty()) {
      log.log(
          "could not translate host name \"%s\", service \"%d\" to address: Name or service not known"
              .formatted(hostName, port));
      return 0;
    }
    int opened = 0;
    for (InetAddress address : addresses) {
      opened += listen(address) ? 1 : 0;
    }
    return opened;
  }

  private boolean listen(InetAddress address) {
    String family = address instanceof Inet4Address ? "IPv4" : "IPv6";
    String shown = address.getHostAddress();
    try {
      Listener listener = connections.listen(address, port, backlog());
      listeners.add(listener);
      log.log("listening on " + family + " address \"" + shown + "\", port " + listener.port());
      return true;
    } catch (IOException e) {
      PgException fault =
          new PgException(
              Severity.LOG,
              SqlState.SUCCESSFUL_COMPLETION,
              "could not bind %s address \"%s\": %s".formatted(family, shown, reason(e)),
              null);
      log.report(
          isInUse(e)
              ? fault.hint(
                  "Is another postmaster already running on port %d? If not, wait a few seconds"
                          .formatted(port)
                      + " and retry.")
              : fault);
      return false;
    }
  }

  private static boolean isInUse(IOException e) {
    return String.valueOf(e.getMessage()).contains("in use");
  }

  private static String reason(IOException e) {
    return isInUse(e) ? "Address already in use" : SystemError.text(e);
  }

  private int backlog() {
    return Math.min(settings.intValue(Settings.MAX_CONNECTIONS) * 2, 10_000);
  }

  private boolean listenUnix(String socketDirectory) {
    Path socket = Path.of(socketDirectory).toAbsolutePath().resolve(".s.PGSQL." + port);
    LockFile lock = LockFile.ofSocket(disk, socket, directory, host, startSeconds, port);
    try {
      try {
        disk.delete(socket);
      } catch (NoSuchFileException nothing) {
        // As it should be.
      }
      String group = settings.string(Settings.UNIX_SOCKET_GROUP);
      listeners.add(
          connections.listen(
              socket,
              settings.intValue(Settings.UNIX_SOCKET_PERMISSIONS),
              group.isEmpty() ? null : group,
              backlog()));
      disk.giveOwner(socket, group.isEmpty());
      socketLocks.add(lock);
      socketFiles.add(socket);
      log.log("listening on Unix socket \"" + socket + "\"");
      return true;
    } catch (IOException e) {
      log.log("could not bind Unix address \"%s\": %s".formatted(socket, reason(e)));
      lock.release();
      return false;
    }
  }

  /// The sockets to accept clients on.
  public List<Listener> listeners() {
    return List.copyOf(listeners);
  }

  /// The first of `listen_addresses` that there is a socket for, or null.
  public @Nullable String firstAddress() {
    return firstAddress;
  }

  /// The directory of the first unix socket, or null.
  public @Nullable Path firstSocketDirectory() {
    return socketFiles.isEmpty() ? null : socketFiles.getFirst().getParent();
  }

  /// Stops listening and removes the sockets' files.
  @Override
  public void close() {
    for (Listener listener : listeners) {
      try {
        listener.close();
      } catch (IOException e) {
        // Nobody can do anything about it.
      }
    }
    for (Path socket : socketFiles) {
      try {
        disk.delete(socket);
      } catch (IOException e) {
        // Somebody was faster.
      }
    }
    socketLocks.forEach(LockFile::release);
  }
}
