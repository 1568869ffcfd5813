package org.gajah.commands.matview;

import java.util.List;
import java.util.Objects;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewRelation;
import org.gajah.commands.table.CreateTable;
import org.gajah.commands.table.QueryColumns;
import org.gajah.commands.table.QueryTable;
import org.gajah.commands.view.ViewRule;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.IntoClause;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeVar;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE MATERIALIZED VIEW.
public final class CreateMaterializedView implements Command {
  private final CreateTableAsStmt statement;
  private final Definer definer;

  public CreateMaterializedView(CreateTableAsStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    IntoClause into = statement.into();
    RangeVar name = Objects.requireNonNull(into.rel());
    Placement.Place place = new Placement(definer).relation(name);
    if (NewRelation.skips(definer, name.relname(), place.schema(), statement.if_not_exists())) {
      return Completion.of(CommandTags.of(statement));
    }
    CreateTable.requireMethod(into.accessMethod());
    Query query = (Query) Objects.requireNonNull(into.viewQuery());
    List<PgAttribute> columns =
        QueryColumns.of(definer, query.targetList(), into.colNames(), "column");
    int view =
        new QueryTable(definer)
            .create(name.relname(), PgClass.RELKIND_MATVIEW, place, columns, into);
    new ViewRule(definer).store(view, query, false);
    definer.nextCommand();
    if (into.skipData()) {
      return Completion.of(CommandTags.of(statement));
    }
    return new Completion("SELECT", new Refreshment(definer, view).run(true));
  }
}
