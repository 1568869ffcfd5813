package org.gajah.commands.maintenance;

import java.util.ArrayList;
import java.util.List;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.OptionValues;
import org.gajah.commands.relation.MaintainPrivilege;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.ClusterStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.RangeVar;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.gajah.spi.block.TransactionBlock;
import org.jspecify.annotations.Nullable;

/// CLUSTER. Mirrors `cluster()` of `commands/cluster.c`.
public final class ClusterCommand implements Command {
  private final ClusterStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public ClusterCommand(ClusterStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  /// A table that was clustered before, and the index that it was clustered by.
  private record Marked(int table, int index) {}

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    boolean verbose = isVerbose();
    RangeVar name = statement.relation();
    if (name != null) {
      one(name, verbose);
    } else {
      context.sql().block().preventInBlock(topLevel, "CLUSTER");
      all(verbose);
    }
    return Completion.of("CLUSTER");
  }

  private boolean isVerbose() {
    boolean verbose = false;
    for (DefElem option : statement.params()) {
      if (!option.defname().equals("verbose")) {
        throw new StatementText(source.text())
            .fault(
                SqlState.SYNTAX_ERROR,
                "unrecognized CLUSTER option \"%s\"".formatted(option.defname()),
                option.location());
      }
      verbose = OptionValues.flag(option);
    }
    return verbose;
  }

  // One table

  private void one(RangeVar name, boolean verbose) {
    int oid =
        context
            .relations()
            .opener()
            .lock(
                name,
                LockMode.ACCESS_EXCLUSIVE,
                false,
                found -> MaintainPrivilege.require(context, found));
    Relation table = context.relations().catalog().get(oid);
    if (context.namespaces().isForeignTemporary(table.namespace())) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot cluster temporary tables of other sessions");
    }
    int index = index(table);
    if (table.kind() == PgClass.RELKIND_PARTITIONED_TABLE) {
      throw PgException.notBuilt("CLUSTER of partitioned tables");
    }
    new TableRebuild(context, verbose).run(table, index);
  }

  private int index(Relation table) {
    String name = statement.indexname();
    if (name == null) {
      int marked = TableRebuild.marked(context, table.oid());
      if (marked == Oid.INVALID) {
        throw new PgException(
            SqlState.UNDEFINED_OBJECT,
            "there is no previously clustered index for table \"%s\"".formatted(table.name()));
      }
      return marked;
    }
    PgClass row = context.catalog().find(SysCache.RELNAMENSP, name, table.namespace());
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "index \"%s\" for table \"%s\" does not exist".formatted(name, table.name()));
    }
    return row.oid();
  }

  // All tables

  private void all(boolean verbose) {
    List<Marked> tables = marked();
    TransactionBlock block = context.sql().block();
    block.commitCommand();
    for (Marked each : tables) {
      block.startCommand();
      context.withSnapshot(() -> rebuild(each, verbose));
      block.commitCommand();
    }
    block.startCommand();
  }

  private List<Marked> marked() {
    List<Marked> result = new ArrayList<>();
    for (PgIndex index : context.catalog().all(PgIndex.TABLE)) {
      if (!index.indisclustered()) {
        continue;
      }
      PgClass row = context.catalog().find(SysCache.RELOID, index.indrelid());
      if (row != null && isPermitted(row)) {
        result.add(new Marked(index.indrelid(), index.indexrelid()));
      }
    }
    return result;
  }

  private boolean isPermitted(PgClass row) {
    boolean may = MaintainPrivilege.isGranted(context, row.oid());
    if (!may) {
      context
          .session()
          .reporter()
          .report(
              Severity.WARNING,
              SqlState.WARNING,
              "permission denied to cluster \"%s\", skipping it".formatted(row.relname()));
    }
    return may;
  }

  /// Rebuilds a table, unless things have changed since it was listed.
  private void rebuild(Marked marked, boolean verbose) {
    Relation table = opened(marked.table);
    if (table == null
        || !isPermitted(table.row())
        || context.namespaces().isForeignTemporary(table.namespace())
        || TableRebuild.marked(context, marked.table) != marked.index) {
      return;
    }
    new TableRebuild(context, verbose).run(table, marked.index);
  }

  private @Nullable Relation opened(int table) {
    return context.relations().opener().openIfExists(table, LockMode.ACCESS_EXCLUSIVE);
  }
}
