package org.gajah.planner.facts;

import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.Expr;

/// What planning a statement needs to know from outside.
public interface PlanningContext {
  CatalogSource catalog();

  /// The session's relations.
  RelationCatalog relations();

  Costs costs();

  /// What earlier statements found out.
  PlannerMemory memory();

  /// Which part of the statement's rows will be wanted, 1 for all.
  default double fraction() {
    return 1;
  }

  /// Whether the indexes of system catalogs are left alone (`ignore_system_indexes`).
  default boolean ignoresSystemIndexes() {
    return false;
  }

  /// How many blocks a table or index has now.
  ///
  /// @param relation its OID
  long blocks(int relation);

  /// How many levels lie between the root of an index and its leaves.
  ///
  /// @param index its OID
  int height(int index);

  /// Computes what can be computed before the statement runs: calls of immutable functions with
  /// constant arguments, conditions that are decided by a constant.
  Expr fold(Expr expression);
}
