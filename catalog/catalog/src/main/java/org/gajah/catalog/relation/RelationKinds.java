package org.gajah.catalog.relation;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;

/// What kinds of relations there are (`pg_class.relkind`): which have files, and what they are
/// called. Mirrors `RELKIND_HAS_STORAGE` of `catalog/pg_class.h` and `catalog/pg_class.c`.
public final class RelationKinds {
  private RelationKinds() {}

  /// Whether relations of a kind have rows or pages of their own in files.
  public static boolean hasStorage(char kind) {
    return switch (kind) {
      case PgClass.RELKIND_RELATION,
          PgClass.RELKIND_INDEX,
          PgClass.RELKIND_SEQUENCE,
          PgClass.RELKIND_TOASTVALUE,
          PgClass.RELKIND_MATVIEW ->
          true;
      default -> false;
    };
  }

  /// The fault of using a relation of a kind that something cannot be done with: 42809.
  ///
  /// @param kind as in `pg_class.relkind`
  public static PgException unsupported(String message, char kind) {
    return new PgException(SqlState.WRONG_OBJECT_TYPE, message).detail(detail(kind));
  }

  /// The detail of such a fault.
  public static String detail(char kind) {
    return "This operation is not supported for " + plural(kind) + ".";
  }

  private static String plural(char kind) {
    return switch (kind) {
      case PgClass.RELKIND_RELATION -> "tables";
      case PgClass.RELKIND_INDEX -> "indexes";
      case PgClass.RELKIND_SEQUENCE -> "sequences";
      case PgClass.RELKIND_TOASTVALUE -> "TOAST tables";
      case PgClass.RELKIND_VIEW -> "views";
      case PgClass.RELKIND_MATVIEW -> "materialized views";
      case PgClass.RELKIND_COMPOSITE_TYPE -> "composite types";
      case PgClass.RELKIND_FOREIGN_TABLE -> "foreign tables";
      case PgClass.RELKIND_PARTITIONED_TABLE -> "partitioned tables";
      case PgClass.RELKIND_PARTITIONED_INDEX -> "partitioned indexes";
      default -> throw PgException.internal("unrecognized relkind: '" + kind + "'");
    };
  }
}
