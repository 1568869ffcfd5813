package org.gajah.catalog.privilege;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;
import org.gajah.nodes.kinds.ObjectType;

/// The errors that say no. Mirrors `aclcheck_error` of `catalog/aclchk.c`.
public final class Denials {
  private Denials() {}

  /// The error for a privilege that is missing.
  public static PgException noPrivilege(ObjectType kind, String name) {
    return denied("permission denied for %s %s".formatted(noun(kind), name));
  }

  /// The error for a privilege on a column that is missing.
  public static PgException noPrivilegeOnColumn(String relation, String column) {
    return denied(
        "permission denied for column \"%s\" of relation \"%s\"".formatted(column, relation));
  }

  /// The error for ownership that is missing. What has no owner of its own is spoken of as the
  /// relation that it belongs to, whose name is given then.
  public static PgException notOwner(ObjectType kind, String name) {
    return denied("must be owner of %s %s".formatted(ownedNoun(kind), name));
  }

  private static PgException denied(String message) {
    return new PgException(SqlState.INSUFFICIENT_PRIVILEGE, message);
  }

  private static String ownedNoun(ObjectType kind) {
    return switch (kind) {
      case OBJECT_COLUMN,
          OBJECT_POLICY,
          OBJECT_RULE,
          OBJECT_TABCONSTRAINT,
          OBJECT_TRIGGER,
          OBJECT_DEFAULT ->
          "relation";
      default -> noun(kind);
    };
  }

  /// What an object of a kind is called in these messages.
  public static String noun(ObjectType kind) {
    return switch (kind) {
      case OBJECT_AGGREGATE -> "aggregate";
      case OBJECT_COLLATION -> "collation";
      case OBJECT_COLUMN -> "column";
      case OBJECT_CONVERSION -> "conversion";
      case OBJECT_DATABASE -> "database";
      case OBJECT_DOMAIN -> "domain";
      case OBJECT_EVENT_TRIGGER -> "event trigger";
      case OBJECT_EXTENSION -> "extension";
      case OBJECT_FDW -> "foreign-data wrapper";
      case OBJECT_FOREIGN_SERVER -> "foreign server";
      case OBJECT_FOREIGN_TABLE -> "foreign table";
      case OBJECT_FUNCTION -> "function";
      case OBJECT_INDEX -> "index";
      case OBJECT_LANGUAGE -> "language";
      case OBJECT_LARGEOBJECT -> "large object";
      case OBJECT_MATVIEW -> "materialized view";
      case OBJECT_OPCLASS -> "operator class";
      case OBJECT_OPERATOR -> "operator";
      case OBJECT_OPFAMILY -> "operator family";
      case OBJECT_PARAMETER_ACL -> "parameter";
      case OBJECT_POLICY -> "policy";
      case OBJECT_PROCEDURE -> "procedure";
      case OBJECT_PUBLICATION -> "publication";
      case OBJECT_ROUTINE -> "routine";
      case OBJECT_SCHEMA -> "schema";
      case OBJECT_SEQUENCE -> "sequence";
      case OBJECT_STATISTIC_EXT -> "statistics object";
      case OBJECT_SUBSCRIPTION -> "subscription";
      case OBJECT_TABLE -> "table";
      case OBJECT_TABLESPACE -> "tablespace";
      case OBJECT_TSCONFIGURATION -> "text search configuration";
      case OBJECT_TSDICTIONARY -> "text search dictionary";
      case OBJECT_TYPE -> "type";
      case OBJECT_VIEW -> "view";
      default -> throw PgException.internal("unsupported object type: " + kind.value());
    };
  }

  /// The kind of object that a relation of a `relkind` is (`get_relkind_objtype`).
  public static ObjectType kindOf(char relkind) {
    return switch (relkind) {
      case PgClass.RELKIND_INDEX, PgClass.RELKIND_PARTITIONED_INDEX -> ObjectType.OBJECT_INDEX;
      case PgClass.RELKIND_SEQUENCE -> ObjectType.OBJECT_SEQUENCE;
      case PgClass.RELKIND_VIEW -> ObjectType.OBJECT_VIEW;
      case PgClass.RELKIND_MATVIEW -> ObjectType.OBJECT_MATVIEW;
      case PgClass.RELKIND_FOREIGN_TABLE -> ObjectType.OBJECT_FOREIGN_TABLE;
      default -> ObjectType.OBJECT_TABLE;
    };
  }
}
