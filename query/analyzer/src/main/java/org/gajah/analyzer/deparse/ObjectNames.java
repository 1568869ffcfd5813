package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;
import static org.gajah.catalogfacts.TypeOid.*;

import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.Lookups;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.*;
import org.jspecify.annotations.Nullable;

/// Names of objects as SQL, with their schemas where they would not be found without.
final class ObjectNames {
  private final AnalysisContext context;
  private final Lookups lookups;

  ObjectNames(AnalysisContext context) {
    this.context = context;
    this.lookups = context.lookups();
  }

  String collation(int oid) {
    PgCollation row = context.catalog().get(SysCache.COLLOID, oid);
    boolean visible = lookups.names().isCollationVisible(oid);
    return quote(visible ? null : schemaName(row.collnamespace()), row.collname());
  }

  String relation(int oid) {
    var row = lookups.relations().get(oid);
    boolean visible = lookups.names().isRelationVisible(oid);
    return quote(visible ? null : schemaName(row.relnamespace()), row.relname());
  }

  String qualifiedRelation(int oid) {
    var row = lookups.relations().get(oid);
    return quote(schemaName(row.relnamespace()), row.relname());
  }

  String operator(int oid) {
    PgOperator row = lookups.operators().get(oid);
    String schema = schemaName(row.oprnamespace());
    return lookups.candidates().isOperatorVisible(oid) || schema == null
        ? row.oprname()
        : "OPERATOR(%s.%s)".formatted(quote(schema), row.oprname());
  }

  String function(PgProc row) {
    boolean visible = lookups.candidates().isFunctionVisible(row.oid());
    return quote(visible ? null : schemaName(row.pronamespace()), row.proname());
  }

  private @Nullable String schemaName(int schema) {
    return lookups.names().namespaces().printableNameOf(schema);
  }
}
