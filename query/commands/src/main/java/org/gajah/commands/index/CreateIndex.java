package org.gajah.commands.index;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.IndexStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE INDEX.
public final class CreateIndex implements Command {
  private final IndexStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public CreateIndex(IndexStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    if (statement.concurrent()) {
      context.sql().block().preventInBlock(topLevel, "CREATE INDEX CONCURRENTLY");
      throw PgException.notBuilt("CREATE INDEX CONCURRENTLY");
    }
    Definer definer = new Definer(context);
    int table =
        context
            .relations()
            .opener()
            .lock(
                Objects.requireNonNull(statement.relation()),
                LockMode.SHARE,
                false,
                oid -> {
                  if (oid != 0) {
                    check(definer, oid);
                  }
                });
    new IndexDefinition(definer, source.text()).define(table, statement, false);
    return Completion.of("CREATE INDEX");
  }

  private void check(Definer definer, int oid) {
    PgClass row = definer.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    switch (row.relkind()) {
      case PgClass.RELKIND_RELATION, PgClass.RELKIND_MATVIEW -> {}
      case PgClass.RELKIND_PARTITIONED_TABLE ->
          throw PgException.notBuilt("indexes on partitioned tables");
      case PgClass.RELKIND_INDEX,
          PgClass.RELKIND_PARTITIONED_INDEX,
          PgClass.RELKIND_COMPOSITE_TYPE ->
          throw Ownership.wrongKind(
              "cannot open relation \"%s\"".formatted(row.relname()), row.relkind());
      default ->
          throw Ownership.wrongKind(
              "cannot create index on relation \"%s\"".formatted(row.relname()), row.relkind());
    }
    new Ownership(definer).requireRelation(row);
  }
}
