package org.gajah.commands.matview;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.relation.MaintainPrivilege;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.RefreshMatViewStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// REFRESH MATERIALIZED VIEW.
public final class RefreshMaterializedView implements Command {
  private final RefreshMatViewStmt statement;
  private final CommandContext context;
  private final Definer definer;

  public RefreshMaterializedView(RefreshMatViewStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    LockMode mode = statement.concurrent() ? LockMode.EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
    int view =
        context
            .relations()
            .opener()
            .lock(
                statement.relation(),
                mode,
                false,
                found -> MaintainPrivilege.require(definer.context(), found));
    PgClass row = definer.catalog().get(SysCache.RELOID, view);
    if (row.relkind() != PgClass.RELKIND_MATVIEW) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "\"%s\" is not a materialized view".formatted(row.relname()));
    }
    if (statement.concurrent()) {
      requireConcurrent(row);
      throw PgException.notBuilt("REFRESH MATERIALIZED VIEW CONCURRENTLY");
    }
    new Refreshment(definer, view).run(!statement.skipData());
    return Completion.of("REFRESH MATERIALIZED VIEW");
  }

  private void requireConcurrent(PgClass row) {
    if (!row.relispopulated()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "CONCURRENTLY cannot be used when the materialized view is not populated");
    }
    if (statement.skipData()) {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          "REFRESH options CONCURRENTLY and WITH NO DATA cannot be used together");
    }
  }
}
