package org.gajah.analyzer;

import org.gajah.catalog.rows.PgAttribute;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Var;

/// A column that can be named in a query: the variable that it stands for.
///
/// @param varno 0 for a dropped column
/// @param varnosyn the range table entry that was written, where that is a join
/// @param dontExpand whether `*` leaves it out
public record NamespaceColumn(
    int varno,
    int varattno,
    int type,
    int typmod,
    int collation,
    int varnosyn,
    int varattnosyn,
    boolean dontExpand) {
  static final NamespaceColumn DROPPED = new NamespaceColumn(0, 0, 0, -1, 0, 0, 0, false);

  /// A column of its own entry.
  static NamespaceColumn of(int varno, int varattno, int type, int typmod, int collation) {
    return new NamespaceColumn(varno, varattno, type, typmod, collation, varno, varattno, false);
  }

  /// A column of a relation.
  public static NamespaceColumn of(int varno, PgAttribute column) {
    return of(varno, column.attnum(), column.atttypid(), column.atttypmod(), column.attcollation());
  }

  /// The column as that of another entry of the range table.
  NamespaceColumn writtenAs(int newVarnosyn, int newVarattnosyn) {
    return new NamespaceColumn(
        varno, varattno, type, typmod, collation, newVarnosyn, newVarattnosyn, dontExpand);
  }

  NamespaceColumn hiddenFromStar() {
    return new NamespaceColumn(
        varno, varattno, type, typmod, collation, varnosyn, varattnosyn, true);
  }

  public Var variable(int levelsUp, int location) {
    return new Var(
        varno,
        varattno,
        type,
        typmod,
        collation,
        Bitmapset.EMPTY,
        levelsUp,
        varnosyn,
        varattnosyn,
        location);
  }
}
