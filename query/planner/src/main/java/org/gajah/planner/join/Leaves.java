package org.gajah.planner.join;

import java.util.List;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.planner.plan.Plan;
import org.jspecify.annotations.Nullable;

/// What the search for joins asks of the query's range table.
public interface Leaves {
  /// What an entry that is no table gives.
  ///
  /// @param rows how many
  /// @param startup cost before the first row
  /// @param total cost of all rows
  /// @param required relations whose values it uses (LATERAL)
  /// @param plan of a sub-query; null for all else
  record Source(
      double rows, double startup, double total, Bitmapset required, @Nullable Plan plan) {}

  /// Whether an entry is a table that is scanned.
  boolean isTable(int relation);

  /// Whether only a sample of a table's rows is wanted, so that all others are of no use.
  boolean isSample(int relation);

  /// OID of a table.
  int table(int relation);

  /// Plans an entry that is no table.
  ///
  /// @param filter conditions on its rows, which a sub-query may check inside
  Source source(int relation, List<Expr> filter);

  /// Numbers of the columns of a table that the query wants; 0 for the whole row.
  Bitmapset needed(int relation);
}
