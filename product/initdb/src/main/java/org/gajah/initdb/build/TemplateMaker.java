package org.gajah.initdb.build;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.settings.ServerOptions;
import org.gajah.bootstrap.Bootstrap;
import org.gajah.bootstrap.ClusterIdentity;
import org.gajah.bootstrap.InitialScript;
import org.gajah.disk.ClusterFiles;
import org.gajah.engine.QueryEngine;
import org.gajah.initdb.template.Template;
import org.gajah.instance.postmaster.InstanceOptions;
import org.gajah.instance.postmaster.SingleUser;
import org.gajah.recovery.cluster.Environment;
import org.gajah.session.protocol.StandaloneSession;
import org.gajah.session.protocol.StandaloneSession.Terminal;

/// Makes the template: bootstraps a cluster in a folder, runs all scripts in it, and packs it.
public final class TemplateMaker {
  private static final int SEGMENT_SIZE = 16 << 20;
  private static final List<String> SETTINGS =
      List.of("-F", "-O", "-c", "search_path=pg_catalog", "-c", "autovacuum=off");

  /// The versions of the collations that need no operating system.
  private static final String VERSIONS =
      "UPDATE pg_collation SET collversion = pg_collation_actual_version(oid)"
          + " WHERE collprovider IN ('b', 'i');";

  /// ICU's collations are the same on every machine, those of the C library come with
  /// [org.gajah.initdb.cluster.NewCluster].
  private static final String COLLATIONS =
      "SELECT pg_import_system_collations('pg_catalog');"
          + " DELETE FROM pg_collation WHERE collprovider = 'c' AND oid >= 12000;";

  /// Samples for statistics are taken by chance, and shall be the same each time.
  private static final long SEED = 17;

  private final Disk disk;
  private final Path folder;

  private TemplateMaker(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /// @param arguments the file to write; beside it a folder is made, and taken away
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Disk disk = new RealDisk(RealDisk.Ownership.PRIVATE);
    Path parent = Objects.requireNonNull(file.getParent());
    Path folder = parent.resolve("template.folder");
    ClusterFiles files = new ClusterFiles(disk, folder);
    if (disk.exists(folder)) {
      files.deleteTree(folder);
    }
    files.createFolders(folder);
    byte[] packed = new TemplateMaker(disk, folder).make().pack();
    try (DiskFile out = disk.open(file, OpenMode.CREATE)) {
      out.truncate(0);
      out.write(MemorySegment.ofArray(packed), 0);
    }
    // Whoever builds is not always who makes clusters.
    disk.letAllRead(file);
    files.deleteTree(folder);
    System.exit(0);
  }

  private Template make() throws IOException {
    List<String> said = new ArrayList<>();
    Environment environment =
        Environment.system(
            disk,
            message -> said.add(message.primaryMessage()),
            (_, cause) -> {
              throw new IllegalStateException(cause);
            });
    Bootstrap.make(
        folder,
        environment,
        ClusterIdentity.make(Clock.system(), Chance.secure(), SEGMENT_SIZE, false));
    runScripts();
    return new FilePicker(disk, folder).pick();
  }

  private void runScripts() throws IOException {
    for (String name : List.of("postgresql.conf", "pg_hba.conf", "pg_ident.conf")) {
      disk.open(folder.resolve(name), OpenMode.CREATE_NEW).close();
    }
    InstanceOptions options =
        new InstanceOptions(
            folder,
            folder.resolve("postgresql.conf"),
            ServerOptions.parse(SETTINGS, ServerOptions.Program.POSTMASTER),
            Map.of(),
            "initdb",
            (storage, processes, settings) -> new QueryEngine(storage, processes),
            System.err::writeBytes,
            () -> {},
            world());
    try (SingleUser cluster = SingleUser.open(options);
        StandaloneSession session = cluster.session("template1", Terminal.none())) {
      for (InitialScript script : InitialScript.all()) {
        run(session, script);
      }
      session.script(COLLATIONS);
      session.script(VERSIONS);
      session.run("ANALYZE");
      session.run("VACUUM FREEZE");
    }
  }

  private InstanceOptions.World world() {
    InstanceOptions.World system = InstanceOptions.World.system(disk);
    return new InstanceOptions.World(
        disk,
        system.connections(),
        system.names(),
        system.threads(),
        system.clock(),
        Chance.seeded(SEED),
        system.host());
  }

  private static void run(StandaloneSession session, InitialScript script) {
    try {
      session.script(script.text());
    } catch (PgException e) {
      throw new IllegalStateException("script " + script.name() + " failed", e);
    }
  }
}
