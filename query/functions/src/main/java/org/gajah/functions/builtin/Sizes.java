package org.gajah.functions.builtin;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.RelationStorage;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Sizes of what is stored, and where it lies.
public final class Sizes {
  private static final String[] FORKS = {"main", "fsm", "vm", "init"};
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};
  private static final int KEPT_UP_TO = 10 * 1024;
  private static final int HALF_UP_TO = 20 * 1024 - 1;

  private Sizes() {}

  private static boolean exists(FunctionContext context, int relation) {
    return context.catalog().find(SysCache.RELOID, relation) != null;
  }

  private static @Nullable Long known(long size) {
    return size < 0 ? null : Long.valueOf(size);
  }

  @PgFunction("pg_relation_size")
  public static @Nullable Long relation(FunctionContext context, int relation, Slice fork) {
    String name = Texts.of(fork);
    for (int i = 0; i < FORKS.length; i++) {
      if (FORKS[i].equals(name)) {
        return exists(context, relation)
            ? known(context.storage().relationSize(relation, i))
            : null;
      }
    }
    throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "invalid fork name")
        .hint("Valid fork names are \"main\", \"fsm\", \"vm\", and \"init\".");
  }

  private static long allForks(RelationStorage storage, int relation) {
    long size = 0;
    for (int i = 0; i < FORKS.length; i++) {
      size += Math.max(0, storage.relationSize(relation, i));
    }
    return size;
  }

  private static long table(FunctionContext context, PgClass row) {
    long size = allForks(context.storage(), row.oid());
    if (row.reltoastrelid() != 0) {
      size += allForks(context.storage(), row.reltoastrelid());
      size += indexes(context, row.reltoastrelid());
    }
    return size;
  }

  private static long indexes(FunctionContext context, int relation) {
    long size = 0;
    for (PgIndex index : context.catalog().scan(PgIndex.INDRELID_INDEX, relation)) {
      size += allForks(context.storage(), index.indexrelid());
    }
    return size;
  }

  @PgFunction("pg_table_size")
  public static @Nullable Long table(FunctionContext context, int relation) {
    PgClass row = context.catalog().find(SysCache.RELOID, relation);
    return row == null ? null : Long.valueOf(table(context, row));
  }

  @PgFunction("pg_indexes_size")
  public static @Nullable Long indexesOf(FunctionContext context, int relation) {
    return exists(context, relation) ? Long.valueOf(indexes(context, relation)) : null;
  }

  @PgFunction("pg_total_relation_size")
  public static @Nullable Long total(FunctionContext context, int relation) {
    PgClass row = context.catalog().find(SysCache.RELOID, relation);
    return row == null ? null : Long.valueOf(table(context, row) + indexes(context, relation));
  }

  private static Privileges privileges(FunctionContext context) {
    return context.names().namespaces().privileges();
  }

  /// Whether the current user may know every size.
  private static boolean readsStatistics(FunctionContext context) {
    return privileges(context)
        .roles()
        .hasPrivilegesOf(context.session().currentUser(), PgAuthid.ROLE_PG_READ_ALL_STATS);
  }

  /// The size of a database is for those who may connect to it, and those who read all statistics.
  private static void requireDatabase(FunctionContext context, int database) {
    int user = context.session().currentUser();
    boolean may =
        privileges(context).may(ObjectType.OBJECT_DATABASE, database, user, Privilege.CONNECT);
    if (!may && !readsStatistics(context)) {
      PgDatabase row = context.catalog().find(SysCache.DATABASEOID, database);
      throw Denials.noPrivilege(ObjectType.OBJECT_DATABASE, row == null ? "" : row.datname());
    }
  }

  /// The size of a tablespace is for those who may create something in it, where it is not the
  /// database's own, and those who read all statistics.
  private static void requireTablespace(FunctionContext context, int tablespace) {
    PgDatabase own = context.catalog().find(SysCache.DATABASEOID, context.session().database());
    if (own != null && own.dattablespace() == tablespace || readsStatistics(context)) {
      return;
    }
    int user = context.session().currentUser();
    if (!privileges(context)
        .may(ObjectType.OBJECT_TABLESPACE, tablespace, user, Privilege.CREATE)) {
      PgTablespace row = context.catalog().find(SysCache.TABLESPACEOID, tablespace);
      throw Denials.noPrivilege(ObjectType.OBJECT_TABLESPACE, row == null ? "" : row.spcname());
    }
  }

  @PgFunction("pg_database_size_oid")
  public static @Nullable Long database(FunctionContext context, int database) {
    requireDatabase(context, database);
    return context.catalog().find(SysCache.DATABASEOID, database) == null
        ? null
        : known(context.storage().databaseSize(database));
  }

  @PgFunction("pg_database_size_name")
  public static @Nullable Long database(FunctionContext context, Slice name) {
    String text = Texts.ofName(name);
    for (PgDatabase row : context.catalog().scan(PgDatabase.DATNAME_INDEX, text)) {
      requireDatabase(context, row.oid());
      return known(context.storage().databaseSize(row.oid()));
    }
    throw new PgException(SqlState.UNDEFINED_DATABASE, "database \"" + text + "\" does not exist");
  }

  @PgFunction("pg_tablespace_size_oid")
  public static @Nullable Long tablespace(FunctionContext context, int tablespace) {
    requireTablespace(context, tablespace);
    return known(context.storage().tablespaceSize(tablespace));
  }

  @PgFunction("pg_tablespace_size_name")
  public static @Nullable Long tablespace(FunctionContext context, Slice name) {
    String text = Texts.ofName(name);
    for (PgTablespace row : context.catalog().scan(PgTablespace.SPCNAME_INDEX, text)) {
      requireTablespace(context, row.oid());
      return known(context.storage().tablespaceSize(row.oid()));
    }
    throw new PgException(SqlState.UNDEFINED_OBJECT, "tablespace \"" + text + "\" does not exist");
  }

  @PgFunction("pg_tablespace_location")
  public static void location(FunctionContext context, int tablespace, ByteSink out) {
    out.putUtf8(context.storage().tablespaceLocation(tablespace));
  }

  @PgFunction("pg_relation_filenode")
  public static @Nullable Integer fileNode(FunctionContext context, int relation) {
    int node = exists(context, relation) ? context.storage().fileNode(relation) : 0;
    return node == 0 ? null : node;
  }

  @PgFunction("pg_relation_filepath")
  public static boolean filePath(FunctionContext context, int relation, ByteSink out) {
    String path = exists(context, relation) ? context.storage().filePath(relation) : "";
    return !path.isEmpty() && Texts.put(path, out);
  }

  @PgFunction("pg_filenode_relation")
  public static @Nullable Integer relationOf(
      FunctionContext context, int tablespace, int fileNode) {
    int relation = context.storage().relationOf(tablespace, fileNode);
    return relation == 0 ? null : relation;
  }

  @PgFunction("pg_size_pretty")
  public static void pretty(long size, ByteSink out) {
    long value = size;
    int unit = 0;
    while (unit < UNITS.length - 1
        && Math.abs((double) value) >= (unit == 0 ? KEPT_UP_TO : HALF_UP_TO)) {
      // Beyond bytes one bit more is kept, to round by.
      value /= 1L << (unit == 0 ? 9 : 10);
      unit++;
    }
    if (unit > 0) {
      value = (value + (value < 0 ? -1 : 1)) / 2;
    }
    out.putUtf8(value + " " + UNITS[unit]);
  }
}
