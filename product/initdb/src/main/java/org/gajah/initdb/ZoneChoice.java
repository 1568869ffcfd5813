package org.gajah.initdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.WholeFile;
import org.gajah.text.zone.TimeZones;
import org.jspecify.annotations.Nullable;

/// The name of the time zone that the system is in.
final class ZoneChoice {
  private static final Path LOCAL = Path.of("/etc/localtime");
  private static final String FOLDER = "/zoneinfo/";
  private static final String FALLBACK = "GMT";

  private final Disk disk;
  private final TimeZones zones = new TimeZones();

  ZoneChoice(Disk disk) {
    this.disk = disk;
  }

  /// What `TZ` says, or where the system's own zone is kept; GMT when neither tells.
  String choose(Map<String, String> environment) {
    String said = environment.get("TZ");
    if (said != null && !said.isEmpty()) {
      String name = said.startsWith(":") ? said.substring(1) : said;
      return zones.find(name) == null ? FALLBACK : name;
    }
    try {
      String linked = linked();
      return linked == null ? same() : linked;
    } catch (IOException notThere) {
      return FALLBACK;
    }
  }

  /// The name that the link to the zone ends with, if there is one.
  private @Nullable String linked() throws IOException {
    FileStatus status = disk.status(LOCAL);
    if (status == null || status.kind() != FileStatus.Kind.SYMBOLIC_LINK) {
      return null;
    }
    String target = LOCAL.resolveSibling(disk.readSymbolicLink(LOCAL)).normalize().toString();
    int folder = target.indexOf(FOLDER);
    if (folder < 0) {
      return null;
    }
    String name = target.substring(folder + FOLDER.length());
    return zones.find(name) == null ? null : name;
  }

  /// The zone whose file has the same content: the shortest name, of several the first.
  private String same() throws IOException {
    byte[] wanted = WholeFile.read(disk, LOCAL);
    String best = null;
    for (String name : zones.names()) {
      Path file = Path.of("/usr/share/zoneinfo").resolve(name);
      if ((best == null || better(name, best))
          && disk.exists(file)
          && Arrays.equals(wanted, WholeFile.read(disk, file))) {
        best = name;
      }
    }
    return best == null ? FALLBACK : best;
  }

  private static boolean better(String name, String best) {
    return name.length() == best.length()
        ? name.compareTo(best) < 0
        : name.length() < best.length();
  }
}
