package org.gajah.commands.object;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.commands.CommandTags;
import org.gajah.nodes.kinds.ObjectType;

/// Whether an object may have a name in a schema. Mirrors `IsThereFunctionInNamespace` and its
/// like.
public final class NameConflicts {
  private final Definer definer;

  public NameConflicts(Definer definer) {
    this.definer = definer;
  }

  /// @throws PgException when another object of the catalog has the name already
  public void require(ObjectAddress object, String name, int schema) {
    switch (object.catalog()) {
      case RelationOid.PG_PROC -> routine(object.object(), name, schema);
      case RelationOid.PG_COLLATION -> {
        if (definer.context().names().collation(schema, name) != 0) {
          throw duplicate("collation", name, schema);
        }
      }
      case RelationOid.PG_CONVERSION -> {
        if (definer.catalog().find(SysCache.CONNAMENSP, name, schema) != null) {
          throw duplicate("conversion", name, schema);
        }
      }
      case RelationOid.PG_LANGUAGE -> {
        if (definer.catalog().find(SysCache.LANGNAME, name) != null) {
          throw new PgException(
              SqlState.DUPLICATE_OBJECT, "language \"%s\" already exists".formatted(name));
        }
      }
      default ->
          throw PgException.notBuilt(
              "renaming and moving of objects like "
                  + CommandTags.object(ObjectType.OBJECT_OPCLASS));
    }
  }

  private void routine(int oid, String name, int schema) {
    PgProc row = definer.catalog().get(SysCache.PROCOID, oid);
    for (PgProc other : definer.catalog().list(SysCache.PROCNAMEARGSNSP, name)) {
      if (other.pronamespace() == schema && Arrays.equals(other.proargtypes(), row.proargtypes())) {
        throw new PgException(
            SqlState.DUPLICATE_FUNCTION,
            "function %s already exists in schema \"%s\""
                .formatted(
                    new RoutineFinder(definer).signature(List.of(name), row.proargtypes()),
                    schemaName(schema)));
      }
    }
  }

  private String schemaName(int schema) {
    return Objects.requireNonNull(definer.context().namespaces().nameOf(schema));
  }

  private PgException duplicate(String what, String name, int schema) {
    return new PgException(
        SqlState.DUPLICATE_OBJECT,
        "%s \"%s\" already exists in schema \"%s\"".formatted(what, name, schemaName(schema)));
  }
}
