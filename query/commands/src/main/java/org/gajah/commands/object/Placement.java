package org.gajah.commands.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.settings.ListText;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// In which schema and tablespace new objects go. Mirrors `RangeVarGetAndCheckCreationNamespace` of
/// `catalog/namespace.c` and `GetDefaultTablespace` of `commands/tablespace.c`.
public final class Placement {
  private final Definer definer;

  /// A schema, and how long a relation in it lasts.
  public record Place(int schema, char persistence) {}

  public Placement(Definer definer) {
    this.definer = definer;
  }

  /// Where a new relation goes. The schema is locked, and the user may make something there.
  public Place relation(RangeVar name) {
    if (name.catalogname() != null
        && !name.catalogname().equals(definer.context().namespaces().databaseName())) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cross-database references are not implemented: \"%s.%s.%s\""
              .formatted(name.catalogname(), name.schemaname(), name.relname()));
    }
    int schema = schema(name);
    definer.privileges().requireSchema(schema, Privilege.CREATE);
    definer.lock(PgNamespace.TABLE, schema, LockMode.ACCESS_SHARE);
    return new Place(schema, persistence(name, schema));
  }

  private int schema(RangeVar name) {
    Namespaces namespaces = definer.context().namespaces();
    boolean temporary = name.relpersistence() == PgClass.RELPERSISTENCE_TEMP;
    if (temporary && name.schemaname() == null) {
      return new TemporarySchema(definer).oid();
    }
    Integer schema = namespaces.creation(name.schemaname());
    return schema == null ? new TemporarySchema(definer).oid() : schema;
  }

  private char persistence(RangeVar name, int schema) {
    Namespaces namespaces = definer.context().namespaces();
    switch (name.relpersistence()) {
      case PgClass.RELPERSISTENCE_TEMP -> {
        if (!namespaces.isOwnTemporary(schema)) {
          throw invalid(
              namespaces.isAnyTemporary(schema)
                  ? "cannot create relations in temporary schemas of other sessions"
                  : "cannot create temporary relation in non-temporary schema");
        }
      }
      case PgClass.RELPERSISTENCE_PERMANENT -> {
        if (namespaces.isOwnTemporary(schema)) {
          return PgClass.RELPERSISTENCE_TEMP;
        }
        if (namespaces.isAnyTemporary(schema)) {
          throw invalid("cannot create relations in temporary schemas of other sessions");
        }
      }
      default -> {
        if (namespaces.isAnyTemporary(schema)) {
          throw invalid("only temporary relations may be created in temporary schemas");
        }
      }
    }
    return name.relpersistence();
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_TABLE_DEFINITION, message);
  }

  /// Where a new object other than a relation goes. The user may make something there.
  public Qualified object(List<String> names) {
    QualifiedName name = definer.context().namespaces().name(names);
    Integer schema = definer.context().namespaces().creation(name.schema());
    int place = schema == null ? new TemporarySchema(definer).oid() : schema;
    definer.privileges().requireSchema(place, Privilege.CREATE);
    return new Qualified(place, name.name());
  }

  /// A schema and the name of an object in it.
  public record Qualified(int schema, String name) {}

  /// The tablespace of a new relation.
  ///
  /// @param name that was written, or null
  /// @return 0 for the database's own
  public int tablespace(@Nullable String name, char persistence) {
    int tablespace;
    if (name != null) {
      tablespace = tablespaceOid(name, false);
    } else if (persistence == PgClass.RELPERSISTENCE_TEMP) {
      tablespace = temporary();
    } else {
      String byDefault = definer.context().session().settings().string(Settings.DEFAULT_TABLESPACE);
      tablespace = byDefault.isEmpty() ? Oid.INVALID : tablespaceOid(byDefault, true);
    }
    int own = definer.context().process().transaction().databaseTablespace();
    if (tablespace == own || tablespace == Oid.INVALID) {
      return Oid.INVALID;
    }
    requireCreate(tablespace);
    if (tablespace == RelFileLocator.GLOBAL_TABLESPACE) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "only shared relations can be placed in pg_global tablespace");
    }
    return tablespace;
  }

  /// One of those for temporary tables, by chance, so that they are used evenly; 0 for the
  /// database's own. What there is not, or what is not allowed, does not count.
  private int temporary() {
    String list = definer.context().session().settings().string(Settings.TEMP_TABLESPACES);
    List<String> names = ListText.identifiers(list);
    List<Integer> usable = new ArrayList<>();
    int own = definer.context().process().transaction().databaseTablespace();
    for (String name : names == null ? List.<String>of() : names) {
      int oid = name.isEmpty() ? own : tablespaceOid(name, true);
      boolean may =
          oid == own
              || oid != Oid.INVALID
                  && definer.privileges().may(ObjectType.OBJECT_TABLESPACE, oid, Privilege.CREATE);
      if (may) {
        usable.add(oid);
      }
    }
    return usable.isEmpty()
        ? Oid.INVALID
        : usable.get(
            Math.floorMod(
                definer.context().process().context().chance().nextLong(), usable.size()));
  }

  /// @throws PgException 42501 unless the user may make something in a tablespace
  public void requireCreate(int tablespace) {
    if (!definer.privileges().may(ObjectType.OBJECT_TABLESPACE, tablespace, Privilege.CREATE)) {
      throw Denials.noPrivilege(ObjectType.OBJECT_TABLESPACE, tablespaceName(tablespace));
    }
  }

  /// The OID of a tablespace by its name; 0 when there is none and that may be.
  public int tablespaceOid(String name, boolean missingOk) {
    for (PgTablespace row : definer.catalog().scan(PgTablespace.SPCNAME_INDEX, name)) {
      return row.oid();
    }
    if (missingOk) {
      return Oid.INVALID;
    }
    throw new PgException(
        SqlState.UNDEFINED_OBJECT, "tablespace \"%s\" does not exist".formatted(name));
  }

  private String tablespaceName(int tablespace) {
    return Objects.requireNonNull(
            definer.catalog().scan(PgTablespace.OID_INDEX, tablespace).getFirst())
        .spcname();
  }
}
