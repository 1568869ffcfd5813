package org.gajah.commands.table;

import java.util.List;
import java.util.Objects;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewRelation;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.IntoClause;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.spi.Execution.Completion;
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
    if (!(statement.query() instanceof Query query) || query.commandType() == CmdType.CMD_UTILITY) {
      throw PgException.notBuilt("CREATE TABLE AS EXECUTE");
    }
    IntoClause into = statement.into();
    RangeVar name = Objects.requireNonNull(into.rel());
    Placement placement = new Placement(definer);
    Placement.Place place = placement.relation(name);
    if (NewRelation.skips(definer, name.relname(), place.schema(), statement.if_not_exists())) {
      return Completion.of("CREATE TABLE AS");
    }
    CreateTable.requireMethod(into.accessMethod());
    Query rewritten = Rewriter.rewrite(query, context.analysis()).getFirst();
    List<PgAttribute> columns =
        QueryColumns.of(definer, rewritten.targetList(), into.colNames(), "column");
    for (PgAttribute column : columns) {
      ColumnRows.requireUsage(definer, definer.types().get(column.atttypid()));
    }
    int table =
        new QueryTable(definer)
            .create(name.relname(), PgClass.RELKIND_RELATION, place, columns, into);
    context.temporary().register(table, into.onCommit());
    if (into.skipData()) {
      return Completion.of(CommandTags.of(statement));
    }
    TableDescriptor descriptor =
        context.relations().descriptors().table(context.relations().catalog().get(table));
    return new Completion(
        "SELECT", RowFiller.fill(context, descriptor, rewritten, source.parameters()));
  }
}
