package org.gajah.initdb.cluster;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk;
import org.gajah.bootstrap.FirstCatalog;
import org.gajah.bootstrap.descriptions.Descriptions;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.change.Comments;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.text.collation.Collations;
import org.jspecify.annotations.Nullable;

/// The rows in which one new cluster differs from another: the superuser, the databases, and the
/// collations of the C library.
final class ClusterRows {
  static final int TEMPLATE1 = 1;
  static final int TEMPLATE0 = 4;
  static final int POSTGRES = 5;

  private static final int DEFAULT_TABLESPACE = 1663;
  private static final int SUPERUSER = 10;
  private static final int BUFFERS = 2048;

  private final CatalogWriter writer;
  private final ClusterPlan plan;

  private ClusterRows(CatalogWriter writer, ClusterPlan plan) {
    this.writer = writer;
    this.plan = plan;
  }

  /// Writes all of them into a cluster that is shut down, and leaves it so.
  static void write(Disk disk, Path directory, ClusterPlan plan) {
    Environment environment =
        Environment.system(
            new ForgetfulDisk(disk),
            message -> {
              if (message.severity().compareTo(Severity.WARNING) >= 0) {
                throw message;
              }
            },
            (_, cause) -> {
              throw cause instanceof PgException known
                  ? known
                  : PgException.internal("the new cluster failed: " + cause);
            });
    StorageEngine engine =
        StorageEngine.open(directory, environment, settings(), CheckpointSettings.DEFAULT);
    try {
      engine.start();
      engine.storage().transactions().xids().includeInitialOids();
      write(engine, plan);
      engine.shutdown();
    } finally {
      engine.close();
    }
  }

  private static StorageSettings settings() {
    StorageSettings usual = StorageSettings.DEFAULT;
    StorageSettings.Memory memory = usual.memory();
    return usual.memory(
        new StorageSettings.Memory(
            BUFFERS,
            memory.wal(),
            memory.temporary(),
            memory.transactions(),
            memory.subtransactions(),
            memory.commitTimestamps(),
            memory.multiXactOffsets(),
            memory.multiXactMembers(),
            memory.openFiles()));
  }

  private static void write(StorageEngine engine, ClusterPlan plan) {
    try (StorageProcess process = engine.openProcess()) {
      process.database(TEMPLATE1, DEFAULT_TABLESPACE);
      process.begin();
      LiveCatalog catalog = FirstCatalog.of(engine, process, charset(plan));
      CatalogWriter writer = new CatalogWriter(catalog);
      new ClusterRows(writer, plan).write();
      new LibcCollations(writer).importAll(engine.storage().files().root());
      catalog.nextCommand();
      process.transaction().commit();
    }
  }

  private static Charset charset(ClusterPlan plan) {
    return switch (plan.locale().encoding()) {
      case LATIN1, SQL_ASCII -> StandardCharsets.ISO_8859_1;
      default -> StandardCharsets.UTF_8;
    };
  }

  private void write() {
    nameSuperuser();
    Found<PgDatabase> template =
        Objects.requireNonNull(writer.find(PgDatabase.OID_INDEX, TEMPLATE1));
    String version = version();
    PgDatabase template1 = database(template.row(), TEMPLATE1, "template1", version, guarded());
    writer.update(template, template1);
    RowEdit<PgDatabase> template0 =
        RowEdit.of(PgDatabase.TABLE, database(template1, TEMPLATE0, "template0", null, guarded()));
    writer.insert(template0.set(PgDatabase.ANUM_DATALLOWCONN, false).row());
    RowEdit<PgDatabase> postgres =
        RowEdit.of(PgDatabase.TABLE, database(template1, POSTGRES, "postgres", version, null));
    writer.insert(postgres.set(PgDatabase.ANUM_DATISTEMPLATE, false).row());
    Comments comments = new Comments(writer);
    comment(comments, template1);
    comment(comments, template0.row());
    comment(comments, postgres.row());
  }

  private static void comment(Comments comments, PgDatabase database) {
    comments.setShared(
        new ObjectAddress(PgDatabase.TABLE.oid(), database.oid(), 0),
        Descriptions.ofDatabase(database.datname()));
  }

  private void nameSuperuser() {
    Found<PgAuthid> role = Objects.requireNonNull(writer.find(PgAuthid.OID_INDEX, SUPERUSER));
    writer.update(
        role,
        RowEdit.of(PgAuthid.TABLE, role.row())
            .set(PgAuthid.ANUM_ROLNAME, plan.superuser())
            .set(PgAuthid.ANUM_ROLPASSWORD, plan.passwordSecret())
            .row());
  }

  /// Of the collation that databases begin with.
  private @Nullable String version() {
    DatabaseLocale locale = plan.locale();
    return Collations.version(
        locale.provider(), locale.locale() == null ? locale.collate() : locale.locale());
  }

  private PgDatabase database(
      PgDatabase like, int oid, String name, @Nullable String version, AclItem @Nullable [] acl) {
    DatabaseLocale locale = plan.locale();
    return RowEdit.of(PgDatabase.TABLE, like)
        .set(PgDatabase.ANUM_OID, oid)
        .set(PgDatabase.ANUM_DATNAME, name)
        .set(PgDatabase.ANUM_ENCODING, locale.encoding().number())
        .set(PgDatabase.ANUM_DATLOCPROVIDER, locale.provider())
        .set(PgDatabase.ANUM_DATCOLLATE, locale.collate())
        .set(PgDatabase.ANUM_DATCTYPE, locale.ctype())
        .set(PgDatabase.ANUM_DATLOCALE, locale.locale())
        .set(PgDatabase.ANUM_DATICURULES, locale.icuRules())
        .set(PgDatabase.ANUM_DATCOLLVERSION, version)
        .set(PgDatabase.ANUM_DATACL, acl)
        .row();
  }

  /// Everybody may connect to the templates; to make things in them is for their owner.
  private static AclItem[] guarded() {
    return List.of(
            new AclItem(0, SUPERUSER, Privilege.CONNECT.bit()),
            new AclItem(
                SUPERUSER,
                SUPERUSER,
                Privilege.bits(Privilege.CREATE, Privilege.CREATE_TEMP, Privilege.CONNECT)))
        .toArray(AclItem[]::new);
  }
}
