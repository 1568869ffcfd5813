package org.gajah.commands.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Options;
import org.gajah.commands.relation.IndexFill;
import org.gajah.commands.relation.NewFiles;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.ReindexStmt;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// REINDEX of an index or of a table's indexes. Mirrors `reindex_index` of `catalog/index.c`.
public final class Reindex implements Command {
  private final ReindexStmt statement;
  private final CommandContext context;
  private final Definer definer;

  public Reindex(ReindexStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    for (DefElem option : statement.params()) {
      if (option.defname().equals("concurrently") && Options.bool(option)) {
        context.sql().block().preventInBlock(topLevel, "REINDEX CONCURRENTLY");
        throw PgException.notBuilt("REINDEX CONCURRENTLY");
      }
      if (option.defname().equals("tablespace")) {
        throw PgException.notBuilt("REINDEX into another tablespace");
      }
    }
    switch (statement.kind()) {
      case REINDEX_OBJECT_INDEX -> index();
      case REINDEX_OBJECT_TABLE -> table();
      default -> throw PgException.notBuilt("REINDEX of schemas and databases");
    }
    return Completion.of("REINDEX");
  }

  private void index() {
    int oid =
        context
            .relations()
            .opener()
            .lock(
                Objects.requireNonNull(statement.relation()),
                LockMode.ACCESS_EXCLUSIVE,
                false,
                this::checkIndex);
    rebuild(definer.catalog().get(SysCache.INDEXRELID, oid).indrelid(), oid);
  }

  private void checkIndex(int oid) {
    PgClass row = oid == Oid.INVALID ? null : definer.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    if (row.relkind() != PgClass.RELKIND_INDEX) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not an index".formatted(row.relname()));
    }
    requireMaintain(row);
    // The table is locked first, as everybody else does it.
    context
        .relations()
        .opener()
        .openIfExists(definer.catalog().get(SysCache.INDEXRELID, oid).indrelid(), LockMode.SHARE);
  }

  private void table() {
    int oid =
        context
            .relations()
            .opener()
            .lock(
                Objects.requireNonNull(statement.relation()),
                LockMode.SHARE,
                false,
                this::checkTable);
    PgClass row = definer.catalog().get(SysCache.RELOID, oid);
    List<Integer> tables = new ArrayList<>(List.of(oid));
    if (row.reltoastrelid() != Oid.INVALID) {
      tables.add(row.reltoastrelid());
    }
    boolean any = false;
    for (int each : tables) {
      for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, each)) {
        context.relations().opener().open(index.indexrelid(), LockMode.ACCESS_EXCLUSIVE);
        rebuild(each, index.indexrelid());
        any = true;
      }
    }
    if (!any) {
      definer.notice("table \"%s\" has no indexes to reindex".formatted(row.relname()));
    }
  }

  private void checkTable(int oid) {
    PgClass row = oid == Oid.INVALID ? null : definer.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    switch (row.relkind()) {
      case PgClass.RELKIND_RELATION, PgClass.RELKIND_MATVIEW, PgClass.RELKIND_TOASTVALUE -> {}
      default ->
          throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "\"%s\" is not a table or materialized view".formatted(row.relname()));
    }
    requireMaintain(row);
  }

  /// Owners may, and whoever was granted MAINTAIN; an index goes with its table.
  private void requireMaintain(PgClass row) {
    int table =
        row.relkind() == PgClass.RELKIND_INDEX
            ? definer.catalog().get(SysCache.INDEXRELID, row.oid()).indrelid()
            : row.oid();
    if (!definer.privileges().may(ObjectType.OBJECT_TABLE, table, Privilege.MAINTAIN)) {
      throw Denials.noPrivilege(Denials.kindOf(row.relkind()), row.relname());
    }
  }

  private void rebuild(int table, int index) {
    PgClass row = definer.catalog().get(SysCache.RELOID, index);
    new NewFiles(definer).replace(index, row.relpersistence());
    new IndexFill(definer).fill(table, index, false);
  }
}
