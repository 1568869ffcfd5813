package org.gajah.catalog.object;

import java.util.List;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.FunctionCall;
import org.gajah.catalog.namespace.FunctionCandidate;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.namespace.OperatorCandidate;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgTsConfig;
import org.gajah.catalog.rows.PgTsDict;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.jspecify.annotations.Nullable;

/// How the types `regclass`, `regproc` and their like show an OID: by a name, with its schema where
/// it is not found without (`utils/adt/regproc.c`). Every method answers null for an OID that no
/// row has.
public final class RegisteredNames {
  private final Names names;
  private final Namespaces namespaces;
  private final CatalogSource catalog;

  public RegisteredNames(Names names) {
    this.names = names;
    this.namespaces = names.namespaces();
    this.catalog = namespaces.catalog();
  }

  private String qualified(boolean visible, int schema, String name) {
    return visible
        ? QualifiedName.quote(name)
        : QualifiedName.quote(namespaces.nameOf(schema), name);
  }

  public @Nullable String relation(int oid) {
    PgClass row = catalog.find(SysCache.RELOID, oid);
    return row == null
        ? null
        : qualified(names.isRelationVisible(oid), row.relnamespace(), row.relname());
  }

  /// A function's name alone, for `regproc`.
  public @Nullable String function(int oid) {
    PgProc row = catalog.find(SysCache.PROCOID, oid);
    if (row == null) {
      return null;
    }
    List<FunctionCandidate> found =
        new Candidates(namespaces)
            .functions(List.of(row.proname()), FunctionCall.exactly(-1), false);
    boolean alone = found.size() == 1 && found.getFirst().function() == oid;
    return qualified(alone, row.pronamespace(), row.proname());
  }

  /// An operator's name alone, for `regoper`.
  public @Nullable String operator(int oid) {
    PgOperator row = catalog.find(SysCache.OPEROID, oid);
    if (row == null) {
      return null;
    }
    List<OperatorCandidate> found =
        new Candidates(namespaces).operators(List.of(row.oprname()), '\0', false);
    boolean alone = found.size() == 1 && found.getFirst().operator() == oid;
    String schema = namespaces.nameOf(row.oprnamespace());
    return alone || schema == null
        ? row.oprname()
        : QualifiedName.quote(schema) + "." + row.oprname();
  }

  /// Functions and operators with the types of their arguments.
  public Signatures signatures() {
    return new Signatures(
        namespaces, new Candidates(namespaces), new TypeNames(new Types(catalog), names));
  }

  public @Nullable String type(int oid) {
    return catalog.find(SysCache.TYPEOID, oid) == null
        ? null
        : new TypeNames(new Types(catalog), names).format(oid);
  }

  public @Nullable String schema(int oid) {
    PgNamespace row = catalog.find(SysCache.NAMESPACEOID, oid);
    return row == null ? null : QualifiedName.quote(row.nspname());
  }

  public @Nullable String role(int oid) {
    PgAuthid row = catalog.find(SysCache.AUTHOID, oid);
    return row == null ? null : QualifiedName.quote(row.rolname());
  }

  public @Nullable String collation(int oid) {
    PgCollation row = catalog.find(SysCache.COLLOID, oid);
    return row == null
        ? null
        : qualified(names.isCollationVisible(oid), row.collnamespace(), row.collname());
  }

  /// A configuration of text search.
  public @Nullable String configuration(int oid) {
    PgTsConfig row = catalog.find(SysCache.TSCONFIGOID, oid);
    return row == null
        ? null
        : qualified(names.isTextSearchConfigurationVisible(oid), row.cfgnamespace(), row.cfgname());
  }

  /// A dictionary of text search.
  public @Nullable String dictionary(int oid) {
    PgTsDict row = catalog.find(SysCache.TSDICTOID, oid);
    return row == null
        ? null
        : qualified(names.isTextSearchDictionaryVisible(oid), row.dictnamespace(), row.dictname());
  }
}
