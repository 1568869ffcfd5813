package org.gajah.commands.cursor;

import java.util.List;
import java.util.Objects;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.CommandContext;
import org.gajah.executor.scan.Tids;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.expression.Constants;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Const;
import org.gajah.nodes.CurrentOfExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.Var;
import org.gajah.spi.Portal;

/// WHERE CURRENT OF: the condition becomes the place of the row that a cursor is on at this moment,
/// so such queries are planned for each run. Mirrors `execCurrentOf` of `executor/execCurrent.c`.
public final class CurrentRow {
  private static final int TID_EQUAL = 387;
  private static final int CTID = -1;

  private final CommandContext context;

  public CurrentRow(CommandContext context) {
    this.context = context;
  }

  /// Whether a query asks for a cursor's row.
  public static boolean isWanted(Query query) {
    FromExpr from = query.jointree();
    return from != null && from.quals() instanceof CurrentOfExpr;
  }

  /// The query with the row's place in the cursor's stead.
  ///
  /// @throws PgException 34000 and 24000 when the cursor cannot tell
  public Query resolve(Query query) {
    FromExpr from = Objects.requireNonNull(query.jointree());
    CurrentOfExpr wanted = (CurrentOfExpr) Objects.requireNonNull(from.quals());
    int table = query.rtable().get(wanted.cvarno() - 1).relid();
    long tid = tid(String.valueOf(wanted.cursor_name()), table);
    return query.toBuilder()
        .jointree(new FromExpr(from.fromlist(), condition(wanted.cvarno(), tid)))
        .build();
  }

  private Expr condition(int relation, long tid) {
    BytesVector value = new BytesVector(1);
    if (tid == Tid.INVALID) {
      value.setNull(0);
    } else {
      Tids.set(value, 0, tid);
    }
    Const place = Constants.of(context.catalog(), value, TypeOid.TID, -1, 0);
    Var ctid = new Var(relation, CTID, TypeOid.TID, -1, 0, Bitmapset.EMPTY, 0, relation, CTID, -1);
    return new OpExpr(
        TID_EQUAL, FunctionOid.TIDEQ, TypeOid.BOOL, false, 0, 0, List.of(ctid, place), -1);
  }

  private long tid(String name, int table) {
    Portal portal = FetchCommand.cursor(context, name);
    String label = context.catalog().get(SysCache.RELOID, table).relname();
    if (!portal.definition().commandTag().equals("SELECT")) {
      throw invalid("cursor \"%s\" is not a SELECT query".formatted(name));
    }
    if (portal.isHeldOver()) {
      throw invalid("cursor \"%s\" is held from a previous transaction".formatted(name));
    }
    if (!(portal.execution() instanceof CursorRows rows)) {
      throw notSimple(name, label);
    }
    int place = place(rows.identity(), table, name, label);
    if (!rows.isOnRow()) {
      throw invalid("cursor \"%s\" is not positioned on a row".formatted(name));
    }
    long found = rows.tid(place);
    return found == Tid.INVALID ? found : latest(table, found);
  }

  private static int place(RowIdentity identity, int table, String name, String label) {
    List<Integer> tables = identity.tables();
    int place = tables.indexOf(table);
    if (!identity.locking()) {
      if (place < 0) {
        throw notSimple(name, label);
      }
      return place;
    }
    if (place < 0) {
      throw invalid(
          "cursor \"%s\" does not have a FOR UPDATE/SHARE reference to table \"%s\""
              .formatted(name, label));
    }
    if (tables.lastIndexOf(table) != place) {
      throw invalid(
          "cursor \"%s\" has multiple FOR UPDATE/SHARE references to table \"%s\""
              .formatted(name, label));
    }
    return place;
  }

  /// The version that the statement sees: the cursor's may have been updated since.
  private long latest(int table, long tid) {
    OpenTable open = context.relations().table(table);
    try (TableFetch fetch = open.method().fetch(context.process().context(), open.descriptor())) {
      return fetch.latestVersion(tid, context.work().statementSnapshot());
    }
  }

  private static PgException notSimple(String name, String label) {
    return invalid(
        "cursor \"%s\" is not a simply updatable scan of table \"%s\"".formatted(name, label));
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_CURSOR_STATE, message);
  }
}
