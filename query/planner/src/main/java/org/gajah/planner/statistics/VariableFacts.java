package org.gajah.planner.statistics;

import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Var;
import org.jspecify.annotations.Nullable;

/// What the planner knows of a column's values. Mirrors `VariableStatData`.
///
/// @param tuples rows of the table; 0 for what is no table
/// @param unique whether an index says that no two rows have the same value
/// @param indexed whether an index starts with the column, so that its ends are known
/// @param statistics null where there are none
public record VariableFacts(
    Var variable,
    double tuples,
    boolean unique,
    boolean indexed,
    @Nullable ColumnStatistics statistics) {
  /// How many different values a column is taken to have of which nothing is known.
  static final double DEFAULT_DISTINCT = 200;

  /// Finds out about columns.
  @FunctionalInterface
  public interface Source {
    /// @return null for what is no column of a table
    @Nullable VariableFacts of(Var variable);
  }

  double nullFraction() {
    return statistics == null ? 0 : statistics.nullFraction();
  }

  /// Whether [#distinct] is a mere guess.
  boolean isGuess() {
    return stored() == 0 && !unique && tuples >= DEFAULT_DISTINCT;
  }

  private double stored() {
    if (unique) {
      return -1.0 * (1.0 - nullFraction());
    }
    if (statistics != null) {
      return statistics.distinct();
    }
    return variable.vartype() == TypeOid.BOOL ? 2 : variable.varattno() == -1 ? -1 : 0;
  }

  /// How many different values it has. Mirrors `get_variable_numdistinct()`.
  public double distinct() {
    double known = stored();
    if (known > 0) {
      return atLeastOne(known);
    }
    if (tuples <= 0) {
      return DEFAULT_DISTINCT;
    }
    if (known < 0) {
      return atLeastOne(-known * tuples);
    }
    return tuples < DEFAULT_DISTINCT ? atLeastOne(tuples) : DEFAULT_DISTINCT;
  }

  static double atLeastOne(double rows) {
    return rows <= 1 || Double.isNaN(rows) ? 1 : Math.rint(rows);
  }
}
