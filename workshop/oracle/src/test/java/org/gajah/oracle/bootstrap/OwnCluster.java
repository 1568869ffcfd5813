package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gajah.base.seam.RealDisk;
import org.gajah.disk.ClusterFiles;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;

/// A cluster that Gajah's initdb made, for a server of the oracle.
public final class OwnCluster {
  private static final Map<String, String> ENVIRONMENT = Map.of("LANG", "C.UTF-8");

  private OwnCluster() {}

  /// Makes one like [OracleServer#initialise] does; it does not run yet.
  ///
  /// @param options for initdb
  public static OracleServer initialise(List<String> options, String... settings)
      throws IOException {
    OracleServer server = OracleServer.without(Oracle.installed());
    make(server, options);
    server.append("postgresql.conf", settings);
    return server;
  }

  /// Puts our cluster in the place of the server's.
  static void replace(OracleServer server, List<String> options) throws IOException {
    Path data = server.data();
    RealDisk disk = RealDisk.owning(data);
    new ClusterFiles(disk, data).deleteTree(data);
    make(server, options);
  }

  private static void make(OracleServer server, List<String> options) throws IOException {
    Path data = server.data();
    List<String> words = new ArrayList<>(List.of("-D", data.toString()));
    words.addAll(List.of("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"));
    words.addAll(options);
    InitdbRun run = InitdbRun.ours(ENVIRONMENT, words);
    assertThat(run.code()).as(run.err()).isZero();
    server.append("postgresql.conf", "fsync = off");
    if (Oracle.isRoot()) {
      try (Stream<Path> all = Files.walk(data)) {
        for (Path path : all.toList()) {
          Files.setOwner(
              path,
              path.getFileSystem()
                  .getUserPrincipalLookupService()
                  .lookupPrincipalByName("postgres"));
        }
      }
    }
  }
}
