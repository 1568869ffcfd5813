package org.gajah.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.walformat.file.RelationMapFile;

/// Makes a cluster of nothing: `template1` with all catalogs, and no more. Mirrors what `postgres
/// --boot` does for initdb.
///
/// A relation is mapped where `pg_class` says no file number of it and yet it has a file.
public final class Bootstrap {
  /// The database that all others are copies of.
  static final int TEMPLATE1 = 1;

  /// `pg_default`.
  static final int DEFAULT_TABLESPACE = 1663;

  private Bootstrap() {}

  /// Makes the cluster in a folder that is empty, and leaves it as a stop does.
  ///
  /// @param root the folder, absolute
  /// @throws PgException when a file cannot be written
  public static void make(Path root, Environment environment, ClusterIdentity identity) {
    try {
      new Skeleton(new ClusterFiles(environment.disk(), root), identity)
          .make(mapped(true), mapped(false));
    } catch (IOException e) {
      throw FileFault.of("could not make the cluster in \"" + root + "\"", e);
    }
    StorageEngine engine =
        StorageEngine.open(root, environment, StorageSettings.DEFAULT, CheckpointSettings.DEFAULT);
    try {
      engine.start();
      engine.storage().transactions().xids().includeInitialOids();
      load(engine);
      engine.shutdown();
    } finally {
      engine.close();
    }
  }

  private static RelationMapFile mapped(boolean shared) {
    List<PgClass> rows =
        CatalogRows.of(PgClass.TABLE).stream()
            .filter(row -> row.relfilenode() == 0 && row.relisshared() == shared)
            .toList();
    int[] oids = rows.stream().mapToInt(PgClass::oid).toArray();
    return new RelationMapFile(oids, oids.clone());
  }

  private static void load(StorageEngine engine) {
    try (StorageProcess process = engine.openProcess()) {
      process.database(TEMPLATE1, DEFAULT_TABLESPACE);
      process.begin();
      LiveCatalog catalog = FirstCatalog.of(engine, process, StandardCharsets.UTF_8);
      CatalogLoader loader = new CatalogLoader(catalog);
      loader.load();
      new NamedRows(catalog).load();
      loader.describe();
      process.transaction().commit();
    }
  }
}
