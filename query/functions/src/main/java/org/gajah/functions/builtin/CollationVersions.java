package org.gajah.functions.builtin;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.OpenCollations;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.text.collation.Collations;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Collations of the libraries: making them, and versions of what texts are ordered by, as the
/// libraries have them now.
public final class CollationVersions {
  private CollationVersions() {}

  @PgFunction("pg_database_collation_actual_version")
  public static boolean database(FunctionContext context, int database, ByteSink out) {
    PgDatabase row = context.catalog().find(SysCache.DATABASEOID, database);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "database with OID %s does not exist".formatted(Oid.toString(database)));
    }
    return put(row.datlocprovider(), row.datcollate(), row.datlocale(), out);
  }

  @PgFunction("pg_collation_actual_version")
  public static boolean collation(FunctionContext context, int collation, ByteSink out) {
    if (collation == OpenCollations.DEFAULT) {
      return database(context, context.session().database(), out);
    }
    PgCollation row = context.catalog().find(SysCache.COLLOID, collation);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "collation with OID %s does not exist".formatted(Oid.toString(collation)));
    }
    return put(row.collprovider(), row.collcollate(), row.colllocale(), out);
  }

  @PgFunction("pg_import_system_collations")
  public static int importAll(FunctionContext context, int schema) {
    return context.collationImport().into(schema);
  }

  private static boolean put(
      char provider, @Nullable String collate, @Nullable String locale, ByteSink out) {
    String version =
        Collations.version(provider, String.valueOf(provider == 'c' ? collate : locale));
    if (version == null) {
      return false;
    }
    out.putUtf8(version);
    return true;
  }
}
