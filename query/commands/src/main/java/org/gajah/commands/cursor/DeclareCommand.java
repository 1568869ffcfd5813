package org.gajah.commands.cursor;

import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.error.PgException;
import org.gajah.batch.MemoryAccount;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.PlannedQuery;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.nodes.DeclareCursorStmt;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CursorOption;
import org.gajah.spi.Execution;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.Portal;
import org.gajah.spi.RowSink;

/// DECLARE CURSOR.
public final class DeclareCommand implements Command {
  private final DeclareCursorStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public DeclareCommand(DeclareCursorStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  private boolean has(int option) {
    return (statement.options() & option) != 0;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    FetchCommand.checkName(statement.portalname());
    if (!has(CursorOption.CURSOR_OPT_HOLD)) {
      context.sql().block().requireBlock(topLevel, "DECLARE CURSOR");
    }
    List<Query> queries = Rewriter.rewrite((Query) statement.query(), context.analysis());
    if (queries.size() != 1) {
      throw PgException.internal("non-SELECT statement in DECLARE CURSOR");
    }
    RowIdentity identity = RowIdentity.of(queries.getFirst());
    PlannedQuery plan = context.plan(identity.query(), source, true);
    context.sql().portals().checkFree(statement.portalname());
    open(plan, identity);
    return Completion.of("DECLARE CURSOR");
  }

  private void open(PlannedQuery plan, RowIdentity identity) {
    boolean scrollable =
        has(CursorOption.CURSOR_OPT_SCROLL)
            || !has(CursorOption.CURSOR_OPT_NO_SCROLL)
                && plan.plan().rowMarks().isEmpty()
                && BackwardScans.can(Objects.requireNonNull(plan.plan().plan()));
    Execution execution = context.start(plan, source.parameters());
    boolean made = false;
    try {
      MemoryAccount memory =
          new MemoryAccount("PortalHoldContext", context.session().memory(), Long.MAX_VALUE);
      CursorRows rows =
          new CursorRows(
              execution,
              identity,
              () ->
                  new RowStore(
                      Vectors.ofTargets(
                          context.catalog(),
                          identity.query().targetList().stream().filter(t -> !t.resjunk()).toList(),
                          1),
                      memory),
              scrollable);
      context
          .sql()
          .portals()
          .create(
              statement.portalname(),
              new Portal.Definition(
                  null,
                  source.text(),
                  "SELECT",
                  has(CursorOption.CURSOR_OPT_BINARY) ? new int[] {1} : new int[0],
                  has(CursorOption.CURSOR_OPT_HOLD),
                  true,
                  has(CursorOption.CURSOR_OPT_BINARY),
                  scrollable,
                  context.session().statementTimestamp()),
              rows,
              context.sql().block().nestingLevel());
      made = true;
    } finally {
      if (!made) {
        execution.close();
      }
    }
  }
}
