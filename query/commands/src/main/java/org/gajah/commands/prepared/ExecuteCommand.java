package org.gajah.commands.prepared;

import java.util.Objects;
import org.gajah.batch.Vector;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.nodes.ExecuteStmt;
import org.gajah.spi.Execution;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.Statement;
import org.jspecify.annotations.Nullable;

/// EXECUTE.
public final class ExecuteCommand implements Command {
  private final ExecuteStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public ExecuteCommand(ExecuteStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  @Override
  public @Nullable RowShape shape() {
    PreparedStatements.Entry entry = context.sql().statements().find(statement.name());
    Statement prepared = entry == null ? null : entry.statement();
    return prepared == null ? null : prepared.shape();
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Statement prepared = Objects.requireNonNull(find(context, statement).statement());
    Vector[] values = new ExecuteParameters(context, source.text()).values(statement, prepared);
    Statement.Binder binder = prepared.binder();
    for (int i = 0; i < values.length; i++) {
      binder.bind(i, values[i]);
    }
    try (Execution execution = binder.start()) {
      Completion completion = execution.run(0, sink, false);
      return completion == null ? Completion.of(prepared.commandTag()) : completion;
    }
  }

  /// The statement that an EXECUTE names.
  ///
  /// @throws org.gajah.base.error.PgException 26000 when there is none
  public static PreparedStatements.Entry find(CommandContext context, ExecuteStmt statement) {
    return context.sql().statements().get(statement.name());
  }
}
