package org.gajah.engine.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gajah.activity.WaitEvent;
import org.gajah.base.settings.Settings;
import org.gajah.walformat.ResourceManagerId;
import org.jspecify.annotations.Nullable;

/// What the instance is made of: memory, waits, resource managers of the WAL, how it was built.
final class InstanceViews {
  private static final String UNKNOWN = "not recorded";

  /// The things that `pg_config` tells; where Gajah has no such thing, nothing was recorded.
  private static final List<String> BUILD =
      List.of(
          "BINDIR",
          "DOCDIR",
          "HTMLDIR",
          "INCLUDEDIR",
          "PKGINCLUDEDIR",
          "INCLUDEDIR-SERVER",
          "LIBDIR",
          "PKGLIBDIR",
          "LOCALEDIR",
          "MANDIR",
          "SHAREDIR",
          "SYSCONFDIR",
          "PGXS",
          "CONFIGURE",
          "CC",
          "CPPFLAGS",
          "CFLAGS",
          "CFLAGS_SL",
          "LDFLAGS",
          "LDFLAGS_EX",
          "LDFLAGS_SL",
          "LIBS",
          "VERSION");

  private InstanceViews() {}

  /// Shared memory lies in stretches of their own, so that there is no offset.
  static List<List<@Nullable Object>> sharedMemory(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Map<String, Long> stretches = asked.session().storage().storage().memory().allocations();
    stretches.forEach((name, size) -> rows.add(Asked.row(name, null, size, size)));
    return rows;
  }

  /// The account of the session, which is what is counted of its memory.
  static List<List<@Nullable Object>> memory(Asked asked) {
    long used = asked.session().context().memory().used();
    return List.of(Asked.row("TopMemoryContext", null, null, 0, used, 1L, 0L, 0L, used));
  }

  static List<List<@Nullable Object>> resourceManagers(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ResourceManagerId manager : ResourceManagerId.values()) {
      rows.add(Asked.row(manager.ordinal(), manager.label(), true));
    }
    return rows;
  }

  static List<List<@Nullable Object>> build(Asked asked) {
    String version = asked.session().context().settings().string(Settings.SERVER_VERSION);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String name : BUILD) {
      rows.add(
          Asked.row(name, name.equals("VERSION") ? "PostgreSQL " + version + " (Gajah)" : UNKNOWN));
    }
    return rows;
  }

  static List<List<@Nullable Object>> waitEvents(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (WaitEvent event : WaitEvent.values()) {
      rows.add(Asked.row(event.type(), event.label(), description(event)));
    }
    return rows;
  }

  private static String description(WaitEvent event) {
    String what = words(event.label());
    return switch (event.type()) {
      case "Activity" -> "Idle in the main loop of a process: " + what;
      case "BufferPin" -> "Until nobody else has a page of the buffer pool in use";
      case "Client" -> "For the other end of a connection: " + what;
      case "Extension" -> "Inside code of an extension";
      case "IO" -> "For the disk: " + what;
      case "IPC" -> "For another process: " + what;
      case "Lock" -> "For a heavyweight lock of kind " + event.label();
      case "LWLock" -> "For the lightweight lock of " + what;
      default -> "Until some time has passed: " + what;
    };
  }

  /// `WalSummaryRead` as `wal summary read`; abbreviations keep their capitals.
  private static String words(String name) {
    StringBuilder words = new StringBuilder();
    String parted =
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
            .replaceAll("([A-Z]{2,})([A-Z][a-z])", "$1 $2");
    for (String word : parted.split(" ")) {
      boolean isAbbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
      words.append(words.isEmpty() ? "" : " ");
      words.append(isAbbreviation ? word : word.toLowerCase(Locale.ROOT));
    }
    return words.toString();
  }
}
