package org.gajah.oracle.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.RealDisk;
import org.gajah.bootstrap.Bootstrap;
import org.gajah.bootstrap.ClusterIdentity;
import org.gajah.disk.ClusterFiles;
import org.gajah.oracle.OracleServer;
import org.gajah.recovery.cluster.Environment;

/// A new cluster of our own making, before any of its scripts has run.
final class BareCluster {
  private static final List<String> CONFIGURATION =
      List.of("postgresql.conf", "pg_hba.conf", "pg_ident.conf");

  private BareCluster() {}

  /// Puts a new cluster in the place of the server's, with the same configuration.
  static List<String> replace(OracleServer server, int segmentSize, boolean checksums)
      throws IOException {
    Path data = server.data();
    Disk disk = RealDisk.owning(data);
    Map<String, byte[]> kept = new TreeMap<>();
    for (String name : CONFIGURATION) {
      kept.put(name, Files.readAllBytes(data.resolve(name)));
    }
    ClusterFiles files = new ClusterFiles(disk, data);
    for (String name : disk.list(data)) {
      delete(files, data.resolve(name));
    }
    List<String> log = new ArrayList<>();
    Environment environment =
        Environment.system(
            disk,
            message -> log.add(message.severity() + ": " + message.primaryMessage()),
            (_, cause) -> {
              throw new AssertionError(cause);
            });
    Bootstrap.make(
        data,
        environment,
        ClusterIdentity.make(Clock.system(), Chance.secure(), segmentSize, checksums));
    for (Map.Entry<String, byte[]> file : kept.entrySet()) {
      Files.write(data.resolve(file.getKey()), file.getValue());
    }
    return log;
  }

  private static void delete(ClusterFiles files, Path path) throws IOException {
    if (Files.isDirectory(path)) {
      files.deleteTree(path);
    } else {
      Files.delete(path);
    }
  }
}
