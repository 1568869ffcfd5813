package org.gajah.commands.setting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;

/// SHOW.
public final class ShowCommand implements Command {
  private final VariableShowStmt statement;
  private final CommandContext context;

  public ShowCommand(VariableShowStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
  }

  @Override
  public RowShape shape() {
    requireOne();
    String name = context.session().settings().get(statement.name()).name();
    return new RowShape(List.of(new RowShape.Column(name, 0, 0, TypeOid.TEXT, -1, -1)));
  }

  private void requireOne() {
    if (statement.name().equals("all")) {
      throw PgException.notBuilt("SHOW ALL");
    }
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    requireOne();
    byte[] value =
        context
            .session()
            .settings()
            .show(statement.name(), context.superuser())
            .getBytes(StandardCharsets.UTF_8);
    BytesVector column = new BytesVector(1);
    column.set(0, value, 0, value.length);
    Batch batch = new Batch(column);
    batch.setRows(1);
    sink.start(shape());
    sink.rows(batch);
    return Completion.of("SHOW");
  }
}
