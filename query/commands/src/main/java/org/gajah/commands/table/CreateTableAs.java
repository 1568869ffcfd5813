package org.gajah.commands.table;

import java.util.List;
import java.util.Objects;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewRelation;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.commands.relation.ToastTable;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.IntoClause;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;

/// CREATE TABLE AS and SELECT INTO. Mirrors `commands/createas.c`.
public final class CreateTableAs implements Command {
  private final CreateTableAsStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public CreateTableAs(CreateTableAsStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    if (statement.objtype() == ObjectType.OBJECT_MATVIEW) {
      throw PgException.notBuilt("materialized views");
    }
    if (!(statement.query() instanceof Query query) || query.commandType() == CmdType.CMD_UTILITY) {
      throw PgException.notBuilt("CREATE TABLE AS EXECUTE");
    }
    IntoClause into = statement.into();
    RangeVar name = Objects.requireNonNull(into.rel());
    Placement placement = new Placement(definer);
    Placement.Place place = placement.relation(name);
    if (exists(name, place)) {
      return Completion.of("CREATE TABLE AS");
    }
    CreateTable.requireMethod(into.accessMethod());
    Query rewritten = Rewriter.rewrite(query, context.analysis()).getFirst();
    List<PgAttribute> columns =
        QueryColumns.of(definer, rewritten.targetList(), into.colNames(), "column");
    for (PgAttribute column : columns) {
      ColumnRows.requireUsage(definer, definer.types().get(column.atttypid()));
    }
    int table = create(name, place, columns);
    context.temporary().register(table, into.onCommit());
    if (into.skipData()) {
      return Completion.of(CommandTags.of(statement));
    }
    return new Completion("SELECT", fill(table, rewritten));
  }

  private boolean exists(RangeVar name, Placement.Place place) {
    if (definer.catalog().find(SysCache.RELNAMENSP, name.relname(), place.schema()) == null) {
      return false;
    }
    if (!statement.if_not_exists()) {
      throw NewRelation.alreadyExists(name.relname());
    }
    definer.notice(
        SqlState.DUPLICATE_TABLE,
        "relation \"%s\" already exists, skipping".formatted(name.relname()));
    return true;
  }

  private int create(RangeVar name, Placement.Place place, List<PgAttribute> columns) {
    IntoClause into = statement.into();
    int tablespace = new Placement(definer).tablespace(into.tableSpaceName(), place.persistence());
    int table =
        new NewRelation(definer)
            .create(
                new NewRelation.Request(
                    name.relname(),
                    place.schema(),
                    tablespace,
                    context.user(),
                    PgClass.RELKIND_RELATION,
                    place.persistence(),
                    columns,
                    Oid.INVALID,
                    StorageOptions.HEAP.changed(null, into.options(), null, false)));
    definer.nextCommand();
    new ToastTable(definer)
        .createFor(table, StorageOptions.TOAST.changed(null, into.options(), "toast", false));
    definer.nextCommand();
    return table;
  }

  private long fill(int table, Query query) {
    TableDescriptor descriptor =
        context.relations().descriptors().table(context.relations().catalog().get(table));
    try (TableWriter writer =
        context
            .relations()
            .heap()
            .write(
                context.relations().storage(), descriptor, new InsertOptions(true, false, true))) {
      Filler filler = new Filler(writer);
      Execution execution = context.start(query, source.parameters());
      try {
        execution.run(0, filler, false);
      } finally {
        execution.close();
      }
      return filler.rows;
    }
  }

  /// Puts rows into the new table.
  private static final class Filler implements RowSink {
    private final TableWriter writer;
    private long rows;

    Filler(TableWriter writer) {
      this.writer = writer;
    }

    @Override
    public void start(RowShape shape) {}

    @Override
    public void rows(Batch batch) {
      Vector[] columns = new Vector[batch.columnCount()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = batch.column(i);
      }
      for (int i = 0; i < batch.selected(); i++) {
        writer.insert(columns, batch.row(i));
      }
      rows += batch.selected();
    }
  }
}
