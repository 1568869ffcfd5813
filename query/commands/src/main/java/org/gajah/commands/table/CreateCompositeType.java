package org.gajah.commands.table;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewRelation;
import org.gajah.commands.relation.NewType;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.CompositeTypeStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE TYPE ... AS (...). Mirrors `DefineCompositeType` of `commands/typecmds.c`.
public final class CreateCompositeType implements Command {
  private final CompositeTypeStmt statement;
  private final Definer definer;

  public CreateCompositeType(CompositeTypeStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Placement.Place place = new Placement(definer).relation(statement.typevar());
    String name = statement.typevar().relname();
    if (!new NewType(definer).moveArrayType(name, place.schema())) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "type \"%s\" already exists".formatted(name));
    }
    ColumnRows rows = new ColumnRows(definer, "");
    List<PgAttribute> columns = new ArrayList<>();
    for (ColumnDef definition : statement.coldeflist()) {
      ColumnDraft column = new ColumnDraft(definition);
      column.number = columns.size() + 1;
      columns.add(rows.row(column));
    }
    new NewRelation(definer)
        .create(
            new NewRelation.Request(
                name,
                place.schema(),
                Oid.INVALID,
                definer.user(),
                PgClass.RELKIND_COMPOSITE_TYPE,
                place.persistence(),
                columns,
                Oid.INVALID,
                null));
    return Completion.of("CREATE TYPE");
  }
}
