package org.gajah.commands.cursor;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.RTEKind;

/// A cursor's query with the rows' places added as its last columns, so that WHERE CURRENT OF finds
/// the row that the cursor is on. Only rows of tables that the query locks, or of the one table
/// that a simple query reads, have such places.
///
/// @param query with the columns added
/// @param visible how many columns the client sees
/// @param tables OID of the table of each column behind those
/// @param locking whether the query locks rows (FOR UPDATE and its like)
record RowIdentity(Query query, int visible, List<Integer> tables, boolean locking) {
  private static final int CTID = -1;

  static RowIdentity of(Query query) {
    int visible = (int) query.targetList().stream().filter(t -> !t.resjunk()).count();
    boolean locking = !query.rowMarks().isEmpty();
    List<Integer> places = !isPlain(query) ? List.of() : locking ? locked(query) : simple(query);
    return places.isEmpty()
        ? new RowIdentity(query, visible, List.of(), locking)
        : with(query, visible, places, locking);
  }

  /// Whether each row of the result is one row of its tables.
  private static boolean isPlain(Query query) {
    return !query.hasAggs()
        && !query.hasWindowFuncs()
        && !query.hasTargetSRFs()
        && query.groupClause().isEmpty()
        && query.groupingSets().isEmpty()
        && query.havingQual() == null
        && query.distinctClause().isEmpty()
        && query.setOperations() == null;
  }

  private static List<Integer> locked(Query query) {
    List<Integer> places = new ArrayList<>();
    for (RowMarkClause mark : query.rowMarks()) {
      if (isTable(query.rtable().get(mark.rti() - 1))) {
        places.add(mark.rti());
      }
    }
    return places;
  }

  private static List<Integer> simple(Query query) {
    FromExpr from = query.jointree();
    if (from == null || from.fromlist().size() != 1) {
      return List.of();
    }
    Node only = from.fromlist().getFirst();
    return only instanceof RangeTblRef ref && isTable(query.rtable().get(ref.rtindex() - 1))
        ? List.of(ref.rtindex())
        : List.of();
  }

  private static boolean isTable(RangeTblEntry entry) {
    return entry.rtekind() == RTEKind.RTE_RELATION && entry.relkind() == 'r';
  }

  private static RowIdentity with(Query query, int visible, List<Integer> places, boolean locking) {
    List<TargetEntry> targets = new ArrayList<>(query.targetList());
    List<Integer> tables = new ArrayList<>();
    for (int place : places) {
      Var ctid = new Var(place, CTID, TypeOid.TID, -1, 0, Bitmapset.EMPTY, 0, place, CTID, -1);
      targets.add(new TargetEntry(ctid, targets.size() + 1, "ctid", 0, 0, 0, false));
      tables.add(query.rtable().get(place - 1).relid());
    }
    return new RowIdentity(query.toBuilder().targetList(targets).build(), visible, tables, locking);
  }
}
