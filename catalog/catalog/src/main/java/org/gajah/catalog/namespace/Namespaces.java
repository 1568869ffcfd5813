package org.gajah.catalog.namespace;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.settings.ListText;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Schemas by name, and the search path. Mirrors the first half of `catalog/namespace.c`.
public final class Namespaces {
  /// What a session calls its schema for temporary objects.
  public static final String PG_TEMP = "pg_temp";

  private final CatalogSource catalog;
  private final CatalogSession session;
  private final Privileges privileges;
  private @Nullable Made made;

  /// A path and what it was made of.
  private record Made(String text, int user, int temporary, long version, SearchPath path) {}

  public Namespaces(CatalogSource catalog, CatalogSession session, Privileges privileges) {
    this.catalog = catalog;
    this.session = session;
    this.privileges = privileges;
  }

  public CatalogSource catalog() {
    return catalog;
  }

  public CatalogSession session() {
    return session;
  }

  public Privileges privileges() {
    return privileges;
  }

  /// The name of the current database.
  public String databaseName() {
    PgDatabase database = catalog.find(SysCache.DATABASEOID, session.database());
    return database == null ? "" : database.datname();
  }

  /// Takes a dotted name apart.
  public QualifiedName name(List<String> names) {
    return QualifiedName.of(names, names.size() == 3 ? databaseName() : "");
  }

  /// The name of a schema; null when there is none.
  public @Nullable String nameOf(int schema) {
    PgNamespace row = catalog.find(SysCache.NAMESPACEOID, schema);
    return row == null ? null : row.nspname();
  }

  /// The name of a schema as it is best printed: the session's own for temporary objects is
  /// `pg_temp` (`get_namespace_name_or_temp`).
  public @Nullable String printableNameOf(int schema) {
    return isOwnTemporary(schema) ? PG_TEMP : nameOf(schema);
  }

  /// The OID of a schema, without asking for rights.
  ///
  /// @return 0 when there is none and that may be
  /// @throws PgException 3F000 when there is none
  public int oid(String name, boolean missingOk) {
    PgNamespace row = catalog.find(SysCache.NAMESPACENAME, name);
    if (row == null) {
      if (missingOk) {
        return Oid.INVALID;
      }
      throw new PgException(
          SqlState.UNDEFINED_SCHEMA, "schema \"%s\" does not exist".formatted(name));
    }
    return row.oid();
  }

  /// The OID of a schema, without asking for rights; 0 when there is none
  /// (`LookupNamespaceNoError`).
  public int find(String name) {
    return name.equals(PG_TEMP) ? session.temporaryNamespace() : oid(name, true);
  }

  /// The OID of a schema that a statement names before an object's name, which needs USAGE
  /// (`LookupExplicitNamespace`).
  ///
  /// @return 0 when there is none and that may be
  public int explicit(String name, boolean missingOk) {
    if (name.equals(PG_TEMP) && session.temporaryNamespace() != Oid.INVALID) {
      return session.temporaryNamespace();
    }
    int schema = oid(name, missingOk);
    if (schema != Oid.INVALID
        && !privileges.may(ObjectType.OBJECT_SCHEMA, schema, Privilege.USAGE)) {
      throw Denials.noPrivilege(ObjectType.OBJECT_SCHEMA, name);
    }
    return schema;
  }

  /// The schema in which an object is to be made (`QualifiedNameGetCreationNamespace`), without
  /// asking for rights.
  ///
  /// @param schema that was written, or null
  /// @return null when that is the schema for temporary objects and the session has none yet
  /// @throws PgException 3F000 when there is none
  public @Nullable Integer creation(@Nullable String schema) {
    if (schema != null) {
      return schema.equals(PG_TEMP) ? temporaryOrNull() : Integer.valueOf(oid(schema, false));
    }
    SearchPath path = path();
    if (path.temporaryMissing()) {
      return null;
    }
    if (!path.hasCreation()) {
      throw new PgException(SqlState.UNDEFINED_SCHEMA, "no schema has been selected to create in");
    }
    return path.creation();
  }

  private @Nullable Integer temporaryOrNull() {
    int schema = session.temporaryNamespace();
    return schema == Oid.INVALID ? null : Integer.valueOf(schema);
  }

  /// Whether a schema is this session's for temporary objects.
  public boolean isOwnTemporary(int schema) {
    return schema != Oid.INVALID && schema == session.temporaryNamespace();
  }

  /// Whether a schema is this session's for temporary objects or their TOAST tables.
  public boolean isOwnTemporaryOrToast(int schema) {
    return schema != Oid.INVALID
        && (schema == session.temporaryNamespace() || schema == session.temporaryToastNamespace());
  }

  /// Whether a schema is some session's for temporary objects.
  public boolean isAnyTemporary(int schema) {
    String name = nameOf(schema);
    return name != null && (name.startsWith("pg_temp_") || name.startsWith("pg_toast_temp_"));
  }

  /// Whether a schema is another session's for temporary objects.
  public boolean isForeignTemporary(int schema) {
    return !isOwnTemporaryOrToast(schema) && isAnyTemporary(schema);
  }

  /// The search path as it is now.
  public SearchPath path() {
    String text = session.searchPath();
    int user = session.user();
    int temporary = session.temporaryNamespace();
    long version =
        catalog.version(SysCache.NAMESPACEOID)
            + catalog.version(SysCache.AUTHOID)
            + catalog.version(SysCache.AUTHMEMROLEMEM)
            + catalog.version(SysCache.DATABASEOID);
    Made old = made;
    if (old != null
        && old.user == user
        && old.temporary == temporary
        && old.version == version
        && old.text.equals(text)) {
      return old.path;
    }
    SearchPath path = resolve(text, user, temporary);
    made = new Made(text, user, temporary, version, path);
    return path;
  }

  private SearchPath resolve(String text, int user, int temporary) {
    List<String> names = ListText.identifiers(text);
    if (names == null) {
      throw PgException.internal("invalid list syntax");
    }
    List<Integer> schemas = new ArrayList<>();
    boolean temporaryFirst = false;
    for (String name : names) {
      if (name.equals(PG_TEMP)) {
        if (temporary != Oid.INVALID) {
          append(schemas, temporary);
        } else {
          temporaryFirst |= schemas.isEmpty();
        }
      } else {
        append(schemas, usable(name.equals("$user") ? roleName(user) : name, user));
      }
    }
    int explicit = schemas.size();
    int creation = schemas.isEmpty() ? Oid.INVALID : schemas.getFirst();
    if (!schemas.contains(PgNamespace.PG_CATALOG_NAMESPACE)) {
      schemas.addFirst(PgNamespace.PG_CATALOG_NAMESPACE);
    }
    if (temporary != Oid.INVALID && !schemas.contains(temporary)) {
      schemas.addFirst(temporary);
    }
    return new SearchPath(schemas, explicit, creation, temporaryFirst);
  }

  private static void append(List<Integer> schemas, int schema) {
    if (schema != Oid.INVALID && !schemas.contains(schema)) {
      schemas.add(schema);
    }
  }

  private @Nullable String roleName(int user) {
    PgAuthid role = catalog.find(SysCache.AUTHOID, user);
    return role == null ? null : role.rolname();
  }

  /// The OID of a schema that exists and that a role may use; 0 when there is none.
  private int usable(@Nullable String name, int user) {
    int schema = name == null ? Oid.INVALID : oid(name, true);
    return schema != Oid.INVALID
            && privileges.may(ObjectType.OBJECT_SCHEMA, schema, user, Privilege.USAGE)
        ? schema
        : Oid.INVALID;
  }
}
