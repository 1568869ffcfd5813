package org.gajah.analyzer.context;

import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.source.CatalogSource;

/// All that the analysis of a statement may know of its session. Made for a statement, or kept
/// until the search path or the role changes.
public final class AnalysisContext {
  private final Namespaces namespaces;
  private final AnalysisSettings settings;
  private final TypeValues values;
  private final RelationLocks locks;
  private final Consumer<PgException> notices;
  private final Lookups lookups;

  /// @param names in the catalogs as the statement's transaction sees them
  /// @param settings that change the meaning of statements
  /// @param values the input and output functions of types
  /// @param locks taken on relations before their rows are read
  /// @param notices receives notices and warnings in the order in which they are found
  public AnalysisContext(
      Names names,
      AnalysisSettings settings,
      TypeValues values,
      RelationLocks locks,
      Consumer<PgException> notices) {
    this.namespaces = names.namespaces();
    this.settings = settings;
    this.values = values;
    this.locks = locks;
    this.notices = notices;
    this.lookups = Lookups.of(names);
  }

  public CatalogSource catalog() {
    return namespaces.catalog();
  }

  /// OID of the current role.
  public int role() {
    return namespaces.session().user();
  }

  /// Name of the current database.
  public String database() {
    return namespaces.databaseName();
  }

  public AnalysisSettings settings() {
    return settings;
  }

  public TypeValues values() {
    return values;
  }

  public RelationLocks locks() {
    return locks;
  }

  public Consumer<PgException> notices() {
    return notices;
  }

  /// The catalogs by name, along the search path.
  public Lookups lookups() {
    return lookups;
  }
}
