package org.gajah.analyzer.context;

import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.catalog.source.CatalogSource;

/// All that the analysis of a statement may know of its session. Made for a statement, or kept
/// until the search path or the role changes.
public final class AnalysisContext {
  private final CatalogSource catalog;
  private final SearchPath path;
  private final int role;
  private final String database;
  private final AnalysisSettings settings;
  private final TypeValues values;
  private final RelationLocks locks;
  private final Consumer<PgException> notices;
  private final Lookups lookups;

  /// @param catalog as the statement's transaction sees it
  /// @param path where names without schema are looked for
  /// @param role OID of the current role
  /// @param database the name of the current database
  /// @param settings that change the meaning of statements
  /// @param values the input and output functions of types
  /// @param locks taken on relations before their rows are read
  /// @param notices receives notices and warnings in the order in which they are found
  public AnalysisContext(
      CatalogSource catalog,
      SearchPath path,
      int role,
      String database,
      AnalysisSettings settings,
      TypeValues values,
      RelationLocks locks,
      Consumer<PgException> notices) {
    this.catalog = catalog;
    this.path = path;
    this.role = role;
    this.database = database;
    this.settings = settings;
    this.values = new ObjectNames(this, values);
    this.locks = locks;
    this.notices = notices;
    this.lookups = Lookups.of(this);
  }

  public CatalogSource catalog() {
    return catalog;
  }

  public SearchPath path() {
    return path;
  }

  public int role() {
    return role;
  }

  public String database() {
    return database;
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
